"""What people dictate in full sentences (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        # warned of, offered, asked for
        ("We talked about what would be worrying: numbness in the groin, trouble urinating, weak legs, or fever.", "nothing"),
        ("I have offered him a left L4-L5 microdiskectomy this week.", "surgical-candidate +"),
        ("For decompression if up to date MRI confirms.", "surgical-candidate +"),
        ("GP had already sent MRI L spine req.", "nothing"),
        # a pain that stays, and one that went
        ("The pain does not go into her legs.", "leg-pain -"),
        ("The pain stays in the back and does not go into either leg.", "low-back-pain +, leg-pain -"),
        ("The pain is in the back only, with nothing going down the legs.", "low-back-pain +, leg-pain -"),
        ("The numbness does not go into the legs.", "nothing"),
        ("Pain goes into the legs until he sits.", "bilateral-leg-pain + bilateral, leg-pain + bilateral"),
        ("She has passed urine since arrival without difficulty.", "urinary-retention -"),
        ("There is no numbness around the bottom.", "saddle-sensory-loss -"),
        ("No pain at all, either in the back or in the leg.", "leg-pain -, low-back-pain -"),
        ("LBP, not mechanical, wakes him 2-3am most nights.", "low-back-pain +, night-pain +"),
        # signs
        ("Straight leg raising produces no pain on either side.", "slr - bilateral"),
        ("Lifting the right leg does not reproduce the left leg pain.", "crossed-slr -"),
        ("Ankle jerk absent on the right and positive SLR.", "reflex-achilles-reduced + right, slr +"),
        ("Pinprick reduced along the lateral border of both feet.", "sensory-loss-lateral-foot-sole + bilateral"),
        ("Perianal pin sharp L+R.", "saddle-sensory-loss -"),
        ("Left thigh has gone to sleep.", "leg-numbness + left"),
        # bladder and bowel
        ("He had no difficulty voiding or incontinence.", "bladder-bowel-dysfunction -, urinary-incontinence -"),
        ("No new difficulty voiding.", "bladder-bowel-dysfunction -"),
        ("He can pass urine with no difficulty.", "urinary-retention -"),
        ("She has no accidental loss of stool or gas.", "bowel-incontinence -"),
        # other red flags
        ("She denies fever, chills or sweats at night.", "fever -, chills -, night-sweats -"),
        ("She had been soaking her nightgown with sweat.", "night-sweats +"),
        ("Blood cultures had no growth.", "bacteraemia -"),
        ("Lost 7 kg this year on purpose with diet and swimming.", "nothing"),
        ("Wt down 26 lb since May on Wegovy.", "nothing"),
        ("Down about a stone since summer, he can't explain it.", "weight-loss +"),
        ("No recent change in her weight.", "weight-loss -"),
        ("Prostate cancer, treated with radical prostatectomy in 2015.", "cancer-history +"),
        ("Using groin, last time about a week ago.", "iv-drug-use +"),
        ("Has not injected since 2014.", "iv-drug-use h"),
        ("Came off the woolshed roof 3 wks ago.", "significant-trauma +"),
        ("The device is not safe for MRI.", "mri-unsafe-device +"),
        ("MR conditional 1.5T generator and leads (2023).", "mri-conditional-device +"),
        ("G1 22/40, BP 108/64.", "pregnancy +"),
        # what was tried, and images
        ("Physiotherapy was prescribed but he never started it.", "conservative-pt -"),
        ("He was referred to physio but never went.", "conservative-pt -"),
        ("The MRI that he brought with him today shows a disc extrusion at L4-5.", "prior-lumbar-mri +, disc-herniation +"),
        ("A CT shows a degenerative slip of 5 mm at L4-5.", "spondylolisthesis +"),
        ("?Lesion of common peroneal nerve L", "nothing"),
        ("LBP since mid August, lawn bowls greenkeeper.", "low-back-pain +"),
    ],
    ids=lambda text: text[:50],
)  # fmt: skip
def test_what_it_says(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(
    "text",
    [
        "Buttocks and inner thighs have gone numb.",
        "Numb buttocks and insides of thighs.",
        "Backside and inside of both thighs are numb.",
        'Backside and inside of both thighs have "gone to sleep" past 24h.',
    ],
)
def test_numb_where_one_sits(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss" in {m.finding for m in reader.mentions(text)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Aorta US screening: 2.0 cm, normal, no follow up", "aortic-aneurysm -"),
        ("Aortic US surveillance: Max AP 5.3 cm.", "aortic-aneurysm +"),
        ("AAA 49 mm today, previously 41 mm.", "aneurysm-ruptured +, aortic-aneurysm +"),
        ("AAA grew from 4.1 cm in May to 4.9 cm.", "aneurysm-ruptured +, aortic-aneurysm +"),
        ("AAA 4.4 cm, was 4.3 cm last year.", "aortic-aneurysm +"),
        ("AAA 4.9 cm, previously 5.4 cm.", "aortic-aneurysm +"),
        ("Known 5.8 cm AAA.", "aortic-aneurysm +"),
        ("Aortic ultrasound: right kidney 11 cm.", "nothing"),
        ("Spleen 11 cm, was 13 cm.", "nothing"),
        ("Liver lesion 5.2 cm, was 4.1 cm; aorta normal.", "nothing"),
    ],
)
def test_the_size_of_the_aorta(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Fever in early October.", 10),
        ("Fever since early October, still.", 10),
        ("Back pain began in early October with fever 38.5.", None),
        ("Back pain since early October with fever 38.5.", None),
    ],
)
def test_when_the_fever_was(reader: NarrativeReader, text: str, month: int | None) -> None:
    assert {m.onset_month for m in reader.mentions(text) if m.finding == "fever"} == {month}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ESR 32 (H), CBC normal.", "esr +"),
        ("Worried re CES from Google.", "nothing"),
        ("Cotton wool not felt either side of natal cleft.", "saddle-sensory-loss + bilateral"),
        ("Woke in a wet bed.", "urinary-incontinence +"),
        ("He leans forward and pushes to empty.", "bladder-bowel-dysfunction +"),
        ("He has not noticed any weakness in the legs.", "leg-weakness - bilateral"),
        ("His bladder and bowels are under control.", "bladder-bowel-dysfunction -"),
        ("L5-S1 interlaminar ESI here 11/10.", "spinal-procedure +"),
        ("No cord signs: plantars down, no clonus.", "reflex-hyper-or-babinski -"),
        ("Could not go at all for 14 hrs, urgent care put in a Foley\nand got 850 cc.", "urinary-retention +"),
        ("Could not go at all to the gym, bladder fine.", "bladder-bowel-dysfunction -"),
        ("She wets w/o coughing, no warning.", "urinary-incontinence +"),
        ("She never wets without warning.", "nothing"),
        ("He passed a motion in the cab of the tractor and only knew by the smell.", "bowel-incontinence +"),
        ("Has not passed a motion in the bed.", "nothing"),
        ("Cord signs present.", "reflex-hyper-or-babinski +"),
        ("38.3 C, CRP 31 mg/L.", "fever +, crp +"),
        ("CRP 12, 36.8 C, WCC 8.", "crp +, fever -, wbc -"),
        ("CRP 38.3 C", "crp +"),
    ],
    ids=lambda text: text[:50],
)
def test_what_else_it_says(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        ("LBP w/ L leg pain x 3 yrs.", "low-back-pain", (1095, 1462)),
        ("Says that about 5/52 ago noticed L side of the anus & perineum went numb.", "saddle-sensory-loss", (35, 41)),
    ],
)
def test_since_when(reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]) -> None:
    assert {m.onset_days_ago for m in reader.mentions(text) if m.finding == finding} == {days}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He was told about the foot drop.", "foot-drop"),
        ("He was told about saddle numbness and bladder problems.", "saddle-sensory-loss"),
        ("What is worrying is the numb saddle that he has now.", "saddle-sensory-loss"),
        ("Woke in a wet bed with shaking legs.", "urinary-incontinence"),
        ("Left quad has gone to sleep.", "weakness-knee-extension"),
        ("?tumour L3, popliteal cyst.", "spinal-tumour"),
        ("Light touch not felt around the anus, legs normal.", "saddle-sensory-loss"),
        ("Bowel control lost indoors.", "bowel-incontinence"),
        ("Weakness of the buttocks and inner thighs.", "leg-weakness"),
    ],
)
def test_what_somebody_has_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fingertips 2 feet to floor.",
        "Using left groin for lines.",
        "Knee last injected a week ago.",
        "Bag down about 20 kg.",
        "Loss of stool consistency.",
        "Forward slip on ice.",
        "The dog wakes him at 5 am.",
        "ODI 22/40.",
    ],
)
def test_what_only_sounds_like_a_finding_is_none(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


def test_thighs_and_feet_are_no_saddle(reader: NarrativeReader) -> None:
    assert "saddle-sensory-loss" not in present(reader, "Numb inner thighs and bottom of feet.")
