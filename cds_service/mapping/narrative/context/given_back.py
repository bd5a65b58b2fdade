"""Signs that a relative, a warning or a denial before them does not reach: "mother had cancer; new saddle numbness".

A semicolon, dash, stroke or "but", a sign that is new or of these days, or a pronoun that cannot mean the relative gives the
sentence back to the patient: the sign is told, or where it may be either it is asked about. Lists of what a relative has, of
what to return for and of what there is none of stay what they are.
Source: clinical.md 7.3 (hypothetical, other experiencer; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.context.leads import (
    Lead,
    cannot_be,
    has_one_side,
    is_hard,
    is_limb_sign,
    is_mark,
    is_new,
    is_of_today,
    is_sign,
    lasts,
    lead_to,
    walks_so,
)
from cds_service.mapping.narrative.context.listed_signs import denial_before
from cds_service.mapping.narrative.context.own_clause import has_recent_day
from cds_service.mapping.narrative.context.second_member import has_details
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_PAST = frozenset(["had", "died", "was", "diagnosed", "suffered", "passed", "deceased", "developed", "underwent"])
_HAS = frozenset(["has", "have"])
_SELF = frozenset(["himself", "herself"])
_OWN = frozenset(["own", "mine", "hers"])
"""Behind a relative, what the patient has of the same kind ("his dad had a weak bladder, his own is odd too")."""
_NOW = _HAS | {"now", "is"}
_BESIDE = frozenset(["with", "by"])
"""Before a relative of whom nothing more is told ("lives with wife - has ...")."""
_ALTERNATIVE = frozenset(["or", "nor", "any", "either"])
_AHEAD = 12
"""Tokens behind a sign among which an "or" shows that a list goes on."""
_CONDITION = 6
"""Tokens of the longest condition that is complete ("if the pain gets any worse")."""
_MEMBER = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE, Kind.COURSE)
_MEMBERS = 2
"""Members of a list of denials behind which one that is called new may be none of it."""


def give_back(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """Take for the patient's what is told so behind words about a relative, a warning or a denial, or leave it open."""
    for k, item in enumerate(items):
        context = found[k]
        if not (context.other or context.hypothetical or context.negated) or not is_sign(item, knowledge):
            continue
        if context.question or context.past or context.resolved or context.unanswered or says_absence(item):
            continue
        told = []
        if context.negated:
            told.append(_denied(tokens, items, k, sentence.stop, knowledge) if context.listed else "")
        if context.hypothetical:
            told.append(_warned(tokens, items, k, sentence.stop, knowledge))
        if context.other:
            told.append(_others(tokens, items, k, sentence, knowledge))
        if all(told):
            found[k] = _turned(context, item, knowledge, surely="asked" not in told)


def _turned(context: Context, item: Item, knowledge: NarrativeKnowledge, *, surely: bool) -> Context:
    """The patient's: a weakness of a leg that may be his is possible, a sign of bladder, bowel or saddle asked about."""
    own = context._replace(other=False, hypothetical=False, negated=False, listed=False)
    if surely:
        return own
    return own._replace(possible=True) if is_limb_sign(item, knowledge) else own._replace(supposed=True)


def _others(
    tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, knowledge: NarrativeKnowledge
) -> str:
    """What becomes of a sign behind words about a relative: "told", "asked", or empty where it stays the relative's."""
    cue = next((i for i in reversed(items[:k]) if i.has(Kind.CUE, "other", "other-right-behind")), None)
    cue = cue or _opening(tokens, sentence, knowledge)
    if cue is None or cue.last > items[k].first or any(i.has(Kind.CUE, "relatives") for i in items):
        return ""
    beside = cue.first > sentence.start and tokens[cue.first - 1].norm in _BESIDE and _parted(tokens, cue)
    begin = cue.first if beside else cue.last
    lead = lead_to(tokens, begin, items[k])
    if lead is None or _names_relative(tokens, begin, items[k].first, knowledge):
        return ""
    last, words = sentence.stop, knowledge.asserting
    named = frozenset(tokens[at].norm for at in range(cue.first, cue.last)) & knowledge.relatives
    own = not _OWN.isdisjoint(tokens[at].norm for at in range(lead.at, items[k].last))
    if own or cannot_be(tokens, lead, items[k], last, named, knowledge):
        return "told"
    person = not grammar.PERSONS.isdisjoint(lead.words)
    if lead.new and not person:
        return "told"
    time = lasts(tokens, items[k], last, words)
    if lead.hard or beside:
        return "told" if time and not person else "asked"
    if _is_of_writer(tokens, cue, sentence.start, knowledge):
        return ""  # "my wife has back pain and has been unable to pee": as :mod:`.whose` has it
    if time or (is_of_today(tokens, items[k], last) and not person):
        return "asked"
    past = any(tokens[at].norm in _PAST for at in range(cue.first, cue.last))
    past = past and not _still_goes_on(tokens, cue.last, lead.at, knowledge)
    return "asked" if past and not person and _is_present(tokens, items[k], lead, words.opening) else ""


