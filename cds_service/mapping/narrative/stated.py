"""Phrases that state a finding by themselves, in their context: diagnoses, signs, care, devices."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative_types import PLAIN, Entry, Kind, NarrativeKnowledge, Section, Stanza
from cds_service.mapping.narrative.attach import Around, side_after, side_before, side_inside
from cds_service.mapping.narrative.context import Context
from cds_service.mapping.narrative.said import Said, opposite, silent

_ELSEWHERE = ("upper-limb", "neck", "upper-back", "head")
_HERE = ("leg", "back", "foot", "thigh", "saddle", "buttock")
_AFTER_CARE = 8


def stated(
    around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge, section: Section, measured: set[int]
) -> list[Said]:
    """What the finding phrases of a sentence say."""
    found: list[Said] = []
    for k, item in enumerate(around.items):
        if k in measured or silent(context[k]) and not _asked_but_sure(context[k]):
            continue
        for entry in item.entries:
            if entry.kind is Kind.FINDING:
                found += _entry(around, k, entry, context[k], knowledge, section)
    return found


def _asked_but_sure(context: Context) -> bool:
    return context.ticked and not (context.other or context.hypothetical)


def _entry(
    around: Around, k: int, entry: Entry, context: Context, knowledge: NarrativeKnowledge, section: Section
) -> list[Said]:
    stanza = knowledge.stanzas.get(entry.name, PLAIN)
    status = _care_status(around, k, context, section) if stanza.care else _status(entry, context, stanza)
    if status is None:
        return []
    item = around.items[k]
    elsewhere = _is_elsewhere(around) and entry.name in knowledge.elsewhere
    names: tuple[str, ...]
    if elsewhere:
        other = knowledge.elsewhere[entry.name]
        names = () if other is None else (other,)
    else:
        names = knowledge.expands.get(entry.name, (entry.name,))
    if stanza.if_historical is not None and (
        status is Status.HISTORICAL or context.no_history or (section.past and status is Status.PRESENT)
    ):
        names = (stanza.if_historical,)
        status = Status.PRESENT if status is Status.HISTORICAL else status
    side = _side(around, k) if stanza.sided else None
    qualifiers = knowledge.qualifiers.get(entry.name, frozenset())
    if stanza.care and _failed(around, k, context):
        qualifiers |= {"failed"}
    return [
        Said(
            finding=name,
            status=status,
            owner=k,
            first=item.first,
            last=item.last,
            possible=context.possible and status is Status.PRESENT,
            side=Side.BILATERAL if name.startswith("bilateral") else side,
            qualifiers=qualifiers,
            phrase=entry.name,
            context=context,
        )
        for name in names
    ]


def _status(entry: Entry, context: Context, stanza: Stanza) -> Status | None:
    status = Status(entry.mode)
    if context.negated:
        return opposite(status)
    if stanza.past:
        return status
    over = context.resolved or context.past or (context.history and stanza.history_of)
    if status is Status.PRESENT and over:
        return Status.HISTORICAL
    return status


def _care_status(around: Around, k: int, context: Context, section: Section) -> Status | None:
    if context.care == "not-tried":
        return Status.ABSENT
    if context.care in ("done", "failed") or _failed(around, k, context):
        return Status.PRESENT
    if context.negated:
        return Status.ABSENT
    if context.care == "planned" or section.planned:
        return None
    return Status.PRESENT


def _failed(around: Around, k: int, context: Context) -> bool:
    if context.care == "failed":
        return True
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if item.first - around.items[k].last > _AFTER_CARE:
            return False
        if item.has(Kind.CUE, "failed-after"):
            return True
    return False


def _is_elsewhere(around: Around) -> bool:
    there = any(item.has(Kind.AREA, *_ELSEWHERE) for item in around.items)
    return there and not any(item.has(Kind.AREA, *_HERE) for item in around.items)


def _side(around: Around, k: int) -> Side | None:
    return side_inside(around, around.items[k]) or side_before(around, k) or side_after(around, k)
