"""Lists that one sentence opens with a colon and those behind it fill ("Denies the following:", "Return if you develop:")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.cues import is_answer
from cds_service.mapping.narrative.text import statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.sentences import BULLETS, Sentence
from cds_service.mapping.narrative.text.tokens import Token

_INTRODUCTION = 8
"""Tokens at the end of a sentence among which a colon opens a list."""
_LONGEST = 10
"""Tokens of the longest list item."""
_APART = 3
"""Tokens between "if" and the word that only says who would have it ("if you develop")."""


class OpenList(NamedTuple):
    """A list that is being read: how its items are meant, and whether they have bullets (None before the first)."""

    meant: Context
    bullets: bool | None = None

    def next(self, tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence) -> OpenList | None:
        """The list with one more sentence in it; None where the sentence is no item of it."""
        first, last = sentence.first, sentence.last
        if all(tokens[at].kind == "brk" for at in range(first, last)):
            # markup leaves blanks on the lines that it took; an empty line ends a list without bullets
            return None if self.bullets is False and tokens[first].start == tokens[first - 1].end else self
        ending = {token.norm for token in tokens[max(last - 2, first) : last]}
        if sentence.opens or ":" in ending or last - first > _LONGEST:
            return None
        bullet = self._bullet(tokens, first)
        if self.bullets is not None and bullet is not self.bullets:
            return None
        if any(item.has(Kind.CUE, "affirmation") for item in items) or tokens[first].norm in statement_words.TELLS:
            return None  # "Denies the following: fever" / "Has been unable to void"
        return self._replace(bullets=bullet)

    def _bullet(self, tokens: Sequence[Token], first: int) -> bool | None:
        """Whether a line begins with a bullet or number; within a line, as before."""
        if first and tokens[first - 1].kind != "brk":
            return self.bullets
        return tokens[first].norm in BULLETS or tokens[first].norm == "-" or tokens[first].kind == "num"


def opens_list(tokens: Sequence[Token], items: Sequence[Item], last: int) -> OpenList | None:
    """The list that this sentence introduces with a colon; None when it introduces none."""
    colon = next((at for at in range(last - 1, max(last - _INTRODUCTION, -1), -1) if tokens[at].norm == ":"), None)
    if colon is None or not items or not _introduces(tokens[colon + 1 : last]):
        return None
    for k in range(len(items) - 1, -1, -1):
        item = items[k]
        if is_answer(tokens, item, last):
            return None
        if item.has(Kind.CUE, "hypothetical"):
            return OpenList(Context(hypothetical=True))
        if item.has(Kind.CUE, "negation", "negation-history") or _none_of(tokens, item, last):
            return OpenList(Context(negated=True))
        told = item.has(Kind.CUE, "affirmation", "end") and not item.has(Kind.CUE, "barrier")
        if told and not _would_have(items, k):
            return None
    return None


def _introduces(behind: Sequence[Token]) -> bool:
    """Whether nothing is said behind a colon but that a list follows: "GU: No dysuria." introduces nothing."""
    words = [token.norm for token in behind if token.kind in ("word", "abbr")]
    return not words or words[-1] in statement_words.FOLLOWING


def _none_of(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """ "None of the following"."""
    return item.has(Kind.CUE, "negation-after", "none-of") and item.last < last and tokens[item.last].norm == "of"


def _would_have(items: Sequence[Item], k: int) -> bool:
    """Whether a word that somebody has something stands within a condition ("if you develop")."""
    return k > 0 and items[k - 1].has(Kind.CUE, "hypothetical") and items[k].first - items[k - 1].last < _APART
