"""Checks of card files against the rest of the knowledge, for ``lint``: every name must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cds_service.clinical.decision import DecisionTable
from cds_service.errors import Problem
from cds_service.hooks.response import Indicator
from cds_service.knowledge.card_types import CardFile, CardLibrary, When

_PRESSING = frozenset({"emergency", "urgent"})


@dataclass(frozen=True, slots=True)
class Known:
    """Names that cards may use."""

    table: DecisionTable
    findings: Collection[str]
    units: Collection[str]
    evidence: Collection[str]
    orders: Collection[str]
    studies: Collection[str]


def check_cards(library: CardLibrary, known: Known) -> list[Problem]:
    """All problems, in the order of the files."""
    cards = sorted((*library.primary, *library.supporting), key=lambda c: c.file)
    found = [Problem(card.file, card.line, text) for card in cards for text in _card(card, known)]
    words = "lumbar-imaging/words.yaml"
    found += [
        Problem(words, 1, f"units: no word for {u}") for u in known.units if u not in library.words.labels["units"]
    ]
    found += [
        Problem(words, 1, f"lists.{name}: {item} is no finding")
        for name in ("complaints", "earlierStudy")
        for item in library.words.lists[name]
        if item not in known.findings
    ]
    found += [Problem("lumbar-imaging/cards", 1, text) for text in _without_card(library, known.table)]
    return found


def _card(card: CardFile, known: Known) -> Iterator[str]:
    yield from _when(card.when, known)
    for spec in card.suggestions:
        yield from _when(spec.when, known)
        if spec.order is not None and spec.order not in known.orders:
            yield f"no order {spec.order}"
        if spec.study is not None and spec.study not in known.studies:
            yield f"no study {spec.study}"
    yield from (f"no finding {name}" for name in card.facts if name not in known.findings)
    yield from (f"no evidence {name}" for name in card.evidence if name not in known.evidence)
    if not card.evidence:
        yield "no evidence is named"
    if card.indicator is Indicator.CRITICAL and not card.supporting and not _pressing(card.when, known.table):
        yield "critical, though no row that it serves is an emergency or urgent"
    if card.supporting and card.indicator is Indicator.CRITICAL:
        yield "a supporting card is never critical"


def _when(when: When, known: Known) -> Iterator[str]:
    rows = {row.id for row in known.table.rows}
    modifiers = {modifier.id for modifier in known.table.modifiers}
    yield from (f"no row {name}" for name in sorted((when.rows | when.not_rows) - rows))
    yield from (f"no modifier {name}" for name in sorted((when.modifiers | when.without) - modifiers))
    yield from (f"no finding {name}" for name in sorted(when.findings) if name not in known.findings)


def _pressing(when: When, table: DecisionTable) -> bool:
    for row in table.rows:
        served = not when.rows or row.id in when.rows
        if served and (row.urgency.value in _PRESSING or (row.upgrade_urgency or row.urgency).value in _PRESSING):
            return True
    return False


def _without_card(library: CardLibrary, table: DecisionTable) -> Iterable[str]:
    """Dispositions for which nothing is written, whatever row and modifier led there."""
    reached = {row.disposition for row in table.rows} | {modifier.disposition for modifier in table.modifiers}
    plain = {
        disposition
        for card in library.primary
        if not (card.when.modifiers or card.when.circumstances or card.when.indicators or card.when.hooks)
        and not (card.when.rows or card.when.findings or card.when.not_circumstances or card.when.without)
        for disposition in card.when.dispositions
    }
    return [
        f"no card without conditions for {name}"
        for name in sorted(name for name in reached if name is not None and name not in plain)
    ]
