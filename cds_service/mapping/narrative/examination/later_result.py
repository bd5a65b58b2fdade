"""A result without a subject of its own behind a normal one is a later one of the same: "tone intact in ED but lax now".

The sign is possible then, and not excluded. Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.elements import SENSATION, Reading
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item

_PLACES = (Kind.TOPIC, Kind.AREA, Kind.HEAD, Kind.FINDING, Kind.COMPLAINT, Kind.SIDE)
_MARKS = frozenset([",", ";", "(", "-", "but", "and", "then", "/"])
_OWN = 5
"""Tokens behind a result among which its own place stands."""
_LEAD = (
    grammar.COPULAS
    | grammar.NOW_TOLD
    | statement_words.LATE_DAYS
    | grammar.words(
        "it this that has have had become became gone more slightly markedly found at on by in since last night this morning "
        "afternoon evening later subsequently only : . h hrs am pm"
    )
)
"""Before such a result in its clause."""
_BEHIND = (
    grammar.PREPOSITIONS | grammar.NOW_TOLD | statement_words.LATE_DAYS | grammar.words("from since this last later")
)


def with_later_results(
    around: Around, said: Sequence[Said], readings: Sequence[Reading], knowledge: NarrativeKnowledge
) -> list[Said]:
    """``said`` with each denial by a normal result as possible where such a result follows and nothing else tells of the sign."""
    there = {one.finding for one in said if one.status is Status.PRESENT}
    found: list[Said] = []
    for one in said:
        denied = one.status is Status.ABSENT and one.grade is None and one.finding not in there
        normal = next((r for r in readings if denied and _of(r, one)), None)
        later = normal is not None and _follows(around, normal, knowledge)
        found.append(one._replace(status=Status.PRESENT, possible=True, qualifiers=frozenset()) if later else one)
    return found


def _of(reading: Reading, one: Said) -> bool:
    return one.first <= reading.value.first < one.last and reading.value.grade is None


def _follows(around: Around, normal: Reading, knowledge: NarrativeKnowledge) -> bool:
    """Whether an abnormal result stands behind a normal one, with no other subject between or right behind it."""
    results = knowledge.results.get(normal.domain or "", {})
    for item in around.items:
        if item.first < normal.value.last:
            continue
        if normal.domain == SENSATION and around.names_complaint(item, "numb"):
            ages = any(around.tokens[at].norm == "ago" for at in range(normal.value.last, item.first))
            return not ages and _is_alone(
                around, normal.value.last, item, denied=False
            )  # "normal on Thursday, numb since last night"
        if any(item.has(kind) for kind in _PLACES):
            return False
        if item.has(Kind.VALUE):
            turned = around.tokens[item.first - 1].norm == "not"  # "on Wednesday it was not [intact]"
            alone = _is_from_to(around, normal, item) or _is_alone(around, normal.value.last, item, denied=turned)
            return alone and results.get(item.name(Kind.VALUE) or "") == ("normal" if turned else "abnormal")
    return False


def _is_from_to(around: Around, normal: Reading, item: Item) -> bool:
    """Whether it went from the one to the other ("has gone from normal to absent")."""
    first = normal.value.first
    came = first > around.first and around.tokens[first - 1].norm == "from"
    return came and [token.norm for token in around.tokens[normal.value.last : item.first]] == ["to"]


def _is_alone(around: Around, begin: int, item: Item, *, denied: bool) -> bool:
    mark = max((at for at in range(begin, item.first) if around.tokens[at].norm in _MARKS), default=begin - 1)
    lead = around.tokens[mark + 1 : item.first - denied]
    if not all(token.norm in _LEAD or token.kind == "num" for token in lead) or (mark < begin and not lead):
        return False
    near = range(item.last, item.last + _OWN)
    if any(other.first in near and any(other.has(kind) for kind in _PLACES) for other in around.items):
        return False  # "perianal sensation normal, reduced on the left foot"
    behind = around.tokens[item.last] if item.last < around.last else None
    return behind is None or behind.kind != "word" or behind.norm in _BEHIND
