"""Words that case reports, letters and requests for imaging use, and what looks like them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Prostate cancer with bone metastases", "cancer-active +, spinal-tumour +"),
        ("PMH: breast cancer with liver mets", "cancer-active +"),
        ("Breast cancer without bone metastases", "cancer-active +, spinal-tumour -"),
        ("Secondary lesions in the spine", "spinal-tumour +"),
        ("Three weeks of radicular low back pain", "radiculopathy-lumbar +, low-back-pain +"),
        ("Right radicular leg pain", "radiculopathy-lumbar + right, leg-pain + right"),
        ("Disc hernia L4-5", "disc-herniation +"),
        ("L4/L5 disc bulge found on MRI 2 years ago", "disc-degeneration +, prior-lumbar-mri +"),
        ("Complete loss of voluntary control over bowel and bladder", "bowel-incontinence +, urinary-incontinence +"),
        ("Areflexia in both legs", "reflex-patellar-reduced + bilateral, reflex-achilles-reduced + bilateral"),
        ("Fractured L1 vertebra", "vertebral-fracture +"),
        ("Straight leg raise producing pain at 45 degrees on the left", "slr + left"),
        ("Staphylococcus aureus was isolated from his blood", "bacteraemia +"),
        ("Takes rofecoxib", "conservative-nsaid +"),
        ("She must strain to begin micturition", "bladder-bowel-dysfunction +"),
        ("Difficulty passing water since yesterday", "bladder-bowel-dysfunction +"),
        ("No difficulty passing water, bowels normal", "bladder-bowel-dysfunction -"),
        ("The pain gets him up at 2 or 3 every night", "night-pain +"),
        ("Not known cancer", "cancer-history -"),
        ("Down 7 kg since August and can't explain it, not dieting", "weight-loss +"),
        ("Driver, belted, bakkie rolled twice at about 110 km/h eight days ago", "significant-trauma +"),
        ("On etanercept", "immunosuppression +"),
        ("Requested procedure: L4-5 microdiscectomy", "surgical-candidate +, prior-lumbar-surgery +"),
    ],
)
def test_words_of_reports_are_read(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Requested procedure: 72148 MRI lumbar spine without contrast",
        "Requested procedure: MRI lumbar spine",
        "Epidural gas was compressing the sac",
        "Immunostains for Hep par 1",
        "No areflexia in the legs",
        "ESR (1 st h) awaited",
        "HIV/HCV neg Aug 2026",
        "Discussed starting etanercept; not begun",
        "Rolled a joint in his van",
        "It is hard to get her hand behind her back, she cannot get it up behind her head",
        "Arrangements were made for discharge to a rehabilitation program given her recent visits",
    ],
)
def test_what_looks_like_them_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
