"""A denial that names one of two organs clears its signs alone: "bowels regular" tells nothing of the bladder.

Source: clinical.md 5.4 (a part that is absent does not make the whole absent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cds_service.clinical.findings import Reading, Status
from cds_service.clinical.quick import replace
from cds_service.clinical.spec import FindingSpec
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book

_BREAK = re.compile(r"[,;.\n]")


def apart(reading: Reading, words: str, book: Book) -> Iterator[Reading]:
    """The reading; of an absence told in words of one organ, what that clears. ``words``: those that say so."""
    spec = book.findings.specs.get(reading.finding)
    named = _named(spec, words) if spec is not None and reading.status is Status.ABSENT else []
    if len(named) != 1:
        yield reading
        return
    for finding in named[0]:
        yield replace(reading, finding=finding)


def answer_words(reading: Reading, text: str | None, span: tuple[int, int] | None, label: str, book: Book) -> str:
    """The words that give an answer at ``span`` of ``text``: its clause where that names an organ, else the label."""
    spec = book.findings.specs.get(reading.finding)
    if text is None or span is None or spec is None or not spec.organs:
        return label
    begun = max((m.end() for m in _BREAK.finditer(text, 0, span[0])), default=0)
    ended = _BREAK.search(text, span[1])
    clause = text[begun : len(text) if ended is None else ended.start()]
    return clause if _named(spec, clause) else label


def _named(spec: FindingSpec, words: str) -> list[tuple[str, ...]]:
    """What each organ that is named clears."""
    folded = fold(words) if spec.organs else ""
    return [organ.clears for organ in spec.organs if organ.words.search(folded)]
