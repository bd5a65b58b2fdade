"""What is jotted down: catheters and scans, a finger's findings one after another, strength without its scale."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CLIPPED = [
    ("Painless retention for two days.", "urinary-retention +"),
    ("Painless loss of bladder control.", "urinary-incontinence +"),
    ("Painless weakness of the left leg.", "leg-weakness + left"),
    ("Straight leg raise is painless.", "slr -"),
    ("Normal rectal tone and perianal sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("Normal rectal tone and decreased perianal sensation.", "reduced-anal-tone -, saddle-sensory-loss +"),
    ("Right EHL was 4+/5 last week, now 4/5.", "weakness-great-toe-extension + right 4"),
    ("Flexor weakness of the left leg.", "leg-weakness + left"),
    ("Plantars flexor bilaterally.", "reflex-hyper-or-babinski - bilateral"),
    ("PVRV 245mls", "post-void-residual +"),
    ("Residual after voiding was 420 cc.", "post-void-residual +"),
    ("Bladder scan post micturition: 312.", "post-void-residual +"),
    ("In-and-out catheter drained 750ml.", "urinary-retention +"),
    ("Straight cath yielded 700 cc.", "urinary-retention +"),
    ("Needs to push on her tummy to start the flow.", "bladder-bowel-dysfunction +"),
    ("No control of her back passage since Sunday.", "bowel-incontinence +"),
    ("Numbness across both buttocks.", "saddle-sensory-loss + bilateral"),
    ("Left buttock numbness.", "nothing"),
    ("Saddle: NAD.", "saddle-sensory-loss -"),
    ("Denies saddle numbness/bladder/bowel sx.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
    ("Rectal exam: no masses, guaiac negative, normal tone.", "reduced-anal-tone -"),
    ("Rectal: no masses, heme negative, decreased tone.", "reduced-anal-tone +"),
    ("Normal muscle strength and tone to all extremities.", "leg-weakness - bilateral"),
    ("LE power 5 throughout bilat", "leg-weakness - bilateral"),
    ("Heel walking shows weakness on the left.", "weakness-dorsiflexion + left"),
    ("SLR limited by leg pain at 40 degrees on the left.", "slr + left"),
    ("Spiking temps.", "fever +"),
    ("Babinski signs were present bilaterally.", "reflex-hyper-or-babinski + bilateral"),
    ("Loss of sensation in the S2-S5 dermatomes.", "saddle-sensory-loss +"),
    ("Bladder catheterization yielded 900 mL.", "urinary-retention +"),
    ("He could not feel himself passing stool.", "bowel-incontinence +"),
    ("There were no sphincter disorders.", "bladder-bowel-dysfunction -"),
    (
        "Dorsiflexion of the left foot was 2/5 yesterday and 0/5 this morning.",
        "weakness-dorsiflexion + left 0, progressive-weakness + left",
    ),
    ("WCC 18.", "wbc +"),
    ("RTC at 40 mph.", "significant-trauma +"),
    ("MRI 2 months ago showed L5/S1 disc prolapse.", "prior-lumbar-mri +, disc-herniation +"),
    ("MRI brain 2 months ago showed a lesion.", "nothing"),
]


@pytest.mark.parametrize(("text", "found"), CLIPPED)
def test_a_clipped_wording_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
