"""Where a denial ends: at what goes on all the same, at another level, at a history joined to it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GOES_ON = [
    ("Ruled out for UTI, ongoing retention.", "recent-infection -, urinary-retention +"),
    ("Ruled out UTI, still in urinary retention.", "recent-infection -, urinary-retention +"),
    ("UTI ruled out, ongoing retention.", "recent-infection -, urinary-retention +"),
    ("Ruled out for MI, acute retention.", "urinary-retention +"),
    ("Ruled out for DVT, ongoing leg weakness.", "leg-weakness +"),
    ("No sign of infection, persistent retention.", "urinary-retention +"),
    ("No evidence of infection, retention persists.", "urinary-retention +"),
    ("Neg for UTI, retaining urine.", "recent-infection -, urinary-retention +"),
    ("Denies fever, chills, ongoing weakness.", "fever -, chills -, leg-weakness -"),
    ("Negative for fever, chills, new weakness.", "fever -, chills -, leg-weakness -"),
]

LEVELS = [
    ("No stenosis at L2-3, moderate stenosis at L4-5.", "spinal-stenosis -, spinal-stenosis +"),
    ("There is no stenosis at L3-4 and severe stenosis at L4-5.", "spinal-stenosis -, spinal-stenosis +"),
    ("L3-4 no disc herniation, L4-5 large disc herniation.", "disc-herniation +"),
    ("L3-4: no stenosis. L4-5: severe canal stenosis.", "spinal-stenosis +"),
    ("No central stenosis, mild foraminal stenosis or herniation.", "spinal-stenosis -, disc-herniation -"),
]

HISTORIES = [
    ("Without fever and past history of IV drug use.", "fever -, iv-drug-use +"),
    ("Back pain without fall and history of osteoporosis.", "low-back-pain +, minor-fall -, osteoporosis +"),
    ("No recent falls, history of osteoporosis.", "minor-fall -, osteoporosis +"),
    ("No fever, hx IVDU.", "fever -, iv-drug-use +"),
    ("Denies falls and history of osteoporosis.", "minor-fall -, osteoporosis -"),
    ("Without fall or past history of cancer.", "minor-fall -, cancer-history -"),
    ("No chest pain, shortness of breath, history of IVDU.", "iv-drug-use -"),
    ("No fever, history of cancer, or trauma.", "fever -, cancer-history -, significant-trauma -"),
]


CLAUSES = [
    ("No fever, wets himself at night.", "fever -, urinary-incontinence +"),
    ("No pain, pee come out she don't know.", "urinary-incontinence +"),
    ("No trauma, soiled herself twice.", "significant-trauma -, bowel-incontinence +"),
    ("No fever, wetting himself at night.", "fever -, urinary-incontinence -"),
    (
        "No fever, weight loss, wetting himself or soiling.",
        "fever -, weight-loss -, urinary-incontinence -, bowel-incontinence -",
    ),
]

OWN_CLAUSES = [
    ("Denies bladder symptoms, bowel incontinence last night.", "bladder-bowel-dysfunction -, bowel-incontinence +"),
    ("No back pain, lost control of his bladder yesterday.", "low-back-pain -, urinary-incontinence +"),
    ("Denies fever, numbness between legs since Tuesday.", "fever -, saddle-sensory-loss +"),
    ("Never smoked, perianal numbness x 2 days.", "saddle-sensory-loss +"),
    ("Denied symptoms last week, today urinary retention.", "urinary-retention +"),
    ("No fever, is numb between the legs.", "fever -, saddle-sensory-loss +"),
    ("Yesterday no numbness, today numb between legs.", "leg-numbness -, saddle-sensory-loss +"),
    (
        "No trauma, left leg progressively weaker.",
        "significant-trauma -, leg-weakness + left, progressive-weakness + left",
    ),
    ("No family history of aneurysm, known AAA 6 cm.", "aortic-aneurysm +"),
    ("Not febrile, IV drug user.", "fever -, iv-drug-use +"),
    ("Denies fever, chills, incontinence.", "fever -, chills -, urinary-incontinence -"),
    ("Denies weakness, incontinence today.", "leg-weakness -, urinary-incontinence -"),
    ("No incontinence, saddle anesthesia.", "urinary-incontinence -, saddle-sensory-loss -"),
    ("Never had numbness, weakness or incontinence.", "leg-numbness -, leg-weakness -, urinary-incontinence -"),
]


@pytest.mark.parametrize(("text", "found"), GOES_ON + LEVELS + HISTORIES + CLAUSES + OWN_CLAUSES)
def test_a_denial_ends_where_a_reader_hears_its_end(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
