"""A sign that opens a short list before "none" may be there: it is asked about, where the list is not plainly one."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED = "cauda-equina-words-unclear +"
OPEN = [
    ("Saddle numbness, trauma: none", f"{ASKED}, significant-trauma -"),
    ("- Saddle numbness, trauma: none", f"{ASKED}, significant-trauma -"),
    ("Urinary retention, trauma: no", f"{ASKED}, significant-trauma -"),
    ("Retention, infection, trauma: none", f"{ASKED}, significant-trauma -"),
    ("Saddle numbness, trauma negative", f"{ASKED}, significant-trauma -"),
    ("Saddle numbness since Monday, trauma: none", "saddle-sensory-loss +, significant-trauma -"),
]
PLAIN = [
    (
        "Saddle anesthesia, incontinence, fever, trauma: none",
        "saddle-sensory-loss -, urinary-incontinence -, fever -, significant-trauma -",
    ),
    ("Saddle numbness, urinary retention: none", "saddle-sensory-loss -, urinary-retention -"),
    ("Saddle numbness, fever, chills, trauma: none", "saddle-sensory-loss -, fever -, chills -, significant-trauma -"),
    ("Saddle numbness and trauma: none", "saddle-sensory-loss -, significant-trauma -"),
    ("Urinary retention, or trauma: none", "urinary-retention -, significant-trauma -"),
    ("Red flags: saddle numbness, trauma: none", "saddle-sensory-loss -, significant-trauma -"),
    ("No saddle numbness, trauma: none", "saddle-sensory-loss -, significant-trauma -"),
    ("Fever, saddle numbness, trauma: none", "fever -, saddle-sensory-loss -, significant-trauma -"),
    ("Incontinence, numbness, weakness denied.", "urinary-incontinence -, leg-numbness -, leg-weakness -"),
    ("CES, infection, cancer: negative", "cauda-equina-diagnosis -, cancer-active -"),
    ("Saddle numbness: none", "saddle-sensory-loss -"),
    ("Saddle anesthesia, not present", "saddle-sensory-loss -"),
    ("Fever, trauma: none", "fever -, significant-trauma -"),
    ("Cancer, fever, trauma: none", "cancer-active -, fever -, significant-trauma -"),
]


@pytest.mark.parametrize(("text", "line"), OPEN)
def test_a_sign_that_stands_alone_first_is_not_cleared(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), PLAIN)
def test_what_is_plainly_a_list_is_denied(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
