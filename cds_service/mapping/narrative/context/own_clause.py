"""What a sentence tells behind a comma in a clause of its own, so that no denial before it reaches there.

"Denies fever, numbness between the legs since Tuesday", "no back pain, lost control of his bladder", "no trauma, left leg
progressively weaker": a time, a verb, a course of its own.
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.tokens import Token

_LEAD = 3
"""Tokens between the comma and what the clause tells."""
_AUXILIARIES = grammar.COPULAS | frozenset(
    [
        "has",
        "have",
        "had",
        "now",
        "also",
        "still",
        "feels",
        "feel",
        "been",
        "takes",
        "take",
        "uses",
        "use",
        "reports",
        "a",
        "an",
    ]
)
"""Between somebody and what he is or has."""
_SUBORDINATE = frozenset(["that", "if", "whether", "having", "being", "feeling", "ever", "or", "nor"])
"""Before a clause that is itself denied."""
_LABELS = frozenset(
    (":", "reported", "present", "seen", "noted", "found", "elicited", "endorsed", "evident", "identified")
)
"""Behind "not", they label what there is none of."""
_BEHIND = 5
"""Tokens behind it among which its time stands."""


def is_own_clause(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether item ``k`` behind a comma has a verb or a time of its own. ``denial``: the end of the denial before it."""
    item = items[k]
    comma = _comma_before(tokens, item.first, denial)
    if comma < 0:
        return False
    if tokens[item.last - 1].norm in words.states and (item.last - item.first > 1 or _names_before(items, k, comma)):
        return True
    if (
        comma == denial + 1
        and tokens[denial].norm in words.trouble
        and _closes_today(tokens, _placed_to(items, k), last)
    ):
        return True  # "no problems since then" is whole by itself
    if _grows_on_a_side([one for one in items if comma < one.first < item.last + _BEHIND]):
        return True
    if _is_on_other_side(tokens, items, k, denial, last):
        return True
    led = any(tokens[at].norm in words.leading for at in range(comma + 1, item.first))
    return led or tokens[item.first].norm in words.leading or _has_time(tokens, _placed_to(items, k), last, words.when)


