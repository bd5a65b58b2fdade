"""A name under a heading, words of the next sentence, and a line that ends with its answer."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION = "saddle-sensory-loss", "urinary-retention"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Perianal light touch intact, pinprick reduced. Pain otherwise controlled.", SADDLE),
        ("Rectal exam: tone reduced, sensation reduced. Pain otherwise controlled.", SADDLE),
        ("O/E perianal light touch intact, pinprick reduced.", SADDLE),
        ("HPC: PR exam: reduced sensation to pinprick, tone lax.", SADDLE),
        ("Back pain for 3 weeks. Falls: nil recent\nsaddle numbness.", SADDLE),
        ("Back pain for 3 weeks. No injuries known\nurinary retention.", RETENTION),
        ("Back pain for 3 weeks. Fever no\nurinary retention.", RETENTION),
        ("Reviewed with wife present. Concerns: no\nsaddle numbness.", SADDLE),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He has no\nurinary retention.", RETENTION),
        ("Patient seen today with back pain for three weeks. She has no\nurinary retention.", RETENTION),
        ("Exam: power full, sensation full, there is no\nsaddle numbness.", SADDLE),
        ("Denies recent\nurinary retention", RETENTION),
        ("Perianal light touch intact, pinprick normal. Pain reduced.", SADDLE),
    ],
)
def test_it_is_denied(reader: NarrativeReader, text: str, finding: str) -> None:
    assert f"{finding} -" in told(reader, text)
    assert finding not in present(reader, text)


def test_light_touch_of_the_feet_is_none_of_the_saddle(reader: NarrativeReader) -> None:
    assert SADDLE not in present(reader, "O/E perianal sensation intact, light touch reduced below the knee.")
