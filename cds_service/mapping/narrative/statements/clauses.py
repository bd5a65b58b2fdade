"""Phrases that mean a finding only as a clause of their own: "his legs went", but not "pain in his legs went"; and labels with
their answer, which no place within a clause is ("saddle no", but not "no numbness in the saddle area no retention").

Source: clinical.md 7.3 (a phrase counts where it means the finding).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.statements.untested import untested
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item, Lexicon
from cds_service.mapping.narrative.text.tokens import Token

_WHOSE = grammar.OWN | grammar.words("the both all two these left right")
_BEFORE = (
    grammar.TELLING
    | grammar.OF_NOW
    | statement_words.LATE_DAYS
    | grammar.words(
        ", and then when as because so suddenly since where until say says said report reports state states tells tell "
        "told feels feel - •"
    )
)
"""Ahead of a clause, beside the begin of a sentence."""
_BEHIND = (
    grammar.CLOSING
    | grammar.OF_NOW
    | statement_words.LATE_DAYS
    | grammar.words(
        "again and but then so while when as since last after suddenly completely altogether twice first too ! : - ("
    )
)
"""What may follow a clause that is whole."""
_ANSWERS = grammar.words("no nil n")


def phrases_of(
    lexicon: Lexicon, tokens: Sequence[Token], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Item]:
    """The phrases of a sentence; what is no clause gives way to the shorter ones within it ("legs have gone numb")."""
    items = lexicon.scan(tokens, first, last)
    if any(_wants_clause(item, knowledge) or _is_place(tokens, item, first) for item in items):
        items = _whole(lexicon, tokens, items, range(first, last), knowledge)
    return untested(lexicon, tokens, items, last, knowledge)


def _whole(
    lexicon: Lexicon, tokens: Sequence[Token], items: list[Item], sentence: range, knowledge: NarrativeKnowledge
) -> list[Item]:
    found: list[Item] = []
    first, last = sentence.start, sentence.stop
    while items:
        item = items.pop(0)
        broken = _wants_clause(item, knowledge) and not _is_clause(tokens, item, first, last)
        if broken or _is_place(tokens, item, first):
            shorter = [one for one in lexicon.scan(tokens, item.first, item.last - 1) if one.first == item.first]
            found += shorter
            items = lexicon.scan(tokens, shorter[0].last if shorter else item.first + 1, last)
        else:
            found.append(item)
    return found


def _wants_clause(item: Item, knowledge: NarrativeKnowledge) -> bool:
    return knowledge.stanzas.get(item.name(Kind.FINDING) or "", PLAIN).clause


def _is_place(tokens: Sequence[Token], item: Item, first: int) -> bool:
    """Whether what looks like a label with its denial ("saddle area no") is a place that belongs to what stands before it."""
    answered = item.has(Kind.FINDING) and item.last - item.first > 1 and tokens[item.last - 1].norm in _ANSWERS
    if not answered or item.first <= first or tokens[item.first].norm in grammar.BARE_DENIALS:
        return False
    at = item.first - 1
    while at > first and tokens[at].norm in _WHOSE:
        at -= 1
    return tokens[at].norm in grammar.TO_AREA


def _is_clause(tokens: Sequence[Token], item: Item, first: int, last: int) -> bool:
    """Whether an item is a clause by itself: nothing leads to it but whose it is, and nothing follows but when it was."""
    at = item.first - 1
    while at >= first and (tokens[at].norm in _WHOSE or _of_both(tokens, at)):
        at -= 1
    if at >= first and tokens[at].kind != "brk" and tokens[at].norm not in _BEFORE:
        return False
    if item.last >= last or tokens[item.last].kind == "brk":
        return True
    dated = tokens[item.last].norm == "on" and item.last + 1 < last
    return tokens[item.last].norm in _BEHIND or (dated and tokens[item.last + 1].norm in statement_words.LATE_DAYS)


def _of_both(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].norm == "of" and tokens[at - 1].norm in ("both", "all")
