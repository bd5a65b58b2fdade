"""Diagnoses that somebody only thought of: "DDx: muscle strain, cauda equina, AAA", "considered CES but exam reassuring",
"CES was considered but is not suspected".

Signs of the patient beside them are what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_THOUGHT = ("considered", "feared")
"""What somebody fears is only taken so where the sentence says that nothing speaks for it."""
_NOTHING = frozenset(["nothing", "no", "nil", "none", "without"])
_COMMAS = 2
"""Commas of a list of several things."""
_BEFORE = 3
"""Tokens before a word that settles them among which a denial turns it round."""
_TO_ANOTHER = frozenset(["to", "of", "for", "in", "as"])
_TO_DISMISSED = (
    grammar.CLAUSES
    | grammar.PERSONS
    | grammar.COPULAS
    | {"considered", "differential", "and", "-", ":", "(", "then", "that"}
)
_BEHIND = 6
"""Tokens behind the last phrase of a sentence that may settle it."""


def thought_of(
    tokens: Sequence[Token], items: Sequence[Item], context: Sequence[Context], knowledge: NarrativeKnowledge
) -> list[Context]:
    """With the diagnoses behind a word of consideration as nobody's yet, as far as a word of now or a contrast."""
    found = list(context)
    meant = _meant(tokens, items, knowledge) if any(item.has(Kind.CUE, *_THOUGHT) for item in items) else ""
    if not meant or not (any(item.has(Kind.CUE, "considered") for item in items) or _is_answered(tokens, items)):
        return found
    since = -1
    for k, item in enumerate(items):
        if since >= 0 and any(_ends(tokens[at].norm, knowledge) for at in range(since, item.first)):
            since = -1
        if item.has(Kind.CUE, *_THOUGHT):
            since = item.last
            for named in _named_before(tokens, items, k, knowledge):
                found[named] = found[named]._replace(doubted=meant)
        elif since >= 0 and knowledge.stanzas.get(item.name(Kind.FINDING) or "", PLAIN).diagnosis:
            found[k] = found[k]._replace(doubted=meant)
    return found


def _meant(tokens: Sequence[Token], items: Sequence[Item], knowledge: NarrativeKnowledge) -> str:
    """How the sentence means them: "settled" by its own words, "listed" with what is harmless, or empty for a suspicion."""
    begin = next(item.first for item in items if item.has(Kind.CUE, *_THOUGHT))
    dismissed = next((i for i in items if i.first >= begin and i.has(Kind.CUE, "dismissed")), None)
    if dismissed is not None and not _is_of_it(tokens, dismissed):
        dismissed = None
    within = range(dismissed.first, dismissed.last) if dismissed is not None else range(0)
    norms = ["" if at in within else tokens[at].norm for at in range(begin, min(items[-1].last + _BEHIND, len(tokens)))]
    words = knowledge.asserting
    if not grammar.STILL_TO_EXCLUDE.isdisjoint(norms) or not words.acting.isdisjoint(norms):
        return ""
    if dismissed is not None:
        return "listed" if _only_last(items, dismissed.first) else "settled"
    for at, norm in enumerate(norms):
        denied = not grammar.DENYING.isdisjoint(norms[max(at - _BEFORE, 0) : at])
        if (norm in words.settled and not denied) or (norm in words.settled_denied and denied):
            return "listed" if _only_last(items, begin + at) else "settled"
    return "listed" if norms.count(",") >= _COMMAS and any(norm in words.harmless for norm in norms) else ""


def _is_answered(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Whether nothing speaks for what is feared ("scared it is cauda equina; nothing she says points to it"), nor is told."""
    named = [item for item in items if item.has(Kind.FINDING) or item.has(Kind.COMPLAINT)]
    return len(named) == 1 and any(
        item.has(Kind.CUE, "dismissed") and tokens[item.first].norm in _NOTHING and _is_of_it(tokens, item)
        for item in items
    )


def _is_of_it(tokens: Sequence[Token], dismissed: Item) -> bool:
    """Whether words that dismiss something are of what was considered, and not denied ("infection not suspected")."""
    before = [token.norm for token in tokens[max(dismissed.first - _BEFORE, 0) : dismissed.first]]
    if dismissed.last < len(tokens) and tokens[dismissed.last].norm in _TO_ANOTHER:
        return False  # "not suspected to be diabetic"
    return before[-1] in _TO_DISMISSED and grammar.DENYING.isdisjoint(before)


def _named_before(tokens: Sequence[Token], items: Sequence[Item], k: int, knowledge: NarrativeKnowledge) -> list[int]:
    """The diagnoses right before item ``k`` of which it is told that they were thought of ("CES and AAA were considered")."""
    found: list[int] = []
    end, between = items[k].first, grammar.LINKS | {"on", "in", "\n"}
    for j in range(k - 1, -1, -1):
        named = knowledge.stanzas.get(items[j].name(Kind.FINDING) or "", PLAIN).diagnosis
        if not named or any(tokens[at].norm not in between for at in range(items[j].last, end)):
            break
        found.append(j)
        end, between = items[j].first, grammar.CONNECTORS
    return found


def _only_last(items: Sequence[Item], at: int) -> bool:
    """Whether a word settles the last of several things alone ("cauda equina, infection unlikely")."""
    named = [item for item in items if item.has(Kind.FINDING) and item.last <= at]
    return len(named) > 1 and named[-1].last == at


def _ends(norm: str, knowledge: NarrativeKnowledge) -> bool:
    return norm in knowledge.asserting.now or norm in knowledge.asserting.already or norm in ("but", "however", ".")
