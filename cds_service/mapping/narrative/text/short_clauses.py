"""Clauses that name nothing and say of what stands before them that it is so: "they have", "reattends with it", "so does she".

They are told by their shape: a pronoun, an auxiliary, a time of the last days, and no word more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.tokens import Token

_LONGEST = 14
"""Tokens of the longest such clause."""
_AHEAD = 40
"""Tokens behind a statement among which such a clause is looked for."""
_INTO_NEXT = 8
"""Tokens of the next sentence among which it begins."""
_ENDS = frozenset(".;:!,-") | {"–", "—"}
_JOINS = frozenset(["and", "but", "which", "that"])


def _either(words: str) -> str:
    """A pattern of one of several words; an underscore stands for a blank."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")


_ADVERB = (
    "(?:"
    + _either(
        "now today tonight already since then just indeed both all also still exactly precisely really sadly unfortunately"
    )
    + " )"
)
_TOLD = (
    r"(?:(?:(?!not |never |deni|no |without )\S+ ){0,6}"
    + _either(
        "say says said report reports reported state states stated confirm confirms confirmed tell_us tells_us told_us"
    )
    + " (?:that )?)?"
)
_LEAD = rf"{_TOLD}(?:(?:and|but|yes|so|this morning|last night|yesterday|overnight|however) |{_ADVERB})*"
_THING = (
    r"(?:it|this|that|these|those|they|which|both|all|(?:all|both) of (?:it|this|these|them|those)"
    r"|(?:this|that|which) (?:is|was) (?:exactly |just |precisely )?what) "
)
_PERSON = r"(?:he|she|they|i|patient|pt|the patient) "
_HAS = r"(?:has|have|had|did|does|do|is|are|was|were) "
_IT = r"(?:it|this|that|these|those|them|both|all|(?:exactly |just )?(?:the )?same|(?:all|both) of (?:it|this|these|them|those)) "
_DAY = (
    r"(?:(?:last night|this (?:morning|afternoon|evening|week|weekend)|(?:on |since )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:over )?(?:the )?weekend|(?:earlier |only |again |already )?(?:yesterday|today|tonight|overnight|now|again|twice|once)"
    r"|since(?: then| yesterday| this morning| last night)?|(?:\d\d?|two|three|four|few) (?:hour|day|night|time)s?(?: ago)?"
    r"|(?:at|from) \d\d?(?: : \d\d)?(?: am| pm| a m| p m)?|in (?:the )?night|then|first thing) )*"
)
_CAME = (
    _either(
        "reattend reattends reattended re_-_attend re_-_attends re_-_attended re_-_present re_-_presents re_-_presented represent "
        "represents represented return returns returned present presents presented attend attends attended back came come comes "
        "here ring rings rang call calls called phone phones phoned woke wakes woken readmitted admitted"
    )
    + " "
)
_HAPPENED = re.compile(
    rf"{_LEAD}(?P<named>{_THING}){_ADVERB}*(?:{_HAS}{_ADVERB}*)?(?:happened|occurred|happening|occurring) {_DAY}$"
)
_BEGAN = re.compile(
    rf"{_LEAD}(?P<named>{_THING}){_ADVERB}*(?:(?:has|have) {_ADVERB}*"
    rf"(?:started|begun|appeared|set in|come on|come true|come|arrived|developed|happened|occurred)"
    rf"|(?:is|are|was|were) {_ADVERB}*(?:present|so|case|the case|there)) {_DAY}$"
    rf"|{_LEAD}(?:this|that|these|both|which) {_ADVERB}*(?:started|began|appeared) {_DAY}$"
)
_ELLIPSIS = re.compile(
    rf"{_LEAD}(?P<named>{_THING})(?:{_ADVERB}*(?:has|have|had|did|does|do) {_ADVERB}*"
    r"|now (?:is|are) |(?:is|are) (?:now|already|today) |already (?:is|are) )$"
)
_HE_HAS = re.compile(
    rf"{_LEAD}{_PERSON}{_ADVERB}*{_HAS}{_ADVERB}*(?:been |had |got |done so )?{_ADVERB}*(?:{_IT})?{_DAY}$"
)
_HE_CANNOT = re.compile(rf"{_LEAD}{_PERSON}{_ADVERB}*(?:cannot|can't|cant|can not|couldn't|could not) {_DAY}$")
_WITH_IT = re.compile(
    rf"{_LEAD}(?:{_PERSON})?(?:has |is |was )?{_ADVERB}*{_CAME}(?:\S+ ){{0,5}}(?P<how>with|because of|for|about) {_IT}{_DAY}$"
)
_SAME = r"(?:exactly |just |precisely |very much )?(?:the )?(?:very )?same (?:thing |problem |trouble |symptom |issue |complaint )?"
_FOR_HIM = r"(?:(?:in|with|for|to) (?:him|her|me|patient|pt|the patient) )"
_ALIKE = (
    re.compile(
        rf"{_LEAD}{_PERSON}{_ADVERB}*(?:says |feels |reports |describes |notices |noticed |thinks )?(?:he |she )?{_ADVERB}*"
        rf"(?:has|have|got|gets|had|having|getting|noticed|feels|describes|reports|developed) "
        rf"(?:had |got |noticed |developed |having |getting )?{_ADVERB}*{_SAME}{_DAY}$"
    ),
    re.compile(rf"{_LEAD}(?:so|as) {_ADVERB}*{_HAS}{_ADVERB}*{_PERSON}{_DAY}$"),
    re.compile(
        rf"{_LEAD}{_PERSON}{_ADVERB}*{_HAS}{_ADVERB}*(?:got |had )?(?:{_IT})?(?:too|also|as well|likewise|himself|herself) {_DAY}$"
    ),
    re.compile(
        rf"{_LEAD}(?:it|this|{_SAME}){_ADVERB}*(?:{_HAS})?{_ADVERB}*(?:happening|happened|started|begun)? ?{_FOR_HIM}{_DAY}$"
    ),
    re.compile(rf"{_LEAD}{_PERSON}(?:is |has )?{_ADVERB}*(?:going|gone|heading|went) (?:the )?same way {_DAY}$"),
)
_LIKENED = re.compile(
    r"(?:^|.* )(?:(?:it|this|that|these|those|symptom) (?:is|are|was|feels|seems|started) |same )"
    r"(?:now |exactly |just |precisely |very |the |much |same )*(?:thing )?(?:as |that |what |like |how |way )+"
    r"(?:happened (?:to|with|in) |it was (?:with|for|in) |with )?(?:his|her|their|my|the) (?:late |own |elder |younger )?$"
)
_OF_ALL = re.compile(r"(?:they|both|all|these|those)\b")


