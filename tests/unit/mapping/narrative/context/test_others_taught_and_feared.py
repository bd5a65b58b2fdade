"""What others have, what was taught of an illness, and a cancer that somebody is afraid of: only what stands right behind.

Source: clinical.md 7.3 (other experiencer, hypothetical).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

OTHERS = [
    ("Mum in hospital with sepsis.", "nothing"),
    ("Mother on tamoxifen", "nothing"),
    ("Carer for man with cauda equina syndrome.", "nothing"),
    ("Works with patients who have urinary incontinence.", "nothing"),
    ("Sister recently diagnosed with lymphoma.", "nothing"),
    ("Kids at home with fever and flu.", "nothing"),
    ("Retired nurse, used to look after paraplegic patients with neurogenic bladder.", "cauda-equina-words-unclear +"),
    ("Spent day with tetraplegic athletes. Own legs strong.", "leg-weakness - bilateral"),
    ("Looks after patients with spinal mets.", "nothing"),
    ("Vet - treats dogs with incontinence.", "nothing"),
    ("Health visitor: baby has temp 38.5.", "nothing"),
    ("Works with patients who have urinary incontinence, now has saddle numbness.", "saddle-sensory-loss +"),
    ("Carer for man with cauda equina syndrome, now numb in saddle herself.", "saddle-sensory-loss +"),
    ("This is a man with cauda equina syndrome.", "cauda-equina-diagnosis +"),
    ("Retired nurse with saddle numbness", "saddle-sensory-loss +"),
    ("Dad of twins with urinary retention", "urinary-retention +"),
    ("Mother of a baby with incontinence since delivery", "urinary-incontinence +"),
    ("Kids well. Has fever.", "fever +"),
    ("One of our patients with urinary retention", "urinary-retention +"),
    ("Nursing home resident with urinary retention", "urinary-retention +"),
    ("Nursed man with urinary retention on ward", "urinary-retention +"),
]
TAUGHT = [
    ("Talked about cauda equina - what it is and when to worry.", "nothing"),
    ("CES discussed, card given.", "nothing"),
    ("CES video sent.", "nothing"),
    ("Explained to patient that cauda equina syndrome causes loss of bladder control and saddle numbness.", "nothing"),
    ("Taught red flags: saddle numbness, urinary retention.", "nothing"),
    (
        "Discussed with the student that cauda equina presents with urinary retention, saddle anaesthesia and leg weakness.",
        "nothing",
    ),
    ("Education class covered red flags: saddle numbness, bladder problems, leg weakness.", "nothing"),
    ("If he gets worse pain, weakness or numbness, or trouble weeing overnight, to call 111.", "nothing"),
    ("CES discussed with neurosurgeon.", "cauda-equina-diagnosis +"),
    ("CES discussed, transfer tonight.", "cauda-equina-diagnosis +"),
    ("CES discussed, info sent to spinal team for transfer", "cauda-equina-diagnosis +"),
    ("CES discussed, card given. Saddle numbness since Monday.", "saddle-sensory-loss +"),
    ("Explained that his cauda equina causes incontinence.", "urinary-incontinence +"),
    ("Explained to patient that cauda equina causes retention; now has saddle numbness.", "saddle-sensory-loss +"),
    ("Explained that cauda equina causes retention, saddle numbness since Monday.", "saddle-sensory-loss +"),
    ("If weakness, or numb between the legs since yesterday, call.", "saddle-sensory-loss +"),
]
FEARED = [
    ("Anxious about cancer; bloods normal.", "nothing"),
    ("Patient fears cancer.", "nothing"),
    ("Scared she has cancer like her aunt.", "nothing"),
    ("Anxious about her breast cancer.", "cancer-active +"),
    ("Fears cancer recurrence.", "cancer-active +"),
    ("Had breast cancer, scared of cancer.", "cancer-active +"),
    ("Anxious re lung cancer dx last month", "cancer-active +"),
    ("Anxious about cancer dx last month", "cancer-active +"),
    ("Fearful re mets in spine seen on MRI", "spinal-tumour +"),
    ("Anxious about numb saddle.", "saddle-sensory-loss +"),
    ("Scared she has cauda equina.", "cauda-equina-diagnosis +"),
]


@pytest.mark.parametrize(("text", "says"), [*OTHERS, *TAUGHT, *FEARED])
def test_others_taught_and_feared(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
