"""Whether what stands behind a sign says that all of it is over: "has settled", "resolved last week", "back to normal".

A part of it that went ("resolved on the left only"), what is only waited for ("until the numbness has settled") and what came
again ("settled, back this morning") is not over.
Source: clinical.md 5.4 (resolved is historical), 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.bedside import BedsideWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_OVER = ("historical-after", "recovered-after", "settled-after")
_AWAITED = words(
    "until till unless once if whether hope hopes hopefully hoping expects expect expected when should ensure"
)
"""Before a sign, that it is not said to be over."""
_TO_SIGN = 4
"""Tokens before a sign among which they stand."""
_IN_PART = words(
    "only except apart bar save partly partially mostly largely nearly almost somewhat slightly incompletely"
)
_BEHIND = 4
"""Tokens behind such words among which it is said that a part of it is left."""
_SIDES = words("left right l r")
_FOR_NOW = words("now time moment")
_BACK = words("has have is are was were come came gone went got returned back to")
_LONGEST = 6
"""Tokens of the longest "has come back to normal"."""
_NOT_BACK = words("not never hasn't haven't hadn't didn't")
"""Before words that it came back, that it did not."""
_NOTHING = words("nothing none")
_AGAIN = words(
    "again back worse worsening returned recurring recurred recurrent relapsed drained patch patchy residual"
)
"""Behind a sign that settled, that it is there all the same."""
_CONDITIONS = words("if should call return")
"""Before what would be if it came again."""
_TO_PLACE = 2
"""Tokens between what is felt and its place."""
_PARTED = words(", ; and but -")
_GOING_ON = words("it which that this they these both all each")
"""Behind a comma, they go on about the sign."""
_BETWEEN = _GOING_ON | words(
    ", now since has have had then and but around round over across near the his her of in on at"
)
"""Between a sign and words that it is over."""
_WELL = words("back legs leg pain better improved fine well normal ok okay too also both all is are feels feel")
"""Words of what is well too ("pain in both legs has gone, back better")."""
_SOUND = words("normal normally fine freely good well ok okay better improved intact")
"""What is as it should be."""
_HAVING = words("with has have had got having")
_FURTHER = 9
"""Tokens of the longest such clause."""
WHEN = (
    statement_words.LATE_DAYS
    | statement_words.EARLIER_DAYS
    | words(
        "now completely fully entirely spontaneously on its own by itself last this week weekend night month morning afternoon "
        "evening the after within in a an few couple of day hour days hours two three four five some several then earlier "
        "over within year years month months week weeks six ten twelve "
        "january february march april may june july august september october november december"
    )
)
"""Behind words that it is over, up to the end of the clause: when and how."""
_OF_DRAIN = words(
    "for a an one two three night nights day days overnight needed in out removed then with briefly h hr hrs hour hours next "
    "following same morning evening passed ok fine successful successfully came was"
)
"""Beside a catheter, that it was in, and how long."""
_JOINED = words(", and")
"""Between such clauses."""
_RETURNED = words("returned return returns recurred recur recurs relapsed come came comes back again happened since")
"""Behind a denial: it did not come back."""
_NAMING = (Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.AREA)


def says_over(
    tokens: Sequence[Token], items: Sequence[Item], k: int, said: Item, last: int, bedside: BedsideWords
) -> bool:
    """Whether ``said`` behind item ``k`` says that all of it is over, and nothing else that came back ("recovered 400 mL")."""
    if any(tokens[at].norm in grammar.PARTLY for at in range(said.first, said.last)):
        return False
    told = said.has(Kind.CUE, "historical-after")
    if not told and said.has(Kind.CUE, "recovered-after"):
        told = _closes(tokens, said.last, last) or tokens[said.last].norm in grammar.AFTER_RECOVERY
    if not told and said.has(Kind.CUE, "settled-after"):
        told = _is_of(tokens, items[k], said) and _ends(tokens, said, last, bedside.means)
    return (
        told
        and not _awaited(tokens, items[k])
        and not _until(tokens, said.last, last)
        and not _in_part(tokens, said, last)
        and not _again(tokens, items, said, last, bedside)
    )


def over_further(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, bedside: BedsideWords) -> bool:
    """Whether a place or a clause about the sign stands before words that it is over ("numb on Monday, it has settled")."""
    placed = {at for item in items[k + 1 :] if item.has(Kind.AREA) for at in range(item.first, item.last)}
    for item in items[k + 1 :]:
        if item.first - items[k].last > _FURTHER or (any(map(item.has, _NAMING)) and not item.has(Kind.AREA)):
            return False
        resolved = tokens[item.last - 1].norm == "resolved" and _closes(tokens, item.last, last)
        if item.has(Kind.CUE, "settled-after") or (item.has(Kind.CUE, "historical-after") and resolved):
            parted = max(
                (at for at in range(items[k].last, item.first) if tokens[at].norm in (",", ";", "-")), default=-1
            )
            between = [tokens[at].norm for at in range(max(parted, items[k].last), item.first) if at not in placed]
            return _BETWEEN.issuperset(between) and says_over(tokens, items, k, item, last, bedside)
    return False


def behind_drain(tokens: Sequence[Token], comma: int, last: int, bedside: BedsideWords) -> int:
    """Where clauses end that only tell of a catheter and how long it was in ("retention, catheter one night, out at noon, ...")."""
    at, drained = comma, False
    while True:
        end = next((i for i in range(at + 1, min(at + _FURTHER, last)) if tokens[i].norm in _JOINED), at)
        norms = {tokens[i].norm for i in range(at + 1, end) if tokens[i].kind != "num"}
        if not norms or not norms <= bedside.drains | bedside.tried | _OF_DRAIN:
            return at if drained else comma
        at, drained = end, drained or not norms.isdisjoint(bedside.drains)


def back_to_normal(tokens: Sequence[Token], sign: Item, at: int, last: int) -> bool:
    """Whether a clause ends there with a sign that is as it should be again ("numbness has come back to normal")."""
    if sign.has(Kind.TOPIC) or tokens[at].norm not in _BACK:
        return False
    end = next((i for i in range(at, min(at + _LONGEST, last)) if tokens[i].norm not in _BACK), at)
    named = end > at and tokens[end - 1].norm == "to" and tokens[end].norm == "normal"
    return named and _closes(tokens, end + 1, last) and not _awaited(tokens, sign)


def returns_to_normal(tokens: Sequence[Token], at: int) -> bool:
    """Whether what came back there is what was before the sign, or nothing did ("come back to normal", "has not returned")."""
    end = next((i for i in range(at, min(at + _LONGEST, len(tokens))) if tokens[i].norm not in _BACK), at)
    normal = end > at and tokens[end - 1].norm == "to" and tokens[end].norm == "normal"
    return normal or (at > 0 and tokens[at - 1].norm in _NOT_BACK)


def _closes(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at >= last or tokens[at].norm in grammar.CLOSING or tokens[at].kind == "brk"


def _ends(tokens: Sequence[Token], said: Item, last: int, means: frozenset[str]) -> bool:
    """Whether the clause ends with it, or only tells when or how ("settled last week", "settled after two days and ...")."""
    at = said.last
    if [token.norm for token in tokens[at : at + 2]] == ["in", "over"]:
        return False  # "has settled in over the last week"
    while at < last and (tokens[at].norm in WHEN or tokens[at].kind == "num" or _by_means(tokens, at, last, means)):
        at += 1
    return _closes(tokens, at, last) or tokens[at].norm in ("and", "but")


def _by_means(tokens: Sequence[Token], at: int, last: int, means: frozenset[str]) -> bool:
    """Whether it is told by what it settled ("with bracing")."""
    if tokens[at].norm in means:
        return tokens[at - 1].norm == "with"
    return tokens[at].norm == "with" and at + 1 < last and tokens[at + 1].norm in means


def _is_of(tokens: Sequence[Token], sign: Item, said: Item) -> bool:
    """Whether it is said of the sign, and not of somebody ("incontinent overnight, settled now")."""
    between = [tokens[at].norm for at in range(sign.last, said.first)]
    parted = max((at for at, norm in enumerate(between) if norm in _PARTED), default=-1)
    return parted < 0 or not _GOING_ON.isdisjoint(between[parted + 1 :])


def _awaited(tokens: Sequence[Token], sign: Item) -> bool:
    return any(tokens[at].norm in _AWAITED for at in range(max(sign.first - _TO_SIGN, 0), sign.first))


def _until(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether it was well only until something ("fine since, until last night")."""
    at += at < last and tokens[at].norm == ","
    return at < last and tokens[at].norm in grammar.UNTIL