def _closes_today(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a clause ends with today ("no problems, saddle numbness today", but "no trouble, numbness or leaking today")."""
    if at >= last or tokens[at].norm not in statement_words.TODAY:
        return False
    return at + 1 >= last or tokens[at + 1].kind in ("punct", "brk")


def _placed_to(items: Sequence[Item], k: int) -> int:
    """Where item ``k`` ends with the places and sides that follow it ("numbness in the saddle area")."""
    end = items[k].last
    for item in items[k + 1 :]:
        if item.first - end > _LEAD or not (item.has(Kind.AREA) or item.has(Kind.SIDE)):
            break
        end = item.last
    return end


def _names_before(items: Sequence[Item], k: int, comma: int) -> bool:
    """Whether a part of the body stands right before item ``k``, with nothing but its side between it and the comma."""
    before = items[k - 1] if k else None
    if before is None or before.last != items[k].first:
        return False
    if not (before.has(Kind.AREA) or before.has(Kind.TOPIC) or before.has(Kind.HEAD, "strength")):
        return False
    return all(item is before or item.has(Kind.SIDE) or item.has(Kind.AREA) for item in items[:k] if item.first > comma)


def _comma_before(tokens: Sequence[Token], at: int, denial: int) -> int:
    places = range(at - 1, max(at - 2 - _LEAD, denial - 1), -1)
    return next((i for i in places if tokens[i].norm == "," or tokens[i].kind == "brk" or parts(tokens, i)), -1)


def _joint_before(tokens: Sequence[Token], at: int, denial: int) -> int:
    """Where "and" or "with" joins what is said of a part of the body to a denial ("no clonus and left leg power weak")."""
    places = range(at - 1, max(at - 2 - _LEAD, denial - 1), -1)
    return next((i for i in places if tokens[i].norm in ("and", "with")), -1)


def _grows_on_a_side(near: Sequence[Item]) -> bool:
    """Whether it is said to get worse on one side, which no list of what there is none of tells."""
    return any(one.has(Kind.COURSE, "worse") for one in near) and any(
        one.has(Kind.SIDE, "left", "right") for one in near
    )


def _is_on_other_side(tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int) -> bool:
    """Whether it closes the sentence on the other side than what is denied ("no weakness in right leg, left foot drop")."""
    end = _placed_to(items, k)
    if end < last and tokens[end].kind not in ("punct", "brk"):
        return False
    comma = _comma_before(tokens, items[k].first, denial)
    names = [one for one in items[:k] if one.first >= denial and (one.has(Kind.FINDING) or one.has(Kind.COMPLAINT))]
    if not names or items[k].name(Kind.FINDING) in {one.name(Kind.FINDING) for one in names}:
        return False
    before = _sides(one for one in items if denial <= one.first < comma)
    here = _sides(one for one in items if comma < one.first < end)
    return len(before) == 1 and len(here) == 1 and before != here


def _sides(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(side for one in items for side in ("left", "right", "bilateral") if one.has(Kind.SIDE, side))


def has_recent_day(tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
    """Whether a day of this week stands behind an item ("Urinary history: retention since Monday"); a number is none.

    The last days, counted, are such a time ("a history of retention in the past 2 days").
    """
    return _has_time(tokens, item.last, last, words.when, number="") or _in_last_days(tokens, item.last, last)


def has_time(tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
    """Whether a certain recent time stands behind an item ("for two days", "since 0600")."""
    return _has_time(tokens, item.last, last, words.when) or has_recent_day(tokens, item, last, words)


def opens_recently(norms: Sequence[str]) -> bool:
    """Whether words before something say since which of these days it is so ("since yesterday she cannot ...")."""
    return any(norm == "since" and statement_words.of_this_week(norms[at + 1 :]) for at, norm in enumerate(norms))


def _in_last_days(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """Whether "the past 2 days" or weeks stand behind, before the next comma; brackets between count for nothing."""
    end = min(begin + _BEHIND, last)
    for at in range(begin, min(end, last - 2)):
        if tokens[at].norm in (",", ";"):
            return False
        if tokens[at].norm in ("past", "last") and tokens[at + 2].norm in grammar.OF_LATE:
            return tokens[at + 1].kind == "num" or tokens[at + 1].norm in grammar.COUNTED
    return False


def _has_time(tokens: Sequence[Token], begin: int, last: int, when: frozenset[str], *, number: str = "#") -> bool:
    """Whether words of a certain recent time follow before the next comma; ``number``: what stands for any number."""
    words: list[str] = []
    for token in tokens[begin : min(begin + _BEHIND, last)]:
        if token.norm in (",", ";") or token.kind == "brk":
            break
        counted = token.kind == "num" or (number and token.norm in grammar.COUNTED)
        words.append(number if counted else token.norm)
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return not when.isdisjoint({*words, *pairs})


def is_predicate(tokens: Sequence[Token], item: Item, denial: int, last: int, words: AssertingWords) -> bool:
    """Whether what somebody is stands behind a comma, which is no thing that a list has ("no fever, numb between the legs").

    Where others like it are denied, or it has nothing behind it but the list, it may be one of them ("not weak, numb").
    """
    if tokens[item.first].norm not in words.predicates or _comma_before(tokens, item.first, denial) < 0:
        return False
    if any(tokens[at].norm in words.predicates or tokens[at].norm in grammar.BEING for at in range(denial, item.first)):
        return False
    after = item.first + 1
    return after >= last or (tokens[after].kind != "brk" and tokens[after].norm not in grammar.LIST_MARKS)


def is_joined_inability(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, words: AssertingWords
) -> bool:
    """Whether what somebody cannot do follows what there is none of ("no feeling round my bits and can't wee")."""
    at = items[k].first - 1
    if at < denial or tokens[items[k].first].norm not in words.opening:
        return False
    before = items[k - 1] if k else None
    told = before is not None and before.first >= denial and before.last == at + 1
    named = told and before is not None and (before.has(Kind.FINDING) or before.has(Kind.COMPLAINT))
    return named or (at > denial and tokens[at].norm in words.joining)


def runs_on(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether dictation goes on without a stop behind what is denied, with somebody or with what is there since a time.

    "No fever she cannot feel ...", "nil trauma incontinent of urine since Friday", "no trauma saddle numbness present"; or it
    tells by "and" or "with" how a part of the body is ("no clonus and left leg power weak").
    """
    joint = _joint_before(tokens, items[k].first, denial)
    if joint >= 0 and tokens[items[k].last - 1].norm in words.states and _names_before(items, k, joint):
        return True
    before = items[k - 1] if k else None
    if before is not None and before.first >= denial and before.last == items[k].first and _is_named(before):
        end = _placed_to(items, k)
        if (end < last and tokens[end].norm == "present") or has_time(tokens, items[k], last, words):
            return _is_named(items[k])
        if _closes_with_days(tokens, end, last):
            return _is_named(items[k])
    at = items[k].first - 1
    while at > denial and tokens[at].norm in _AUXILIARIES and items[k].first - at <= _LEAD:
        at -= 1
    if at <= denial or tokens[at].norm not in grammar.PERSONS:
        return False
    return any(_is_named(item) for item in items[:k] if item.first >= denial and item.last == at)


def _closes_with_days(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a clause ends with how many days something is there ("retention of urine 2 days")."""
    if at < last and tokens[at].norm == "of":
        at += 2
    if at + 1 >= last or tokens[at].kind != "num" or tokens[at + 1].norm not in grammar.OF_LATE:
        return False
    return at + 2 >= last or tokens[at + 2].kind in ("punct", "brk")


def is_joined_clause(
    tokens: Sequence[Token], item: Item, denial: int, last: int, words: AssertingWords, *, finite: bool
) -> bool:
    """Whether "and" or a comma joins a clause of its own to what is denied ("denies fever and has lost control").

    ``finite``: the item is one by itself ("soiled himself"). What is denied to be said or thought is none ("denies that ...").
    """
    at = item.first - 1
    while at >= denial and tokens[at].norm in grammar.PERSONS | _AUXILIARIES and item.first - at <= _LEAD:
        at -= 1
    if at <= denial or any(tokens[place].norm in _SUBORDINATE for place in range(denial - 1, item.first)):
        return False
    if not (tokens[at].norm in (",", "and", "but") or parts(tokens, at)):
        return False
    led = any(tokens[place].norm in words.leading for place in range(at + 1, item.first + 1))
    there = tokens[item.first].norm in words.predicates and has_time(tokens, item, last, words)
    return finite or led or there


def explained_behind(tokens: Sequence[Token], item: Item, denial: int) -> bool:
    """Whether a colon tells why somebody is not something, which denies nothing behind it ("not coping at home: incontinent")."""
    if tokens[denial - 1].norm != "not" or tokens[denial].norm in _LABELS:
        return False
    return any(tokens[at].norm == ":" for at in range(denial, item.first))


def _is_named(item: Item) -> bool:
    return item.has(Kind.FINDING) or item.has(Kind.COMPLAINT)


def opens_label(tokens: Sequence[Token], items: Sequence[Item], k: int, parted: int, last: int) -> bool:
    """Whether item ``k`` stands behind a label of its own, or is one behind what parts it from a denial ("numbness: saddle")."""
    if k and items[k - 1].has(Kind.HEAD) and tokens[items[k - 1].last].norm == ":":
        return True
    item = items[k]
    return parted >= 0 and item.has(Kind.COMPLAINT) and item.last < last and tokens[item.last].norm == ":"
