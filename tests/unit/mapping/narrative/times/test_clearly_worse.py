"""A comparison that is stressed or softened is one: "clearly worse since yesterday"."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Course
from tests.unit.mapping.charts import book


def course(text: str) -> Course | None:
    return next(m.course for m in book().text.mentions(text) if m.finding == "urinary-retention")


@pytest.mark.parametrize(
    "words",
    [
        "clearly worse since yesterday",
        "definitely worse than last week",
        "slightly worse today",
        "noticeably worsened",
        "even worse",
        "much worse",
    ],
)
def test_it_is_worse(words: str) -> None:
    assert course(f"Urinary retention {words}.") is Course.WORSE


@pytest.mark.parametrize(
    "words",
    [
        "slightly worse on the right than the left",
        "clearly worse with a full bladder",
        "not clearly worse",
        "is not noticeably worse",
        "has not significantly worsened",
        "unchanged for years",
    ],
)
def test_a_denied_one_is_none(words: str) -> None:
    assert course(f"Urinary retention {words}.") is not Course.WORSE
