"""What a card, leaflet or poster says that a note quotes: "leaflet asks 'numbness between the legs? trouble passing urine?'".

Such a sign is nobody's, unless the words behind the quotation say that somebody has it.
Source: clinical.md 7.3 (hypothetical; a sign that is told wins).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.mention import Mention

_PAPER = (
    r"(?:leaflet|handout|poster|booklet|pamphlet|(?:warning|alert|safety|safety[- ]net|flag|the)\s+card|^card|(?<=[.;]\s)card)"
    r"(?:['’]s)?"
)
"""Of other cards and sheets nobody knows whether they are filled in ("referral card", "questionnaire")."""
_TO_QUOTE = (
    r"(?:\s+(?:asks|says|states|lists|reads|read|mentions|text|questions?|wording|were|was|out|to|him|her|them|aloud|given|about|"
    r"in|the|waiting|room|patient|verbatim|back)){0,6}\s*[:(-]?\s*"
)
_PAIRS = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"))


def _quoted(opening: str, closing: str) -> re.Pattern[str]:
    """What such a paper says between these marks, and what stands behind; a closing mark before a letter is an apostrophe."""
    a, b = re.escape(opening), re.escape(closing)
    said = rf"(?P<said>[^{b}\n]{{3,240}}(?:{b}(?=[a-z])[^{b}\n]{{1,240}}){{0,4}})"
    flags = re.IGNORECASE | re.MULTILINE
    return re.compile(rf"(?:\b|^){_PAPER}{_TO_QUOTE}(?<![A-Za-z]){a}{said}{b}(?![a-z])(?P<tail>[^\n]{{0,90}})", flags)


_CARD = [_quoted(a, b) for a, b in _PAIRS]
_GIVEN_SAYS = re.compile(r"\bgiven\s+(?:to\s+(?:him|her|them|patient)\s+)?(?:says|states|asks|reads)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:since|yesterday|today|now|my|i've|i'm|last night|this morning|overnight)\b|\bi (?!go\b)", re.IGNORECASE
)
_SO = re.compile(
    r"\b(?:yes|has|have|had|having|positive|present|ticked|ticks|agrees|confirms|confirmed|endorses|recogni[sz]e[sd]?|that's|"
    r"me|same|also|does|did|since|today|now|affirmative|is|was|got|but|except|apart|one|two|symptoms)\b|\+",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|none|neither|nil|denies|denied|not)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:but|except|apart|yes|since|only)\b", re.IGNORECASE)


def without_quoted(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without signs that stand only in what a card says."""
    if not any(mark in text for pair in _PAIRS for mark in pair):
        return list(mentions)
    cards = _cards(text)
    return [m for m in mentions if m.status is not Status.PRESENT or not any(a <= m.start < b for a, b in cards)]


def _cards(text: str) -> list[tuple[int, int]]:
    """The characters of the quotations, without those of which it is told that it is so."""
    found = []
    for pattern in _CARD:
        for card in pattern.finditer(text):
            said, tail = card.group("said"), card.group("tail")
            own = _OWN.search(said) or _GIVEN_SAYS.search(card.group())
            if not own and not _is_so(tail):
                found.append(card.span("said"))
    return found


def _is_so(tail: str) -> bool:
    """Whether the words behind a quotation say that somebody has it."""
    if _NONE.search(tail):
        return _EXCEPT.search(tail) is not None
    return _SO.search(tail) is not None
