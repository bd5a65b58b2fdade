"""What one answer closes, a result that turned by the clock, and other words for loss of the saddle, fever and fears."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SADDLE, CES = "saddle-sensory-loss", "cauda-equina-diagnosis"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Perianal sensation normal at 08:00 but absent at 16:00.", SADDLE),
        ("Review 22:10 - perianal sensation was normal at 16:00, now reduced to LT and PP on both sides.", SADDLE),
        ("Anaesthetic perineum.", SADDLE),
        ("Temp normal this morning, 39.1 tonight.", "fever"),
        ("came off mountain bike at speed", "significant-trauma"),
        ("Saddle numbness since Monday, weakness, fever - no to all", SADDLE),
        ("CES not excluded.", CES),
        ("Foot drop noted; fever? all no", "foot-drop"),
        ("Numb saddle since Monday; fever? all no", SADDLE),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("CES excluded on examination.", CES),
        ("Cauda equina excluded clinically: normal perianal sensation.", CES),
        ('Worried she might "end up incontinent" after reading about it', "urinary-incontinence"),
        ("perineal anaesthetic infiltrated", SADDLE),
        ("Perianal sensation normal at 08:00, absent ankle jerks at 16:00.", SADDLE),
    ],
)
def test_it_is_not(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)
