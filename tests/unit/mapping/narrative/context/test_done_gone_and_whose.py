"""What was asked for and not done, taken out, told in general or of a relative; and what is told all the same."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION, UNCLEAR = "saddle-sensory-loss", "urinary-retention", "cauda-equina-words-unclear"
MRI, OPERATED, PROCEDURE = "prior-lumbar-mri", "prior-lumbar-surgery", "spinal-procedure"
UNSAFE, UNKNOWN, CONDITIONAL = "mri-unsafe-device", "mri-unknown-device", "mri-conditional-device"
AORTA, INFECTED = "aortic-aneurysm", "spinal-infection"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Known abdominal aneurysm.", AORTA),
        ("Aneurysm of the belly artery known since 2020.", AORTA),
        ("A piece of steel has been lodged in the eye since an accident.", UNSAFE),
        ("A metal splinter is still in the left eye.", UNSAFE),
        ("The pacemaker is labelled MR conditional.", CONDITIONAL),
        ("The pacemaker is not labelled MR conditional.", UNKNOWN),
        ("Pacemaker removed with all leads except one.", UNKNOWN),
        ("The pacemaker was removed with all leads in 2021, new generator placed.", UNKNOWN),
        ("Pacemaker explanted 2020, leads left in place.", UNKNOWN),
        ("Lumbar MRI was requested but not done until October, it showed stenosis.", MRI),
        ("Lumbar MRI in October showed a herniation.", MRI),
        ("Lumbar discectomy 2018; fusion was proposed in 2020, he declined.", OPERATED),
        ("Lumbar surgery was proposed in 2019 and performed in 2020.", OPERATED),
        ("Ten days after lumbar discectomy, temperature 38.4.", PROCEDURE),
        ("Fever 38.6 one week after lumbar decompression.", PROCEDURE),
        ("Epidural injection two weeks ago.", PROCEDURE),
        ("Shivering since the nerve block last week.", PROCEDURE),
        ("Thermometer at home says 38.4.", "fever"),
        ("Wife says he cannot pass urine.", RETENTION),
        ("His wife, present today, says he cannot pass urine.", RETENTION),
        ("His wife, who came along, has noticed that he is numb between the legs.", SADDLE),
        ("His wife cannot control her bladder, he is numb between the legs.", SADDLE),
        ("Brought in by her husband incontinent of urine.", "urinary-incontinence"),
        ("Seen with his wife, present today, numb saddle.", SADDLE),
        ("Epidural abscess is a complication of his injection last month.", INFECTED),
        ("He has discitis, a known complication of the injection.", INFECTED),
        ("The injection may have caused an epidural abscess.", INFECTED),
        ("Numb saddle, back pain ten years ago after a lifting injury, recovered.", SADDLE),
        ("Cannot pass urine; sciatica also in 2016, settled.", RETENTION),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Known cerebral aneurysm.", AORTA),
        ("Abdominal aneurysm screening due.", AORTA),
        ("A glass splinter is in the eye.", UNSAFE),
        ("A metal fragment was removed from the eye in 1990.", UNSAFE),
        ("The pacemaker was removed with all leads in 2021.", UNKNOWN),
        ("His ICD was taken out in 2020, no leads left.", UNKNOWN),
        ("A lumbar MRI was requested in October but never done.", MRI),
        ("Lumbar MRI ordered last month, not performed.", MRI),
        ("He missed his appointment for the lumbar MRI in October.", MRI),
        ("Lumbar surgery was proposed in 2019, he declined.", OPERATED),
        ("Lumbar fusion had been considered in 2020 and was not done.", OPERATED),
        ("Turned down lumbar surgery three years ago.", OPERATED),
        ("Nerve block for the tooth last week, dentist.", PROCEDURE),
        ("Thermometer read 36.8 last night.", "fever"),
        ("His wife cannot control her bladder.", "urinary-incontinence"),
        ("His wife, who came with him, has a numb saddle area since her operation.", SADDLE),
        ("Her mother, who lives with her, is incontinent of urine.", "urinary-incontinence"),
        ("The husband, present today, cannot pass urine without a catheter.", RETENTION),
        ("His wife, who came along, had cancer last year.", "cancer-active"),
        ("Epidural abscess is a rare complication of the injection.", INFECTED),
        ("Infection, discitis and abscess are known risks of the procedure.", INFECTED),
        ("Discitis may follow an injection, he was told.", INFECTED),
        ("The block can rarely cause an epidural abscess.", INFECTED),
        ("Back pain ten years ago after a lifting injury, recovered.", "low-back-pain"),
        ("Sciatica also in 2016, settled.", "radiculopathy-lumbar"),
    ],
)
def test_it_is_not_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    "text", ["His wife cannot control her bladder.", "Her mother, who is here, cannot pass urine."]
)
def test_what_a_relative_has_leaves_no_question(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in present(reader, text)


def test_no_metal_in_the_body_is_no_unsafe_device(reader: NarrativeReader) -> None:
    assert f"{UNSAFE} -" in told(reader, "No pacemaker, no metal in the body.")


@pytest.mark.parametrize(
    "text",
    ["Nine weeks of exercises under supervision were of no use.", "Eight weeks with the physiotherapist, no better."],
)
def test_weeks_with_the_physiotherapist_are_care(reader: NarrativeReader, text: str) -> None:
    assert "conservative-pt" in present(reader, text)
