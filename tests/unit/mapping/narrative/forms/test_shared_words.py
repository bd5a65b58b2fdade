"""What one word, heading or sentence says of several things, or of what the one before has named."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SHARED = [
    ("Ankle plantar and dorsiflexion 4/5.", "weakness-plantarflexion + 4, weakness-dorsiflexion + 4"),
    ("Ankle dorsi- and plantarflexion 5/5.", "weakness-plantarflexion - 5, weakness-dorsiflexion - 5"),
    ("DF/PF 5/5.", "weakness-plantarflexion - 5, weakness-dorsiflexion - 5"),
    ("Knee flexors & extensors 4/4-.", "weakness-knee-extension + right 4, weakness-knee-extension + left 4-"),
    ("Hip flexion and extension 4/5.", "weakness-hip-flexion + 4"),
    ("Hip abduction and adduction 5/5.", "weakness-hip-abduction - 5, weakness-hip-adduction - 5"),
    ("Ankle inversion and eversion 3/5.", "weakness-inversion + 3, weakness-eversion + 3"),
    (
        "Cervical and lumbar radiculopathy. Low back pain.",
        "radiculopathy-cervical +, radiculopathy-lumbar +, low-back-pain +",
    ),
    (
        "Strength is nearly normal with only subtle weakness found in ankle plantar and dorsiflexion.",
        "weakness-plantarflexion +, weakness-dorsiflexion +",
    ),
]

PARTED = [
    ("Strength 5/5 except right EHL. 4-/5.", "leg-weakness - 5, weakness-great-toe-extension + right 4-"),
    ("Left tibialis anterior: 3/5.", "weakness-dorsiflexion + left 3"),
    ("Reduced strength in left EHL (hallux), grade 4.", "weakness-great-toe-extension + left 4"),
    ("Decreased strength of the right quadriceps, graded 3.", "weakness-knee-extension + right 3"),
    ("Reflexes are normal. 1+ edema of the lower extremities.", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
]

SPHINCTERS = [
    ("No urination since last night.", "urinary-retention +"),
    ("She had no bowel movement or urination since the fall.", "urinary-retention +"),
    ("She feels that she completely empties her bladder.", "urinary-retention -"),
    ("Bladder empties fully.", "urinary-retention -"),
    ("She does not completely empty her bladder.", "urinary-retention +"),
    ("No difficulty with bowel or bladder function.", "bladder-bowel-dysfunction -"),
    ("Loss of bowel and bladder function.", "urinary-incontinence +, bowel-incontinence +"),
    ("Atonic bladder.", "bladder-bowel-dysfunction +"),
    ("Urodynamics: detrusor areflexia.", "bladder-bowel-dysfunction +"),
    ("Loss of control over flatus.", "bladder-bowel-dysfunction +"),
    ("Cannot hold his wind.", "bladder-bowel-dysfunction +"),
    ("Impaired bladder control.", "bladder-bowel-dysfunction +"),
    ("Today he has difficult urinating.", "bladder-bowel-dysfunction +"),
    ("His erections have been weak.", "sexual-dysfunction +"),
    ("No erection problems.", "sexual-dysfunction -"),
    ("Erections are normal.", "sexual-dysfunction -"),
    ("No morning erections for a week.", "sexual-dysfunction +"),
    ("Reduced ejection fraction.", "nothing"),
    ("Pins and needles and cold sensations in the left leg.", "leg-numbness + left"),
]

HEADINGS = [
    (
        "Family History: Father died of colon cancer. Brother healthy. Allergies: none Review of systems: Denies chills. Back pain.",
        "chills -, low-back-pain +",
    ),
    ("Lumbar pain. The MRI dated 3/4/19 showed facet changes at L4-L5.", "low-back-pain +, prior-lumbar-mri +"),
    ("MRI: large disc extrusion at L5-S1.", "prior-lumbar-mri +, disc-herniation +"),
    ("MRI showed a disc herniation at C5-6.", "nothing"),
    ("MRI of the knee showed a tear. Back pain.", "low-back-pain +"),
    ("Sciatica. We will get an MRI to look at L5.", "radiculopathy-lumbar +"),
    ("Plain studies of the lumbar spine show osteopenia.", "prior-lumbar-radiograph +"),
    ("The x-ray showed a spondylolisthesis of L5.", "prior-lumbar-radiograph +, spondylolisthesis +"),
    ("She has not had an MRI performed on her lumbar spine.", "prior-lumbar-mri -"),
    ("Back pain. The surgeon felt he should not have surgery.", "low-back-pain +, surgical-candidate -"),
    ("No prior back injuries or surgeries.", "prior-lumbar-surgery -"),
]


@pytest.mark.parametrize(("text", "line"), SHARED + PARTED + SPHINCTERS + HEADINGS)
def test_shared_words_reach_all_they_are_about(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
