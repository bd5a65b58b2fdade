"""Reads the short answers of charts: "4/5 right, 5/5 left", "no numbness", "decreased on the left", "2+ and symmetric".

A grammar of clauses over the words of ``values.yaml``. What it does not understand makes an answer less than
plain, and only a plain answer may deny a finding. Running time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cds_service.clinical.findings import Side
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Entry, Grade, Meaning, Phrases, Role, is_level, tokens
from cds_service.mapping.markup import unmarked
from cds_service.mapping.values.boxes import chosen, untouched
from cds_service.mapping.values.clauses import Answer, Clause, Mark, joined, read_clause, sided

LONGEST = 240
"""Characters; what is longer is a narrative and no answer."""
_DENYING = frozenset((Role.NEGATOR, Meaning.NO, Meaning.NO_OR_NORMAL, Meaning.ABSENT, Meaning.NEGATIVE, Meaning.NORMAL))

_COUNTABLE: frozenset[Entry] = frozenset((Role.FILLER, Role.REASON, Meaning.AFFIRMED))
"""Beside these a number says no more; a nought beside what is there would deny it, and a year may be long ago."""
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_UNFILLED = re.compile(r"\{[^{}]{1,80}:\s?\d{1,9}\}")
"""A list to choose from in which nobody has chosen ("{Yes/No:12345}")."""
_BREAKS = frozenset(",;|.\n")
_SILENT = frozenset(":()/[]{}=\"'*°•-_&#\\☐□◻")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a text says. ``plain``: every word was understood; ``missing``: it says that nobody looked.

    ``unasked``: that is the first thing it says, and what follows is no more than why.
    """

    said: tuple[Answer, ...] = ()
    plain: bool = False
    missing: bool = False
    unasked: bool = False
    side: Side | None = None
    """The side, where nothing but a side is said."""


_OPTION = re.compile(r"^\s*\d{1,2}\s*[-=:.)]+\s*(?=[a-z])|(?<=[a-z])\s*\(\d{1,2}\)\s*$")
"""The number of an option of a list, which says nothing beside its word: "0 - No", "No (0)"."""


_LEGEND = re.compile(r"\s*(\d{1,2})\s*\(([^()]{3,80})\)\s*\.?\s*")
"""A number and what the numbers mean: "0 (0 = no, 1 = yes)"."""
_NUMBERED = re.compile(r"(\d{1,2})\s*[=:]\s*([^\W\d_]+(?: [^\W\d_]+)*)")


def _by_legend(text: str) -> str:
    """The meaning of a number by the legend behind it, at its place; any other text as it is."""
    found = _LEGEND.fullmatch(text)
    if found is None:
        return text
    for one in _NUMBERED.finditer(text, found.start(2), found.end(2)):
        if one[1] == found[1]:
            return " " * one.start(2) + one[2] + " " * (len(text) - one.end(2))
    return text


def _says_more(choice: str, lexicon: Phrases) -> bool:
    """Whether beside a box that nobody ticked more is written than a choice of it ("No numb since Monday")."""
    if " " not in choice:
        return False
    answers = read_answers(choice, lexicon)
    return not answers.plain or not answers.missing


Graded = tuple[int, int, str]
"""Start, end and value of a grade in figures."""


def read_answers(
    text: str,
    lexicon: Phrases,
    symmetric: frozenset[str] = frozenset(),
    graded: Callable[[str], Iterable[Graded]] | None = None,
    label: frozenset[str] = frozenset(),
) -> Answers:
    """The answers in ``text``; ``graded`` finds grades in figures in the folded text.

    ``label``: words of the label, which may be repeated in the answer ("HIV status": "not HIV positive").
    """
    if len(text) > LONGEST:
        return Answers()
    laid = _by_legend(unmarked(text))
    if any(_says_more(choice, lexicon) for choice in untouched(laid)):
        return Answers()
    folded = fold(_UNFILLED.sub(lambda found: " " * len(found[0]), chosen(laid)))
    if graded is None:
        folded = _OPTION.sub(lambda found: " " * len(found[0]), folded)
    marks = _marks(folded, lexicon, list(graded(folded)) if graded else [], label)
    if not marks:
        # nothing is written there; the words of the label alone say something, but no answer
        blank = not any(c.isalnum() for c in folded)
        return Answers(plain=blank, missing=blank, unasked=blank)
    clauses = [read_clause(part, symmetric) for part in _parts(marks)]
    missing = any(c.missing for c in clauses)
    said: list[Answer] = []
    alone: Side | None = None
    for clause in clauses:
        sides = [item for item in clause.items if isinstance(item, Side)]
        if clause.values and not (missing and clause.reasoned and _is_degree(clause)):
            found = sided(clause)
            if alone is not None and not sides:
                found = [replace(a, side=alone) for a in found]
            said.extend(found)
            alone = None
        elif sides:
            side = joined(sides)
            if said and said[-1].side is None:
                said[-1] = replace(said[-1], side=side)
            else:
                alone = side
    plain = not any(c.unclear or (c.reasoned and not c.missing and (said or not missing)) for c in clauses)
    if any(a.meaning is Meaning.AFFIRMED for a in said) and any(m.entry in _DENYING for m in marks):
        # "negative for breast, prostate": what is named alone is not said to be there
        said, plain = [a for a in said if a.meaning is not Meaning.AFFIRMED], False
    return Answers(
        said=tuple(said),
        plain=plain,
        missing=missing,
        unasked=clauses[0].missing and plain,
        side=alone if not said else None,
    )


