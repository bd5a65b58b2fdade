"""A denial that names one of two organs clears its signs alone: "bowels regular" tells nothing of the bladder.

Source: clinical.md 5.4 (a part that is absent does not make the whole absent).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cds_service.clinical.findings import Reading, Status
from cds_service.clinical.spec import FindingSpec
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book


def apart(reading: Reading, words: str, book: Book) -> Iterator[Reading]:
    """The reading; of an absence told in words of one organ, what that clears. ``words``: those that say so."""
    spec = book.findings.specs.get(reading.finding)
    cleared = _cleared(spec, words) if spec is not None and reading.status is Status.ABSENT else None
    if cleared is None:
        yield reading
        return
    for finding in cleared:
        yield replace(reading, finding=finding)


def _cleared(spec: FindingSpec, words: str) -> tuple[str, ...] | None:
    """The findings of the only organ that is named; None where none or several are."""
    folded = fold(words) if spec.organs else ""
    named = [organ.clears for organ in spec.organs if organ.words.search(folded)]
    return named[0] if len(named) == 1 else None
