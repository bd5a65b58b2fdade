"""Whose sign a message tells: "my wife has wet herself" is about the patient, unless the writer has a complaint of her own.

A relative is somebody else to whoever writes of himself, and in a note ("her mother had ..."). Who only writes about "my wife"
writes for the patient. Where it may be either, it is asked about and not passed over.
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.acquaintances import goes_on_of_acquaintance
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.informants import informs
from cds_service.mapping.narrative.context.own_clause import has_recent_day, opens_recently
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_NEAR = 4
"""Tokens from the writer to what is his own."""
_BEFORE = 4
"""Tokens from "my" to the relative ("my elderly mother")."""
_AGAIN = grammar.SUBJECT_AGAIN | {"since"}
_OF_NOW = frozenset(["has", "have", "now", "today", "currently"])
"""In a clause they tell of now, whatever word of the past stands there ("she has lost ...")."""
_DIRECT = 3
"""Tokens from the words about a relative to what that one has."""


class Whose(NamedTuple):
    """The contexts of a sentence, and the characters of a sign of which it is not clear whose it is."""

    context: list[Context]
    unclear: tuple[int, int] | None = None


def tells_of_self(tokens: Sequence[Token], knowledge: NarrativeKnowledge) -> bool:
    """Whether the writer tells of a complaint of his own ("I have back pain", "my sciatica")."""
    words = knowledge.whose
    for at, token in enumerate(tokens):
        if token.norm in words.speaker or token.norm in words.belonging:
            for other in tokens[at + 1 : at + 1 + _NEAR]:
                if other.norm in words.apart or other.norm in knowledge.relatives or other.kind in ("punct", "brk"):
                    break
                if other.norm in words.own:
                    return True
    return False


def of_patient(
    tokens: Sequence[Token],
    items: Sequence[Item],
    context: Sequence[Context],
    sentence: range,
    knowledge: NarrativeKnowledge,
    *,
    of_self: bool,
) -> Whose:
    """The contexts with what a relative writes about the patient; ``of_self``: as :func:`tells_of_self`."""
    if of_self and goes_on_of_acquaintance(tokens, sentence, knowledge):
        return Whose([one._replace(other=True) for one in context])
    if informs(tokens, sentence, knowledge):
        return Whose([one._replace(other=False) for one in context])
    found = list(context)
    unclear: tuple[int, int] | None = None
    for k, item in enumerate(items):
        if of_self and not context[k].other and _of_own_relative(tokens, item, sentence.start, knowledge):
            found[k] = found[k]._replace(other=True)
            continue
        other = context[k].other and is_pressing(item, knowledge)
        if context[k].other and not other and _since_these_days(tokens, items, k):
            found[k] = found[k]._replace(other=False)  # "mother had MS, and since yesterday her left foot drags"
            continue
        cue = _cue_before(items, k) or _opening(tokens, sentence.start, knowledge) if other else None
        if cue is None:
            continue
        whose = _told_of(tokens, cue, item, sentence, knowledge, of_self=of_self)
        if whose == "patient":
            found[k] = found[k]._replace(other=False)
        elif whose == "either" and not _said_otherwise(context[k]):
            unclear = unclear or (tokens[item.first].start, tokens[item.last - 1].end)
    return Whose(found, unclear)


def _of_own_relative(tokens: Sequence[Token], item: Item, first: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether a sign stands right behind a relative of a writer who tells of himself ("my back hurts, my son wets the bed")."""
    at = item.first - 1
    while at > first and tokens[at].norm in knowledge.lasting.still:
        at -= 1
    own = tokens[at].norm in knowledge.relatives and at > first and tokens[at - 1].norm in knowledge.whose.belonging
    within = (token.norm for token in tokens[item.first : item.last])
    return own and is_pressing(item, knowledge) and knowledge.whose.speaker.isdisjoint(within)


def _since_these_days(tokens: Sequence[Token], items: Sequence[Item], k: int) -> bool:
    """Whether behind what somebody else had it is told since which of these days something is so."""
    cue = _cue_before(items, k)
    return cue is not None and opens_recently([token.norm for token in tokens[cue.last : items[k].first]])


def _cue_before(items: Sequence[Item], k: int) -> Item | None:
    return next((i for i in reversed(items[:k]) if i.has(Kind.CUE, "other", "other-right-behind")), None)


def _opening(tokens: Sequence[Token], first: int, knowledge: NarrativeKnowledge) -> Item | None:
    """The relative that a sentence begins with ("Wife incontinent")."""
    return Item(first, first + 1, ()) if tokens[first].norm in knowledge.relatives else None


