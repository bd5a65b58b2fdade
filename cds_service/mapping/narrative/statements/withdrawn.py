"""Entries that a later one of the same text takes back by their hour: "02:40 the 02:10 line was typed into the wrong chart".

Only where the correction names the entry and says whose or where it is not; that an entry was wrong in part leaves it.
Source: clinical.md 5.4 (what was entered in error is no evidence).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cds_service.knowledge.narrative.bedside import BedsideWords
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.text import grammar

_STAMP = re.compile(r"^[ \t]*(\d{1,2}[:.]\d{2})\b", re.MULTILINE)
_NAMED = re.compile(r"\b(\d{1,2}[:.]\d{2}) ([a-z]+)")
_SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n\s*\n")
_WORD = re.compile(r"[a-z']+")


def without_withdrawn(text: str, mentions: Sequence[Mention], words: BedsideWords) -> list[Mention]:
    """The mentions without those of entries that were written into the wrong chart."""
    stamps = list(_STAMP.finditer(text))
    if len(stamps) <= 1:
        return list(mentions)
    hours = [stamp.group(1).replace(".", ":") for stamp in stamps]
    starts = [stamp.start() for stamp in stamps]
    over: set[int] = set()
    begin = starts[1]
    for end in (*(match.start() for match in _SENTENCE.finditer(text, begin)), len(text)):
        hour = _taken_back(text[begin:end].lower(), words)
        if hour:
            meant = [at for at in range(bisect_right(starts, end) - 1) if hours[at] == hour]
            over.update(meant if len(meant) == 1 else ())  # the same hour of two days may be either
        begin = end + 1
    return [m for m in mentions if bisect_right(starts, m.start) - 1 not in over]


def _taken_back(sentence: str, words: BedsideWords) -> str:
    """The hour of the entry that a sentence says to stand in the wrong chart; "" where it says no such thing."""
    misfiled = next((at for phrase in words.misfiled if (at := sentence.find(phrase)) >= 0), -1)
    if misfiled < 0 or not grammar.DENYING.isdisjoint(_WORD.findall(sentence)):
        return ""
    named = [match for match in _NAMED.finditer(sentence, 0, misfiled) if match.group(2) in words.entries]
    return named[-1].group(1).replace(".", ":") if named else ""
