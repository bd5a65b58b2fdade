"""Text carried forward under its date: a sign of an older entry is of that day, and over where the last entry denies it."""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_OLD = "[text from 14/06/2026] Post hernia repair day 2, urinary retention, catheter in.\n"


def test_a_sign_of_an_older_entry_is_of_that_day(reader: NarrativeReader) -> None:
    (sign,) = (m for m in reader.mentions(f"{_OLD}[update 22/11/2026] Leg pain.") if m.finding == "urinary-retention")
    assert sign.dated == Interval(date(2026, 6, 14), date(2026, 6, 14))


@pytest.mark.parametrize(
    "text, statements",
    [
        (
            f"{_OLD}[update 22/11/2026] Catheter out 18 June, he has passed water normally from that day on.",
            "urinary-retention h, urinary-retention -",
        ),
        (
            "2026-06-14: Saddle numbness.\n2026-11-22: Perianal sensation normal.",
            "saddle-sensory-loss h, saddle-sensory-loss -",
        ),
        (f"{_OLD}[update 22/11/2026] Leg pain. Retention again.", "urinary-retention +, leg-pain +"),
        (
            "20/11/2026: Urinary retention.\n22/11/2026: Passing urine normally.",
            "urinary-retention +, urinary-retention -",
        ),
        (
            "22/11/2026: Urinary retention.\n14/06/2026: Passing urine normally.",
            "urinary-retention +, urinary-retention -",
        ),
        (
            "[text from 14/06/2026] Urinary retention.\nPassing urine normally.",
            "urinary-retention +, urinary-retention -",
        ),
    ],
)
def test_only_the_last_entry_ends_a_sign_of_weeks_before(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)


@pytest.mark.parametrize("text", ["Saddle numbness.", "06/11/2026: leg pain.\nSaddle numbness, back pain."])
def test_one_date_alone_may_be_that_of_the_note(reader: NarrativeReader, text: str) -> None:
    (sign,) = (m for m in reader.mentions(text) if m.finding == "saddle-sensory-loss")
    assert not sign.timed


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Urine passed in the department without difficulty.", "urinary-retention -"),
        ("Urine passed with difficulty.", "cauda-equina-words-unclear +"),
        ("Urine passed without control.", "cauda-equina-words-unclear +"),
    ],
)
def test_how_urine_was_passed(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
