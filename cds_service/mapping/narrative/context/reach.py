"""How far a denial, a doubt, a history or a warning reaches, and what ends it: "no fever, unable to urinate"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Limits
from cds_service.mapping.narrative.context.asserting import LIST_AHEAD, asserted, goes_on
from cds_service.mapping.narrative.context.of_late import lasts_till_now
from cds_service.mapping.narrative.context.own_clause import has_recent_day
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.tokens import Token

_STRONG_HISTORY_REACH = 3
_HISTORY_REACH = 2
_NEAR = 3
"""Tokens before something in which a person is named."""


class State:
    """What the cues of a sentence left behind, up to an item. Numbers are token indices; -1 is nothing."""

    __slots__ = (
        "advised",
        "asked",
        "brief",
        "briefly",
        "care",
        "denial",
        "history",
        "inquired",
        "named",
        "narrow",
        "negated",
        "no_history",
        "organs",
        "other",
        "parted",
        "past",
        "possible",
        "question",
        "seen",
        "ticked",
        "tied",
        "unlikely",
        "unrecorded",
        "warned",
        "warning",
        "word",
    )

    def __init__(self, first: int, organs: Set[str] = frozenset()) -> None:
        self.organs = organs
        """Words for the organs that are asked about by their bare names."""
        self.negated = self.denial = self.parted = self.word = -1
        self.seen = first
        self.brief = False
        """Whether a comma ends the denial where no list goes on."""
        self.narrow = False
        """Whether any comma ends it."""
        self.named = False
        """Whether the denial names a list behind a colon, which semicolons do not end."""
        self.no_history = False
        self.possible = self.unlikely = -1
        self.unrecorded = -1
        """End of the words that say that nobody asked or wrote of what follows."""
        self.asked = False
        """Whether a visit may have been for what follows, or is to be for it once it comes."""
        self.past = -1
        self.history = -1
        self.warned = -1
        """End of the words that make what follows a mere possibility."""
        self.warning = False
        """Whether that names signs which were explained, so that an answer behind one still counts."""
        self.advised = False
        """Whether advice names them, which any clause that tells of today ends."""
        self.tied = False
        """Whether it is the condition of a complaint, which a comma ends."""
        self.other = -1
        """End of the words that make it somebody else's."""
        self.briefly = False
        """Whether a comma ends what somebody else has."""
        self.question = False
        self.inquired = -1
        """End of the words that tell of the question, whose clause ends it ("asked re incontinence; numb saddle")."""
        self.care = ""
        self.ticked = -1

    def deny(self, at: int, *, word: int = -1, named: bool = False) -> None:
        """A denial ends at this token: nothing parts it yet from what follows. ``word``: the token that denies, if not the last."""
        self.word = word if word >= 0 else at - 1
        self.negated = self.denial = self.seen = at
        self.parted = -1
        self.named = named
        self.brief = self.narrow = False

    def reach(self, tokens: Sequence[Token], at: int) -> None:
        """Look as far as this token for what parts the denial from what follows."""
        for place in range(self.seen, at):
            if tokens[place].norm in grammar.SEVERING or tokens[place].kind == "brk" or parts(tokens, place):
                self.parted = place
            if tokens[place].norm == ":" and self.question and 0 <= self.inquired < place:
                self.question = not self._asks_organ(tokens, place)
        self.seen = max(self.seen, at)
        if self.briefly and self.parted > self.other:
            self.other, self.briefly = -1, False

    def _asks_organ(self, tokens: Sequence[Token], colon: int) -> bool:
        """Whether the question is about an organ alone, so that its answer follows ("asked about bladder: leaks since Tuesday")."""
        asked = {tokens[at].norm for at in range(self.inquired, colon)}
        return asked <= self.organs | grammar.CONJOINING | grammar.ARTICLES

    def leave_list(self) -> None:
        """A denied list ends before what is told; a relative who is named behind its last comma has that alone."""
        self.briefly = self.other > self.parted  # "no cancer, mother had breast cancer"
        self.negated = -1
        self.other = self.other if self.briefly else -1

    def expire(self, item: Item, tokens: Sequence[Token], last: int, limits: Limits) -> None:
        """Drop what does not reach as far as ``item``."""
        if self.tied and any(tokens[at].norm == "," for at in range(self.warned, item.first)):
            self.warned, self.tied, self.brief = -1, False, True
            if self.negated >= 0 and not _ends_at_comma(tokens, self.negated, item.first, last):
                self.negated, self.asked = -1, True  # "no pain unless walking, saddle numbness or incontinence"
        if self.negated >= 0 and self.narrow and not _is_further(tokens, self.negated, item):
            self.negated = -1
        if self.negated >= 0 and self.brief and _ends_at_comma(tokens, self.negated, item.first, last):
            self.negated = -1
        if self.negated >= 0 and item.first - _list_edge(tokens, self.negated, item.first, limits) > limits.scope:
            self.negated = -1
        if self.possible >= 0 and item.first - self.possible > limits.scope // 2:
            self.possible = -1
        if self.unlikely >= 0 and _ends_at_comma(tokens, self.unlikely, item.first, last):
            self.unlikely = -1
        if self.past >= 0 and _is_over(tokens, self.past, item.first, _STRONG_HISTORY_REACH):
            self.past = -1
        if self.history >= 0 and _is_over(tokens, self.history, item.first, _HISTORY_REACH):
            self.history = -1

    def patient_again(
        self, tokens: Sequence[Token], item: Item, not_called: Mapping[str, frozenset[str]], informing: Set[str]
    ) -> None:
        """Somebody else's no more where the patient is named again before ``item``, or somebody tells of him or brought him.

        ``not_called``: pronoun -> relatives that it cannot mean.
        """
        behind = range(self.other + 1, item.first if self.other >= 0 else 0)
        told = [at for at in behind if tokens[at].norm in informing and tokens[at - 1].norm in grammar.LISTING]
        if told:
            self.other = -1  # "his mother has cancer and brought him in incontinent"
            own = {tokens[at].norm for at in range(told[0] + 1, item.first)}
            # "mother had cauda equina and described saddle numbness"
            self.asked = self.asked or (
                tokens[told[0]].norm in statement_words.OF_ONESELF and not own & grammar.PERSONS
            )
        if self.other >= 0:
            near = {tokens[at].norm for at in range(max(item.first - _NEAR, self.other), item.first + 1)}
            named = {tokens[at].norm for at in range(max(self.other - _NEAR, 0), self.other)}
            another = any(
                pronoun in near and not named.isdisjoint(relatives) for pronoun, relatives in not_called.items()
            )
            self.other = -1 if another or not near.isdisjoint(grammar.HIMSELF) else self.other

    def end_at_result(self, tokens: Sequence[Token], item: Item) -> None:
        """End before what an examiner found a condition ("if weakness develops; decreased anal tone") or somebody else's history
        ("mother had MS, anal tone is reduced")."""
        begun = max(self.warned, self.other)
        if begun < 0:
            return
        between = {token.norm for token in tokens[begun : item.first]}
        if ";" in between:
            self.warned = self.other = -1
        if not grammar.SEVERING.isdisjoint(between):
            self.other = -1

    def listed(self, tokens: Sequence[Token], item: Item, last: int) -> bool:
        """Whether ``item`` is denied only as a further member of a list."""
        return self.negated >= 0 and self.parted >= 0 and not goes_on(tokens, self.parted, item, last)

    def untold(self, tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, words: AssertingWords) -> str:
        """Whether nobody wrote of item ``k`` ("nothing"), or a comma leaves open whether it is told behind that ("open")."""
        if self.unrecorded >= 0 and asserted(tokens, items, k, self.unrecorded, last, words):
            self.unrecorded = -1  # "not asked about bladder, numb perineum"
        if self.unrecorded < 0:
            return ""
        return "open" if _ends_at_comma(tokens, self.unrecorded, items[k].first, last) else "nothing"

    def is_of_now(self, tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
        """Whether a history before ``item`` does not reach it."""
        if self.past < 0 and self.history < 0:
            return False
        if _is_now(tokens, item, last, words) or has_recent_day(tokens, item, last, words):
            return True
        return self.past < 0 and lasts_till_now(tokens, item, last)


def _is_now(tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
    """Whether a history ends before an item: "new" stands there, or a comma and "since" behind it."""
    before = tokens[item.first - 1].norm
    return before in words.before or (before == "," and item.last < last and tokens[item.last].norm in words.behind)


def _is_further(tokens: Sequence[Token], begun: int, item: Item) -> bool:
    """Whether an item is what a result stands before, or joined to it without a comma or dash."""
    named = item.has(Kind.FINDING) or item.has(Kind.COMPLAINT) or item.has(Kind.AREA)
    return named and not any(_divides(tokens, i) for i in range(begun, item.first))


def _divides(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma stands there, or a dash with room before it."""
    return tokens[at].norm == "," or (tokens[at].norm == "-" and tokens[at].start > tokens[at - 1].end)


def _is_over(tokens: Sequence[Token], begun: int, at: int, most: int) -> bool:
    """Whether a history ends before a token: too far, or a comma behind something unknown ("previously well, ...")."""
    return at - begun > most or any(tokens[place].norm == "," for place in range(begun + 1, at))


def _ends_at_comma(tokens: Sequence[Token], first: int, last: int, end: int) -> bool:
    """Whether a comma ends "without": it does where no "or" or "and" shows that a list goes on."""
    if not any(tokens[at].norm == "," for at in range(first, last)):
        return False
    return not any(tokens[at].norm in ("or", "and", "nor") for at in range(first, min(end, last + LIST_AHEAD)))


def _list_edge(tokens: Sequence[Token], first: int, last: int, limits: Limits) -> int:
    """How far an enumeration carries a denial: the last comma that is reached in short steps."""
    edge = first
    for at in range(first, last):
        if tokens[at].norm in (",", "or", "/"):
            if at - edge > limits.step:
                return edge
            edge = at
    return edge