class ShortClause(NamedTuple):
    """Tokens ``first`` to before ``last``; ``surely``: it leaves no doubt of what it says; ``whole``: it is of all that was named;

    ``unable``: it says that somebody cannot.
    """

    first: int
    last: int
    surely: bool
    whole: bool = False
    unable: bool = False


def comes_true(tokens: Sequence[Token], at: int, stop: int) -> ShortClause | None:
    """The clause behind token ``at`` of a sentence up to ``stop``, or at the begin of the next, that what was named is so now."""
    for first, last in _clauses(tokens, at, stop):
        said = _said(tokens, first, last)
        found = _HAPPENED.match(said) or _BEGAN.match(said) or _ELLIPSIS.match(said)
        if found is not None:
            named = found["named"] or "this "
            return ShortClause(first, last, not named.startswith("it "), _OF_ALL.match(named) is not None)
        if _HE_CANNOT.match(said):
            return ShortClause(first, last, surely=False, unable=True)
        came = _WITH_IT.match(said)
        if came is not None or _HE_HAS.match(said):
            return ShortClause(first, last, came is not None and came["how"] in ("with", "because of"))
    return None


def is_alike(tokens: Sequence[Token], at: int, stop: int) -> ShortClause | None:
    """The clause behind token ``at``, as for :func:`comes_true`, that the patient has the same as somebody before."""
    for first, last in _clauses(tokens, at, stop):
        said = _said(tokens, first, last)
        if any(pattern.match(said) for pattern in _ALIKE):
            return ShortClause(first, last, surely=True)
    return None


def is_likened(tokens: Sequence[Token], first: int, relative: int) -> bool:
    """Whether a sentence from ``first`` on likens what the patient has to what a relative had ("it is what his mother had")."""
    found = _LIKENED.match(_said(tokens, max(first, relative - _LONGEST), relative))
    return found is not None and grammar.DENYING.isdisjoint(token.norm for token in tokens[first:relative])


def _said(tokens: Sequence[Token], first: int, last: int) -> str:
    return "".join(f"{token.norm} " for token in tokens[first:last])


def _clauses(tokens: Sequence[Token], at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The clauses behind a token: to the end of its sentence, and the first of the next one."""
    end = _end_of_next(tokens, stop)
    for place in range(at, min(at + _AHEAD, end)):
        opens = tokens[place].norm in _ENDS or tokens[place].kind == "brk"
        joins = tokens[place].norm in _JOINS
        if not (opens or joins):
            continue
        first = place + (tokens[place].norm not in ("which", "that"))
        while first < end and tokens[first].kind == "brk":
            first += 1
        if stop + _INTO_NEXT <= first:
            return
        last = next((i for i in range(first, min(first + _LONGEST, end)) if _closes(tokens, i)), end)
        if first < last <= first + _LONGEST:
            yield first, last


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause ends there; the dash of "re-presents" and the colon of a time end none."""
    norm = tokens[at].norm
    if norm == "-" and at and tokens[at - 1].norm == "re":
        return False
    if norm == ":" and at and tokens[at - 1].kind == "num":
        return False
    return norm in _ENDS or norm == ")" or tokens[at].kind == "brk"


def _end_of_next(tokens: Sequence[Token], stop: int) -> int:
    """The end of the sentence behind ``stop``."""
    begin = stop
    while begin < len(tokens) and tokens[begin].kind == "brk":
        begin += 1
    far = min(begin + _LONGEST + _INTO_NEXT, len(tokens))
    return next((at for at in range(begin, far) if tokens[at].norm == "." or tokens[at].kind == "brk"), far)
