"""Other words for what is told often: images, temperatures, weight, nights, cancers and tumours of the spine."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

IMAGES = [
    ("MRI disclosed lateral recess stenosis at L4-5.", "prior-lumbar-mri +, spinal-stenosis +"),
    ("MRI from outside shows L5/S1 extrusion.", "prior-lumbar-mri +, disc-herniation +"),
    ("Plain spinal radiographs showed degenerative changes.", "prior-lumbar-radiograph +"),
    ("MRI findings showed a disc extrusion at L4-L5.", "prior-lumbar-mri +, disc-herniation +"),
    ("X-ray findings showed lumbar spondylosis.", "prior-lumbar-radiograph +, spondylosis +"),
    ("MRI of the brain disclosed an infarct.", "nothing"),
]

SIGNS = [
    ("His temperature had risen to 39 C.", "fever +"),
    ("Temp spike of 38.5.", "fever +"),
    ("His temperature had risen to 37.2 C.", "fever -"),
    ("Her weight has been slowly decreasing over the past year.", "weight-loss +"),
    ("His weight has been stable.", "weight-loss -"),
    ("Blood pressure has been slowly decreasing.", "nothing"),
    ("Night waking pain.", "night-pain +"),
    ("Unable to sleep because of back pain.", "night-pain +"),
    ("Unable to sleep because of noise.", "nothing"),
    ("My lower back's been killing me for days.", "low-back-pain +"),
    ("Denied recent travel.", "nothing"),
    ("Denies leaking of fluid or contractions.", "nothing"),
    ("Labs were all normal, including the WBC.", "wbc -"),
    ("Switched from fentanyl IV to a patch.", "nothing"),
    ("Fentanyl IV abuse.", "iv-drug-use +"),
    ("Cervical radiculopathy involving the left arm.", "radiculopathy-cervical + left"),
    (
        "2+ DTRs bilaterally, no Babinski reflex.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral, reflex-hyper-or-babinski - bilateral",
    ),
    ("Trace at both archilles.", "reflex-achilles-reduced + bilateral"),
]

CANCERS = [
    ("No cancer history.", "cancer-history -"),
    ("Never had cancer.", "cancer-history -"),
    ("Bladder cancer 10 years ago.", "cancer-history +"),
    ("Prostate cancer treated with radiotherapy.", "cancer-history +"),
    ("Lung cancer undergoing radiotherapy.", "cancer-active +"),
    ("Cord compression at L1 due to a metastatic deposit.", "myelopathy +, spinal-tumour +"),
    ("A large tumour mass at the L2 vertebral level.", "spinal-tumour +"),
    ("Tumour infiltrating the L5 body.", "spinal-tumour +"),
    ("Metastatic deposits in the liver.", "nothing"),
    ("A tumour mass of the breast.", "nothing"),
    ("No metastatic deposit in the spine.", "spinal-tumour -"),
]


@pytest.mark.parametrize(("text", "line"), [*IMAGES, *SIGNS, *CANCERS])
def test_family_is_read_as_a_clinician_would(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
