"""Phrases that state a finding by themselves, in their context: diagnoses, signs, care, devices."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Course, Side, Status
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge, Section, Stanza
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.among_denials import (
    found_all_the_same,
    of_another_kind,
    only_asked_about,
)
from cds_service.mapping.narrative.statements.answer_rows import answered_in_row
from cds_service.mapping.narrative.statements.attach import Around, paired, side_after, side_before, side_inside
from cds_service.mapping.narrative.statements.care import Care, care_told
from cds_service.mapping.narrative.statements.courses import back_again_by_course, course_of
from cds_service.mapping.narrative.statements.drained import felt_empty
from cds_service.mapping.narrative.statements.heading import of_labelled_part, only_heads
from cds_service.mapping.narrative.statements.imaged import shown_on, was_done
from cds_service.mapping.narrative.statements.in_capitals import written_otherwise
from cds_service.mapping.narrative.statements.last_side import side_answered, side_at_end, side_behind_level
from cds_service.mapping.narrative.statements.meant import banned, counts, meant
from cds_service.mapping.narrative.statements.negative_rows import heads_negatives
from cds_service.mapping.narrative.statements.other_side import with_other_side
from cds_service.mapping.narrative.statements.plainly import is_lost, plainly
from cds_service.mapping.narrative.statements.said import Said, opposite, silent
from cds_service.mapping.narrative.statements.weights import fell
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_HERE = ("here", "private", "joint")
_OPENING = 4


def stated(
    around: Around,
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
    section: Section,
    measured: set[int],
    *,
    elsewhere: bool,
) -> list[Said]:
    """What the finding phrases of a sentence say; ``elsewhere``: the text speaks of neck or arms here."""
    found: list[Said] = []
    for k, item in enumerate(around.items):
        passed = silent(context[k]) and not _asked_but_sure(context[k]) and not _only_supposed(context[k])
        if k in measured or passed:
            continue
        for entry in item.entries:
            if entry.kind is Kind.FINDING:
                said = _entry(around, k, entry, context, knowledge, section, elsewhere=elsewhere)
                planned = knowledge.stanzas.get(entry.name, PLAIN).when_planned if section.planned else None
                if not said and planned is not None:
                    meant = Entry(entry.kind, planned, entry.mode)
                    said = _entry(around, k, meant, context, knowledge, section, elsewhere=elsewhere)
                found += said
    found += answered_in_row(around)
    return with_other_side(around, found) if found else found


def _only_supposed(context: Context) -> bool:
    return context.supposed and not silent(context._replace(supposed=False))


def _asked_but_sure(context: Context) -> bool:
    return context.ticked and not (context.other or context.hypothetical)


def _entry(
    around: Around,
    k: int,
    entry: Entry,
    told: Sequence[Context],
    knowledge: NarrativeKnowledge,
    section: Section,
    *,
    elsewhere: bool,
) -> list[Said]:
    context = told[k]
    stanza = knowledge.stanzas.get(entry.name, PLAIN)
    if not _is_meant(around, k, stanza, context, section):
        return []
    if banned(around, k, stanza):
        return _half_told(around, k, entry, context)
    if stanza.heading and (only_heads(around, k, told, section) or heads_negatives(around, k, told)):
        return []
    if context.doubted or context.supposed:
        return _thought_of(around, k, entry, context)
    wanted = stanza.needs_complaint
    if wanted is not None and not any(i.has(Kind.COMPLAINT, wanted) for i in around.items):
        return []
    if entry.mode == "absent" and not context.negated and is_lost(around, around.items[k]):
        context = context._replace(negated=True)
    if stanza.shows and shown_on(around, k):
        context = context._replace(negated=False)
        told = [*told[:k], context, *told[k + 1 :]]
    if stanza.care:
        care = Care(Status.ABSENT) if entry.mode == "absent" else care_told(around, k, told, section, stanza)
    else:
        operated = stanza.history_of and _operated_for(around, k, context, knowledge)
        care = Care(_status(entry, context, stanza, operated=operated))
    status = back_again_by_course(around, k, context, entry, care.status)
    only_named = stanza.shows and status is Status.PRESENT and not was_done(around, k, told)
    item = around.items[k]
    unsaid = status is Status.ABSENT and (_of_a_part(around, stanza) or felt_empty(around, item))
    if only_named or status is None or unsaid:
        return []
    unsure = status is Status.ABSENT and _denied_by_none(around, k, entry, stanza)
    if status is Status.ABSENT and _pressing(around, entry.name) and _not_plain(around, item, context, found=unsure):
        return [Said(knowledge.unclear.finding, Status.PRESENT, k, item.first, item.last, context=context)]
    status = Status.PRESENT if unsure else status
    names = _names(around, k, entry, elsewhere=elsewhere)
    if stanza.if_historical is not None and (
        status is Status.HISTORICAL
        or context.no_history
        or (context.negated and (context.past or context.history))
        or (section.past and status is Status.PRESENT)
    ):
        names = (stanza.if_historical,)
        status = Status.PRESENT if status is Status.HISTORICAL else status
    side = _side(around, k) if stanza.sided else None
    side = side or (side_behind_level(around, k) if stanza.sided and stanza.by_level else None)
    qualifiers = knowledge.qualifiers.get(entry.name, frozenset()) | care.qualifiers
    names += _worse(around, k, stanza) if names and status is Status.PRESENT else ()
    return [
        Said(
            finding=name,
            status=status,
            owner=k,
            first=item.first,
            last=item.last,
            possible=(context.possible or stanza.possible or unsure) and status is Status.PRESENT,
            side=Side.BILATERAL if entry.name.startswith("bilateral") else side,
            grade=stanza.grade if status is Status.PRESENT else None,
            qualifiers=qualifiers,
            phrase=entry.name,
            context=context,
        )
        for name in names
    ]


def _is_meant(around: Around, k: int, stanza: Stanza, context: Context, section: Section) -> bool:
    """Whether a phrase is written, and stands, where it may mean its finding."""
    item = around.items[k]
    if (stanza.capitals or stanza.not_written) and written_otherwise(around, item, stanza):
        return False
    return meant(around, k, stanza) and counts(around, stanza, context, section) and fell(around, item, stanza)


def _half_told(around: Around, k: int, entry: Entry, context: Context) -> list[Said]:
    """What is left of a phrase that does not count: one that says that all is well, but not plainly, is not silent."""
    item, well = around.items[k], (entry.mode == "absent") != context.negated
    if not well or not _pressing(around, entry.name) or plainly(around, item, context):
        return []
    return [Said(around.knowledge.unclear.finding, Status.PRESENT, k, item.first, item.last, context=context)]


def _thought_of(around: Around, k: int, entry: Entry, context: Context) -> list[Said]:
    """What says what was only thought of, or supposed: of the cauda equina it is asked, unless the sentence answers it."""
    words = around.knowledge.unclear
    if not _pressing(around, entry.name) or context.negated or context.doubted == "settled":
        return []
    item = around.items[k]
    return [Said(words.finding, Status.PRESENT, k, item.first, item.last, context=context)]


def _names(around: Around, k: int, entry: Entry, *, elsewhere: bool) -> tuple[str, ...]:
    """The findings that a phrase is here."""
    knowledge = around.knowledge
    if elsewhere and entry.name in knowledge.elsewhere and not _placed_here(around, around.items[k], knowledge):
        other = knowledge.elsewhere[entry.name]
        return () if other is None else (other,)
    return knowledge.expands.get(entry.name, (entry.name,))


def _worse(around: Around, k: int, stanza: Stanza) -> tuple[str, ...]:
    """The finding that it is as well where it gets worse."""
    return (stanza.worse,) if stanza.worse is not None and course_of(around, k) is Course.WORSE else ()


def _denied_by_none(around: Around, k: int, entry: Entry, stanza: Stanza) -> bool:
    """Whether it is what an examiner found, which the list of denials before it does not reach."""
    item = around.items[k]
    found = stanza.examined and entry.mode == "present"
    if stanza.apart_from and of_another_kind(around, k, stanza.apart_from):
        return True
    return found and found_all_the_same(around, k, item.first, item.last)


def _not_plain(around: Around, item: Item, context: Context, *, found: bool) -> bool:
    """Whether nobody can tell that a denial is one; ``found``: only its place in a list of denials speaks for it."""
    if found:
        return only_asked_about(around, item.first, item.last)
    return not plainly(around, item, context)


def _pressing(around: Around, name: str) -> bool:
    """Whether a phrase is about bladder, bowel or saddle."""
    findings = around.knowledge.expands.get(name, (name,))
    return any(finding in around.knowledge.unclear.beside for finding in findings)


def _at_a_level(around: Around) -> bool:
    """Whether the sentence is about a level that opens it ("At L2-3 there is no ...", "L2-3: no ...")."""
    opening = around.tokens[around.first : min(around.last, around.first + _OPENING)]
    named = [t.kind == "level" for t in opening]
    return bool(opening) and (named[0] or (opening[0].norm == "at" and any(named)))


def _of_a_part(around: Around, stanza: Stanza) -> bool:
    """Whether a denial is of a level or part of the body that the sentence is about, and says nothing of others."""
    if stanza.by_level and _at_a_level(around):
        return True
    return bool(stanza.not_under) and of_labelled_part(around, stanza.not_under)


def _operated_for(around: Around, k: int, context: Context, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is what an operation was done for ("two years after decompression for cauda equina syndrome")."""
    before = around.items[k - 1] if k else None
    stanza = knowledge.stanzas.get((before.name(Kind.FINDING) or "") if before is not None else "", PLAIN)
    if before is None or not (stanza.care and stanza.past) or context.care == "planned":
        return False
    between = around.tokens[before.last : around.items[k].first]
    dated = knowledge.times.months.keys() | grammar.PREPOSITIONS - {"for"}  # "decompression in March 2021 for ..."
    return [t.norm for t in between if t.kind != "num" and t.norm not in dated] == ["for"]