def _is_degree(clause: Clause) -> bool:
    return all(answer.meaning is Meaning.DEGREE for answer in clause.values)


def side_in(text: str, lexicon: Phrases) -> Side | None:
    """The side that a text names ("left LE", "R", "BLE"); None when it names none."""
    marks = _marks(fold(text[:LONGEST]), lexicon, [], frozenset())
    sides = [mark.entry for mark in marks if isinstance(mark.entry, Side)]
    return joined(sides) if sides else None


def _marks(folded: str, lexicon: Phrases, grades: Sequence[Graded], label: frozenset[str]) -> list[Mark]:
    """Everything in the text in order: grades, phrases, and words that nobody knows."""
    marks: list[Mark] = []
    done = 0
    for start, end, value in sorted(grades):
        marks += _words(folded, done, start, lexicon, label)
        marks.append(Mark(Grade(value), start, end, folded[start:end]))
        done = end
    return marks + _words(folded, done, len(folded), lexicon, label)


def _words(folded: str, start: int, end: int, lexicon: Phrases, label: frozenset[str]) -> list[Mark]:
    words = [(word, start + first, start + last) for word, first, last in tokens(folded[start:end])]
    marks: list[Mark] = []
    number = 0
    while number < len(words):
        word, first, last = words[number]
        match = phrase_at(words, number, lexicon)
        if match is not None and not (match[1] is Role.REASON and word in label):
            length, entry = match
            last = words[number + length - 1][2]
            marks.append(Mark(entry, first, last, folded[first:last]))
            number += length
            continue
        if word in _BREAKS:
            marks.append(Mark(Role.BREAK, first, last, word))
        elif not (word in _SILENT or word in label or is_level(word) or _counted(words, number, lexicon)):
            marks.append(Mark(Role.UNKNOWN, first, last, word))
        number += 1
    return marks


def phrase_at(words: Sequence[tuple[str, int, int]], at: int, lexicon: Phrases) -> tuple[int, Entry] | None:
    """The longest phrase that begins with the word ``at``: how many words it has, and what it is."""
    for phrase, entry in lexicon.get(words[at][0], ()):
        stop = at + len(phrase)
        if stop <= len(words) and all(words[at + i][0] == phrase[i] for i in range(1, len(phrase))):
            return len(phrase), entry
    return None


def _counted(words: Sequence[tuple[str, int, int]], at: int, lexicon: Phrases) -> bool:
    """Whether this is a number beside a word that takes one ("at 30 degrees", "wakes 3x")."""
    if not words[at][0][0].isdigit():
        return False
    said = words[at][0].strip("0.") and not _YEAR.fullmatch(words[at][0])
    taking = _COUNTABLE if said else _COUNTABLE - {Meaning.AFFIRMED}
    near = [words[i][0] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return any(n == "°" or any(e in taking for _, e in lexicon.get(n, ())) for n in near)


def _parts(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    part: list[Mark] = []
    for number, mark in enumerate(marks):
        if mark.entry is Role.BREAK:
            yield part
            part = []
            continue
        if isinstance(mark.entry, Side) and _turns(part, marks[number + 1 : number + 2]):
            yield part
            part = []
        part.append(mark)
    yield part


def _turns(part: Sequence[Mark], after: Sequence[Mark]) -> bool:
    """Whether a side begins a clause of its own, since one side was looked at and the other was not ("R 2/5 L NT")."""
    missed = any(mark.entry is Meaning.MISSING for mark in part)
    return bool(part) and (missed or any(mark.entry is Meaning.MISSING for mark in after))
