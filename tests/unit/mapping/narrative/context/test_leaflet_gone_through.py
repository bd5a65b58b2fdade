"""A leaflet that was given and gone through names signs that nobody has, unless the text says so (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SADDLE, RETENTION = "saddle-sensory-loss", "urinary-retention"


@pytest.mark.parametrize(
    "text",
    [
        "Cauda equina leaflet given and gone through with her: numb saddle, not able to pee, come straight in.",
        "Leaflet given and explained: numb saddle, cannot pee, come straight in.",
        "Red flag leaflet given and discussed with her: saddle numbness, leaking, weakness - to come to ED.",
        "Warning card given and talked through: unable to pass urine, numb bottom, attend ED.",
        "Gave him the CES leaflet and went through it: numb saddle, not able to pee, come straight in.",
        "Leaflet read through with patient: numb saddle, not peeing, losing control of the bowels, ring 999.",
    ],
)
def test_it_raises_nothing(reader: NarrativeReader, text: str) -> None:
    assert not present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Leaflet given: he already has a numb saddle.", SADDLE),
        ("Cauda equina leaflet given and read through with him: he already has a numb saddle.", SADDLE),
        ("Leaflet given and read through: numb saddle since this morning, not able to pee, sent in.", RETENTION),
        ("Leaflet given and read through: ticks numb saddle and not able to pee.", SADDLE),
        ("Leaflet given and explained: his numb saddle, cannot pee", SADDLE),
        ("Leaflet given and read through: numb saddle (yes), not able to pee (no).", SADDLE),
        ("Leaflet given and explained - unable to void 14 hours.", RETENTION),
        ("Leaflet given and read through with him. Numb saddle today.", SADDLE),
        ("Cauda equina leaflet given and read through; numb saddle on examination.", SADDLE),
        ("CES leaflet given and discussed: saddle numbness ++", SADDLE),
    ],
)
def test_what_is_so_stays(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
