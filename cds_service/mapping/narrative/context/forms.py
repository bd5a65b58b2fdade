"""Forms on one line: the answer behind each label ("Saddle numbness No Urinary retention Yes"), and labels left open."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.aged_child import applies, of_aged_child
from cds_service.mapping.narrative.context.answer_rows import answer_row
from cds_service.mapping.narrative.context.awaited import not_yet
from cds_service.mapping.narrative.context.bounds import only_bounds
from cds_service.mapping.narrative.context.come_true import come_true
from cds_service.mapping.narrative.context.context import Context, contexts, is_content
from cds_service.mapping.narrative.context.doubted_lists import doubted_lists
from cds_service.mapping.narrative.context.exclusions import exclude_behind
from cds_service.mapping.narrative.context.experiencer import described_behind, named_behind
from cds_service.mapping.narrative.context.given_back import give_back
from cds_service.mapping.narrative.context.of_somebody import of_somebody
from cds_service.mapping.narrative.context.right_behind import right_behind
from cds_service.mapping.narrative.context.screening import screen_lists
from cds_service.mapping.narrative.context.thought_of import thought_of
from cds_service.mapping.narrative.context.told_of_all import told_of_all
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_LEAST = 2
"""Labels with their answers that show that it is a form."""
_LABEL = 8
"""Tokens of the longest label."""
_TO_ANY = 2
"""Tokens between "any" and a sign ("any new numbness")."""
_ANSWERED = frozenset(
    ["?", "yes", "no", "y", "n", "positive", "present", "now", "today", "since", "has", "have", "reports"]
)
_JOINING = frozenset(["or", ",", "/", "and", "in", "of", "around", "the", "new"])
_IN_LABELS = frozenset("/-()&.")


def contexts_of(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    """One context per item of a sentence, where it is a form as its answers have it."""
    found = contexts(tokens, items, first, last, knowledge)
    for begin, at in _pairs(tokens, items, first, last):
        said_no = tokens[at].norm in ("no", "n")
        for k, item in enumerate(items):
            if begin <= item.first < at:
                found[k] = _answered(found[k], item, said_no)
    _answer_row(tokens, items, found, first, last)
    _warned_of_any(tokens, items, found, range(first, last), knowledge)
    for k in range(len(items)):
        if _left_open(tokens, items, k, knowledge) and not found[k].negated:
            found[k] = found[k]._replace(unanswered=True)
    right_behind(tokens, items, found, knowledge)
    named_behind(tokens, items, found, range(first, last), knowledge)
    described_behind(tokens, items, found, range(first, last), knowledge)
    give_back(tokens, items, found, range(first, last), knowledge)
    of_somebody(tokens, items, found, last, knowledge)
    if applies(knowledge, tokens, first):
        of_aged_child(tokens, items, found, first, last, knowledge.aged_child)
    doubted_lists(tokens, items, found, last, knowledge)
    exclude_behind(tokens, items, found, range(first, last), knowledge)
    screen_lists(tokens, items, found, first, last, knowledge)
    not_yet(tokens, items, found, knowledge)
    only_bounds(tokens, items, found, range(first, last), knowledge)
    come_true(tokens, items, found, range(first, last), knowledge)
    return thought_of(tokens, items, found, knowledge)


def _warned_of_any(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """Take "any" sign, and what an "or" joins to it, for a warning where the sentence says where to go then.

    A question or an answer leaves it what it is ("Any saddle numbness? Yes, sent to hospital").
    """
    norms = [tokens[at].norm for at in sentence]
    if "that" in norms:
        told_of_all(tokens, items, found, sentence, knowledge)
    if "any" not in norms or knowledge.summoning.isdisjoint(norms) or not _ANSWERED.isdisjoint(norms):
        return
    edge = -1
    for k, item in enumerate(items):
        before = [tokens[at].norm for at in range(max(item.first - _TO_ANY, sentence.start), item.first)]
        joined = edge >= 0 and all(tokens[at].norm in _JOINING for at in range(edge, item.first))
        if is_content(item) and not found[k].negated and ("any" in before or joined):
            found[k] = found[k]._replace(hypothetical=True)
            edge = item.last
        elif item.first > edge + 1:
            edge = edge if item.has(Kind.COURSE) or item.has(Kind.SIDE) else -1


def _answered(context: Context, item: Item, said_no: bool) -> Context:
    """With the answer of its label; "no" to what is called well is no plain denial of a trouble ("saddle intact: no")."""
    well = any(entry.kind is Kind.FINDING and entry.mode == "absent" for entry in item.entries)
    if said_no and (well or item.has(Kind.VALUE, "normal")):
        possible = context.possible or well
        return context._replace(negated=False, possible=possible, unanswered=False, listed=False, contradicted=True)
    return context._replace(negated=said_no, unanswered=False, listed=False)


def _answer_row(tokens: Sequence[Token], items: Sequence[Item], found: list[Context], first: int, last: int) -> None:
    """Give each label of a row its own answer; one that holds an answer is right where all are denied."""
    row = answer_row(tokens, first, last)
    for k, item in enumerate(items):
        asked = [label for label in row if label.first < item.last and item.first < label.last]
        if not asked:
            continue
        denied = all(label.denied for label in asked)
        whole = item.last <= asked[-1].last
        open_ = any(label.denied is None for label in asked)
        if open_ and any(label.affirmed for label in asked):
            found[k] = found[k]._replace(
                negated=False, possible=True, unanswered=False, listed=False
            )  # one of them it is
        elif whole:
            found[k] = _answered(found[k], item, denied)._replace(unanswered=open_)
        else:
            found[k] = found[k]._replace(negated=not denied, unanswered=open_, listed=False)


def _pairs(tokens: Sequence[Token], items: Sequence[Item], first: int, last: int) -> list[tuple[int, int]]:
    """The begin of each label and the place of its answer, where the sentence ends with such a row of them."""
    end = last
    while end > first and tokens[end - 1].norm in (".", "\n"):
        end -= 1
    if end > first and tokens[end - 1].norm == "?":
        end = _last_answer(tokens, first, end)
    if end == first or tokens[end - 1].norm not in grammar.CHOICES:
        return []
    longer = {item.first for item in items if item.last - item.first > 1}
    found: list[tuple[int, int]] = []
    begin = first
    for at in range(first, end):
        token = tokens[at]
        if token.norm in grammar.CHOICES:
            if at in longer or not _is_label(tokens[begin:at]):
                return []
            found.append((begin, at))
            begin = at + 1
        elif token.kind in ("box", "blank"):
            return []
        elif token.kind == "punct" and token.norm not in _IN_LABELS:
            found, begin = [], at + 1
    return found if len(found) >= _LEAST else []


def _last_answer(tokens: Sequence[Token], first: int, end: int) -> int:
    """The end of the last answer, where one more label follows that nobody could answer ("Trauma N  Osteoporosis ?")."""
    answer = next((at for at in range(end - 2, first, -1) if tokens[at].norm in grammar.CHOICES), None)
    return answer + 1 if answer is not None and _is_label(tokens[answer + 1 : end - 1]) else end


def _is_label(words: Sequence[Token]) -> bool:
    """Whether the words may name what is asked for: not the stroke of "yes / no", and no sentence."""
    named = any(word.kind not in ("punct", "brk") for word in words)
    return named and len(words) <= _LABEL and not any(word.norm in grammar.SPOKEN for word in words)


def _left_open(tokens: Sequence[Token], items: Sequence[Item], k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether behind a label that forms ask for something else is denied ("Fever: no saddle numbness")."""
    item = items[k]
    if not knowledge.stanzas.get(item.name(Kind.FINDING) or "", PLAIN).screened or k + 2 >= len(items):
        return False
    denial, other = items[k + 1], items[k + 2]
    return (
        tokens[item.last].norm == ":"
        and denial.first == item.last + 1
        and tokens[denial.first].norm in grammar.BARE_DENIALS
        and other.first == denial.last
        and is_content(other)
    )
