"""A result of now behind a normal one of before: "perianal sensation normal yesterday, reduced today", "tone was normal, now lax".

Source: clinical.md 7.3 (a normal result ends where now begins), 5.1 row 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH, Reading
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

_NOW = grammar.NOW_TOLD | words("evening afternoon morning then but since")
_TO_RESULT = (
    _NOW | grammar.COPULAS | words("it this , ; . and has have become became gone more slightly markedly found at")
)
"""Between the result of before and that of now."""
_BEHIND = _NOW | words("to on in this at for both bilaterally since by")
"""Right behind the result of now; a word of something else makes it the result of that."""
_THEN = grammar.ONCE | words(
    "was were had morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday"
)
_LATER = 4
"""Tokens behind the result of now among which a word says that it is of now."""


def turned_now(around: Around, earlier: Reading | None, reading: Reading, domain: str | None) -> bool:
    """Whether a bare result is what became of what ``earlier``, or the sentence before, tells to have been normal.

    Of sense and tone only: grades of strength have words of their own. ``domain``: of what was last spoken of.
    """
    value, tokens = reading.value, around.tokens
    known = domain is not None and domain not in (STRENGTH, REFLEX)
    if not known or reading.about or reading.sides or value.grade is not None:
        return False
    if around.knowledge.results[domain or ""].get(value.klass) != "abnormal":
        return False
    if earlier is not None and earlier.value.klass != "normal":
        return False
    begin = earlier.value.last if earlier is not None else around.first
    between = [token.norm for token in tokens[begin : value.first]]
    behind = [token.norm for token in tokens[value.last : min(value.last + _LATER, around.last)]]
    if behind and behind[0] not in _BEHIND | grammar.CLOSING and tokens[value.last].kind != "brk":
        return False
    if not any(norm in _NOW for norm in (*between, *behind)) and not (_names_hour(between) and _names_hour(behind)):
        return False
    opening = around.before if earlier is None else around.first
    told = [token.norm for token in tokens[opening : value.first]]
    lead = between[max((i + 1 for i, norm in enumerate(between) if norm in (",", ";", "but", "and")), default=0) :]
    then = any(norm in _THEN for norm in told) or _names_hour(told)
    return then and all(norm in _TO_RESULT for norm in lead)


def _names_hour(norms: Sequence[str]) -> bool:
    """Whether the hour or day of a result is told ("intact at 0800, absent at 1400", "intact on 20 Oct, absent on 25 Nov")."""
    return any(one in ("at", "on") and other[:1].isdigit() for one, other in pairwise(norms))
