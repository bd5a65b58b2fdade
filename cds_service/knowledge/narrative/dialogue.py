"""Words of talk in turns, of questions and of answers: ``narrative/dialogue.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

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
    shown: list[str]
    theirs: list[str]
    having: list[str]
    negations: list[str]
    places: list[str]
    pointing: list[str]
    called_there: str


@dataclass(frozen=True, slots=True)
class DialogueWords:
    """Single words and phrases, as the reader spells them.

    ``answers``: phrase -> "yes", "agreed", "no" or "partly". ``marks``: "no", "partly", "open" or "well" -> the word before
    what was so answered.
    ``own``: a word of a question -> as who is asked says it.
    ``abilities``: what "no" is the loss of. ``pointing``: what an answer calls a place by that was asked about, if the question
    has a word of ``places``; ``called_there``: as phrases call it.
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
    troubles: frozenset[str]
    auxiliaries: frozenset[str]
    subjects: frozenset[str]
    own: Mapping[str, str]
    own_verbs: Mapping[str, str]
    abilities: frozenset[str]
    well_words: frozenset[str]
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
    shown: frozenset[str]
    theirs: frozenset[str]
    having: frozenset[str]
    negations: frozenset[str]
    places: frozenset[str]
    pointing: frozenset[Words]
    called_there: str


def dialogue_of(doc: DialogueDoc, stem: Callable[[Iterable[str]], Words]) -> DialogueWords:
    """The words of a file as the reader spells them."""

    def words(listed: Iterable[str]) -> frozenset[str]:
        return frozenset(stem(listed))

    def phrases(listed: Iterable[str]) -> frozenset[Words]:
        return frozenset(stem(some.split()) for some in listed)

    answers = {
        stem(some.split()): said
        for said, listed in (
            ("well", doc.well),
            ("yes", doc.yes),
            ("agreed", doc.agreed),
            ("no", doc.no),
            ("partly", doc.partly),
        )
        for some in listed
    }
    return DialogueWords(
        askers=words(doc.askers),
        answerers=words(doc.answerers),
        short_askers=words(doc.short_askers),
        short_answerers=words(doc.short_answerers),
        fillers=words(doc.fillers),
        answers=answers,
        marks={said: stem([word])[0] for said, word in doc.marks.items()},
        limited=words(doc.limited),
        after_no=words(doc.after_no),
        troubles=words(doc.troubles),
        auxiliaries=words(doc.auxiliaries),
        subjects=words(doc.subjects),
        own=doc.own_words,
        own_verbs=doc.own_verbs,
        abilities=words(doc.abilities),
        well_words=words(doc.well_words),
        complaining=words(doc.complaining),
        ended=words(doc.ended),
        kin=words(doc.kin),
        openings=phrases(doc.openings),
        leads=phrases(doc.leads),
        how=phrases(doc.how),
        asking=words(doc.asking),
        how_long=phrases(doc.how_long),
        spans=words(doc.spans),
        since_words=words(doc.since_words),
        shown=words(doc.shown),
        theirs=words(doc.theirs),
        having=words(doc.having),
        negations=words(doc.negations),
        places=words(doc.places),
        pointing=phrases(doc.pointing),
        called_there=doc.called_there,
    )
