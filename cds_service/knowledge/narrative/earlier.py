"""Words of an earlier time, of which a denial tells nothing of today: ``earlier`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """``behind`` and ``opening``: behind a denial, or before it at the beginning of its clause, that it was so then;
    ``within``: between the denial and what is denied. One word or two.

    ``between``: words that may stand before one of ``behind``; ``still``: in a clause with one of them the denial is of now.
    ``findings``: those that come and go, so that an earlier time says nothing of today; ``sudden``: of these, what may be
    there since a denial "until yesterday" ended: ``until`` with one of ``late`` behind it.
    """

    behind: frozenset[str]
    opening: frozenset[str]
    within: frozenset[str]
    between: frozenset[str]
    still: frozenset[str]
    findings: frozenset[str]
    sudden: frozenset[str]
    until: frozenset[str]
    late: frozenset[str]
