"""Results beside their places and ranges: reflexes by number, tests answered by a pain, values judged in brackets."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

REFLEXES = [
    (
        "Reflexes: 2 at biceps, triceps, patella and 1 at ankles.",
        "reflex-patellar-reduced -, reflex-achilles-reduced + bilateral",
    ),
    (
        "Reflexes 2 at knees and 0 at ankles.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced + bilateral",
    ),
    (
        "Reflexes were 2 in the right knee and 1 in the left knee.",
        "reflex-patellar-reduced - right, reflex-patellar-reduced + left",
    ),
    (
        "There was a decrease in reflex in the Achilles tendon 1+/4 on the right side.",
        "reflex-achilles-reduced + right",
    ),
    ("Achilles tendon 2+ bilaterally.", "reflex-achilles-reduced - bilateral"),
    ("Achilles tendon is tender.", "nothing"),
    ("Decreased reflexes in the legs.", "reflex-patellar-reduced + bilateral, reflex-achilles-reduced + bilateral"),
    (
        "Biceps reflex trace. Remaining reflexes were absent. Legs numb.",
        "reflex-patellar-reduced +, reflex-achilles-reduced +, leg-numbness + bilateral",
    ),
    (
        "Right shoulder abduction 2/5. Reflexes are absent throughout. Back pain.",
        "reflex-patellar-reduced +, reflex-achilles-reduced +, low-back-pain +",
    ),
    ("Right shoulder abduction 2/5. Reflexes are absent. Back pain.", "low-back-pain +"),
]

PAINFUL_TESTS = [
    ("SLR (Straight Leg Raise): radiation to the left calf at 35 degrees", "slr + left, leg-pain + left"),
    ("SLR: pain down the left leg at 40 degrees", "slr + left, leg-pain + left"),
    ("Straight leg raise right: shooting pain to the calf", "slr + right, leg-pain +"),
    ("SLR: back pain only", "low-back-pain +"),
    ("SLR: pain in the knee", "nothing"),
    ("SLR: tight hamstrings", "nothing"),
    ("SLR: no pain", "slr -"),
]

RANGES = [
    ("CRP 5.2 (elevated)", "crp +"),
    ("CRP 1.4 (normal <0.4)", "crp +"),
    ("CRP 4 (normal 0-5)", "crp -"),
    ("CRP 6 [ref < 5 mg/L]", "crp +"),
    ("CRP 8.8", "nothing"),
    ("CRP 5 (was 40 last week)", "nothing"),
    ("CRP 3 (11-1)", "nothing"),
    ("Stroke with minimal residual right-sided weakness.", "nothing"),
    ("Minimal residual urine.", "post-void-residual -"),
]

REPORTS = [
    ("Herniated nucleus pulposus, L5-S1 on the left.", "disc-herniation + left"),
    ("Disc herniation at L4/5 on the right.", "disc-herniation + right"),
    ("Disc herniation at L4-5, left leg weak.", "disc-herniation +, leg-weakness + left"),
    (
        "Neck pain. MRI was performed of his lumbar spine which showed degenerative disc disease.",
        "neck-pain +, prior-lumbar-mri +, disc-degeneration +",
    ),
    ("Neck pain. MRI shows degenerative disc disease.", "neck-pain +"),
]

NOT_NOW = [
    ("Before last week she had no incontinence, now she leaks urine.", "urinary-incontinence +"),
    ("Until last week she voided normally.", "cauda-equina-words-unclear +"),
    ("Numb in the saddle, no weakness elsewhere.", "saddle-sensory-loss +"),
    ("No numbness elsewhere but numb between the legs.", "saddle-sensory-loss +"),
    ("Prior to last month, his bowel movements were normal.", "cauda-equina-words-unclear +"),
    ("Until Tuesday, she had no numbness between the legs.", "cauda-equina-words-unclear +"),
    ("Before surgery, no incontinence.", "cauda-equina-words-unclear +"),
    ("As before, bladder and bowel function normal.", "bladder-bowel-dysfunction -"),
    ("Two weeks prior, bladder normal.", "bladder-bowel-dysfunction -"),
    ("No weakness or numbness elsewhere.", "nothing"),
    ("No weakness. No numbness.", "leg-weakness -, leg-numbness -"),
    ("No fever or chills and history of IV drug use.", "fever -, chills -, iv-drug-use +"),
    ("Denies history of trauma and history of cancer.", "significant-trauma -, cancer-history -"),
    ("Vertebral body lesion which invaded the canal.", "spinal-tumour +"),
    ("No vertebral body lesion.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), REFLEXES)
def test_a_reflex_is_that_of_the_place_beside_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), PAINFUL_TESTS)
def test_a_pain_of_the_leg_behind_its_label_answers_the_test(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), RANGES)
def test_a_number_without_a_unit_is_judged_by_its_range(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), REPORTS)
def test_a_report_is_of_the_place_and_side_that_it_names(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOT_NOW)
def test_a_denial_of_then_or_of_elsewhere_is_none_of_here_and_now(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)
