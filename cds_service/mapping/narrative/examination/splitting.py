"""What stands between two results: of which of them it is ("normal gait, saddle sense absent").

Source: clinical.md 7.2, 7.3 (a result counts for what it is of).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.before_muscles import (
    own_topic_after,
    stands_apart,
    stands_before_its_own,
)
from cds_service.mapping.narrative.examination.carrying import forward_style
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.parting import parts

_NEAR = 4


def comma_between(around: Around, first: int, last: int) -> bool:
    """Whether a comma stands among the tokens from ``first`` to before ``last``."""
    return any(around.tokens[i].norm == "," for i in range(first, last))


def split(around: Around, gap: Sequence[Element], previous: Reading | None, reading: Reading) -> None:
    """Give what stands before a result, in ``gap``, to it or to the ``previous`` one."""
    if reading.value.grade is not None:
        gap = [
            e for e in gap if not (e.kind == "topic" and e.domain == "test")
        ]  # "pulse 112, grade 4 power in the left leg"
    if previous is None:
        _open(around, gap, reading)
    elif stands_before_its_own(around, gap, reading.value):
        if not specific(previous.about) and opens_forward(around, previous, gap):
            previous.about += of_one_domain(around, gap)
    else:
        if len(gap) > 1 and _describes_head(around, previous, gap[0]):
            previous.about.append(gap[0])
            gap = gap[1:]
        _share(around, gap, previous, reading)


def _open(around: Around, gap: Sequence[Element], reading: Reading) -> None:
    """What stands before the first result."""
    between = range(gap[-1].last, reading.value.first) if gap else range(0)
    apart = any(around.tokens[i].norm in (",", ":") for i in between)
    if gap and _new_clause(around, gap[-1].last, reading.value.first) and own_topic_after(around, reading.value):
        return
    placed = apart and all(e.kind == "area" for e in gap) and own_topic_after(around, reading.value)
    placed = placed or stands_apart(around, gap, reading)
    elsewhere = list(gap) if placed else _places_apart(around, gap, reading)
    reading.about = [e for e in gap if e not in elsewhere]
    reading.sides += [replace(e, kind="side", side=e.own_side) for e in elsewhere if e.own_side is not None]


def _places_apart(around: Around, gap: Sequence[Element], reading: Reading) -> list[Element]:
    """Levels that a comma parts from a sense that has its own place behind ("Tarlov cyst S2-3, sensation reduced L5")."""
    places = list(gap[:-1])
    parted = bool(places) and gap[-1].kind == "head" and comma_between(around, places[-1].last, gap[-1].first)
    levels = all(e.kind == "area" and around.tokens[e.first].kind == "level" for e in places)
    own = any(
        i.has(Kind.AREA) and i.first - reading.value.last <= 1 for i in around.items if i.first >= reading.value.last
    )
    return places if parted and own and levels else []


def _share(around: Around, gap: Sequence[Element], previous: Reading, reading: Reading) -> None:
    if specific(previous.about) and not forward_style(previous):
        if own_topic_after(around, reading.value) and _prepositional(around, previous, gap):
            previous.about += gap
        else:
            reading.about = list(gap)
    elif not opens_forward(around, previous, gap):
        reading.about = list(gap)
    elif _then_another_time(around, previous, gap, reading):
        previous.about += gap
        reading.about = list(gap)
    else:
        keep = _kept(around, gap, previous, reading)
        previous.about += gap[:keep]
        reading.about = list(gap[keep:])


def _kept(around: Around, gap: Sequence[Element], previous: Reading, reading: Reading) -> int:
    """How many of what stands between are of the previous result; none where all are of the next."""
    keep = len(gap)
    names = keep and (gap[-1].kind == "topic" or (gap[-1].kind == "head" and gap[-1].domain != previous.domain))
    tied = keep and _tied(
        around, gap[-2] if len(gap) > 1 else previous.value, gap[-1], reading.value, names=bool(names)
    )
    if tied or (keep and not own_topic_after(around, reading.value) and _touches(around, gap[-1], reading.value)):
        keep -= 1
        while keep and (gap[keep - 1].kind == "head" or _named_weak(gap, keep)):
            if comma_between(around, gap[keep - 1].last, gap[keep].first):
                break  # "good tone, sensation reduced"
            keep -= 1
    return keep


def _describes_head(around: Around, previous: Reading, head: Element) -> bool:
    """Whether a result is of the domain named right behind it, and not of what stands before it ("anal tone reduced, reflexes
    and power normal")."""
    if head.kind != "head" or head.first - previous.value.last > 1:
        return False
    parted = any(around.tokens[i].norm in (",", ".") for i in range(previous.value.last, head.first))
    other = head.domain not in {e.domain for e in previous.about}
    return not (previous.about and (parted or (specific(previous.about) and other)))


def _then_another_time(around: Around, previous: Reading, gap: Sequence[Element], reading: Reading) -> bool:
    """Whether a result behind the muscle is one of another time ("4-/5 strength in left dorsiflexion which was previously 5/5")."""
    if not gap or gap[-1].kind != "topic" or gap[-1].domain != STRENGTH:
        return False
    named = {around.tokens[i].norm for i in range(previous.value.last, gap[-1].first)}
    between = {around.tokens[i].norm for i in range(gap[-1].last, reading.value.first)}
    past = between & (grammar.ONCE | grammar.TENSE_PAST)
    placed = named & grammar.PREPOSITIONS if named else between & (grammar.ONCE | {"which", "that"})
    return bool(past and placed) and not (named | between) & (grammar.SEVERING | {":"})


def _new_clause(around: Around, first: int, last: int) -> bool:
    """Whether the patient or the examination is told of anew ("no bladder symptoms and has normal perineal sensation")."""
    return any(first <= item.first < last and item.has(Kind.CUE, "end") for item in around.items)


def _named_weak(gap: Sequence[Element], keep: int) -> bool:
    """Whether the muscle before stands right beside its weakness ("quadriceps weakness 4/5")."""
    muscle = gap[keep - 1]
    weak = keep < len(gap) and gap[keep].kind == "head" and gap[keep].domain == STRENGTH
    named = muscle.kind == "area" or (muscle.kind == "topic" and muscle.domain == STRENGTH)
    return weak and named and muscle.last == gap[keep].first


def of_one_domain(around: Around, gap: Sequence[Element]) -> list[Element]:
    """The elements up to the first topic of another domain ("absent knee jerk with weakness of the quadriceps"), or to a test
    that a dash, a stroke or "with" parts from them."""
    topics = [e for e in gap if e.kind == "topic"]
    other = next((e for e in topics if e.domain != topics[0].domain), None)
    if other is None and topics and topics[0].domain == "test" and topics[0] is not gap[0]:
        before = list(gap)[list(gap).index(topics[0]) - 1]
        between = range(before.last, topics[0].first)
        apart = any(parts(around.tokens, i) or around.tokens[i].norm == "with" for i in between)
        other = topics[0] if apart else None
    return list(gap[: list(gap).index(other)]) if other is not None else list(gap)


def _prepositional(around: Around, previous: Reading, gap: Sequence[Element]) -> bool:
    between = range(previous.value.last, gap[0].first) if gap else range(0)
    named = any(around.tokens[i].norm in grammar.PREPOSITIONS for i in between)
    return named and opens_forward(around, previous, gap)


def opens_forward(around: Around, reading: Reading, gap: Sequence[Element]) -> bool:
    """Whether what stands behind a result goes on from it without a stop ("4/5 strength in EHL")."""
    if not gap:
        return False
    both = {i for item in around.items if item.has(Kind.SIDE) for i in range(item.first, item.last)}
    return not any(
        around.tokens[i].norm in (",", ";", ":", "and", "but", "-") and not _hyphen(around, i) and i not in both
        for i in range(reading.value.last, gap[0].first)
    ) or (gap[0].first - reading.value.last <= 1 and around.tokens[reading.value.last].norm == "-")


def is_alike(around: Around, reading: Reading, gap: Sequence[Element]) -> bool:
    """Whether what stands behind a result has it too ("inversion is 5/5, as is plantar flexion")."""
    between = [token.norm for token in around.tokens[reading.value.last : gap[0].first]] if gap else []
    return between[:2] == [",", "as"] and not grammar.COPULAS.isdisjoint(between)


def _hyphen(around: Around, at: int) -> bool:
    """Whether a hyphen is written together with what stands on both sides ("grade 4-power")."""
    if around.tokens[at].norm != "-" or not 0 < at < len(around.tokens) - 1:
        return False
    before, hyphen, after = around.tokens[at - 1 : at + 2]
    return before.end == hyphen.start and hyphen.end == after.start


def _touches(around: Around, element: Element, value: Element) -> bool:
    between = range(element.last, value.first)
    apart = (",", ";", "and", "with", "in")
    return len(between) <= _NEAR and not any(around.tokens[i].norm in apart or parts(around.tokens, i) for i in between)


def _tied(around: Around, before: Element, element: Element, value: Element, *, names: bool) -> bool:
    """Whether nothing parts a name from its result, and a comma from what stands before it, or "with" the result from what
    stands behind ("normal gait, saddle sense absent"; "normal gait and left leg power absent with ...").

    ``names``: it names what is told next ("power 5/5 both legs, sensation reduced in the left calf")."""
    if element.last != value.first:
        return False
    followed = value.last < around.last and around.tokens[value.last].norm == "with"
    return followed or (names and comma_between(around, before.last, element.first))
