"""Short texts that speak of bladder, bowel, saddle or a loss in words that say nothing to the reader: not read, not silent."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.knowledge.narrative.unclear import UnclearWords
from cds_service.mapping.narrative.context.advice import BIDDING, bids, may_be_why
from cds_service.mapping.narrative.context.awaited import awaited
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.relatives import has_right_behind
from cds_service.mapping.narrative.context.right_behind import followers
from cds_service.mapping.narrative.context.since_then import came_with
from cds_service.mapping.narrative.context.supposed import tells_what_would_be
from cds_service.mapping.narrative.everyday.of_form import is_form
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.sentences import Sentence
from cds_service.mapping.narrative.text.short_clauses import comes_true, is_alike, is_likened
from cds_service.mapping.narrative.text.tokens import Token

_ELSEWHERE = (
    "hypothetical",
    "warning",
    "warning-told",
    "other",
    "question",
    "asking",
    "planned",
    "not-asked",
    "none-of",
    "advice",
    "advice-to",
    "hypothetical-any",
)
"""Cues of sentences that are not about this patient now."""
_NOT_TODAY = ("taught", "hypothetical", "warning", "warning-told", "other", "none-of", "advice", "advice-to")
"""Those of them that leave no doubt."""
_TOLD = frozenset(("has", "have", "is", "now", "today", "since", "yesterday", "still"))
"""With one of them, what a leaflet is about may be so ("card given about wiping, has noticed ...")."""
_JOINED = grammar.PERSONS | frozenset(
    (
        "and",
        "when",
        "while",
        "except",
        "only",
        "until",
        "because",
        "so",
        "as",
        "if",
        "now",
        "since",
        "with",
        "without",
        "where",
    )
)
"""Behind them a sentence tells something else."""


def nothing_beside(said: Sequence[Said], spec: UnclearWords) -> bool:
    """Whether nothing was read of what unclear words would be of."""
    return not any(one.finding in spec.beside for one in said)


def unclear_place(
    tokens: Sequence[Token],
    items: Sequence[Item],
    notions: Sequence[Item],
    sentence: Sentence,
    said: Sequence[Said],
    knowledge: NarrativeKnowledge,
    others: Sequence[Item],
) -> tuple[int, int] | None:
    """The characters of words of a sentence that could not be read; ``said``: what was read in it; ``others``: of others."""
    spec = knowledge.unclear
    if not nothing_beside(said, spec):
        return None
    back = _since_return(items, tokens, sentence)
    if back is not sentence:
        sentence = back
        items, notions = ([one for one in some if one.first >= back.first] for some in (items, notions))
    place = unclear_words(tokens, items, sentence, spec, [*said, *others])
    if place is None and not said:
        place = lost_something(tokens, items, notions, sentence, spec)
    return place


def unclear_words(
    tokens: Sequence[Token],
    items: Sequence[Item],
    sentence: Sentence,
    spec: UnclearWords,
    said: Sequence[Said | Item] = (),
) -> tuple[int, int] | None:
    """The characters of the first such words of a sentence; None where something in it takes them away.

    Words of a phrase that was read (``said``) were understood ("bladder TCC 2018").
    """
    norms = [token.norm for token in tokens[sentence.first : sentence.last]]
    apart = [
        *followers(tokens, items),
        *(item for item in items if item.has(Kind.NOTHING) or item.has(Kind.CUE, "of-others")),
    ]
    read = [*((item.first, item.last) for item in apart), *((one.first, one.last) for one in said)]
    nothing = {at - sentence.first for first, last in read for at in range(first, last)}
    begun = ((at, words) for at, norm in enumerate(norms) if at not in nothing for words in spec.words.get(norm, ()))
    found = next(((at, words) for at, words in begun if tuple(norms[at : at + len(words)]) == words), None)
    if found is None:
        return None
    first = sentence.first + found[0]
    if not _counts(tokens, items, sentence, spec, range(first, first + len(found[1])), apart=()):
        return None
    return tokens[first].start, tokens[first + len(found[1]) - 1].end


def lost_something(
    tokens: Sequence[Token],
    items: Sequence[Item],
    notions: Sequence[Item],
    sentence: Sentence,
    spec: UnclearWords,
) -> tuple[int, int] | None:
    """The characters of words of a lost feeling or control in a sentence that names no part of the body."""
    nothing = [*followers(tokens, items), *(item for item in items if item.has(Kind.NOTHING))]
    losses = (item for item in notions if item.has(Kind.NOTION, *spec.losses))
    found = next((one for one in losses if not any(n.first < one.last and one.first < n.last for n in nothing)), None)
    if found is None or any(item.has(Kind.AREA) for item in items):
        return None
    if any(_bids(tokens, item, range(sentence.first, sentence.last)) for item in items):
        return None
    place = range(found.first, found.last)
    if not _counts(tokens, items, sentence, spec, place, apart=place):
        return None
    return tokens[found.first].start, tokens[found.last - 1].end


def _counts(
    tokens: Sequence[Token],
    items: Sequence[Item],
    sentence: Sentence,
    spec: UnclearWords,
    place: range,
    apart: Container[int],
) -> bool:
    """Whether nothing in the sentence takes the words at ``place`` away; ``apart``: tokens that do not count."""
    words = {item.first for item in items if item.has(Kind.CUE, "barrier") and tokens[item.first].kind != "punct"}
    if _has(tokens, _around(place, sentence, words), spec.not_with, apart):
        return False
    marks = {at for at in range(sentence.first, sentence.last) if tokens[at].norm in (",", ";")}
    if _has(tokens, _around(place, sentence, words | marks), spec.not_near, apart):
        return False
    if is_form(tokens, sentence):
        return False
    return not _says(tokens, items, sentence, _ELSEWHERE) or _is_so_now(tokens, items, sentence, place)


def _is_so_now(tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence, place: range) -> bool:
    """Whether a clause behind them says that it came true ("told to ring if her waterworks stopped; they have").

    Of what somebody else had: that the patient has the same, or it is likened to that.
    """
    relative = next((item.first for item in items if item.has(Kind.CUE, "other")), -1)
    if relative >= 0:
        likened = relative < place.start and is_likened(tokens, sentence.first, relative)
        return likened or is_alike(tokens, place.stop, sentence.last) is not None
    return comes_true(tokens, place.stop, sentence.last) is not None


def _since_return(items: Sequence[Item], tokens: Sequence[Token], sentence: Sentence) -> Sentence:
    """What a sentence tells since somebody came back behind advice ("safety net given, re-presented with wet pants")."""
    told = (item for item in items if item.has(Kind.CUE, *_NOT_TODAY))
    begin = next((item.last for item in told), sentence.last)
    back = (i.first for i in items if i.first >= begin and i.has(Kind.CUE, "came-with"))
    at = next((at for at in back if came_with(tokens, at, sentence.first)), -1)
    return sentence if at < 0 else sentence._replace(first=at)


def _has(tokens: Sequence[Token], span: range, words: Container[str], apart: Container[int]) -> bool:
    return any(tokens[at].norm in words for at in span if at not in apart)


def _around(place: range, sentence: Sentence, parted: Collection[int]) -> range:
    """The part of a sentence around a place, between the tokens that part it."""
    first = max((at + 1 for at in parted if at < place.start), default=sentence.first)
    return range(first, min((at for at in parted if at >= place.stop), default=sentence.last))


def is_looked_at(
    length: int, tokens: Sequence[Token], sentence: Sentence, knowledge: NarrativeKnowledge, *, of_self: bool
) -> bool:
    """Whether a sentence is looked at: of a text of so many characters that is short, or where patients tell of themselves."""
    if length <= knowledge.unclear.longest or length > knowledge.lay.longest or not of_self:
        return length <= knowledge.unclear.longest
    own = (knowledge.whose.speaker, knowledge.whose.belonging)
    return any(tokens[at].norm in words for at in range(sentence.first, sentence.last) for words in own)


def may_be_today(tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence, said: Sequence[Said]) -> bool:
    """Whether a sentence may tell more of this patient now: no form or question, no advice, of nobody else, and no mere denial."""
    if is_form(tokens, sentence) or _says(tokens, items, sentence, _NOT_TODAY):
        return False
    return not said or any(one.status is not Status.ABSENT for one in said) or _has_clauses(tokens, sentence)


def _has_clauses(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether more than one thing is told ("no weakness in the legs, but ...")."""
    end = sentence.last - 1 if tokens[sentence.last - 1].norm == "." else sentence.last
    return any(
        token.kind == "punct" or token.norm in grammar.CLAUSES | _JOINED for token in tokens[sentence.first : end]
    )