def _in_part(tokens: Sequence[Token], said: Item, last: int) -> bool:
    """Whether it is said right behind that a part of it is left, or that it may be back."""
    norms = [tokens[at].norm for at in range(said.last, min(said.last + _BEHIND, last))]
    clause = norms[: next((at for at, norm in enumerate(norms) if norm in grammar.CLAUSES), len(norms))]
    if clause[:1] == ["for"]:
        return not _FOR_NOW.isdisjoint(clause)
    return not _IN_PART.isdisjoint(clause[:1]) or (clause[:1] in (["on"], ["in"]) and not _SIDES.isdisjoint(clause))


def _says_more(tokens: Sequence[Token], at: int, last: int, bedside: BedsideWords) -> bool:
    """Whether the sentence goes on about what is over, and not only with when it was ("settled but woke with it")."""
    parted = next((i for i in range(at, last) if tokens[i].norm in _PARTED), last)
    rest = [tokens[i].norm for i in range(parted, last) if tokens[i].kind in ("word", "abbr")]
    if not _CONDITIONS.isdisjoint(rest):
        return False  # "return if it recurs"
    if not grammar.UNTIL.isdisjoint(rest):
        return True  # "settled, fine until today"
    denied = next((i for i, norm in enumerate(rest) if norm in _NOT_BACK | _NOTHING), None)
    if denied is not None:  # "and has not returned", but "and feeling is not normal"
        return not (_GOING_ON | _BETWEEN | _BACK).issuperset(rest[:denied]) or _RETURNED.isdisjoint(rest[denied:])
    if not _SOUND.isdisjoint(rest):
        return False  # "and feeling is normal"
    if not bedside.means.isdisjoint(rest) and not bedside.aside.isdisjoint(rest):
        return False  # "cleared over a year; she put the brace away"
    return not set(rest) <= WHEN | _PARTED | grammar.CLOSING | _WELL


