"""Checks of card files and fixed words against the rest of the knowledge, for ``lint``: every name must lead somewhere,
and every card must have a patient who can get it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cds_service.clinical.decision import DecisionTable
from cds_service.errors import Problem
from cds_service.hooks.response import Indicator
from cds_service.knowledge.cards.types import CardFile, CardLibrary, When
from cds_service.knowledge.nearest import nearest

WORDS = "lumbar-imaging/words.yaml"
CARDS = "lumbar-imaging/cards"
_PRESSING = frozenset({"emergency", "urgent"})


@dataclass(frozen=True, slots=True)
class Known:
    """Names that cards and words may use. ``groups``: of findings. ``sources``: prefetch keys."""

    table: DecisionTable
    findings: Collection[str]
    groups: Collection[str]
    units: Collection[str]
    evidence: Collection[str]
    orders: Collection[str]
    studies: Collection[str]
    hooks: Collection[str]
    sources: Collection[str]


def check_cards(library: CardLibrary, known: Known) -> list[Problem]:
    """All problems, in the order of the files."""
    cards = sorted((*library.primary, *library.supporting), key=lambda c: c.file)
    found = [Problem(card.file, card.line, text) for card in cards for text in _card(card, known)]
    found += [Problem(card.file, card.line, text) for card, text in _never_chosen(library.primary)]
    found += [Problem(WORDS, note.line, text) for note in library.words.notes for text in _when(note.when, known)]
    found += [Problem(WORDS, 1, text) for text in _words(library, known)]
    found += [Problem(CARDS, 1, text) for text in _without_card(library, known.table)]
    return found


def _card(card: CardFile, known: Known) -> Iterator[str]:
    yield from _when(card.when, known)
    for spec in card.suggestions:
        yield from _when(spec.when, known)
        if spec.order is not None and spec.order not in known.orders:
            yield f"no order {spec.order}"
        if spec.study is not None and spec.study not in known.studies:
            yield f"no study {spec.study}"
        yield from (
            f"no finding {name}{nearest(name, known.findings)}" for name in spec.unless if name not in known.findings
        )
        for parameter in (spec.unless_within, spec.review_in):
            if parameter is not None and parameter not in known.table.parameters:
                yield f"no parameter {parameter}"
    named = (*card.facts, *card.asks, *card.unnamed)
    yield from (f"no finding {name}{nearest(name, known.findings)}" for name in named if name not in known.findings)
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
    yield from (
        f"no finding {name}{nearest(name, known.findings)}"
        for name in sorted(when.findings)
        if name not in known.findings
    )
    yield from (f"no hook {name}" for name in sorted(when.hooks) if name not in known.hooks)
    yield from (f"no row leads to {name}" for name in sorted(when.dispositions - _reached(known.table)))


def _reached(table: DecisionTable) -> set[str]:
    found = {row.disposition for row in table.rows} | {modifier.disposition for modifier in table.modifiers}
    return {name for name in found if name is not None}


def _pressing(when: When, table: DecisionTable) -> bool:
    for row in table.rows:
        served = not when.rows or row.id in when.rows
        if served and (row.urgency.value in _PRESSING or (row.upgrade_urgency or row.urgency).value in _PRESSING):
            return True
    return False


def _never_chosen(cards: tuple[CardFile, ...]) -> Iterator[tuple[CardFile, str]]:
    """Cards before which another one always fits; ``cards`` are in the order in which they are tried."""
    for place, card in enumerate(cards):
        for other in cards[:place]:
            if _wider(other.when, card.when):
                yield card, f"is never chosen: {other.id} fits whenever it does, and comes first"
                break


def _wider(one: When, other: When) -> bool:
    """Whether ``one`` fits wherever ``other`` does."""
    choices = (
        (one.dispositions, other.dispositions),
        (one.rows, other.rows),
        (one.indicators, other.indicators),
        (one.hooks, other.hooks),
        (one.findings, other.findings),
    )
    demands = (
        (one.modifiers, other.modifiers),
        (one.circumstances, other.circumstances),
        (one.not_circumstances, other.not_circumstances),
        (one.without, other.without),
        (one.not_rows, other.not_rows),
    )
    return all(not mine or (theirs and theirs <= mine) for mine, theirs in choices) and all(
        mine <= theirs for mine, theirs in demands
    )


def _words(library: CardLibrary, known: Known) -> Iterator[str]:
    words = library.words
    yield from (f"units: no word for {unit}" for unit in known.units if unit not in words.labels["units"])
    named = words.labels["findingGroups"]
    yield from (f"findingGroups: no word for {group}" for group in sorted(known.groups) if group not in named)
    dispositions = _reached(known.table) | set(library.topics)
    modifiers = {modifier.id for modifier in known.table.modifiers}
    for kind, names, items in (
        ("finding", ("complaints", "earlierStudy"), known.findings),
        ("group of findings", ("motorGroups", "disputedGroups"), known.groups),
        ("source", ("redFlagSources", "sourceOrder", "optionalSources"), known.sources),
        ("study", ("lumbarMri", "plainMri"), known.studies),
        ("modifier", ("noRadiation", "noContrast", "contrastWrong"), modifiers),
        ("topic", tuple(name for name in words.lists if name.endswith("On")), dispositions),
    ):
        for name in names:
            yield from (f"lists.{name}: {item} is no {kind}" for item in words.lists[name] if item not in items)


def _without_card(library: CardLibrary, table: DecisionTable) -> Iterable[str]:
    """Dispositions for which nothing is written, whatever row and modifier led there."""
    plain = {
        disposition
        for card in library.primary
        if not (card.when.modifiers or card.when.circumstances or card.when.indicators or card.when.hooks)
        and not (card.when.rows or card.when.findings or card.when.not_circumstances or card.when.without)
        for disposition in card.when.dispositions
    }
    return [f"no card without conditions for {name}" for name in sorted(_reached(table) - plain)]
