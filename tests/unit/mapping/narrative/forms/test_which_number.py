"""The number of a residual is none of the time, the date, or of what was voided before it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

RAISED = (
    "urine volume from the bladder scan 5 minutes ago was 321 mL",
    "{} 2 hours ago 450 mL",
    "{} 10 min after voiding: 600 mL",
    "{} 20 minutes after void 600 mL",
    "{} at 5 pm 600 mL",
    "{} at 14:30 650 mL",
    "{} (14:30): 650 mL",
    "{} 14:30 - 650 mL",
    "{} today (26/11) 650 mL",
    "{} on 25/11/2026 650 mL",
    "{} after voiding 50 mL: 650 mL",
    "{} after voiding 100 mL was 650 mL",
    "{} 20 mL last week, 650 mL today",
    "{} rose from 50 to 650 mL",
    "{} 50 -> 650 mL",
    "{} x2: 700 mL",
    "{} (2nd) 700 mL",
    "{} after 2 attempts 500 mL",
    "{} 650 mL at 2 hours",
)
LOW = (
    "{} 12 ml",
    "{} at 14:30 12 mL",
    "{} 10 min after voiding: 20 mL",
    "{} 20 mL after voiding 300 mL",
    "{} 20 mL today, temp 38 C",
)


@pytest.mark.parametrize("name", ["PVR", "Bladder scan", "Post-void residual"])
@pytest.mark.parametrize("frame", RAISED)
def test_a_raised_residual_is_read_past_other_numbers(reader: NarrativeReader, frame: str, name: str) -> None:
    found = told(reader, frame.format(name))
    assert "post-void-residual +" in found
    assert "post-void-residual -" not in found


@pytest.mark.parametrize("name", ["PVR", "Bladder scan", "Post-void residual"])
@pytest.mark.parametrize("frame", LOW)
def test_a_low_residual_is_read_past_other_numbers(reader: NarrativeReader, frame: str, name: str) -> None:
    found = told(reader, frame.format(name))
    assert "post-void-residual -" in found
    assert "post-void-residual +" not in found


@pytest.mark.parametrize("name", ["PVR", "Bladder scan"])
def test_what_was_voided_is_no_residual(reader: NarrativeReader, name: str) -> None:
    assert told(reader, f"{name} after voiding 300 mL: 20 mL") == {"post-void-residual -"}


def test_a_temperature_is_read_past_its_time(reader: NarrativeReader) -> None:
    assert told(reader, "temp 2 hours ago 39.2") == {"fever +"}
    assert told(reader, "temp at 14:30 36.8") == {"fever -"}
