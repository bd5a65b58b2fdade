"""Short forms of on-call registrars, nurses and emergency departments: catheters, rectal examinations, boxes, doubts."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SHORT_FORMS = [
    ("C/o not being able to pass water since TWOC.", "urinary-retention +"),
    ("Catheterised in AMU for 1.1L.", "urinary-retention +"),
    ("He had not urinated for 24 hours.", "urinary-retention +"),
    ("Unable to PU.", "urinary-retention +"),
    ("NPU since 1500.", "urinary-retention +"),
    ("Still self-catheterising x4 daily.", "urinary-retention +"),
    ("PR (by ED): tone reduced, squeeze weak.", "reduced-anal-tone +"),
    (
        "DRE: perianal sensation reduced to pin left S3-5, tone normal.",
        "saddle-sensory-loss + left, reduced-anal-tone -",
    ),
    ("PR: impacted, tone lax.", "reduced-anal-tone +"),
    ("Rectal exam deferred, tone reduced in legs.", "nothing"),
    ("There is no voluntary anal squeeze.", "reduced-anal-tone +"),
    ("He no longer has any feeling in the perineum.", "saddle-sensory-loss +"),
    ("Saddle sensation has returned on the right but remains patchy on the left.", "saddle-sensory-loss + left"),
    ("When I asked about his bladder he admitted the stream has been slow.", "bladder-bowel-dysfunction +"),
    ("Bowels: transanal irrigation, no accidents for 6 months.", "bowel-incontinence -"),
    ("Able to void but poor stream.", "bladder-bowel-dysfunction +"),
    ("Able to void small amounts only, PVR 450.", "bladder-bowel-dysfunction +, post-void-residual +"),
    ("Able to void with straining.", "bladder-bowel-dysfunction +"),
    ("Perianal sensation and anal tone reduced.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("Reduced perianal sensation and anal tone.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("Perianal sensation and anal tone normal.", "saddle-sensory-loss -, reduced-anal-tone -"),
    ("Perianal sensation and tone both reduced.", "saddle-sensory-loss + bilateral, reduced-anal-tone + bilateral"),
    ("Full sensation when wiping.", "saddle-sensory-loss -"),
    ("Saddle NAD.", "saddle-sensory-loss -"),
    ("Bladder: N", "bladder-bowel-dysfunction -"),
    ("No leaking.", "urinary-incontinence -"),
    ("No leakage from the wound.", "nothing"),
    ("Perineal sensation difficult to assess d/t swelling.", "nothing"),
    ("R leg weaker than this am.", "leg-weakness + right, progressive-weakness + right"),
    (
        "EHL was 4+/5 in March so I feel this has deteriorated.",
        "weakness-great-toe-extension + 4+, progressive-weakness +",
    ),
    ("R big toe ext 4/5.", "weakness-great-toe-extension + right 4"),
    ("Iliopsoas is four-plus out of five on the right.", "weakness-hip-flexion + right 4+"),
    ("Left side is 5/5 in all groups.", "leg-weakness - left 5"),
    ("Heel walk - unable on left, toe walk fine.", "weakness-dorsiflexion + left, weakness-plantarflexion -"),
    ("Heel walking impossible on left, toe walking normal.", "weakness-dorsiflexion + left, weakness-plantarflexion -"),
    ("Moving L leg independently, R leg weaker.", "leg-weakness + right"),
    ("Denies numbness, weakness or Valsalva related exacerbation.", "leg-numbness -, leg-weakness -"),
    ("Normal muscle strength and tone to all extremities.", "leg-weakness - bilateral"),
    ("[ ] Limb weakness", "nothing"),
    ("[ ] Urinary retention / incontinence", "nothing"),
    ("☐ Saddle anaesthesia", "nothing"),
    ("☑ Saddle anaesthesia", "saddle-sensory-loss +"),
    ("CES checklist completed.", "nothing"),
    ("Given the list of CES warning signs.", "nothing"),
    ("Asked re CES:", "nothing"),
    ("Low suspicion for cauda equina, epidural abscess, AAA or fracture.", "nothing"),
    ("Low suspicion for cauda equina, retention since yesterday.", "urinary-retention +"),
    ("Unlikely cauda equina.", "nothing"),
    ("Cauda equina unlikely but cannot be excluded.", "cauda-equina-diagnosis + ?"),
    ("He denies, however, any bowel or bladder problems.", "bladder-bowel-dysfunction -"),
    ("Does not, however, have any incontinence.", "urinary-incontinence -"),
    ("He does not feel that he is having any difficulty voiding.", "bladder-bowel-dysfunction -"),
    ("18/12 following emergency L5/S1 decompression for CES-R.", "prior-lumbar-surgery +, cauda-equina-diagnosis h"),
    ("Planned for L5/S1 decompression for CES.", "surgical-candidate +, cauda-equina-diagnosis +"),
    ("FH: father prostate ca. Now has saddle numbness and foot drop.", "saddle-sensory-loss +, foot-drop +"),
    ("FH: mother is anxious. She has breast cancer.", "nothing"),
    ("Stress incontinence since 2nd delivery (2011), unchanged.", "urinary-incontinence +"),
    ("Stress incontinence which spontaneously resolved.", "urinary-incontinence h"),
    ("Given failure of conservative management.", "conservative-pt +"),
]


@pytest.mark.parametrize(("text", "found"), SHORT_FORMS, ids=lambda text: text[:60])
def test_a_short_form_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
