"""Answers to a label that somebody gives, or that a number is: "saddle anaesthesia: patient denies", "numb? 0 (0 = no)".

Source: clinical.md 7.3 (post-fix negation; text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_DENIES = frozenset(["denies", "deny", "denied", "denying"])
_WHAT = frozenset(["this", "these", "it", "them", "all", "any", "both", "such", "same"])
"""Behind the denial, what stands before it once more."""
_STOPS = frozenset(".;)")
"""Behind the denial; behind a comma may stand what the examiner found all the same ("he denies, but numb on exam")."""
_BEFORE_LABEL = grammar.CONNECTORS | grammar.DESCRIBING | grammar.BULLETS
_NAMED = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE, Kind.COURSE)
_LEGEND = 16
"""Tokens of the longest legend behind a number."""
_GOING_ON = frozenset(
    ["since", "new", "yes", "present", "for", "x", "now", "today", "yesterday", "once", "has", "reports", "and"]
)
"""On the next line, they go on about what stands before the dash."""
_SAYS = {"no": False, "none": False, "absent": False, "yes": True, "present": True}


def denied_by(tokens: Sequence[Token], items: Sequence[Item], k: int, at: int, last: int) -> bool:
    """Whether token ``at``, behind the mark of label ``k``, opens somebody's denial of it and of nothing else."""
    if tokens[at].norm not in grammar.PERSONS or at + 1 >= last or tokens[at + 1].norm not in _DENIES:
        return False
    end = at + 2
    end += end < last and tokens[end].norm in _WHAT
    closes = end >= last or tokens[end].norm in _STOPS or tokens[end].kind == "brk"
    return closes and _opens_clause(tokens, items, k)


def _opens_clause(tokens: Sequence[Token], items: Sequence[Item], k: int) -> bool:
    """Whether item ``k`` is a label, or closes a list of them; "husband found him incontinent" is none."""
    at = items[k].first
    while at > 0:
        before = tokens[at - 1]
        if k and items[k - 1].last == at and any(items[k - 1].has(kind) for kind in _NAMED):
            k -= 1
            at = items[k].first
        elif before.kind == "brk" or before.norm in grammar.ENDS_OF_LISTS or before.norm in ("?", "!"):
            return True
        elif before.norm not in _BEFORE_LABEL:
            return False
        else:
            at -= 1
    return True


def counted(tokens: Sequence[Token], item: Item, at: int, last: int, *, asked: bool) -> bool | None:
    """Whether the number at token ``at`` says that it is there: 0 of it, or as the legend behind it has the number.

    None where no such answer stands there. ``asked``: a question mark stands before it.
    """
    if tokens[at].kind != "num" or not (item.has(Kind.FINDING) or (asked and item.has(Kind.COMPLAINT))):
        return None
    legend = _legend(tokens, at, last)
    if legend is not None or says_absence(item):
        return legend
    closes = at + 1 >= last or tokens[at + 1].norm in grammar.CLOSING or tokens[at + 1].kind == "brk"
    return False if tokens[at].norm == "0" and closes else None


def _legend(tokens: Sequence[Token], at: int, last: int) -> bool | None:
    """What the number at a token means by the legend in brackets right behind it ("0 (0 = no, 1 = yes)")."""
    if at + 1 >= last or tokens[at + 1].norm != "(":
        return None
    for place in range(at + 2, min(at + _LEGEND, last - 2)):
        if tokens[place].norm == ")":
            return None
        if tokens[place].norm == tokens[at].norm and tokens[place + 1].norm in ("=", ":", "-"):
            return _SAYS.get(tokens[place + 2].norm)
    return None


def is_no_entry(tokens: Sequence[Token], items: Sequence[Item], k: int, at: int) -> bool:
    """Whether a dash that ends a line is no entry, or a denial: behind a label, or a list of red flags that are asked about.

    "AAA: -", "Red flags: bladder, bowel, saddle, incontinence -".
    """
    if tokens[at].norm != "-" or tokens[at - 1].norm == ":":
        return tokens[at].norm == "-"
    behind = next((token.norm for token in tokens[at + 1 : at + 3] if token.kind != "brk"), ".")
    if behind in _GOING_ON:
        return False
    asked = next((item for item in reversed(items[:k]) if item.has(Kind.CUE, "warning", "warning-told")), None)
    if asked is None:
        return False
    between = [token.norm for token in tokens[asked.last : items[k].first]]
    return between[:1] == [":"] and "," in between and not {";", "."} & set(between)
