"""Options of a list to pick a strength from: "5 - Active movement, full range of motion, against gravity with full resistance".

The number of an option is the grade, its hyphen no minus, and what stands behind explains the number. Source: clinical.md 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cds_service.clinical.findings import Side
from cds_service.knowledge.value_words import Entry, Grade, Meaning, Role, ValueWords, tokens
from cds_service.mapping.values.answers import phrase_at

_HEAD = re.compile(
    r"(?<![\w.,/+-])(?P<grade>[0-5])(?P<sign>[+-](?=[ ]?[-/:=.)(]))?(?:[ ]?/[ ]?5|[ ]out[ ]of[ ]5)?"
    r"(?P<mark>[ ]?(?:-{1,2}|[:=)(])[ ]?|\.[ ]|[ ])(?=[a-z])",
    re.ASCII,
)
_ENDS = frozenset(";|\n")
_CLOSED = frozenset(",.()/-:'\"")
_AGAINST_GRAVITY = 3
"""Grade of which the explanation of every higher one speaks too: "against gravity with full resistance"."""

Phrase = tuple[str, int, int, Entry]
"""Words of an option with their place and what they are; unknown words are ``Role.UNKNOWN``."""


def without_explanations(folded: str, words: ValueWords) -> str:
    """The text with the explanation of each grade left blank, so that the number speaks alone; as long as before."""
    found = folded
    for head in _HEAD.finditer(folded):
        said = list(_explanation(folded, head.end(), words))
        if not said:
            continue
        explained = _explains(head, said, words)
        if explained or "-" in head["mark"].lstrip("-"):
            found = _blank(found, head.start("mark"), head.end("mark"))
        for _, start, end, entry in said if explained else ():
            if _is_scale(entry) or _is_of_option(entry, folded[start:end], words):
                found = _blank(found, start, end)
    return found


def _explanation(folded: str, start: int, words: ValueWords) -> Iterator[Phrase]:
    """What stands behind the number, up to the next number, side or end of a line."""
    found = [(word, start + first, start + last) for word, first, last in tokens(folded[start:])]
    at = 0
    while at < len(found):
        word, first, last = found[at]
        if word[0].isdigit() or word in _ENDS:
            return
        match = phrase_at(found, at, words.muscles)
        length, entry = match or (1, Role.UNKNOWN)
        if isinstance(entry, Side):
            return
        if match is not None or word not in _CLOSED:
            last = found[at + length - 1][2]
            yield folded[first:last], first, last, entry
        at += length


def _explains(head: re.Match[str], said: list[Phrase], words: ValueWords) -> bool:
    """Whether these words can be meant by the number; where they tell of less, both stand."""
    grade, full = int(head["grade"]), int(words.full_strength)
    told = [int(entry.value) for *_, entry in said if isinstance(entry, Grade)]
    if told and min(told) < min(grade - 1, _AGAINST_GRAVITY):
        return False
    known = all(_is_known(entry) or _is_of_option(entry, text, words) for text, _, _, entry in said)
    resisted = any(text in words.resisted for text, *_ in said)
    if grade == full and not (known and (not told or resisted or max(told) == full)):
        return False
    attached = "-" in head["mark"] and not head["mark"].startswith(" ")
    return bool(told) and known if attached else bool(told) or "-" in head["mark"]


def _is_scale(entry: Entry) -> bool:
    return isinstance(entry, Grade) or entry in (Meaning.NORMAL, Role.FUNCTION)


def _is_known(entry: Entry) -> bool:
    return _is_scale(entry) or entry is Role.FILLER


def _is_of_option(entry: Entry, text: str, words: ValueWords) -> bool:
    return entry is not Meaning.ABNORMAL and text in words.option_words


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
