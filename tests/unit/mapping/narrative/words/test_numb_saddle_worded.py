"""Loss of feeling about the anus and the private parts, in other words and misspelt (clinical.md 5.1 row 3, 7.3)."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SADDLE = "saddle-sensory-loss"
NUMB = [
    "rectal numbness and constipation",
    "Anal numbness.",
    "Anal paraesthesia since yesterday",
    "Rectal loss of sensation since yesterday",
    "Rectal anaesthesia since yesterday",
    "Pudendal anaesthesia since yesterday",
    "Pudendal numbness on the left",
    "Reduced sensation in pudendal distribution",
    "Anal sensation reduced",
    "Altered feeling in the vagina during intercourse.",
    "Different feeling in the vagina",
    "Abnormal feeling around the back passage",
    "Perianal sensation blunt.",
    "Sensation around anus blunt R>L.",
    "Pinprick felt blunt around anus",
    "Is there numbness in the area that would touch a bicycle seat? Yes",
    "Numbness in the area which sits on a bicycle saddle",
    "insertion of tampon not felt",
    "tampon can't be felt",
    "saddle numbnes",
    "numbnes in sadle area x2 days",
    "saddle anaesthetia",
    "pt c/o numbnes in sadle area x2 days, R leg pian, no fevers, no weaknes, walking ok",
    "Buttock numbness both sides",
    "sensation altered when wiping",
    "Perianal sharp/blunt discrimination reduced",
    "BCR absent",
    "LT reduced S2-S4 L.",
    "S2 reduced L, S3 absent L, S4/5 absent L.",
    "Reduced S3-S5 on the right",
    "Light touch absent S3-5",
]
DENIED = [
    "No anal numbness.",
    "Denies pudendal anaesthesia",
    "No altered feeling in the vagina",
    "Is there numbness in the area that would touch a bicycle seat? No",
    "Perianal sensation to sharp and blunt intact",
    "LT intact S2-S4",
    "Anal sensation intact",
    "S2-4 numbness denied",
]
OF_OTHER_THINGS = [
    "Rectal pain and constipation",
    "Anal fissure, left leg numbness",
    "Perianal sharp/blunt discrimination intact",
    "Numbness: none. Rides a bicycle.",
    "Rectal anaesthesia block given for haemorrhoidectomy",
    "Pudendal anaesthesia given in labour 2019",
    "tampon felt normally",
    "BCR-ABL absent",
    "Numbness of one buttock on both standing and sitting",
    "S1 S2 normal, S3 absent, S4 absent, no murmur",
    "CV: RRR, S1 S2, no S3 or S4",
    "Lt leg reduced power",
]


@pytest.mark.parametrize("text", NUMB)
def test_the_saddle_is_numb(reader: NarrativeReader, text: str) -> None:
    assert SADDLE in present(reader, text)


@pytest.mark.parametrize("text", DENIED)
def test_the_saddle_is_said_not_to_be_numb(reader: NarrativeReader, text: str) -> None:
    assert {m.status for m in reader.mentions(text) if m.finding == SADDLE} == {Status.ABSENT}


@pytest.mark.parametrize("text", OF_OTHER_THINGS)
def test_nothing_is_said_of_the_saddle(reader: NarrativeReader, text: str) -> None:
    assert SADDLE not in {m.finding for m in reader.mentions(text)}


def test_misspelt_pain_and_weakness_are_read_beside_it(reader: NarrativeReader) -> None:
    found = {(m.finding, m.status) for m in reader.mentions("R leg pian, no weaknes")}
    assert {("leg-pain", Status.PRESENT), ("leg-weakness", Status.ABSENT)} <= found
