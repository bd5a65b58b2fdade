"""A sign of which a later sentence says that it is over is over where it was told; one that came back or is left in part is not."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "Before surgery she had a left foot drop; she put the brace away in July and the foot drop has resolved.",
            "foot-drop",
        ),
        ("Had saddle numbness in May. The saddle numbness has resolved.", "saddle-sensory-loss"),
        ("The numbness around the saddle has resolved.", "saddle-sensory-loss"),
    ],
)
def test_it_is_over(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The numbness of the saddle has resolved on the left only.", "saddle-sensory-loss"),
        ("The foot drop has resolved. Left foot drop again since Monday.", "foot-drop"),
        ("Left foot drop. A foot drop in 2015 has resolved.", "foot-drop"),
        ("Left foot drop, worse this week. The foot drop of the right has resolved.", "foot-drop"),
    ],
)
def test_what_is_there_is_not(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Referred ?foot drop. 5/5 in all groups, post void scan 20 ml. There is no foot drop.", False),
        ("?foot drop. EHL 3/5. There is no foot drop.", True),
        ("?foot drop. No foot drop in 2019.", True),
    ],
)
def test_a_queried_foot_drop_is_answered_where_nothing_else_is_weak(
    reader: NarrativeReader, text: str, there: bool
) -> None:
    assert ("foot-drop" in present(reader, text)) is there
