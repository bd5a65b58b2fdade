"""What stands around a phrase: denied, uncertain, hypothetical, past, somebody else's, planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge, Stanza
from cds_service.mapping.narrative.context.advice import BIDDING, HANDED, is_advice, may_be_why
from cds_service.mapping.narrative.context.after import said_after
from cds_service.mapping.narrative.context.asking import asks_what_it_is
from cds_service.mapping.narrative.context.asserting import (
    aside,
    asserted,
    at_another_level,
    denies_itself,
    is_unchanged,
    plus_before,
    says_absence,
)
from cds_service.mapping.narrative.context.begun import has_begun
from cds_service.mapping.narrative.context.conditions import is_of_complaint
from cds_service.mapping.narrative.context.cues import take_cue, take_result
from cds_service.mapping.narrative.context.finite_clause import tells_in_clause
from cds_service.mapping.narrative.context.listing import After
from cds_service.mapping.narrative.context.lists_denied import denies_on, heads_denied, history_joined
from cds_service.mapping.narrative.context.own_clause import explained_behind, is_joined_inability, opens_label, runs_on
from cds_service.mapping.narrative.context.reach import State
from cds_service.mapping.narrative.context.relatives import (
    about_relative,
    aside_relative,
    has_right_behind,
    of_another,
    tells_of_patient,
)
from cds_service.mapping.narrative.context.signs_behind import is_sign, stands_behind
from cds_service.mapping.narrative.context.spoken import asked_for
from cds_service.mapping.narrative.context.told import end_told
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_CONTENT = frozenset({Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.AREA, Kind.VALUE, Kind.QUANTITY})
_TO_SIGN = 2
"""Tokens between a word of advice and the sign that was explained."""


class Context(NamedTuple):
    """How a phrase is meant where it stands."""

    negated: bool = False
    possible: bool = False
    hypothetical: bool = False
    other: bool = False
    question: bool = False
    past: bool = False
    history: bool = False
    """After "history of", which some findings take for over."""
    no_history: bool = False
    """Denied together with its history."""
    care: str = ""
    """The last word about care before it: planned, done, not-tried or failed."""
    resolved: bool = False
    unanswered: bool = False
    """A template or question without an answer."""
    ticked: bool = False
    listed: bool = False
    """Denied as a further member of a list, which a word of its own may contradict."""
    returned: int = -1
    """The token from which on the text says that it is back; -1 when it says no such thing."""
    ceased: int = -1
    """The token of a word that says that it was given up; -1 when the sentence has none."""
    doubted: str = ""
    """A diagnosis that was only thought of: settled or listed."""
    warning: bool = False
    """A member of a list of warning signs, which may only have been explained."""
    contradicted: bool = False
    """Called well by a label answered with "no"."""
    supposed: bool = False
    """Of what would be done if it came, or may be: a sign of bladder, bowel or saddle is asked about."""


def contexts(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    """One context per item of a sentence."""
    found = _forward(tokens, items, first, last, knowledge)
    asked = asked_for(tokens, first, last, knowledge.question_words)
    if asked:
        found = [c._replace(question=c.question or items[k].first in asked) for k, c in enumerate(found)]
    if any(item.has(Kind.CUE, "relatives") for item in items):
        found = [context._replace(other=True) for context in found]
    ceased = next((item.first for item in items if item.has(Kind.CUE, "ceased")), -1)
    if ceased >= 0:
        found = [context._replace(ceased=ceased) for context in found]
    after = said_after(tokens, items, first, last, knowledge)
    return [_merge(before, later) for before, later in zip(found, after, strict=True)]


def is_content(item: Item) -> bool:
    """Whether the item says something by itself."""
    return any(e.kind in _CONTENT for e in item.entries)


def _forward(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    words = knowledge.asserting
    state = State(first, knowledge.bedside.organs)
    state.other = about_relative(tokens, items, first, last, knowledge)
    theirs = aside_relative(tokens, items, first, last, knowledge)
    found: list[Context] = []
    for k, item in enumerate(items):
        content = is_content(item)
        state.expire(item, tokens, last, knowledge.limits)
        state.reach(tokens, item.first)
        state.patient_again(tokens, item, knowledge.not_called, knowledge.whose.informing)
        listed = state.listed(tokens, item, last)
        far = state.parted >= 0 or state.negated > state.denial or tokens[state.denial].norm in words.trouble
        if state.negated >= 0 and far and says_absence(item):
            state.negated = -1
        if content and item.first > first and state.is_of_now(tokens, item, last, words):
            state.past = state.history = -1
        if listed and content and (_specific(item, knowledge) or asserted(tokens, items, k, state.denial, last, words)):
            state.leave_list()  # "no family history of aneurysm, known AAA"
        if state.negated >= 0 and (
            (content and plus_before(tokens, item, state.denial))
            or history_joined(tokens, item, state, words, listed=listed)
            or (content and explained_behind(tokens, item, state.denial))
            or (content and is_joined_inability(tokens, items, k, state.denial, words))
            or (content and runs_on(tokens, items, k, state.denial, last, words))
            or (content and tells_in_clause(tokens, items, k, state.denial, last, words))
            or (content and has_begun(tokens, items, k, state.denial, last))
            or (listed and _other_level(tokens, items, k, state, knowledge))
        ):
            state.negated = -1
        if opens_label(tokens, items, k, state.parted, last):
            state.negated = -1  # "no weakness, sensory: saddle numbness"
        if item.has(Kind.TOPIC) or _stanza(item, knowledge).examined:
            state.end_at_result(tokens, item)
        if content:
            end_told(state, tokens, item, last, words)
        untold = state.untold(tokens, items, k, last, words) if content else ""
        found.append(
            Context(
                negated=state.negated >= 0
                and not (state.named and says_absence(item))
                and not denies_itself(tokens, item)
                and not is_unchanged(tokens, item)
                and not aside(tokens, item, state.denial, words),
                possible=state.possible >= 0,
                hypothetical=state.warned >= 0,
                other=state.other >= 0 or item is theirs or of_another(tokens, items, k, last, knowledge),
                question=state.question or asks_what_it_is(tokens, item, first, knowledge),
                unanswered=state.unlikely >= 0 or untold == "nothing",
                supposed=state.asked or untold == "open",
                past=state.past >= 0,
                history=state.history >= 0,
                no_history=state.negated >= 0 and state.no_history,
                care=state.care,
                ticked=state.ticked == item.first,
                listed=listed,
                warning=state.warning or _stanza(item, knowledge).explained,
            )
        )
        if content:
            _carry_on(
                state, item, knowledge, joined=item.last < last and tokens[item.last].norm in grammar.ALTERNATIVES
            )
            take_result(state, tokens, items, k, range(first, last), words)
        _take(state, tokens, items, k, range(first, last), knowledge)
        if denies_on(tokens, item, last):
            state.deny(item.last, word=item.first)
        elif heads_denied(tokens, item, last, _stanza(item, knowledge)):
            state.deny(item.last, named=True)
    return found


def _take(
    state: State,
    tokens: Sequence[Token],
    items: Sequence[Item],
    k: int,
    sentence: range,
    knowledge: NarrativeKnowledge,
) -> None:
    """What an item changes for the rest of the sentence."""
    item = items[k]
    if _answers_label(tokens, items, k, sentence.stop) or (is_sign(tokens, item) and stands_behind(tokens, items, k)):
        state.negated = -1
    else:
        take_cue(state, item, tokens, sentence.start, sentence.stop)
        if item.has(Kind.CUE, "hypothetical"):
            state.tied = is_of_complaint(tokens, items, k, sentence.start)
    if has_right_behind(items, k):
        state.other = item.last
    elif state.other == item.last and tells_of_patient(tokens, item.last, sentence.stop, knowledge):
        state.other = -1
    if not _explains(tokens, items, k, sentence, knowledge):
        return
    if may_be_why(tokens, items, k, sentence):
        state.asked = True
    else:
        state.warned, state.warning, state.advised = item.last, True, True


def _answers_label(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether "no" stands between two labels of a form on one line ("Fever: No Saddle numbness: Yes")."""
    item = items[k]
    if tokens[item.first].norm not in grammar.BARE_DENIALS or not 0 < k < len(items) - 1 or item.last - item.first != 1:
        return False
    asked, end = items[k - 1], item.last
    if asked.last != item.first - 1 or tokens[asked.last].norm != ":" or not is_content(asked):
        return False
    for following in items[k + 1 :]:
        if following.first != end:
            return False
        end = following.last
        if not following.has(Kind.AREA) and not following.has(Kind.SIDE):
            break
    return end < last and tokens[end].norm == ":"


