"""What a text says of care: done, only planned or required, refused, of another part of the body; failed, or helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.findings import ASKED_FOR, COMPLETED_CARE, FAILED_CARE, HELPFUL_CARE, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Section, Stanza
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_AFTER_CARE = 8
_BEFORE_CARE = 5
_TO_PLACE = 5
_BESIDE = 2
_BEGAN = 3
"""Tokens before care among which a word says that it was begun."""
_OPEN = ("asked", "prescribed")
"""Of care that goes on or was prescribed, how long it is to last is told, and not how long it lasted."""
_ONCE = frozenset(["once", "twice"])
_ONE_OR_TWO = frozenset(["one", "1", "two", "2", "single"])
_EACH = frozenset(["a", "an", "per", "/", "each", "every", "weekly", "daily", "day", "week", "month", "monthly"])
"""Behind how often something was done, that it was as often again and again."""
_CARE_OF = frozenset(["for", "of", "to", "on", "after", "following", "post", "since", "status"])
"""Between care and the part of the body that it is for."""


class Care(NamedTuple):
    """What is said of care. ``status``: None where it is only planned."""

    status: Status | None
    qualifiers: frozenset[str] = frozenset()


def care_told(around: Around, k: int, context: Sequence[Context], section: Section, stanza: Stanza) -> Care:
    """What the sentence says of the care that item ``k`` names."""
    failed = _failed(around, k, context[k])
    status = None if _of_another_part(around, k) else _status(around, k, context, section, stanza, failed=failed)
    if status is not Status.PRESENT:
        return Care(status, frozenset((FAILED_CARE,)) if failed else frozenset())
    if failed:
        return Care(status, frozenset((FAILED_CARE,)))
    begun = any(item.has(Kind.CUE, "care-begun") for item in around.items)
    open_end = begun or context[k].care in _OPEN or (not stanza.prescribed and _hardly_any(around, k))
    told = frozenset((ASKED_FOR,)) if open_end and not stanza.past else frozenset()
    told |= {COMPLETED_CARE} if _gone_through(around, k) and not told else frozenset()
    return Care(status, told | {HELPFUL_CARE} if _helped(around, k, context[k]) else told)


def _hardly_any(around: Around, k: int) -> bool:
    """Whether it was one session or two, in however many weeks ("2 sessions over 8 weeks", "physio twice in 8 weeks")."""
    care, times = around.items[k], around.knowledge.times
    for at in range(max(care.first - _BEFORE_CARE, around.first), min(care.last + _BEFORE_CARE, around.last)):
        norm = around.tokens[at].norm
        if at >= care.last and norm in _ONCE and around.tokens[min(at + 1, around.last - 1)].norm not in _EACH:
            return True
        if norm in times.sessions and at > around.first and around.tokens[at - 1].norm in _ONE_OR_TWO:
            return around.tokens[min(at + 1, around.last - 1)].norm not in _EACH
    return False


def _gone_through(around: Around, k: int) -> bool:
    """Whether it is said to be completed, or to have had many sessions ("12 sessions of PT", "PT x 12 visits")."""
    care, times = around.items[k], around.knowledge.times
    near = (i for i in around.items if care.first - i.last <= _BEFORE_CARE and i.first - care.last <= _BESIDE)
    if any(item.has(Kind.CUE, "care-over") for item in near):
        return True
    for at in range(max(care.first - _BEFORE_CARE, around.first + 1), min(care.last + _BEFORE_CARE, around.last)):
        if around.tokens[at].norm in times.sessions:
            count = around.tokens[at - 1].norm
            least = int(count) if count.isdigit() else times.counts.get(count, (0, 0))[0]
            return least >= times.many_sessions
    return False


def care_began(around: Around, said: Said) -> bool:
    """Whether what is told of the time of care is when it was begun or prescribed ("started PT 8 weeks ago")."""
    before = around.tokens[max(said.first - _BEGAN, around.first) : said.first]
    return ASKED_FOR in said.qualifiers or any(token.norm in grammar.BEGAN for token in before)


_TO_CONSIDERED = grammar.COPULAS | {"still", "currently", "now", "only"}
_CONSIDERED = (("being", "considered"), ("under", "consideration"), ("being", "contemplated"), ("being", "discussed"))
_OWING = frozenset(["after", "following", "despite", "since", "given", "having"])
"""Before a failure, that it is of what stands behind it."""


def _status(
    around: Around, k: int, context: Sequence[Context], section: Section, stanza: Stanza, *, failed: bool
) -> Status | None:
    here = context[k]
    if here.care == "not-tried":
        return Status.ABSENT
    if here.care == "done" and not failed and _none_had(around, k):
        return Status.ABSENT
    if here.care in ("done", "failed", "asked") or failed:
        return Status.PRESENT
    if (here.negated and here.care != "amount") or _followed(around, k, "not-tried-after"):
        return Status.ABSENT
    if stanza.planned or _done_then(around, k, context):
        return Status.PRESENT
    ahead = here.care == "planned" or _named_for(around, k) or (here.care == "prescribed" and not stanza.prescribed)
    return None if ahead or section.planned or _planned_after(around, k, stanza) else Status.PRESENT


def _named_for(around: Around, k: int) -> bool:
    """Whether it is what somebody is said to be a candidate for ("surgical candidate (L4/5 decompression)")."""
    if not k or around.items[k].first - around.items[k - 1].last != 1:
        return False
    before = around.knowledge.stanzas.get(around.items[k - 1].name(Kind.FINDING) or "")
    return before is not None and before.planned and around.tokens[around.items[k].first - 1].norm == "("


def _none_had(around: Around, k: int) -> bool:
    """Whether there was none of it, as a word right before it says ("had no formal physiotherapy")."""
    at = around.items[k].first - 1
    while at > around.first and around.tokens[at].norm in around.knowledge.times.between | around.knowledge.care.kinds:
        at -= 1
    return at > around.first and around.tokens[at].norm in grammar.LOSING_DENIALS


def _followed(around: Around, k: int, *names: str) -> bool:
    """Whether a cue is what is said of the care at item ``k`` right behind it."""
    if k + 1 >= len(around.items) or not around.items[k + 1].has(Kind.CUE, *names):
        return False
    between = [around.tokens[i] for i in range(around.items[k].last, around.items[k + 1].first)]
    if len(between) > around.knowledge.limits.link:
        return False
    times, words = around.knowledge.times, grammar.TO_PLAN
    counted = times.units.keys() | times.counts.keys() | {"x", "for"}
    if all(t.norm != "," for t in between):
        counted |= times.sessions  # "10 sessions recommended", and not "10 sessions, recommended to go on"
    return all(t.norm in words or t.norm in counted or t.kind == "num" for t in between)


def _planned_after(around: Around, k: int, stanza: Stanza) -> bool:
    """ "MRI ordered", "PT was recommended", "is being considered", and not yet "ordered and obtained"."""
    if _considered(around, around.items[k].last):
        return True
    if not _followed(around, k, "planned", "planned-after", *(() if stanza.prescribed else ("prescribed",))):
        return False
    cue = around.items[k + 1]
    return not any(around.tokens[i].norm in grammar.OBTAINED for i in range(cue.last, around.last))


def _considered(around: Around, at: int) -> bool:
    """Whether it stands there that it is only thought of; for something else, it is another matter ("considered for ...")."""
    while at < around.last and around.tokens[at].norm in _TO_CONSIDERED:
        at += 1
    norms = tuple(token.norm for token in around.tokens[at : min(at + 3, around.last)])
    return norms[:2] in _CONSIDERED and norms[2:] != ("for",)


def _done_then(around: Around, k: int, context: Sequence[Context]) -> bool:
    """Whether the sentence goes on to say that it was done ("recommended 6 weeks of therapy, which he completed")."""
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if is_content(item) and not item.has(Kind.AREA):
            return False
        if around.tokens[item.first].norm in around.knowledge.care.done and item.has(Kind.CUE, "care-done"):
            other = any(is_content(i) and i.first - item.last <= _BEFORE_CARE for i in around.items[j + 1 :])
            return not (other or context[j].negated or context[j].hypothetical)
    return False


def _of_another_part(around: Around, k: int) -> bool:
    """Whether it is care of a part of the body that is not the back ("PT for his shoulder", "after knee replacement")."""
    places = around.knowledge.care_elsewhere
    if not any(item.name(Kind.AREA) in places for item in around.items):
        return False
    if any(around.region(item) == "here" or _names_back(around, item) for item in around.items):
        return False
    care = around.items[k]
    if k and around.items[k - 1].last == care.first and around.items[k - 1].name(Kind.AREA) in places:
        return True
    following = next((item for item in around.items[k + 1 :] if item.has(Kind.AREA)), None)
    if following is None or following.name(Kind.AREA) not in places:
        return False
    between = [around.tokens[i].norm for i in range(care.last, following.first)]
    linked = not _CARE_OF.isdisjoint(between) or len(between) <= _BESIDE
    return linked and len(between) <= _TO_PLACE and grammar.LIST_MARKS.isdisjoint(between)


def _names_back(around: Around, item: Item) -> bool:
    """Whether an item names a complaint of the back or of a root."""
    name = item.name(Kind.FINDING)
    stanza = around.knowledge.stanzas.get(name or "")
    return name is not None and stanza is not None and not stanza.care and name not in around.knowledge.there


def _failed(around: Around, k: int, context: Context) -> bool:
    if context.care == "failed":
        return True
    planned = context.care == "planned"
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if item.first - around.items[k].last > _AFTER_CARE:
            return False
        if item.has(Kind.CUE, "failed-after"):
            return not (
                planned and around.tokens[item.first - 1].norm in _OWING
            )  # "considered for it after failed physio"
    return False


def _helped(around: Around, k: int, context: Context) -> bool:
    """ "Much improved after PT", "PT with complete relief", "after 8 weeks of PT he is pain free"."""
    if context.negated:
        return False
    care = around.items[k]
    told = _told_before(around, k)
    if told is None:
        near = (item for item in around.items[k + 1 :] if item.first - care.last <= _AFTER_CARE)
        told = next((i for i in near if i.has(Kind.CUE, "helped-after") or _pain_is_over(around, k, i)), None)
    return told is not None and not _lost_again(around, told)


def _told_before(around: Around, k: int) -> Item | None:
    """The word of success before care, over the amount of it and what is listed with it ("relief after 8 weeks of PT")."""
    begin = around.items[k].first
    for item in reversed(around.items[:k]):
        if begin - item.last > _BEFORE_CARE:
            return None
        if item.has(Kind.CUE, "helped"):
            return item
        if not item.has(Kind.CUE, "care-done", "care-amount") and not _is_care(around, item):
            return None
        begin = item.first
    return None


def _is_care(around: Around, item: Item) -> bool:
    stanza = around.knowledge.stanzas.get(item.name(Kind.FINDING) or "")
    return stanza is not None and stanza.care


def _pain_is_over(around: Around, k: int, item: Item) -> bool:
    """Whether an item says that the pain is over which was named since the care ("... the leg pain has resolved")."""
    if not item.has(Kind.CUE, "historical-after"):
        return False
    suffered = around.knowledge.suffered
    return any(around.tokens[at].norm in suffered for at in range(around.items[k].last, item.first))


def _lost_again(around: Around, told: Item) -> bool:
    """Whether the success did not last, or was not all ("complete relief for two weeks only, then it returned")."""
    if any(item.first >= told.last and item.has(Kind.CUE, "returned") for item in around.items):
        return True
    return any(around.tokens[at].norm in around.knowledge.care.brief for at in range(told.first, around.last))


def narrower(known: tuple[int, int] | None, told: tuple[int, int]) -> tuple[int, int]:
    """How long care lasted, where it is told twice: the length that says it closer ("July to September (11 weeks)").

    Of two that cannot both be so, the first counts.
    """
    if known is None:
        return told
    within = known[0] <= told[0] and told[1] <= known[1]
    return told if within else known
