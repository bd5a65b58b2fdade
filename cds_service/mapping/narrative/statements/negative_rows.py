"""The name of a diagnosis before a row of short negative answers: "CES: bladder -, bowel -, saddle -", "CES sx: bladder ok, ...".

It only heads them. One answer that is no plain negative leaves it what it is; "no" and "nil" are none, since "passing urine: no"
tells of a loss.
Source: clinical.md 5.4 (a heading states nothing), 7.3.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_LEAST = 2
"""Answers that make a row."""
_TO_COLON = 2
"""Tokens between the diagnosis and its colon ("CES sx:")."""
_WORDS = 3
"""Words of the longest name of what is asked for ("bladder or bowel")."""
_PARTS = frozenset([",", ";", "/"])
_ASKED = frozenset(["symptom", "sx", "s", "question", "q", "qs", "screen", "screening", "check", "flag", "red"])
_CERTAIN = frozenset(["known", "confirmed", "has", "acute", "proven", "diagnosed", "new"])
_NEGATIVE = frozenset(["negsign", "negative", "neg", "normal", "ok", "okay", "fine", "intact", "nad", "clear"])


def heads_negatives(around: Around, k: int, context: Sequence[Context]) -> bool:
    """Whether behind item ``k`` and its colon stand only names of what is asked for, each with a negative answer."""
    tokens, begin = around.tokens, around.items[k].last
    colon = next((at for at in range(begin, min(begin + _TO_COLON + 1, around.last)) if tokens[at].norm == ":"), -1)
    before = tokens[around.items[k].first - 1].norm if around.items[k].first > around.first else "."
    between = [token.norm for token in tokens[begin : max(colon, begin)]]
    if colon < 0 or not _ASKED.issuperset(between) or tokens[begin - 1].norm in _CERTAIN or before in _CERTAIN:
        return False
    end = around.last
    while end > colon and (tokens[end - 1].norm == "." or tokens[end - 1].kind == "brk"):
        end -= 1
    parts, first = [], colon + 1
    for at in range(colon + 1, end + 1):
        if at == end or tokens[at].norm in _PARTS:
            parts.append(range(first, at))
            first = at + 1
    return len(parts) >= _LEAST and all(_is_negative(around, part, k, context) for part in parts)


def _is_negative(around: Around, part: range, k: int, context: Sequence[Context]) -> bool:
    within = [(i, c) for i, c in zip(around.items[k + 1 :], context[k + 1 :], strict=True) if _in(i, part)]
    named = [(i, c) for i, c in within if i.has(Kind.FINDING) or i.has(Kind.COMPLAINT)]
    covered = {at for item, _ in within for at in range(item.first, item.last)}
    free = [around.tokens[at].norm for at in part if at not in covered]
    norms = [around.tokens[at].norm for at in part]
    if "possign" in norms:
        return False  # "saddle +" may be its numbness as well as its feeling
    if named:
        answered = not _NEGATIVE.isdisjoint(norms)
        return not free and all(_denied(item, c, answered=answered) for item, c in named)
    organs = [norm for norm in norms if norm not in _NEGATIVE and norm not in ("or", "and", "&")]
    asked = 0 < len(organs) <= _WORDS and any(norm in around.knowledge.unclear.words for norm in organs)
    return asked and len(norms) > len(organs) and norms[-1] in _NEGATIVE


def _in(item: Item, part: range) -> bool:
    return part.start <= item.first and item.last <= part.stop


def _denied(item: Item, context: Context, *, answered: bool) -> bool:
    """Whether a finding is denied by its own words, or by an answer that stands in its part of the row."""
    well = any(entry.kind is Kind.FINDING and entry.mode == "absent" for entry in item.entries)
    return well if not context.negated else answered and not well
