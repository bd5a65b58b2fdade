"""How somebody was hurt: falls from a height, collisions, assaults; and what is no such thing."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

MAJOR, MINOR = "significant-trauma", "minor-fall"

INJURED = [
    ("RTC 3 days ago, car vs lorry at 60 mph.", f"{MAJOR} +"),
    ("High speed RTC", f"{MAJOR} +"),
    ("Day 2 post fall from height 3m.", f"{MAJOR} +"),
    ("s/p fall from height 2 days ago.", f"{MAJOR} +"),
    ("History of fall from 2nd floor 2 days ago", f"{MAJOR} +"),
    ("History of recent fall from 3 metres on Monday", f"{MAJOR} +"),
    ("Hx fall off motorbike 2 days ago", f"{MAJOR} +"),
    ("Alleged h/o fall from tree 1 day back", f"{MAJOR} +"),
    ("Fell approx 4 metres off scaffolding 6 days ago landing on his back.", f"{MAJOR} +"),
    ("Motorbike accident on Sunday", f"{MAJOR} +"),
    ("Assaulted 4 days ago, kicked repeatedly in back.", f"{MAJOR} +"),
    ("Fell off mountain bike at 30 mph yesterday", f"{MAJOR} +"),
]

NOT_INJURED = [
    ("RTC in 2 weeks", "nothing"),
    ("RTC on Monday", "nothing"),
    ("RTC 3 days if not better", "nothing"),
    ("H/o RTA in 2005", f"{MAJOR} h"),
    ("History of motorcycle accident in 1998", f"{MAJOR} h"),
    ("Sexually assaulted 3 days ago", "nothing"),
    ("Her husband was assaulted", "nothing"),
    ("Was not assaulted", "nothing"),
    ("No high speed RTC", f"{MAJOR} -"),
    ("s/p fall in bathroom 2 days ago", f"{MINOR} +"),
    ("Fall from bed 2 days ago", f"{MINOR} +"),
]


@pytest.mark.parametrize(("text", "line"), [*INJURED, *NOT_INJURED])
def test_an_injury_is_as_heavy_as_it_was(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
