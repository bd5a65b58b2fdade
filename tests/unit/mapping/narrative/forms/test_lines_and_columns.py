"""Lines that signs open under a heading of symptoms, muscles across with sides below, letters for muscles, parts as labels."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

HIP, KNEE, TA, EHL, GS = (
    f"weakness-{name}"
    for name in ("hip-flexion", "knee-extension", "dorsiflexion", "great-toe-extension", "plantarflexion")
)

SIGNED_LINES = [
    ("ROS:\n- fever\n+ back pain\n- saddle numbness", "fever -, low-back-pain +, saddle-sensory-loss -"),
    ("ROS:\n- fever\n+ saddle numbness", "fever -, saddle-sensory-loss +"),
    ("ROS:\n- fever\n- saddle numbness", "fever +, saddle-sensory-loss +"),
    ("Complaints:\n- back pain\n+ leg pain\n- saddle numbness", "low-back-pain +, leg-pain +, saddle-sensory-loss +"),
]
ACROSS = [
    (
        "Strength  HF KE DF EHL\nRight 5 5 5 5\nLeft 5 4- 2 3",
        f"{HIP} - right 5, {KNEE} - right 5, {TA} - right 5, {EHL} - right 5, "
        f"{HIP} - left 5, {KNEE} + left 4-, {TA} + left 2, {EHL} + left 3",
    ),
    (
        "| | IP | Quad | TA |\n|---|---|---|---|\n| R | 5/5 | 5/5 | 5/5 |\n| L | 5/5 | 5/5 | 2/5 |",
        f"{HIP} - right 5, {KNEE} - right 5, {TA} - right 5, {HIP} - left 5, {KNEE} - left 5, {TA} + left 2",
    ),
    ("Power HF KE DF EHL\nReflexes 2+ knees", "reflex-patellar-reduced - bilateral"),
]
LETTERS = [
    ("q 5/5 h 5/5 TA 3/5 G 2/5", f"{KNEE} - 5, leg-weakness - 5, {TA} + 3, {GS} + 2"),
    ("oxycodone q 4 h, EHL 5/5", f"{EHL} - 5"),
    ("EHL 4 (left), 5 (right)", f"{EHL} + left 4, {EHL} - right 5"),
    ("EHL 5 (right), 2 (left)", f"{EHL} - right 5, {EHL} + left 2"),
    ("TA 3 (left), EHL 5 (right)", f"{TA} + left 3, {EHL} - right 5"),
]
BRACKETS = [
    ("PPM (MRI conditional)", "mri-conditional-device +"),
    ("Spinal cord stimulator (MRI safe)", "mri-conditional-device +"),
    ("Melanoma (back)", "cancer-active +"),
    ("Squamous cell cancer (lung)", "cancer-active +"),
    ("Incontinence (urinary) retention", "urinary-incontinence +, urinary-retention +"),
    ("Denies numbness (perianal), retention", "saddle-sensory-loss -, urinary-retention -"),
]
OF_A_PART = [
    ("Head: no evidence of trauma", "nothing"),
    ("HEENT: no trauma", "nothing"),
    ("Head: no trauma. Fell from ladder 3 days ago.", "significant-trauma +"),
    ("Head: normocephalic. No trauma.", "significant-trauma -"),
    ("Back: no trauma", "significant-trauma -"),
    ("Neck/back: no trauma", "significant-trauma -"),
]
APART = [
    ("MRI: epidural collection, abscess suspected.", "spinal-infection + ?"),
    ("Epidural collection, cannot exclude abscess", "spinal-infection + ?"),
    ("Epidural collection. Abscess cannot be excluded.", "spinal-infection + ?"),
    ("Epidural collection likely infected", "spinal-infection + ?"),
    ("Epidural collection, abscess less likely", "spinal-infection + ?"),
    ("Epidural collection, no abscess", "spinal-infection -"),
    ("Dental abscess, epidural collection", "recent-infection +"),
    ("Epidural collection consistent with haematoma", "nothing"),
]


@pytest.mark.parametrize(
    ("text", "line"), SIGNED_LINES + ACROSS + LETTERS + BRACKETS + OF_A_PART + APART, ids=lambda v: str(v)[:60]
)
def test_each_line_and_column_is_of_its_own(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Symptom|Yes|No|Comment\nFever||x|saddle numbness since yesterday", "saddle-sensory-loss"),
        ("Symptom|Yes|No|Comment\nPain||x|cannot urinate", "urinary-retention"),
        ("Symptom|Yes|No\nSaddle numbness|yes, since Monday|", "saddle-sensory-loss"),
        ("He has numbness in the saddle area\nNo\nfever or chills", "saddle-sensory-loss"),
        ("Patient cannot void\nNo\nfever", "urinary-retention"),
        ("Yes\nSaddle numbness\nNo\nFever", "saddle-sensory-loss"),
    ],
)
def test_a_comment_beside_a_cross_and_a_line_above_a_no_that_goes_on_are_kept(
    reader: NarrativeReader, text: str, finding: str
) -> None:
    assert f"{finding} +" in told(reader, text)
