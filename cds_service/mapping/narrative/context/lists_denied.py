"""Phrases that deny by themselves and open a list of what is denied with them: "no recent falls or trauma, ...".

Source: clinical.md 7.3 ("no A, B, or C" negates all).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.context.reach import State
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_OPENS = frozenset("(:")
_JOINT = 3
"""Tokens before a history among which it is joined to what is denied."""


def denies_on(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a phrase has the denial within itself, which then reaches on ("no recent falls or trauma")."""
    behind = tuple(token.norm for token in tokens[item.last : min(item.last + 2, last)])
    first = tokens[item.first].norm
    if behind[:1] and behind[0] in grammar.ALTERNATIVES and first in grammar.BRIEF_DENIALS:
        return says_absence(item)  # "never had cancer or back surgery"
    listed = behind[:1] and (behind[0] in grammar.LIST_MARKS or behind == ("to", "suggest"))
    return bool(listed) and first in grammar.LISTED_DENIALS and says_absence(item)


def heads_denied(tokens: Sequence[Token], item: Item, last: int, stanza: Stanza) -> bool:
    """Whether it denies what names the signs behind it ("CES symptoms negative (saddle numbness, retention)")."""
    return stanza.heading and item.last < last and tokens[item.last].norm in _OPENS and says_absence(item)


def history_joined(tokens: Sequence[Token], item: Item, state: State, words: AssertingWords, *, listed: bool) -> bool:
    """Whether a history is joined to one thing that is denied ("without fall and past history of IV drug use").

    ``listed``: nothing shows that a list goes on.
    """
    if not item.has(Kind.CUE, "history-of", "historical") or state.denial < 1 or item.first <= state.denial:
        return False
    joint = {token.norm for token in tokens[max(item.first - _JOINT, state.denial) : item.first]}
    between = [token.norm for token in tokens[state.denial : item.first]]
    listed = listed and between.count(",") == 1 and between[-1] == "," and not state.no_history
    return ("and" in joint or listed) and (tokens[state.word].norm in words.short or {"or", "and"} <= set(between))
