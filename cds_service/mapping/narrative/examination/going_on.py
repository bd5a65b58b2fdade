"""What a sentence says of what the one before was about: "EHL 5/5 on 11/01. Now it is down to 4/5.", "Power there is 3/5 now"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN
from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH, Element
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import changes, grammar
from cds_service.mapping.narrative.text.lexicon import Item

_THERE = frozenset(["there", "it", "this", "that"])
_TO_CHANGED_GRADE = _THERE | frozenset(
    [
        "i",
        "we",
        "make",
        "makes",
        "get",
        "find",
        "found",
        "measured",
        "measures",
        "measure",
        "has",
        "have",
        "had",
        "been",
        "become",
        "became",
        "got",
        "gone",
        "to",
        "from",
        "down",
        "up",
        "since",
        "then",
        "still",
        "even",
        "further",
        "again",
        "unfortunately",
        "sadly",
        "however",
        "exam",
        "examination",
        "re",
        ";",
        ":",
        ".",
        "so",
        "that",
        "which",
        "by",
        "point",
        "points",
    ]
)
"""Before a grade that opens a sentence, beside the words of its time and of a change ("Since then it has dropped to 4/5")."""
_TO_BARE = (
    grammar.NOW_TOLD | grammar.LINKS | grammar.TENSE_PAST | frozenset(["to", "only", "it", "power", "strength", "just"])
)
"""Right before a number without a scale that is a grade of now ("Today 3.")."""
_OPENING = 10
"""Tokens before the result that a sentence is about."""
_BEHIND = 3
"""Tokens behind it that tell when it was ("I make it 4/5 today")."""
_LOOSE = 5
"""Tokens before a grade of less than full strength that may say anything but of what it is."""
_SOMEWHERE = frozenset(["on", "in", "at", "by", "this", "here", "i", "we", "my", "later", "tonight", "overnight"])
"""First words of a sentence that tell who found it, or where or when."""
_SAYING = (Kind.TOPIC, Kind.AREA, Kind.HEAD, Kind.COMPLAINT, Kind.FINDING, Kind.QUANTITY, Kind.SIDE)
_BARE = frozenset("012345")
_ASIDE = 20
"""Tokens of what stands aside between "today" and a result."""
_PARTS = frozenset("./;")


def opens_with(around: Around, first: int) -> bool:
    """Whether a sentence opens with the result at ``first``, or only with when it was or that it changed.

    "4/5", "Today it is 4/5", "It has dropped to 4/5", "I make it 4/5 today".
    """
    if first == around.first:
        return True
    opening = [around.tokens[i] for i in range(around.first, first)]
    told = [token.norm in changes.TELLS_WHEN | changes.CHANGED or token.kind == "num" for token in opening]
    behind = around.tokens[first + 1 : min(first + 1 + _BEHIND, around.last)]
    dated = any(told) or any(token.norm in grammar.NOW_TOLD for token in behind)
    known = changes.TO_GRADE | _TO_CHANGED_GRADE
    return _behind_aside(around, first) or (
        len(opening) <= _OPENING
        and dated
        and all(one or token.norm in known for one, token in zip(told, opening, strict=True))
    )


def _behind_aside(around: Around, first: int) -> bool:
    """Whether the time and what stands aside open a sentence before the mark of a result ("Today, same couch, same hands: 5/5").

    What stands aside names nothing that could have a grade; care may be told there ("Today, after naproxen: 4/5").
    """
    opening = range(around.first, first)
    timed = around.tokens[around.first].norm in grammar.NOW_TOLD and len(opening) <= _ASIDE
    if not timed or around.tokens[first - 1].norm != ":" or around.tokens[around.first + 1].norm != ",":
        return False
    between = [item for item in around.items if around.first < item.first < first]
    stanzas = around.knowledge.stanzas
    care = [item for item in between if stanzas.get(item.name(Kind.FINDING) or "", PLAIN).care]
    named = any(item.has(kind) for kind in (*_SAYING, Kind.VALUE) for item in between if item not in care)
    return not named and not any(around.tokens[at].norm in _PARTS for at in opening)


def continues(around: Around, grades: Sequence[Grade]) -> bool:
    """Whether a sentence begins as if the one before had named its subject ("They are 2+", "Left is 4/5", "Now weak")."""
    if around.tokens[around.first].norm in grammar.SUBJECTS:
        return True
    first = grades[0] if grades else None
    if first is not None and is_bare_fall(around, first):
        return True
    if first is not None and first.strength is not False and opens_with(around, first.first):
        return bool(first.strength) or first.first > around.first
    if around.items and (around.items[0].has(Kind.SIDE) or around.items[0].has(Kind.VALUE)):
        return True
    result = next((item for item in around.items if item.has(Kind.VALUE) or is_weakness(around, item)), None)
    return (result is not None and opens_with(around, result.first)) or opening_number(around) is not None


def muscles(about: Sequence[Element]) -> list[Element]:
    """The muscles among what a sentence is about."""
    return [e for e in about if e.kind == "topic" and e.domain == STRENGTH]


def subjects(
    around: Around, grades: Sequence[Grade], carried: Sequence[Element], muscle: Sequence[Element]
) -> Sequence[Element]:
    """What a sentence goes on about: of the sentence before, or for a grade of another time the muscle named last."""
    if not continues(around, grades):
        return []
    graded = bool(grades) and grades[0].strength is True and grades[0].first > around.first
    opens = graded and (opens_with(around, grades[0].first) or is_bare_fall(around, grades[0]))
    return muscle if opens and not muscles(carried) else carried


def is_bare_fall(around: Around, grade: Grade) -> bool:
    """Whether a sentence opens with less than full strength out of five, with nothing before it that it could be of.

    "This morning 3/5", "On the ward 3/5", "I found 4/5": without a muscle of its own it is that of the one before.
    """
    written = grade.strength is True and grade.other is None and grade.text[:1] != "5"
    near = around.first < grade.first <= around.first + _LOOSE
    opening = range(around.first, grade.first)
    named = any(item.has(kind) for kind in _SAYING for item in around.items if item.first < grade.first)
    told = around.tokens[around.first].norm in _SOMEWHERE and not any(around.tokens[i].norm == ":" for i in opening)
    closes = grade.last >= around.last or around.tokens[grade.last].norm in grammar.CLOSING
    return written and near and told and closes and not named


def opening_number(around: Around) -> Grade | None:
    """The number without a scale that a sentence tells of now ("Today 3.", "It is now 4-")."""
    at = next((i for i in range(around.first + 1, around.last) if around.tokens[i].norm in _BARE), None)
    if at is None or around.tokens[at - 1].norm not in _TO_BARE or not opens_with(around, at):
        return None
    if not any(around.tokens[i].norm in grammar.NOW_TOLD | changes.CHANGED for i in range(around.first, at)):
        return None
    end, text = at + 1, around.tokens[at].norm
    if (
        end < around.last
        and around.tokens[end].norm in ("+", "-")
        and around.tokens[end].start == around.tokens[at].end
    ):
        end, text = end + 1, text + around.tokens[end].norm
    closes = end >= around.last or around.tokens[end].norm in grammar.CLOSING or around.tokens[end].kind == "brk"
    return Grade(at, end, text, strength=True) if closes else None


def with_subject(around: Around, found: list[Element], carried: Sequence[Element]) -> list[Element]:
    """With the muscle or reflex of the sentence before, where this one opens with a result and names nothing itself."""
    if not carried or carried[-1].kind != "topic":
        return found
    subject = carried[-1]
    place = next((i for i, e in enumerate(found) if e.kind == "value"), None)
    if place is None:
        return _weak_now(around, found, subject)
    value = found[place]
    other = any(
        e.kind in ("topic", "area", "side") or (e.kind == "head" and e.domain != STRENGTH) for e in found[:place]
    )
    elsewhere = value.last < around.last and around.tokens[value.last].norm in grammar.OF_THE_REST
    bare = value.grade is not None and value.domain == STRENGTH and is_bare_fall(around, value.grade)
    if other or elsewhere or not (bare or opens_with(around, value.first)):
        return found
    if value.domain == STRENGTH:
        fits = subject.domain == STRENGTH and _is_near(around, found, subject)
    else:
        known = value.grade is None or subject.domain == REFLEX
        fits = known and value.first > around.first and not _names_any(found)
    if not fits:
        return found
    return [replace(subject, item=-1), *found[place:]]


def _is_near(around: Around, found: Sequence[Element], subject: Element) -> bool:
    """Whether the muscle ended the sentence before, or words before the grade tell of another time."""
    between = range(subject.last, around.first)
    value = next(e for e in found if e.kind == "value")
    if value.first > around.first and found[0] is value:
        return True
    told = any(
        around.tokens[i].norm in grammar.NOW_TOLD | changes.CHANGED | _THERE for i in range(around.first, value.first)
    )
    return told or all(around.tokens[i].norm in grammar.BEFORE_ANSWER for i in between)


def _names_any(found: Sequence[Element]) -> bool:
    return any(e.kind in ("topic", "area", "head", "wall") for e in found)


def _weak_now(around: Around, found: list[Element], subject: Element) -> list[Element]:
    """ "Now it is weak", "Weaker today": the word is the result."""
    places = [k for k, item in enumerate(around.items) if is_weakness(around, item)]
    if len(places) != 1 or subject.domain != STRENGTH or _names_any(found) or any(e.kind == "side" for e in found):
        return found
    weak = around.items[places[0]]
    if weak.last - weak.first > 1 or weak.first == around.first or not opens_with(around, weak.first):
        return found
    closes = weak.last >= around.last or around.tokens[weak.last].norm in grammar.CLOSING | grammar.NOW_TOLD
    if not closes:
        return found
    value = Element(weak.first, weak.last, "value", places[0], weak, STRENGTH, klass="reduced")
    return [replace(subject, item=-1), value, *found]


def is_weakness(around: Around, item: Item) -> bool:
    """Whether an item is a word of weakness."""
    name = item.name(Kind.COMPLAINT)
    return name is not None and around.knowledge.complaints[name].domain == "weak"
