"""Whether a phrase that says that all is well says it plainly: "voids normally", and not "voids normally but slowly"."""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.but_for import leaves_out
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_BEFORE, _BEHIND = 3, 4
"""Tokens before and behind a phrase that are looked at, within its clause."""
_ENDS = frozenset(".;")
_ANSWERED = 2
"""Tokens of the shortest phrase with its answer."""
_THIS = frozenset(["this", "it", "these", "that", "now"])
_BARE = grammar.PLAIN_DENIALS | frozenset(["neg"])
_OF_ANSWER = frozenset(
    [
        "new",
        "change",
        "symptom",
        "issue",
        "problem",
        "concern",
        "complaint",
        "trouble",
        "acute",
        "either",
        "at",
        "today",
    ]
)
"""Behind a bare denial that is an answer ("bladder nil new")."""
_BEHIND_ANSWER = _OF_ANSWER | grammar.CLOSING | frozenset(["and", "&", "but", "or", "-"])
_TO_LOST = 4
"""Tokens before a phrase among which the word stands that takes it away."""
_TO_WHEN = 3
"""Tokens from the words that leave something out to those that tell when."""


def plainly(around: Around, item: Item, context: Context) -> bool:
    """Whether no word near the phrase takes back a part of it; what is denied, only by telling until when it was so."""
    words = around.knowledge.asserting
    if _before_then(around, item) or (context.possible and not context.negated) or _denies_more(around, item):
        return False
    if context.negated:
        if any(other.has(Kind.CUE, "turned") for other in around.items):
            return True  # what it turned to is told by those words
        behind = range(item.last, min(item.last + _BEHIND, around.last))
        bar = next((at for at in behind if leaves_out(around, at)), None)
        if bar is not None and not _elsewhere(around, bar):
            return False
        return not any(around.tokens[at].norm in words.once or _is_like_now(around, at) for at in behind)
    for at in range(item.first - 1, max(item.first - _BEFORE, around.first) - 1, -1):
        norm = around.tokens[at].norm
        if norm in _ENDS or norm == ",":
            break
        if norm in words.hardly:
            return False
    for at in range(item.last, min(item.last + _BEHIND, around.last)):
        norm = around.tokens[at].norm
        if norm in _ENDS:
            return True
        if norm in words.limiting:
            return False
    return True


def is_lost(around: Around, item: Item) -> bool:
    """Whether the words right before a phrase that says that all is well say that it is so no more ("cannot properly feel it")."""
    words = around.knowledge.asserting
    if around.tokens[item.first].norm in grammar.LISTED_DENIALS:
        return False  # "no weight loss no previous malignancy": a denial of its own begins there
    for at in range(item.first - 1, max(item.first - 1 - _TO_LOST, around.first - 1), -1):
        if around.tokens[at].norm in words.lost:
            return True
        if around.tokens[at].norm not in words.lost_between:
            return False
    return False


def _denies_more(around: Around, item: Item) -> bool:
    """Whether the phrase ends with a bare denial of what stands behind it ("bladder: nil output since 6 am")."""
    if item.last >= around.last or around.tokens[item.last - 1].norm not in _BARE or item.last - item.first < _ANSWERED:
        return False
    behind = around.tokens[item.last]
    if behind.norm == "/" and around.tokens[item.last - 2].norm in grammar.ANSWER_MARKS:
        return False  # a row of answers, each of which is read by itself
    if behind.norm in ("(", ":") and any(one.first == item.last + 1 and is_content(one) for one in around.items):
        return False  # "CES symptoms - none (saddle numbness, incontinence)"
    return behind.kind != "brk" and behind.norm not in _BEHIND_ANSWER


def _is_like_now(around: Around, at: int) -> bool:
    """Whether only something like what there is now is denied ("has never had numbness like this")."""
    return around.tokens[at].norm == "like" and at + 1 < around.last and around.tokens[at + 1].norm in _THIS


def _elsewhere(around: Around, bar: int) -> bool:
    """Whether what is left out is something else, in another place ("apart from the left leg") or a circumstance."""
    named = [item for item in around.items if item.first > bar]
    elsewhere = any(_is_sign(around, item) or around.region(item) not in ("", "private") for item in named)
    if not elsewhere and any(item.has(Kind.SIDE) and item.first <= bar + _TO_WHEN for item in named):
        return False  # "no numbness except on the left"
    if any(token.norm in grammar.CIRCUMSTANCE for token in around.tokens[bar + 1 : min(bar + _TO_WHEN, around.last)]):
        return True
    return elsewhere


def _is_sign(around: Around, item: Item) -> bool:
    """Whether an item is a finding by itself, and not the time of a complaint ("at night")."""
    name = item.name(Kind.FINDING)
    return name is not None and around.knowledge.stanzas.get(name, PLAIN).needs_complaint is None


def _before_then(around: Around, item: Item) -> bool:
    """Whether the clause ahead tells until when it was so ("prior to last week, bladder function was normal")."""
    commas = 0
    for at in range(item.first - 1, around.first - 1, -1):
        norm = around.tokens[at].norm
        commas += norm == ","
        if norm in _ENDS or commas > 1:
            return False
        if norm in grammar.BEFORE_THEN and (
            at == around.first or around.tokens[at - 1].norm in grammar.TELLING | {","}
        ):
            return around.tokens[at + 1].norm != ","  # "bearable until yesterday, no incontinence" tells of the pain
    return False
