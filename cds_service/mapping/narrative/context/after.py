"""What is said behind a finding: "saddle anesthesia: denied", "resolved", "____", "not tested", "has not"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.answered_by import counted, denied_by, is_no_entry
from cds_service.mapping.narrative.context.asking import asked_until, said_aloud
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.context.first_of_list import ask_of_first
from cds_service.mapping.narrative.context.listing import (
    ANSWERING_CUES,
    NOTHING,
    After,
    end_all,
    is_aside,
    leave_open,
    shared,
)
from cds_service.mapping.narrative.context.none_of_all import answer_all
from cds_service.mapping.narrative.context.recovery import back_to_normal, behind_drain, over_further, says_over
from cds_service.mapping.narrative.context.ruled_out import is_excluded_by, is_of_one_side, ruled_out_then
from cds_service.mapping.narrative.context.signs_behind import is_sign, stands_behind
from cds_service.mapping.narrative.context.supposed import only_if
from cds_service.mapping.narrative.text import doubting, grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BLANKS = frozenset({"_", "boxoff"})
_TO_PLACE = frozenset({"?", "=", "in", "on", "of", "'", '"', "’", "”"})
_CLAUSE = 8
"""Tokens from a finding to the comma that ends its clause."""
_TEST = 12
"""Tokens from the name of a test to its answer."""
_LABEL, _ECHO = 4, 2
"""Tokens of a short label with its colon, and of a denial that repeats the verb before ("has resolved, numbness has not")."""


def said_after(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[After]:
    """One per item: what is said behind it, for findings, complaints and topics."""
    found = [NOTHING] * len(items)
    for k in range(len(items) - 1, -1, -1):
        item = items[k]
        if item.has(Kind.QUANTITY):
            found[k] = After(resolved=_Reading(tokens, items, k, last, knowledge).read(knowledge.limits.link).resolved)
        if not item.has(Kind.FINDING) and not item.has(Kind.COMPLAINT) and not item.has(Kind.TOPIC):
            continue
        found[k] = _Reading(tokens, items, k, last, knowledge).read(knowledge.limits.link)
        if found[k] is NOTHING:
            found[k] = shared(tokens, items, k, found, knowledge.flags)
    leave_open(tokens, items, first, last, found)
    ask_of_first(tokens, items, first, found, knowledge)
    answer_all(tokens, items, first, last, found, knowledge)
    end_all(tokens, items, found, knowledge.expands)
    return found


class _Reading:
    """One walk over what stands behind item ``k``."""

    __slots__ = ("_asked", "_following", "_items", "_k", "_known", "_last", "_marked", "_timed", "_tokens", "_told")

    def __init__(
        self, tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge
    ) -> None:
        self._tokens, self._items, self._k, self._last, self._known = tokens, items, k, last, knowledge
        self._following = k + 1
        self._marked = self._asked = self._told = self._timed = False

    def read(self, link: int) -> After:
        """The answer, as far as ``link`` tokens away; a time and what was spoken about do not count."""
        at, steps = asked_until(self._tokens, self._items, self._k, self._last), 0
        if at < self._last and self._tokens[at].norm in grammar.ASSAYS and (tested := self._tested(at)) is not None:
            return tested
        while at < self._last and steps <= link:
            norm = self._tokens[at].norm
            answer = self._template(at) or self._number(at) or self._said_by(at)
            if answer is not None:
                return answer
            if norm in grammar.TOLD:
                self._told = True
            elif (end := self._placed(at)) is not None or (end := self._alternative(at)) is not None:
                at, steps = end, steps + 1
                continue
            elif self._is_time(at):
                self._timed, steps = True, steps + 1
            elif norm in grammar.LINKS or norm in _TO_PLACE or (self._asked and norm in grammar.ANSWERERS):
                self._marked = self._marked or norm in grammar.ANSWER_MARKS
                self._asked = self._asked or norm == "?"
                steps += 1
            elif self._marked and denied_by(self._tokens, self._items, self._k, at, self._last):
                return After(negated=True)
            elif back_to_normal(self._tokens, self._items[self._k], at, self._last):
                return After(resolved=True)
            else:
                return self._beyond(at)
            at += 1
        return self._beyond(at)

    def _tested(self, at: int) -> After | None:
        """The answer that closes the clause about a test, at some distance."""
        for item in self._items[self._k + 1 :]:
            if item.first > at + _TEST or item.has(Kind.FINDING) or item.has(Kind.COMPLAINT):
                return None
            if self._closes(item) and item.has(Kind.VALUE, "negative", "positive"):
                positive = item.has(Kind.VALUE, "positive")
                return After(affirmed=positive, negated=not positive)
        return None

    def _closes(self, item: Item, *more: str) -> bool:
        """Whether the sentence or clause ends with it; ``more``: further kinds of tokens that end one."""
        return item.last >= self._last or self._tokens[item.last].kind in ("punct", "brk", *more)

    def _item_at(self, at: int) -> Item | None:
        while self._following < len(self._items) and self._items[self._following].first < at:
            self._following += 1
        if self._following < len(self._items) and self._items[self._following].first == at:
            return self._items[self._following]
        return None

    def _template(self, at: int) -> After | None:
        """A blank, or a choice of answers that nobody made or somebody did."""
        choice = chosen(self._tokens, at, self._last)
        if choice is None:
            return After(unanswered=True) if self._tokens[at].norm in _BLANKS else None
        return After(unanswered=True) if choice == "" else After(affirmed=choice == "yes", negated=choice == "no")

    def _number(self, at: int) -> After | None:
        """A number that answers ("saddle numbness: 0", "numb? 0 (0 = no)"); a dash may as well be no entry ("AAA: -")."""
        if self._at_end(at + 1) and is_no_entry(self._tokens, self._items, self._k, at):
            return After(unanswered=True)
        if self._tokens[at].kind != "num":
            return None
        there = counted(self._tokens, self._items[self._k], at, self._last, asked=self._asked)
        return None if there is None else After(affirmed=there, negated=not there)

    def _said_by(self, at: int) -> After | None:
        item = self._item_at(at)
        if item is None or self._tokens[at].norm == "?":
            return None
        if is_sign(self._tokens, item) and stands_behind(self._tokens, self._items, self._following):
            return After(negated=item.has(Kind.CUE, "negation"), affirmed=item.has(Kind.CUE, "affirmation"))
        answer = self._answer(item)
        return answer if answer is None or answer.resolved or not self._timed else None

    def _placed(self, at: int) -> int | None:
        """The end of an area or side that stands here, or of another one ("in groin or rectal area? No")."""
        if self._tokens[at].norm in grammar.ALTERNATIVES and at + 1 < self._last:
            other = self._item_at(at + 1)
            return other.last if other is not None and other.has(Kind.AREA) else None
        item = self._item_at(at)
        if item is not None and self._tokens[at].norm != "?" and (item.has(Kind.AREA) or item.has(Kind.SIDE)):
            return item.last
        return None

    def _alternative(self, at: int) -> int | None:
        """The end of another thing that is found unlikely in the same breath, or labelled ("cancer/infection unlikely").

        "Fever/unwell: N" labels two, of which the second is no finding.
        """
        labelled = self._tokens[at].norm == "/" and at + 2 < self._last and self._tokens[at + 2].norm == ":"
        if labelled and self._tokens[at + 1].kind == "word" and self._item_at(at + 1) is None:
            return at + 2
        stanza = self._known.stanzas.get(self._items[self._k].name(Kind.FINDING) or "", PLAIN)
        if not stanza.diagnosis or self._tokens[at].norm not in grammar.ALTERNATIVES or at + 2 >= self._last:
            return None
        follows = next((item for item in self._items[self._k + 1 :] if item.first == at + 2), None)
        unlikely = follows is not None and follows.has(Kind.CUE, "unlikely-after")
        return at + 2 if unlikely and self._tokens[at + 1].kind == "word" else None

    def _is_time(self, at: int) -> bool:
        """Whether a number with its unit goes on here ("3 years ago, resolved")."""
        token = self._tokens[at]
        before = self._tokens[at - 1]
        return token.kind == "num" or (before.kind == "num" and token.norm in grammar.PERIODS) or token.norm == "ago"

    def _beyond(self, at: int) -> After:
        """What a comma or a relative word still leads to; else an open question, or something spoken about."""
        if aloud := said_aloud(self._tokens, self._items, self._k, at, self._last):
            return After(affirmed=aloud == "yes", negated=aloud == "no")
        while at < self._last and self._tokens[at].norm in grammar.TO_OUTCOME and not self._over_at(at):
            at += 1
        item = self._item_at(at) if at < self._last else None
        further = over_further(self._tokens, self._items, self._k, self._last, self._known.bedside)
        if further or self._over_at(at) or self._ends_resolved(at):
            return After(resolved=True)
        if item is not None and self._plainly_denied(item):
            return After(negated=True)
        if item is not None and self._told and (answer := self._verdict(item)) is not None:
            return answer
        if self._asked and (doubt := doubting.open_answer(self._tokens, at, self._last)) is not None:
            return After(possible=doubt, unanswered=not doubt)
        return After(told=True) if self._told else NOTHING

    def _over_at(self, at: int) -> bool:
        """Whether a word that says that it is over begins here ("has since resolved")."""
        return (item := self._item_at(at)) is not None and self._says_over(item)

    def _says_over(self, item: Item) -> bool:
        """Whether it says that all of what is named is over."""
        return says_over(self._tokens, self._items, self._k, item, self._last, self._known.bedside)

    def _ends_resolved(self, at: int) -> bool:
        """Whether the clause behind it closes with its end ("retention after surgery 5 years ago, resolved")."""
        begun = next((i for i in range(at, min(at + _CLAUSE, self._last)) if self._tokens[i].norm == ","), None)
        if begun is None:
            return False
        comma = behind_drain(self._tokens, begun, self._last, self._known.bedside)
        if any(i.first <= comma < i.last and self._says_over(i) and self._at_end(i.last) for i in self._items):
            return True
        while comma < self._last and self._tokens[comma].norm in grammar.TO_OUTCOME:
            comma += 1
        further = self._items[self._k + 1 :]
        item = next((i for i in further if i.last > comma or not (begun < i.first or is_aside(i))), None)
        if item is None or item.first != comma or not self._says_over(item):
            return False
        return item.last >= self._last or self._tokens[item.last].norm in grammar.AFTER_OUTCOME

    def _plainly_denied(self, item: Item) -> bool:
        """ "Saddle anesthesia, not present"."""
        closes = self._closes(item) or is_excluded_by(self._tokens, item, self._last)
        return closes and item.last - item.first > 1 and item.has(Kind.CUE, "negation-after", "negation-closing")

    def _verdict(self, item: Item) -> After | None:
        """The answer on a list that was spoken about, where the clause closes with it ("discussed, all negative")."""
        return self._answer(item) if self._closes(item) else None

    def _answer(self, item: Item) -> After | None:
        if item.has(Kind.CUE, "historical-after", "recovered-after", "settled-after"):
            return After(resolved=True) if self._says_over(item) else None
        if only_if(self._tokens, self._items, self._k, item):
            return After(supposed=True)
        for cue, meaning in ANSWERING_CUES:
            if item.has(Kind.CUE, cue):
                return meaning
        if item.has(Kind.CUE, "negation-after", "negation", "negation-closing"):
            return None if is_of_one_side(self._tokens, item, self._last) else self._denial(item)
        if item.has(Kind.CUE, "affirmation-after"):
            return After(affirmed=True)
        if item.has(Kind.VALUE, "absent", "negative") or (item.has(Kind.VALUE, "normal") and self._marked):
            return None if self._is_of_next(item) else After(negated=True)
        return After(affirmed=True) if item.has(Kind.VALUE, "positive") else None

    def _is_of_next(self, item: Item) -> bool:
        """Whether a result is that of something else named right behind it ("numb saddle - absent ankle jerks")."""
        other = self._item_at(item.last)
        return other is not None and any(map(other.has, (Kind.HEAD, Kind.TOPIC, Kind.FINDING, Kind.COMPLAINT)))

    def _denial(self, item: Item) -> After | None:
        norms = [self._tokens[i].norm for i in range(item.first, item.last)]
        if item.has(Kind.CUE, "negation-closing"):
            of_all = not statement_words.EVERY.isdisjoint(norms)
            return After(negated=True, of_all=of_all) if self._at_end(item.last) else None
        closes = self._closes(item, "box")
        bare = len(norms) == 1 and norms[0] in grammar.BARE_DENIALS
        if closes and len(norms) <= _ECHO and norms[-1] in grammar.ECHOES:
            perfect = norms[0] in grammar.PERFECT  # "it has not" denies what the sentence before told of something else
            if (echoed := self._echoed() or (After(affirmed=True) if perfect else None)) is not None:
                return echoed
        if item.last < self._last and self._tokens[item.last].norm in grammar.BEFORE_NOW:
            return ruled_out_then(self._tokens, self._items[self._k], item, self._last, self._known)
        if not bare:
            return After(negated=True) if closes or item.has(Kind.CUE, "negation-after") else None
        lately = item.last < self._last and self._tokens[item.last].norm in grammar.LATELY
        at = item.last + lately  # "trauma: nil recent"
        ends = at >= self._last or self._tokens[at].norm in grammar.CLOSING
        ends = ends or (self._marked and (self._label_at(item.last) or self._nothing_else(item)))
        plain = norms[0] in grammar.PLAIN_DENIALS and (ends or self._tokens[item.last].kind == "brk")
        return After(negated=True) if plain or (closes and self._marked) else None

    def _nothing_else(self, item: Item) -> bool:
        """Whether the answer to a label only says that there is nothing of it ("cauda equina: no symptoms or signs")."""
        at = item.last
        while at < self._last and self._tokens[at].norm in self._known.asserting.besides:
            at += 1
        return at > item.last and self._tokens[item.first - 1].norm == ":" and self._at_end(at)

    def _at_end(self, at: int) -> bool:
        return at >= self._last or self._tokens[at].norm in grammar.CLOSING or self._tokens[at].kind == "brk"

    def _label_at(self, at: int) -> bool:
        """Whether the next label of a form on one line begins here ("Pacemaker: No Anticoagulation: None")."""
        words = self._tokens[at : min(at + _LABEL, self._last)]
        colon = next((i for i, token in enumerate(words) if token.norm == ":"), 0)
        return colon > 0 and all(token.kind == "word" for token in words[:colon])

    def _echoed(self) -> After | None:
        """What "has not" repeats of the clause before: what went away there stayed here, and the other way round."""
        for item in reversed(self._items[: self._k]):
            gone = item.has(Kind.CUE, "historical-after", "negation-after") or item.has(Kind.COURSE)
            if gone or item.has(Kind.VALUE, "absent", "negative"):
                return After(affirmed=True)
            if item.has(Kind.CUE, "affirmation-after") or item.has(Kind.VALUE, "positive"):
                return After(negated=True)
        return None