def _still_goes_on(tokens: Sequence[Token], begin: int, end: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is told between what that relative still does ("her mum had surgery and still self-caths and has ...")."""
    still = knowledge.lasting.still
    return any(tokens[at].norm == "and" and tokens[at + 1].norm in still for at in range(begin, end - 1))


def _opening(tokens: Sequence[Token], sentence: range, knowledge: NarrativeKnowledge) -> Item | None:
    """The relative that a sentence begins with ("Father prostate cancer; ...")."""
    at = sentence.start + (tokens[sentence.start].norm in grammar.OWN)
    return Item(at, at + 1, ()) if at < sentence.stop and tokens[at].norm in knowledge.relatives else None


def _is_of_writer(tokens: Sequence[Token], cue: Item, first: int, knowledge: NarrativeKnowledge) -> bool:
    return not knowledge.whose.belonging.isdisjoint(tokens[at].norm for at in range(first, cue.last))


def _parted(tokens: Sequence[Token], cue: Item) -> bool:
    return any(is_mark(tokens, at) for at in range(cue.first, cue.last))


def _names_relative(tokens: Sequence[Token], begin: int, end: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether a relative opens a statement between, so that what follows is that one's ("mother: MS; father: ...")."""
    for at in range(begin, end):
        if (
            tokens[at].norm in knowledge.relatives
            and at > begin
            and tokens[at + 1].norm not in knowledge.whose.informing
        ):
            before = at - 1 - (tokens[at - 1].norm in grammar.OWN)
            if is_mark(tokens, before):
                return True
    return False


def _is_present(tokens: Sequence[Token], item: Item, lead: Lead, opening: frozenset[str]) -> bool:
    """Whether a clause tells of now what stands behind what was ("had cancer, has lost control", "..., cannot pass urine")."""
    led = (*lead.words, tokens[item.first].norm)
    if led[0] in _HAS:
        return "been" not in led[:2]
    within = {tokens[at].norm for at in range(item.first + 1, item.last)}
    return tokens[item.first].norm in opening or bool(within & _HAS)


def _warned(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge) -> str:
    """The same behind a warning whose condition is complete ("advised to return if worse, numb saddle for 2 days")."""
    item, words = items[k], knowledge.asserting
    cue = next((i for i in reversed(items[:k]) if i.has(Kind.CUE, "hypothetical")), None)
    if cue is None:
        return ""
    end = next((at for at in range(cue.last, min(cue.last + _CONDITION, item.first)) if is_mark(tokens, at)), -1)
    lead = lead_to(tokens, end, item) if end >= 0 else None
    if lead is None or words.conditions.isdisjoint(tokens[at].norm for at in range(cue.last, end)):
        return ""
    if _has_alternative(tokens, end, item, last):
        return ""
    over = lead.turned or any(_denies(i) and end < i.first < lead.at for i in items)
    time = lasts(tokens, item, last, words)
    if over:
        return "told" if time or lead.new else "asked"
    if time:
        return "told" if not _has_others(tokens, items, k, end, knowledge) else "asked"
    if is_of_today(tokens, item, last):
        return "asked"
    if _has_others(tokens, items, k, end, knowledge):
        return ""
    sided = not is_limb_sign(item, knowledge) or has_one_side(tokens, items, k, lead)
    stated = (lead.new and _closes(tokens, items, k, last)) or walks_so(tokens, item, last)
    # nobody is told to come for what he cannot do alone ("return if worse, cannot pass urine")
    unable = tokens[item.first].norm in statement_words.UNABLE and _closes(tokens, items, k, last)
    return "asked" if (sided and stated) or unable or _is_so(tokens, item, lead) else ""


def _denies(item: Item) -> bool:
    return item.has(Kind.CUE, "negation") or says_absence(item)


def _is_so(tokens: Sequence[Token], item: Item, lead: Lead) -> bool:
    """Whether somebody is or has it ("he is in retention", "has become incontinent", "saddle area has gone numb")."""
    led = lead.words
    if led and (led[0] in _HAS or led[0] == "now"):
        return True
    if led and led[0] in grammar.PERSONS:
        return not _NOW.isdisjoint(led)
    return any(tokens[at].norm in _HAS for at in range(item.first + 1, item.last))


def _has_alternative(tokens: Sequence[Token], begin: int, item: Item, last: int) -> bool:
    """Whether an "or" before or behind an item shows that it is of a list."""
    for at in range(begin, min(item.last + _AHEAD, last)):
        if at >= item.last and tokens[at].norm in (";", ".", "but"):
            return False
        if tokens[at].norm in _ALTERNATIVE:
            return True
    return False


def _has_others(
    tokens: Sequence[Token], items: Sequence[Item], k: int, begin: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether further signs stand beside item ``k``, from which a mark parts them."""
    for i in items:
        named = i.has(Kind.FINDING) or i.has(Kind.AREA) or is_limb_sign(i, knowledge)
        if i.first < begin or i is items[k] or not named or not is_sign(i, knowledge) or says_absence(i):
            continue
        low, high = (i.last, items[k].first) if i.first < items[k].first else (items[k].last, i.first)
        if any(is_mark(tokens, at) for at in range(low, high)):
            return True
    return False


def _denied(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge) -> str:
    """The same behind a denial of something else, of which a new sign may be one more, or not ("denies fever, new foot drop")."""
    item = items[k]
    denial = denial_before(tokens, items, k)
    lead = lead_to(tokens, denial.last, item) if denial is not None else None
    if denial is None or lead is None or _has_alternative(tokens, denial.last, item, last):
        return ""
    if has_details(tokens, items, k, lead, denial, last, knowledge):
        return "asked"
    before = [i for i in items if denial.last <= i.first and i.last < lead.at and is_content(i)]
    listed = any(i.name(Kind.FINDING) and is_sign(i, knowledge) for i in before)
    if listed or any(is_new(tokens[at].norm) for at in range(denial.last, lead.at)):
        return ""
    limb = is_limb_sign(item, knowledge)
    if limb and has_one_side(tokens, items, k, lead) and walks_so(tokens, item, last):
        return "asked"
    if _is_clause(tokens, item, lead, last, knowledge):
        return "asked"
    named = sum(1 for i in before if i.has(Kind.FINDING) or i.has(Kind.COMPLAINT))
    called = lead.new and item.has(Kind.FINDING) and named <= _MEMBERS
    apart = _closes(tokens, items, k, last) or (limb and has_one_side(tokens, items, k, lead))
    return "asked" if called and apart else ""


def _is_clause(tokens: Sequence[Token], item: Item, lead: Lead, last: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is told in a clause of its own ("went into retention last night", "saddle area has gone numb")."""
    words = knowledge.asserting
    if tokens[item.first].norm.endswith("ing"):
        return False  # "no fever, wetting himself at night"
    led = {*lead.words, *(token.norm for token in tokens[item.first : item.last])}
    if not led.isdisjoint(_SELF) or any(tokens[at].norm in _HAS for at in range(item.first + 1, item.last)):
        return True
    predicate = tokens[item.first].norm in words.predicates or not words.leading.isdisjoint(led)
    return predicate and has_recent_day(tokens, item, last, words)


def _closes(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether a list ends behind item ``k``, or something that is no member follows ("..., new foot drop, and no fever")."""
    at = items[k].last
    if at >= last or is_hard(tokens, at) or tokens[at].kind == "brk" or tokens[at].norm == ".":
        return True
    if not is_mark(tokens, at):
        return False
    while at < last and is_mark(tokens, at):
        if is_hard(tokens, at):
            return True
        at += 1
    follows = next((i for i in items[k + 1 :] if i.first >= at), None)
    if follows is None or follows.first - at > 1:
        return True
    return not any(follows.has(kind) for kind in _MEMBER) or says_absence(follows)