def _explains(
    tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, knowledge: NarrativeKnowledge
) -> bool:
    """Whether a word of advice has a sign right behind it ("counselled re saddle numbness", "advised re ..., to attend if")."""
    if not items[k].has(Kind.CUE, "advice", "advice-to", *HANDED, *BIDDING) or k + 1 >= len(items):
        return False
    sign = items[k + 1]
    stanza = _stanza(sign, knowledge)
    if not is_content(sign) or stanza.care or stanza.planned or sign.first - items[k].last > _TO_SIGN:
        return False
    return is_advice(tokens, items, k, sentence, knowledge)


def _other_level(
    tokens: Sequence[Token], items: Sequence[Item], k: int, state: State, knowledge: NarrativeKnowledge
) -> bool:
    name = items[k].name(Kind.FINDING)
    if name is None or not _stanza(items[k], knowledge).by_level:
        return False
    ids = knowledge.expands.get(name, (name,))
    before = next(
        (i for i in reversed(items[:k]) if (n := i.name(Kind.FINDING)) and knowledge.expands.get(n, (n,)) == ids), None
    )
    return before is not None and at_another_level(tokens, items[k], before, state.denial, knowledge.asserting)


def _stanza(item: Item, knowledge: NarrativeKnowledge) -> Stanza:
    return knowledge.stanzas.get(item.name(Kind.FINDING) or "", PLAIN)