def _says(tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence, cues: Sequence[str]) -> bool:
    return any(
        item.has(Kind.CUE, *cues)
        or (item.has(Kind.CUE, "explained-that") and tells_what_would_be(tokens, item, sentence.last))
        or has_right_behind(items, k)
        or _handed_about(tokens, item, sentence)
        or _bidden(tokens, items, k, range(sentence.first, sentence.last))
        or (item.has(Kind.CUE, "unrecorded") and not any(t.norm == "," for t in tokens[item.last : sentence.last]))
        for k, item in enumerate(items)
    )


def _handed_about(tokens: Sequence[Token], item: Item, sentence: Sentence) -> bool:
    """Whether a leaflet about something was handed out, and nothing is said to be so ("gave her a card about wiping")."""
    read = item.has(Kind.CUE, "handed-read")
    if not read and (not item.has(Kind.CUE, "handed") or tokens[item.last - 1].norm == ":"):
        return False
    return not any(token.norm in _TOLD for token in tokens[sentence.first : sentence.last])


def _bidden(tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range) -> bool:
    return _bids(tokens, items[k], sentence) and not may_be_why(tokens, items, k, sentence)


def _bids(tokens: Sequence[Token], item: Item, sentence: range) -> bool:
    return item.has(Kind.CUE, *BIDDING) and bids(tokens, item, sentence)


