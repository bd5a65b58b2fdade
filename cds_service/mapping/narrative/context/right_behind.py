"""What words say only of what stands right behind them: somebody else's, feared, taught, or denied besides what is there.

"Hesitancy, no other bladder symptoms" says of bladder symptoms neither; "works with patients who have incontinence, now numb
herself" ends with the incontinence; a cancer that somebody is scared of is none, and "her cancer" is one.
Source: clinical.md 5.4 (absence only where it is said), 7.3 (other experiencer, hypothetical).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.listing import NAMING
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEFORE = 2
"""Tokens before others among which a word tells that the patient is meant."""
_CUES = ("no-other", "others-have", "feared", "dreaded", "taught")
_JOINING = {"no-other": grammar.ALTERNATIVES, "taught": grammar.LIST_MARKS}
"""What joins more to it; else an "and" or "or"."""


def right_behind(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], knowledge: NarrativeKnowledge
) -> None:
    """Change the contexts of what stands right behind such words, and of what is joined to it."""
    cue, edge = "", -1
    for k, item in enumerate(items):
        said = next((name for name in _CUES if item.has(Kind.CUE, name)), "")
        if said:
            cue, edge = ("", -1) if _of_patient(tokens, item, said) else (said, item.last)
        elif (
            edge >= 0
            and _named(item)
            and _joined(tokens, edge, item.first, cue)
            and _counts(tokens, item, cue, knowledge)
        ):
            found[k] = _changed(found[k], cue)
            edge = item.last
        elif edge >= 0 and (item.has(Kind.AREA) or item.has(Kind.SIDE)) and _joined(tokens, edge, item.first, cue):
            edge = item.last
        else:
            edge = -1


def followers(tokens: Sequence[Token], items: Sequence[Item]) -> list[Item]:
    """What stands right behind words that make it somebody else's, or taught."""
    found: list[Item] = []
    cue, edge = "", -1
    for item in items:
        said = next((name for name in ("others-have", "taught") if item.has(Kind.CUE, name)), "")
        if said:
            cue, edge = ("", -1) if _of_patient(tokens, item, said) else (said, item.last)
        elif edge >= 0 and _joined(tokens, edge, item.first, cue):
            found.append(item)
            edge = item.last
        else:
            edge = -1
    return found


def _of_patient(tokens: Sequence[Token], item: Item, cue: str) -> bool:
    """Whether the words are of the patient's own illness ("explained that his CES causes"), or of what he is to others."""
    if cue == "taught":
        return not _HIS.isdisjoint(token.norm for token in tokens[item.first : item.last])
    before = tokens[max(item.first - _BEFORE, 0) : item.first]
    return cue == "others-have" and any(token.norm in _WHOSE for token in before)


def _named(item: Item) -> bool:
    return any(item.has(kind) for kind in (*NAMING, Kind.QUANTITY))


def _joined(tokens: Sequence[Token], first: int, last: int, cue: str) -> bool:
    joining = _JOINING.get(cue, grammar.ALTERNATIVES | {"and"})
    return last - first <= 1 + (cue == "taught") and all(tokens[at].norm in joining for at in range(first, last))


def _counts(tokens: Sequence[Token], item: Item, cue: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether nothing beside it says that it is so all the same."""
    behind = tokens[item.last].norm if item.last < len(tokens) else "."
    if cue == "feared":
        alone = item.last - item.first == 1 and (behind in grammar.CLOSING or behind in _BECAUSE)
        return alone and tokens[item.first - 1].norm not in grammar.OWN and _is_feared(item, knowledge)
    if cue == "dreaded":
        told = knowledge.asserting.now - {"present"}
        return told.isdisjoint(token.norm for token in _rest(tokens, item.last)) and behind not in _GROWING
    if cue == "taught" and _has_it(tokens, item.last):
        return False  # "explained that CES causes incontinence, which she now has"
    return behind not in knowledge.asserting.behind


def _rest(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """What stands behind a token in its sentence, as far as it is looked at."""
    end = next((i for i in range(at, min(at + _LONG, len(tokens))) if tokens[i].norm == "."), at + _LONG)
    return tokens[at:end]


def _has_it(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said right behind, in the same clause, that somebody has it."""
    for token in tokens[at : at + _NEAR]:
        if token.norm in (";", ".") or token.kind == "brk":
            return False
        if token.norm in _HAVING:
            return True
    return False


def _is_feared(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.FINDING) or ""
    return not knowledge.feared_findings.isdisjoint(knowledge.expands.get(name, (name,)))


def _changed(context: Context, cue: str) -> Context:
    if cue == "no-other":
        return context._replace(unanswered=True)
    return context._replace(other=True) if cue == "others-have" else context._replace(hypothetical=True)


_HIS = grammar.OWN | {"your", "this"}
_HAVING = frozenset(["has", "have", "had", "having", "now", "already"])
_GROWING = frozenset(["again", "more", "now", "today", "worse"])
"""Behind what somebody fears to become, that it is so already."""
_LONG = 24
_NEAR = 6
"""Tokens behind what was taught among which it is said that somebody has it."""
_WHOSE = frozenset(["of", "our", "and", "is"])
"""Before others they tell who somebody is ("mother of two children with ...", "one of our patients with ...")."""
_BECAUSE = frozenset(["\n", "like", "as", "because", "given"])
"""Behind what is named and no more, which somebody is only afraid of."""