def _specific(item: Item, knowledge: NarrativeKnowledge) -> bool:
    return any(e.kind is Kind.FINDING and knowledge.stanzas.get(e.name, PLAIN).specific for e in item.entries)


def _carry_on(state: State, item: Item, knowledge: NarrativeKnowledge, *, joined: bool) -> None:
    """What still holds behind something that was named: a list goes on, but not over what no history concerns.

    ``joined``: an alternative follows, so that it does go on ("history of IVDU or cancer").
    """
    if state.negated >= 0:
        state.negated = item.last
    if state.possible >= 0:
        state.possible = item.last
    if state.unlikely >= 0:
        state.unlikely = item.last
    if not item.has(Kind.FINDING):
        return
    stanza = _stanza(item, knowledge)
    if state.past >= 0:
        state.past = item.last if joined or not (stanza.care or stanza.past) else -1
    if state.history >= 0:
        state.history = item.last if joined or stanza.history_of else -1


def _left_open(before: Context, after: After) -> bool:
    if after.unanswered or (after.unrecorded and before.negated):
        return True
    return before.unanswered and not (after.possible or after.affirmed)


def _merge(before: Context, after: After) -> Context:
    return before._replace(
        negated=after.negated or (before.negated and not (before.listed and after.affirmed)),
        possible=before.possible or after.possible,
        hypothetical=(before.hypothetical or (before.warning and after.told))
        and not (before.warning and after.affirmed),
        question=before.question and not (after.negated or after.affirmed or after.possible),
        resolved=after.resolved,
        supposed=before.supposed or after.supposed,
        unanswered=_left_open(before, after),
    )