def _status(entry: Entry, context: Context, stanza: Stanza, *, operated: bool) -> Status | None:
    status = Status(entry.mode)
    if context.negated:
        return opposite(status)
    if stanza.past:
        return status
    over = context.resolved or context.past or (context.history and stanza.history_of) or operated
    if status is Status.PRESENT and over:
        return Status.HISTORICAL
    return status


def speaks_elsewhere(around: Around, before: bool) -> bool:
    """Whether a sentence speaks of neck or arms only; one that names no area goes on where the last one was."""
    if any(around.region(item) in _HERE or _names_here(around, item) for item in around.items):
        return False
    there = any(around.region(item) == "elsewhere" or _names_there(around, item) for item in around.items)
    return there or (before and not around.says(grammar.EVERYWHERE))


def _names_there(around: Around, item: Item) -> bool:
    return any(e.kind is Kind.FINDING and e.name in around.knowledge.there for e in item.entries)


def _names_here(around: Around, item: Item) -> bool:
    """Whether a finding is of the low back by its own words ("MRI of the lumbar spine showed ...")."""
    return item.has(Kind.FINDING) and _placed_here(around, item, around.knowledge)


def _placed_here(around: Around, item: Item, knowledge: NarrativeKnowledge) -> bool:
    tokens = around.tokens[item.first : item.last]
    return any(t.norm in knowledge.here_words or (t.kind == "level" and t.norm[0] in "ls") for t in tokens)


def _side(around: Around, k: int) -> Side | None:
    own = side_inside(around, around.items[k]) or side_before(around, k) or side_after(around, k)
    own = own or side_answered(around, k)
    last = side_at_end(around, k)
    own = last if own is None or last is Side.BILATERAL else own
    if own is not None or paired(around, around.items[k]):
        return own or Side.BILATERAL
    before = around.items[k - 1] if k else None
    near = before is not None and around.items[k].first - before.last <= around.knowledge.limits.side
    if before is None or not near or not before.has(Kind.AREA) or around.region(before) == "private":
        return None
    apart = any(around.tokens[i].kind == "punct" for i in range(before.last, around.items[k].first))
    return None if apart else side_inside(around, before) or (Side.BILATERAL if paired(around, before) else None)
