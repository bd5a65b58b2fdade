"""Of several times beside a sign, those that tell since when it is so: "since 20 October, and this continues today".

Source: clinical.md 5.1 rows 3 and 3b.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.of_another import ages
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import statement_words
from cds_service.mapping.narrative.text.told_time import Time

_STILL = 6
"""Tokens before "today" among which a word says that it only goes on."""


def since_when(around: Around, one: Said, times: Sequence[Time]) -> Sequence[Time]:
    """The times without "today" of what only goes on today, and without years of what is of these days."""
    if one.finding not in around.knowledge.own_times.signs or not any(ages(around, time) for time in times):
        return times
    kept = [time for time in times if not _goes_on(around, one, time)]
    if kept and _of_late(around, kept[0]) and kept[0].first >= one.last:
        kept = [time for time in kept if not ages(around, time)]
    return kept or times


def _of_late(around: Around, time: Time) -> bool:
    return time.ago and not ages(around, time)


def _goes_on(around: Around, one: Said, time: Time) -> bool:
    """Whether a word before "today" says that it is so today still, and none that it is worse or new."""
    if not _of_late(around, time):
        return False
    first = max(time.first - _STILL, around.first if time.first < one.first else one.last)
    near = {token.norm for token in around.tokens[first : time.first]}
    return not near.isdisjoint(around.knowledge.own_times.continuing) and near.isdisjoint(statement_words.CHANGES)