def _told_of(
    tokens: Sequence[Token], cue: Item, sign: Item, sentence: range, knowledge: NarrativeKnowledge, *, of_self: bool
) -> str:
    """Of whom a sign behind words about a relative is told: "patient", "either", or empty: of that relative."""
    between = [token.norm for token in tokens[cue.last : sign.last]]
    if not knowledge.whose.speaker.isdisjoint(between):
        return "patient"  # "my mother has MS and I can't feel when I wipe"
    if of_self:
        return ""
    recent = opens_recently(between) or has_recent_day(tokens, sign, sentence.stop, knowledge.asserting)
    writer = _of_writer(tokens, cue, sentence.start, knowledge)
    subject = tokens[cue.first].norm in knowledge.relatives
    if writer == "my" and subject and (recent or sign.first - cue.last < _DIRECT):
        return "patient"
    if _is_family_history(tokens, cue, knowledge) and not grammar.CLAUSES.isdisjoint(between):
        return "either"  # "family history of MS, saddle numbness"
    if writer == "my" or (writer == "bare" and (recent or _stands_alone(tokens, cue, sign, sentence, knowledge))):
        return "either"
    return "either" if _goes_on(between, recent, knowledge) else ""


def _stands_alone(
    tokens: Sequence[Token], cue: Item, sign: Item, sentence: range, knowledge: NarrativeKnowledge
) -> bool:
    """Whether a partner opens the sentence and has the sign now, in a text that names no patient beside ("Wife has retention")."""
    opens = cue.first == sentence.start and tokens[cue.first].norm in knowledge.whose.partners
    opens = opens and sign.first - cue.last < _DIRECT
    verbs = frozenset(token.norm for token in tokens[cue.first : sign.first])
    follows = tokens[cue.first + 1].norm
    now = sign.first == cue.first + 1 or follows == ":" or follows in knowledge.lasting.present
    if not opens or not now or not verbs.isdisjoint(knowledge.lasting.past):
        return False
    behind = frozenset(token.norm for token in tokens[sign.last : sentence.stop])
    return behind.isdisjoint(grammar.PERSONS) and grammar.PATIENT.isdisjoint(token.norm for token in tokens)


def _goes_on(between: Sequence[str], recent: bool, knowledge: NarrativeKnowledge) -> bool:
    """Whether a clause of its own may be about the patient again ("her mother has MS, she can't feel when she wipes")."""
    if "." in between:
        return True  # "Mother has MS. Numb between the legs.", where "MS." may be a title
    pairs = enumerate(pairwise(between))
    joined = next((at for at, (norm, behind) in pairs if norm == "and" and behind in _AGAIN), -1)
    comma = next((at for at, norm in enumerate(between) if norm in grammar.CLAUSES), joined)
    if comma < 0:
        return False
    clause = frozenset(between[comma:])
    now = clause.isdisjoint(knowledge.lasting.past) or not clause.isdisjoint(_OF_NOW)
    return recent or (not clause.isdisjoint(grammar.SUBJECT_AGAIN) and now)


def _is_family_history(tokens: Sequence[Token], cue: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether words about a family name none of it, whose list a sign of bladder, bowel or saddle is hardly one of."""
    return bool(cue.entries) and all(tokens[at].norm not in knowledge.relatives for at in range(cue.first, cue.last))


def _of_writer(tokens: Sequence[Token], cue: Item, first: int, knowledge: NarrativeKnowledge) -> str:
    """Whose relative the words name: of the writer ("my"), of nobody that is told ("bare"), or another's or none (empty)."""
    at = next((i for i in range(cue.first, cue.last) if tokens[i].norm in knowledge.relatives), -1)
    if at < 0:
        return ""
    for place in range(at - 1, max(at - 1 - _BEFORE, first - 1), -1):
        if tokens[place].norm in knowledge.whose.belonging:
            return "my"
        if tokens[place].norm in knowledge.whose.apart:
            return ""
        if tokens[place].kind in ("punct", "brk") and tokens[place].norm != "-":
            break
    return "bare"


def is_pressing(item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item is a sign of bladder, bowel or saddle, or a complaint that may be one."""
    name = item.name(Kind.FINDING)
    if name is not None:
        return any(finding in knowledge.unclear.beside for finding in knowledge.expands.get(name, (name,)))
    return item.has(Kind.COMPLAINT) or (
        item.has(Kind.AREA) and knowledge.regions[item.name(Kind.AREA) or ""] == "private"
    )


def _said_otherwise(context: Context) -> bool:
    return context.negated or context.hypothetical or context.question or context.resolved or context.past
