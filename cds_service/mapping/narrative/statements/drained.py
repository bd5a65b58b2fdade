"""A bladder that a catheter drains: that a hand or a scan finds it empty says nothing of what it would do without.

"Bladder not palpable with catheter to leg bag" denies no retention, for which the catheter may be there.
Source: clinical.md 5.4 (absence only where it is said), 7.3.
"""

from __future__ import annotations

from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_WITHOUT = frozenset(["no", "without", "out", "removed", "removal", "never", "after", "before", "came", "not", "off"])
"""Before or behind the catheter, that it is there no more, or not yet."""
_NEAR = 4


def felt_empty(around: Around, item: Item) -> bool:
    """Whether a phrase tells how full the bladder is to hand or eye, in a sentence in which a catheter drains it."""
    words = around.knowledge.bedside
    if words.filled.isdisjoint(token.norm for token in around.tokens[item.first : item.last]):
        return False
    outside = [at for at in range(around.first, around.last) if not item.first <= at < item.last]
    return any(around.tokens[at].norm in words.drains and not _gone(around, at, item) for at in outside)


def _gone(around: Around, at: int, item: Item) -> bool:
    """Whether words near the catheter say that there is none; the denial right before the phrase is of the bladder."""
    near = range(max(at - _NEAR, around.first), min(at + _NEAR, around.last))
    return any(around.tokens[i].norm in _WITHOUT for i in near if not item.first - 1 <= i < item.last)