def _is_well(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether it is the back that is well ("has gone, back better")."""
    return tokens[at].norm == "back" and at + 1 < last and tokens[at + 1].norm in _WELL


def _of_other_place(named: Sequence[Item]) -> bool:
    """Whether a place is named right behind ("numb left foot")."""
    return len(named) > 1 and named[1].has(Kind.AREA) and named[1].first - named[0].last <= _TO_PLACE


def _unsound(tokens: Sequence[Token], head: Item, last: int) -> bool:
    """Whether a function named behind is not what it should be ("settled; sensation is not yet normal")."""
    end = next((at for at in range(head.last, last) if _closes(tokens, at, last)), last)
    norms = [tokens[at].norm for at in range(head.last, end)]
    denied = next((at for at, norm in enumerate(norms) if norm in _NOT_BACK), end)
    return head.has(Kind.HEAD) and not _SOUND.isdisjoint(norms[denied:])


def _again(tokens: Sequence[Token], items: Sequence[Item], said: Item, last: int, bedside: BedsideWords) -> bool:
    """Whether it is told behind, before anything else is named, that it is there all the same."""
    named = [item for item in items if item.first >= said.last and any(map(item.has, _NAMING))]
    while named and tokens[named[0].first].norm in _AGAIN and not (named[1:] and named[1].first == named[0].last):
        del named[0]  # "settled, back this morning"
    other = named[0] if named else None
    end = other.first if other is not None else last
    if other is not None and other.last < last and tokens[other.last].norm == "again":
        return True
    if other is not None and other.has(Kind.COMPLAINT, "numb") and not _of_other_place(named):
        return True  # "settled yesterday, today numb"
    pairs = zip(tokens[said.last : last], tokens[said.last + 1 : last], strict=False)
    if any(one.norm in _HAVING and two.norm in _GOING_ON for one, two in pairs):
        return True  # "settled but woke with it"
    if _unsound(tokens, other, last) if other is not None else _says_more(tokens, said.last, last, bedside):
        return True
    told = [at for at in range(said.last, end) if tokens[at].norm in _AGAIN and not _is_well(tokens, at, last)]
    if any(tokens[at].norm in _CONDITIONS for at in range(said.last, end)):
        return False
    return any(tokens[at - 1].norm not in _NOT_BACK | {"no", "without"} for at in told)
