"""Words of talk in turns, of questions and of answers: ``narrative/dialogue.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from cds_service.knowledge.narrative.docs import Doc
from cds_service.knowledge.narrative.patterns import Words


class DialogueDoc(Doc):
    """``dialogue.yaml``."""

    version: str
    askers: list[str]
    answerers: list[str]
    short_askers: list[str]
    short_answerers: list[str]
    fillers: list[str]
    marks: dict[str, str]
    yes: list[str]
    well: list[str]
    after_well: list[str]
    turning: list[str]
    exempting: list[str]
    agreed: list[str]
    no: list[str]
    partly: list[str]
    limited: list[str]
    after_no: list[str]
    troubles: list[str]
    auxiliaries: list[str]
    subjects: list[str]
    own_words: dict[str, str]
    own_verbs: dict[str, str]
    abilities: list[str]
    well_words: list[str]
    as_usual: dict[str, list[str]]
    goods: list[str]
    plain: list[str]
    complaining: list[str]
    ended: list[str]
    kin: list[str]
    openings: list[str]
    leads: list[str]
    how: list[str]
    asking: list[str]
    how_long: list[str]
    spans: list[str]
    since_words: list[str]
    placing: list[str]
    telling: list[str]
    shown: list[str]
    theirs: list[str]
    having: list[str]
    negations: list[str]
    organs: dict[str, list[str]]
    apart: list[str]
    going_on: list[str]
    unanswered: list[str]
    results_of_health: list[str]
    places: list[str]
    limbs: list[str]
    pointing: list[str]
    called_there: str


@dataclass(frozen=True, slots=True)
class DialogueWords:
    """Single words and phrases, as the reader spells them.

    ``answers``: phrase -> "yes", "agreed", "no" or "partly". ``marks``: "no", "partly", "open" or "well" -> the word before
    what was so answered.
    ``own``: a word of a question -> as who is asked says it.
    ``abilities``: what "no" is the loss of. ``pointing``: what an answer calls a place by that was asked about, if the question
    has a word of ``places``; ``limbs``: those that are told instead of the place that was meant; ``called_there``: as phrases
    call it. ``unanswered``: on a sheet, that nobody answered. ``organs``: a word that names one -> as the reader calls it.
    ``as_usual``: a phrase -> the one word that it is.
    """

    askers: frozenset[str]
    answerers: frozenset[str]
    short_askers: frozenset[str]
    short_answerers: frozenset[str]
    fillers: frozenset[str]
    answers: Mapping[Words, str]
    marks: Mapping[str, str]
    limited: frozenset[str]
    after_no: frozenset[str]
    after_well: frozenset[str]
    turning: frozenset[str]
    exempting: frozenset[str]
    troubles: frozenset[str]
    auxiliaries: frozenset[str]
    subjects: frozenset[str]
    own: Mapping[str, str]
    own_verbs: Mapping[str, str]
    abilities: frozenset[str]
    well_words: frozenset[str]
    as_usual: Mapping[Words, str]
    goods: frozenset[str]
    plain: frozenset[str]
    complaining: frozenset[str]
    ended: frozenset[str]
    kin: frozenset[str]
    openings: frozenset[Words]
    leads: frozenset[Words]
    how: frozenset[Words]
    asking: frozenset[str]
    how_long: frozenset[Words]
    spans: frozenset[str]
    since_words: frozenset[str]
    placing: frozenset[str]
    telling: frozenset[str]
    shown: frozenset[str]
    theirs: frozenset[str]
    having: frozenset[str]
    negations: frozenset[str]
    organs: Mapping[str, str]
    apart: frozenset[str]
    going_on: frozenset[str]
    unanswered: frozenset[Words]
    results_of_health: frozenset[str]
    places: frozenset[str]
    limbs: frozenset[str]
    pointing: frozenset[Words]
    called_there: str


_PHRASES = ("openings", "leads", "how", "how_long", "pointing", "unanswered")
_ANSWERS = ("well", "yes", "agreed", "no", "partly")


def dialogue_of(doc: DialogueDoc, stem: Callable[[Iterable[str]], Words]) -> DialogueWords:
    """The words of a file as the reader spells them."""
    given = msgspec.structs.asdict(doc)
    apart = {"version", "marks", "own_words", "own_verbs", "called_there", "organs", "as_usual", *_PHRASES, *_ANSWERS}
    words = {name: frozenset(stem(listed)) for name, listed in given.items() if name not in apart}
    openings, leads, how, how_long, pointing, unanswered = (
        frozenset(stem(some.split()) for some in given[name]) for name in _PHRASES
    )
    return DialogueWords(
        **words,
        openings=openings,
        leads=leads,
        how=how,
        how_long=how_long,
        pointing=pointing,
        unanswered=unanswered,
        answers={stem(some.split()): said for said in _ANSWERS for some in given[said]},
        marks={said: stem([word])[0] for said, word in doc.marks.items()},
        as_usual={stem(one.split()): stem([word])[0] for word, some in doc.as_usual.items() for one in some},
        own=doc.own_words,
        own_verbs=doc.own_verbs,
        called_there=doc.called_there,
        organs={one: stem([name])[0] for name, some in doc.organs.items() for one in stem(some)},
    )
