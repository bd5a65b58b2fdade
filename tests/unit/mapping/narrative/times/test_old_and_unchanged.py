"""Signs that are old and plainly unchanged, and those that were so until something changed.

Source: clinical.md 5.1 rows 3, 3b and 18 (worse of late; an old sign that is not said to be unchanged is asked about).
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE, WET, BLADDER, FOOT = "saddle-sensory-loss", "urinary-incontinence", "bladder-bowel-dysfunction", "foot-drop"


def the(reader: NarrativeReader, text: str, finding: str) -> Mention:
    return next(m for m in reader.stated(text) if m.finding == finding)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Polio left him with a thin calf and left foot drop since age 4, exactly as always.", FOOT),
        ("Left foot drop since the age of 4, unchanged.", FOOT),
        ("Left foot drop since he was six years old, just as always.", FOOT),
        ("Left foot drop from polio at age 3, same as ever.", FOOT),
        ("Slow stream from BPH for seven years, no change.", BLADDER),
        ("Poor stream (BPH) for 7 years, exactly the same.", BLADDER),
        ("Urge incontinence since 2015, no different at all over these years.", WET),
        ("Urge incontinence since 2015, same for years.", WET),
        ("Urge incontinence since 2015, absolutely no change.", WET),
        ("Perineal numbness since 2018 surgery, always the same, no worse of late.", SADDLE),
        ("Perineal numbness since 2018, unchanged, back pain worse today.", SADDLE),
    ],
)
def test_it_is_old_and_stable(reader: NarrativeReader, text: str, finding: str) -> None:
    one = the(reader, text, finding)
    assert (one.course, one.timed) == (Course.STABLE, True)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Urge incontinence since 2015, no change until last week.", WET),
        ("Urge incontinence since 2015, unchanged until this morning.", WET),
        ("Urinary incontinence since 2015, no change; worse since Monday.", WET),
        ("Perineal numbness since 2018 surgery, always the same, much worse of late.", SADDLE),
        ("Perineal numbness since 2018, same for years but worse since Monday", SADDLE),
        ("Perineal numbness since 2018, always the same, now spreading.", SADDLE),
        ("Slow stream from BPH for years, worse this week.", BLADDER),
    ],
)
def test_worse_of_late_wins(reader: NarrativeReader, text: str, finding: str) -> None:
    assert the(reader, text, finding).course is Course.WORSE


@pytest.mark.parametrize(
    "text",
    [
        "Perineal numbness since 2018, always the same, today complete.",
        "Perineal numbness since 2018, always the same, until today.",
        "Perineal numbness since 2018, not always the same",
        "Perineal numbness since 2018, not the same as ever",
        "Perineal numbness since 2018, no longer as always",
        "Perineal numbness since 2018, not unchanged.",
    ],
)
def test_what_is_otherwise_now_is_not_stable(reader: NarrativeReader, text: str) -> None:
    assert the(reader, text, SADDLE).course is not Course.STABLE


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Numb between the legs since he was 2 days post op.", (2, 2)),
        ("Foot drop since he was 3 weeks into cycling.", (21, 27)),
        ("Foot drop since age 40.", None),
    ],
)
def test_no_other_number_is_an_age_of_childhood(
    reader: NarrativeReader, text: str, days: tuple[int, int] | None
) -> None:
    (one,) = reader.stated(text)
    assert one.onset_days_ago == days


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Leaking urine on coughing and jumping since her second child was born in 2013, wears a liner.", {2013}),
        ("Leaking urine since 2013, now wears a liner.", {2013, None}),
    ],
)
def test_a_liner_is_as_old_as_what_it_is_worn_for(reader: NarrativeReader, text: str, years: set[int | None]) -> None:
    dated = [m.dated.earliest for m in reader.stated(text) if m.finding == WET]
    assert {None if day is None else day.year for day in dated} == years


def test_a_new_sign_beside_a_stable_one_is_of_its_own(reader: NarrativeReader) -> None:
    text = "Slow stream from BPH for years, no change, cannot pass urine since this morning."
    assert the(reader, text, "urinary-retention").onset_days_ago == (0, 0)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Perianal sensation intact in 2019.", "nothing"),
        ("Perianal sensation intact in clinic 3 months ago.", "nothing"),
        ("Denied saddle numbness in 2019.", "nothing"),
        ("No urinary retention in the past, cannot void now.", "urinary-retention +"),
        ("No saddle numbness in the past, now present since Friday.", "cauda-equina-words-unclear + ?"),
        ("Denied saddle numbness last week; today reports it.", "cauda-equina-words-unclear + ?"),
        ("Saddle sensation intact on 20 Oct, reduced on 25 Nov.", "saddle-sensory-loss -, saddle-sensory-loss +"),
        ("No saddle numbness in the past week.", "saddle-sensory-loss -"),
        ("No saddle numbness yesterday, none today.", "saddle-sensory-loss -"),
        ("No incontinence for 3 years.", "urinary-incontinence -"),
        ("No saddle numbness since 2019.", "saddle-sensory-loss -"),
        ("No bowel incontinence in the last 3 months.", "bowel-incontinence -"),
    ],
)
def test_a_denial_of_the_past_says_nothing_of_today(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == {one.replace(" ?", "") if "unclear" in one else one for one in expected(mentions)}


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        (
            "Lumbar stenosis, pain when standing in the supermarket for over a year, unaltered.",
            "neurogenic-claudication",
            365,
        ),
        ("Spinal stenosis, R leg heaviness on walking for over two years", "neurogenic-claudication", 730),
        ("Left leg pain on walking for 2 years.", "leg-pain", 730),
        ("Sciatica left. Has had this for 5 months.", "radiculopathy-lumbar", 150),
        ("Sciatica left. This has been troubling her for nine weeks.", "radiculopathy-lumbar", 63),
        ("Sciatica left. She has put up with it for nine weeks.", "radiculopathy-lumbar", 63),
        ("Sciatica left. Trouble started nine weeks ago.", "radiculopathy-lumbar", 63),
        ("Sciatica left; duration 11 weeks.", "radiculopathy-lumbar", 77),
    ],
)
def test_how_long_the_complaint_lasts_in_loose_words(
    reader: NarrativeReader, text: str, finding: str, days: int
) -> None:
    one = the(reader, text, finding)
    assert one.onset_days_ago is not None
    assert one.onset_days_ago[0] == days


@pytest.mark.parametrize(
    "text",
    [
        "Right leg heaviness on walking.",
        "Cervical stenosis, arm heaviness when walking",
        "Aortic stenosis, pain on walking",
        "Spinal stenosis, no heaviness on walking",
    ],
)
def test_heaviness_is_of_a_narrow_canal_only_where_one_is_told(reader: NarrativeReader, text: str) -> None:
    assert "neurogenic-claudication" not in {m.finding for m in reader.stated(text) if m.status == "present"}


@pytest.mark.parametrize(
    "text",
    [
        "Reduced perianal sensation unchanged.",
        "Diminished saddle sensation is unchanged.",
        "Saddle sensation unchanged, still reduced.",
    ],
)
def test_a_loss_that_is_unchanged_is_there(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"saddle-sensory-loss +"}


@pytest.mark.parametrize("text", ["Perianal sensation unchanged.", "No reduced perianal sensation, unchanged."])
def test_sensation_that_is_unchanged_is(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"saddle-sensory-loss -"}
