"""Of two things behind one denial the second, told with details of its own, is asked about; a plain list is denied (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("no weakness (5/5), saddle numbness", "cauda-equina-words-unclear +, leg-weakness - 5"),
        ("no fever, saddle numbness since Monday", "fever -, saddle-sensory-loss +"),
        ("no fever, weakness, saddle numbness", "fever -, leg-weakness -, saddle-sensory-loss -"),
        ("no weakness, numb in the saddle area since Monday", "leg-weakness -, saddle-sensory-loss +"),
        ("No weakness (5/5), saddle numbness left", "cauda-equina-words-unclear +, leg-weakness - 5"),
        ("No back pain, saddle numbness to the left", "low-back-pain -, saddle-sensory-loss + left"),
        ("No fever, left leg weakness", "fever -, leg-weakness + left ?"),
        ("No fever, right foot drop", "fever -, foot-drop + right ?"),
        ("No fever, incontinence x 2 days", "fever -, urinary-incontinence +"),
        ("No fever, PVR 600 ml", "fever -, post-void-residual +"),
        ("No trauma, urinary retention 800 ml", "significant-trauma -, urinary-retention +"),
        ("No weakness, saddle numbness noted", "leg-weakness -, saddle-sensory-loss +"),
        ("No weakness, saddle numbness present", "leg-weakness -, saddle-sensory-loss +"),
        ("No weakness, perianal numbness on exam", "leg-weakness -, saddle-sensory-loss -"),
        ("No fever, retention since last night", "fever -, urinary-retention +"),
        ("No fever (36.8), incontinence", "cauda-equina-words-unclear +, fever -"),
        ("No weakness (power normal), saddle numbness", "cauda-equina-words-unclear +, leg-weakness -"),
        ("No weakness 5/5 throughout, saddle numbness", "cauda-equina-words-unclear +, leg-weakness - 5"),
        (
            "No reflex change (symmetrical), anal tone reduced",
            "reduced-anal-tone +, reflex-achilles-reduced -, reflex-patellar-reduced -",
        ),
        ("No loss of power (MRC 5), bladder dysfunction", "cauda-equina-words-unclear +, leg-weakness - 5"),
        ("no fever, leaking urine", "fever -, urinary-incontinence -"),
        ("no fever, has leaked urine", "fever -, urinary-incontinence +"),
        ("No night pain, saddle numbness started yesterday", "night-pain -, saddle-sensory-loss +"),
        ("No fever, wets the bed at night", "cauda-equina-words-unclear +, fever -"),
        ("No fever, foot drop left 2/5", "fever -, foot-drop + left ?"),
        ("No fever, chills, weight loss 8 kg", "chills -, fever -, weight-loss +"),
        ("no motor deficit (L2-S1 5/5), saddle hypoaesthesia", "cauda-equina-words-unclear +, leg-weakness - 5"),
        (
            "No saddle numbness (sensation intact), urinary retention",
            "cauda-equina-words-unclear +, leg-numbness -, saddle-sensory-loss -",
        ),
        ("no fever, weakness, saddle numbness", "fever -, leg-weakness -, saddle-sensory-loss -"),
        ("No fever (36.8), weakness, or saddle numbness", "fever -, leg-weakness -, saddle-sensory-loss -"),
        ("No red flags (fever, weight loss), saddle numbness", "fever -, saddle-sensory-loss -, weight-loss -"),
        (
            "No weakness (5/5), numbness or saddle anaesthesia",
            "leg-numbness -, leg-weakness - 5, saddle-sensory-loss -",
        ),
        ("No weakness (5/5), no saddle numbness", "leg-weakness - 5, saddle-sensory-loss -"),
        ("No fever, saddle numbness, incontinence.", "fever -, saddle-sensory-loss -, urinary-incontinence -"),
        (
            "No left leg weakness, numbness, saddle numbness",
            "leg-numbness - left, leg-weakness - left, saddle-sensory-loss -",
        ),
        (
            "Denies weakness, saddle numbness, incontinence since the operation",
            "leg-weakness -, saddle-sensory-loss -, urinary-incontinence -",
        ),
        (
            "No weakness (legs or arms), saddle numbness, bladder or bowel change",
            "bladder-bowel-dysfunction -, leg-weakness - bilateral, saddle-sensory-loss -",
        ),
        (
            "No motor weakness (MRC 5/5), sensory loss, saddle anaesthesia, sphincter disturbance",
            "bladder-bowel-dysfunction -, leg-numbness -, leg-weakness -, saddle-sensory-loss -",
        ),
        (
            "No bowel/bladder (B/B) dysfunction, saddle anaesthesia",
            "bladder-bowel-dysfunction -, saddle-sensory-loss -",
        ),
        (
            "No incontinence (urine or faeces), saddle numbness",
            "bowel-incontinence -, saddle-sensory-loss -, urinary-incontinence -",
        ),
        ("No fever (temp 36.8), chills, incontinence", "chills -, fever -, urinary-incontinence -"),
        ("No fever, left leg weakness, right leg weakness", "fever -, leg-weakness - left, leg-weakness - right"),
        ("no new weakness in the left leg, right leg numbness", "leg-numbness - right, leg-weakness - left"),
        ("No numbness, weakness in left leg", "leg-numbness - left, leg-weakness - left"),
        (
            "Denies fevers, night sweats, weight loss, saddle anaesthesia",
            "fever -, night-sweats -, saddle-sensory-loss -, weight-loss -",
        ),
        ("No focal weakness, saddle anesthesia (see exam)", "leg-weakness -, saddle-sensory-loss -"),
    ],
)
def test_the_second_of_two_things_is_denied_only_as_a_plain_noun(
    reader: NarrativeReader, text: str, mentions: str
) -> None:
    assert told(reader, text) == expected(mentions)
