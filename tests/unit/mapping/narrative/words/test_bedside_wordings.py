"""Signs of cauda equina as patients say them at the bedside and as juniors jot them down, and what only sounds like them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SAID = [
    ("The toilet roll feels like it is touching someone else.", "saddle-sensory-loss +"),
    ("Buttocks and between the legs feel frozen.", "saddle-sensory-loss + bilateral"),
    ("Feels numb where she would sit on a bicycle.", "saddle-sensory-loss +"),
    ("Pees only when she leans forward and pushes on her belly.", "bladder-bowel-dysfunction +"),
    ("No idea when his bladder is full.", "bladder-bowel-dysfunction +"),
    ("Peeing takes for ever now.", "bladder-bowel-dysfunction +"),
    ("Bladder feels like it has shut down.", "bladder-bowel-dysfunction +"),
    ("Needs the catheter because nothing would come out.", "urinary-retention +"),
    ("Poo came out while walking and she did not realise.", "bowel-incontinence +"),
    ("He dribbles after he thinks he has finished.", "urinary-incontinence +"),
    ("Both legs have gone, cannot stand.", "leg-weakness + bilateral"),
    ("Legs have gone numb.", "leg-numbness + bilateral"),
    ("Cannot tell hot from cold on her bottom in the shower.", "saddle-sensory-loss +"),
    ("Wet patch on the chair, he had not noticed.", "urinary-incontinence +"),
    ("Stopped feeling when he needs to open his bowels.", "bowel-incontinence +"),
    ("Weeing is different, no force behind it.", "bladder-bowel-dysfunction +"),
    ("I can pee but I have to concentrate really hard to get it going.", "bladder-bowel-dysfunction +"),
]
JOTTED = [
    ("PR: tone nil.", "reduced-anal-tone +"),
    ("Anal tone ↓↓", "reduced-anal-tone +"),
    ("↓ perianal sensation", "saddle-sensory-loss +"),
    ("Rectal exam: flaccid", "reduced-anal-tone +"),
    ("Patulous anus, perineal analgesia.", "reduced-anal-tone +, saddle-sensory-loss +"),
    ("CESI suspected.", "cauda-equina-diagnosis + ?"),
    ("Failed TWOC x2.", "urinary-retention +"),
    ("Saddle paraesthesiae.", "saddle-sensory-loss +"),
    ("Bladder: distended, scanned 640ml", "urinary-retention +"),
    ("Voiding trial failed this am.", "urinary-retention +"),
]
NO_SIGN = [
    ("Incontinent of emotion today; bladder and bowel fine.", "bladder-bowel-dysfunction -"),
    ("Mum had a stroke and is doubly incontinent.", "nothing"),
    ("Husband is incontinent after prostate surgery; she cares for him.", "nothing"),
    ("UTI last month with hesitancy, treated and resolved.", "recent-infection +, bladder-bowel-dysfunction h"),
    ("No numbness below the waist.", "saddle-sensory-loss -"),
    ("Leaflet on CES given, has numb saddle since yesterday.", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "found"), SAID + JOTTED + NO_SIGN, ids=lambda line: str(line)[:40])
def test_signs_are_heard_as_they_are_said(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


def test_sensation_that_an_arrow_lowers_is_not_normal(reader: NarrativeReader) -> None:
    found = told(reader, "Saddle sens ↓ to LT b/l, PAT normal.")
    assert "saddle-sensory-loss +" in found