def half_told(said: Sequence[Said], tokens: Sequence[Token], spec: UnclearWords) -> list[tuple[int, int]]:
    """The characters of what is said to be well, but not plainly ("voids normally until yesterday")."""
    return [(tokens[one.first].start, tokens[one.last - 1].end) for one in said if one.finding == spec.finding]


def told_unclearly(
    tokens: Sequence[Token], items: Sequence[Item], context: Sequence[Context], knowledge: NarrativeKnowledge
) -> list[tuple[int, int]]:
    """The characters of what a sentence leaves open: a numbness of no place, or a recovery that is awaited."""
    return _numb_again(tokens, items, context, knowledge) + awaited(tokens, items, knowledge)


def _numb_again(
    tokens: Sequence[Token], items: Sequence[Item], context: Sequence[Context], knowledge: NarrativeKnowledge
) -> list[tuple[int, int]]:
    """The characters of a numbness of no place behind a sign that a history may have ("CES in 2019, now numb again"), or
    behind a sense that was normal ("perianal sensation normal yesterday, now numb")."""
    known = next((k for k, item in enumerate(items) if _is_sign(item, knowledge)), None)
    if known is None or context[known].negated or silent(context[known]):
        return []
    behind = range(known + 1, len(items))
    if any(items[j].has(Kind.AREA) for j in behind):
        return []
    for j in behind:
        complaint = items[j].name(Kind.COMPLAINT)
        told = context[j].negated or context[j].resolved or silent(context[j])
        if complaint is not None and not told and knowledge.complaints[complaint].domain == "numb":
            return [(tokens[items[j].first].start, tokens[items[j].last - 1].end)]
    return []


def _is_sign(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.FINDING)
    topic = knowledge.topics.get(item.name(Kind.TOPIC) or "")
    named = topic.findings if topic is not None else () if name is None else knowledge.expands.get(name, (name,))
    return any(one in knowledge.unclear.beside for one in named)


def unread(told: Collection[Mention], places: Sequence[tuple[int, int]], spec: UnclearWords) -> list[Mention]:
    """The mention of what was not understood, where a text tells of no sign beside it.

    A denial says nothing of the words of another sentence: "No incontinence. It is a gamble when he wees."
    """
    if not places or any(mention.finding in spec.beside and mention.status is Status.PRESENT for mention in told):
        return []
    start, end = places[0]
    return [Mention(spec.finding, Status.PRESENT, start, end)]
