"""Whether a time opens what a sentence, a clause or somebody tells: "for six weeks ...", "she says that a month ago ..."."""

from __future__ import annotations

from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.told_time import Time

_LITTLE = frozenset(["a", "little", "bit", "just", "some"])
"""Before a time, that it was not quite so long ago, or longer."""


def opens_by_itself(around: Around, time: Time) -> bool:
    """Whether no word of something else stands before a time that opens a sentence ("PT started 12 Oct, numb ...")."""
    return all(
        token.kind == "num"
        or token.norm in statement_words.ROUGHLY_THEN | grammar.BEFORE_MONTH | grammar.TELLING | grammar.CLAUSES
        or token.norm in around.knowledge.own_times.subjects
        for token in around.tokens[around.first : time.first]
    )


def opens_clause(around: Around, time: Time, words: frozenset[str]) -> bool:
    """Whether a time opens a clause with one of the words before it ("reports that for about seven weeks ...")."""
    at, told = time.first - 1, False
    while at >= around.first and (
        around.tokens[at].norm in words or around.tokens[at].norm in statement_words.ROUGHLY_THEN
    ):
        told = told or around.tokens[at].norm in words
        at -= 1
    return told and (at < around.first or around.tokens[at].norm in grammar.TELLING)


def opens_told(around: Around, time: Time) -> bool:
    """Whether a day opens what somebody told ("today she mentions that a little over four weeks ago ...")."""
    at = time.first - 1
    while at > around.first and around.tokens[at].norm in statement_words.ROUGHLY_THEN | _LITTLE:
        at -= 1
    return around.tokens[at].norm == "that" or opens_clause(around, time, grammar.SINCE)
