"""A normal result clears a sign only where it is told as one of today, in full, by somebody who looked."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EXAMINED = (
    "perianal sensation",
    "saddle sensation",
    "sensation around the back passage",
    "anal tone",
    "bladder function",
    "bladder control",
    "bowel function",
    "feeling when wiping",
)
UNSETTLED = (
    "is far from normal",
    "is hardly normal",
    "used to be normal",
    "feels anything but normal",
    "has not returned to normal",
    "is yet to return to normal",
    "should be normal",
    "would be expected to be normal",
    "is hopefully normal",
    "is assumed normal",
    "seems normal but is hard to tell",
    "was normal but is now gone",
    "was normal at first but lost by evening",
    "could not be confirmed as normal",
    "is normal except on the left",
    "is normal on the right only",
    "was normal until yesterday",
    "is less than normal",
    "is no longer normal",
)


@pytest.mark.parametrize("result", UNSETTLED)
def test_a_result_that_is_not_settled_clears_nothing(reader: NarrativeReader, result: str) -> None:
    wrong = []
    for examined in EXAMINED:
        said = reader.mentions(f"On review {examined} {result}.")
        if any(m.status is Status.ABSENT for m in said) and not any(m.status is Status.PRESENT for m in said):
            wrong.append(examined)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Perianal sensation normal.", "saddle-sensory-loss -"),
        (
            "Perianal sensation normal but left ankle jerk absent.",
            "saddle-sensory-loss -, reflex-achilles-reduced + left",
        ),
        ("Perianal sensation normal, reduced power in the left leg.", "saddle-sensory-loss -, leg-weakness + left"),
        ("Perianal sensation normal, then sent for a scan.", "saddle-sensory-loss -"),
        ("Perianal sensation normal? Yes", "saddle-sensory-loss -"),
        ("Bladder function normal, not on medication.", "bladder-bowel-dysfunction -"),
        ("She has not been to work; bladder function normal.", "bladder-bowel-dysfunction -"),
        ("Power in the left leg was normal but is now gone.", "nothing"),
    ],
)
def test_a_settled_result_is_told(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
