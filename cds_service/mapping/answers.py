"""Reads the short answers of charts: "4/5 right, 5/5 left", "no numbness", "decreased on the left", "2+ and symmetric".

A grammar of clauses over the words of ``values.yaml``. What it does not understand makes an answer less than
plain, and only a plain answer may deny a finding. Running time is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cds_service.clinical.findings import Course, Side
from cds_service.knowledge.value_words import Entry, Grade, Meaning, Phrases, Role, fold, tokens

LONGEST = 240
"""Characters; what is longer is a narrative and no answer."""

_COURSES = {
    Meaning.NEW: Course.NEW,
    Meaning.WORSE: Course.WORSE,
    Meaning.STABLE: Course.STABLE,
    Meaning.BETTER: Course.BETTER,
}
_TURNED = {
    Meaning.PRESENT: Meaning.ABSENT,
    Meaning.POSITIVE: Meaning.NEGATIVE,
    Meaning.NORMAL: Meaning.ABNORMAL,
    Meaning.ABNORMAL: Meaning.NORMAL,
    Meaning.HIGH: Meaning.NORMAL,
    Meaning.LOW: Meaning.NORMAL,
}
_BREAKS = frozenset(",;|.\n")
_SILENT = frozenset(":()/[]{}=\"'*°•-_&#\\")
_LISTS = frozenset(("or", "nor", "/"))


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement: a meaning or a grade, with its side and its place in the text (code points, half-open)."""

    start: int
    end: int
    meaning: Meaning | None = None
    grade: str | None = None
    side: Side | None = None
    possible: bool = False
    historical: bool = False
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a text says. ``plain``: every word was understood; ``missing``: it says that nobody looked."""

    said: tuple[Answer, ...] = ()
    plain: bool = False
    missing: bool = False
    side: Side | None = None
    """The side, where nothing but a side is said."""


Graded = tuple[int, int, str]
"""Start, end and value of a grade in figures."""


@dataclass(frozen=True, slots=True)
class _Mark:
    entry: Entry
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Clause:
    values: list[Answer] = field(default_factory=list)
    items: list[int | Side] = field(default_factory=list)
    """Values (by number) and sides in the order in which they stand."""
    possible: bool = False
    historical: bool = False
    course: Course | None = None
    degree: _Mark | None = None
    unclear: bool = False
    missing: bool = False


def read_answers(
    text: str,
    lexicon: Phrases,
    symmetric: frozenset[str] = frozenset(),
    graded: Callable[[str], Iterable[Graded]] | None = None,
) -> Answers:
    """The answers in ``text``; ``graded`` finds grades in figures in the folded text."""
    if len(text) > LONGEST:
        return Answers()
    folded = fold(text)
    marks, unknown = _marks(folded, lexicon, list(graded(folded)) if graded else [])
    if not marks and not unknown:
        return Answers(plain=True, missing=True)
    clauses = [_clause(part, symmetric) for part in _parts(marks)]
    said: list[Answer] = []
    alone: Side | None = None
    for clause in clauses:
        sides = [item for item in clause.items if isinstance(item, Side)]
        if clause.values:
            found = _sided(clause)
            if alone is not None and not sides:
                found = [replace(a, side=alone) for a in found]
            said.extend(found)
            alone = None
        elif sides:
            side = _joined(sides)
            if said and said[-1].side is None:
                said[-1] = replace(said[-1], side=side)
            else:
                alone = side
    return Answers(
        said=tuple(said),
        plain=not unknown and not any(c.unclear for c in clauses),
        missing=any(c.missing for c in clauses),
        side=alone if not said else None,
    )


def side_in(text: str, lexicon: Phrases) -> Side | None:
    """The side that a text names ("left LE", "R", "BLE"); None when it names none."""
    marks, _ = _marks(fold(text[:LONGEST]), lexicon, [])
    sides = [mark.entry for mark in marks if isinstance(mark.entry, Side)]
    return _joined(sides) if sides else None


def _marks(folded: str, lexicon: Phrases, grades: Sequence[Graded]) -> tuple[list[_Mark], bool]:
    """Everything that is known in the text in order, and whether a word was not."""
    words = list(tokens(folded))
    marks: list[_Mark] = []
    unknown = False
    ahead = sorted(grades)
    number = 0
    while number < len(words):
        word, start, end = words[number]
        if ahead and start >= ahead[0][0]:
            first, last, value = ahead.pop(0)
            marks.append(_Mark(Grade(value), first, last, folded[first:last]))
            while number < len(words) and words[number][1] < last:
                number += 1
            continue
        limit = ahead[0][0] if ahead else len(folded)
        match = _phrase(words, number, lexicon, limit)
        if match is not None:
            length, entry = match
            last = words[number + length - 1][2]
            marks.append(_Mark(entry, start, last, folded[start:last]))
            number += length
            continue
        if word in _BREAKS:
            marks.append(_Mark(Role.BREAK, start, end, word))
        elif word not in _SILENT and not _counted(words, number, lexicon):
            unknown = True
        number += 1
    return marks, unknown


def _phrase(words: Sequence[tuple[str, int, int]], at: int, lexicon: Phrases, limit: int) -> tuple[int, Entry] | None:
    for phrase, entry in lexicon.get(words[at][0], ()):
        stop = at + len(phrase)
        if (
            stop <= len(words)
            and words[stop - 1][2] <= limit
            and all(words[at + i][0] == phrase[i] for i in range(1, len(phrase)))
        ):
            return len(phrase), entry
    return None


def _counted(words: Sequence[tuple[str, int, int]], at: int, lexicon: Phrases) -> bool:
    """Whether this is a number beside a word that takes one ("at 30 degrees")."""
    if not words[at][0][0].isdigit():
        return False
    near = [words[i][0] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return any(n == "°" or any(e is Role.FILLER for _, e in lexicon.get(n, ())) for n in near)


def _parts(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    part: list[_Mark] = []
    for mark in marks:
        if mark.entry is Role.BREAK:
            yield part
            part = []
        else:
            part.append(mark)
    yield part


class _Negation:
    """How far a "no" reaches: over the description that follows, and over a list of them with "or"."""

    def __init__(self) -> None:
        self.mark: _Mark | None = None
        self.denied = False
        self.listed = False

    def begins(self, mark: _Mark) -> None:
        """A negator stands here."""
        self.mark, self.denied, self.listed = mark, False, False

    def ends(self) -> _Mark | None:
        """The negator that was still waiting for something to deny."""
        mark, self.mark = self.mark, None
        return mark


def _clause(marks: Sequence[_Mark], symmetric: frozenset[str]) -> _Clause:
    clause = _Clause()
    negation = _Negation()
    for mark in marks:
        entry = mark.entry
        if isinstance(entry, Side):
            clause.items.append(entry)
        elif isinstance(entry, Grade):
            clause.unclear |= negation.ends() is not None
            _add(clause, Answer(mark.start, mark.end, grade=entry.value))
        elif isinstance(entry, Role):
            _word(clause, mark, entry, negation)
        elif mark.text in symmetric and clause.values:
            clause.items.append(Side.BILATERAL)
        elif not _beside(clause, mark, entry):
            _meant(clause, mark, entry, negation)
    _close(clause, negation.ends())
    return clause


def _word(clause: _Clause, mark: _Mark, role: Role, negation: _Negation) -> None:
    """A word that is no answer."""
    if role is Role.NEGATOR:
        clause.unclear |= negation.mark is not None
        negation.begins(mark)
    elif role is Role.FUNCTION:
        begun = negation.ends()
        if begun is not None:
            _add(clause, Answer(begun.start, mark.end, Meaning.ABNORMAL))
    elif mark.text in _LISTS:
        negation.listed = True


def _meant(clause: _Clause, mark: _Mark, meaning: Meaning, negation: _Negation) -> None:
    """An answer, turned round by what stands before it."""
    begun = negation.ends()
    if begun is not None:
        after = _TURNED.get(meaning)
        negation.denied = after is Meaning.NORMAL
        if after is None:
            clause.unclear = True
        else:
            _add(clause, Answer(begun.start, mark.end, after))
    elif negation.denied and meaning is Meaning.ABNORMAL:
        # "no numbness or tingling" denies both; without "or" the second may be an exception
        if negation.listed:
            _add(clause, Answer(mark.start, mark.end, Meaning.NORMAL))
        else:
            clause.unclear = True
    else:
        _add(clause, Answer(mark.start, mark.end, meaning))


def _beside(clause: _Clause, mark: _Mark, meaning: Meaning) -> bool:
    """Take note of what is said beside an answer; False when it is an answer."""
    if meaning is Meaning.MISSING:
        clause.missing = True
    elif meaning is Meaning.POSSIBLE:
        clause.possible = True
        if mark.text.isalpha():
            clause.degree = clause.degree or mark
    elif meaning is Meaning.HISTORICAL:
        clause.historical = True
        clause.degree = clause.degree or mark
    elif meaning in _COURSES:
        clause.course = _COURSES[meaning]
        clause.degree = clause.degree or mark
    elif meaning is Meaning.DEGREE:
        clause.degree = mark
    else:
        return False
    return True


def _add(clause: _Clause, answer: Answer) -> None:
    clause.items.append(len(clause.values))
    clause.values.append(answer)


def _close(clause: _Clause, negator: _Mark | None) -> None:
    """What a clause says that has no answer in it: "no", "mild", "new", "possible", "resolved"."""
    if negator is not None:
        if clause.values:
            clause.unclear = True
        else:
            _add(clause, Answer(negator.start, negator.end, Meaning.NO))
    if not clause.values and clause.degree is not None and not clause.missing:
        word = clause.degree
        if clause.course in (Course.STABLE, Course.BETTER) and not (clause.possible or clause.historical):
            clause.unclear = True
        else:
            _add(clause, Answer(word.start, word.end, Meaning.DEGREE))
    if clause.missing:
        clause.values.clear()
        clause.items.clear()
    clause.values = [
        replace(a, possible=clause.possible, historical=clause.historical, course=clause.course) for a in clause.values
    ]


def _sided(clause: _Clause) -> list[Answer]:
    """Each value with its side: the one before it when sides come first, else the one after it."""
    first = next((item for item in clause.items if isinstance(item, Side)), None)
    if first is None:
        return clause.values
    before: dict[int, list[Side]] = {}
    after: dict[int, list[Side]] = {}
    latest: int | None = None
    waiting: list[Side] = []
    for item in clause.items:
        if isinstance(item, Side):
            waiting.append(item)
            if latest is not None:
                after.setdefault(latest, []).append(item)
        else:
            if waiting:
                before[item] = waiting
                waiting = []
            latest = item
    leading = isinstance(clause.items[0], Side)
    chosen = _leading(clause, before) if leading else _trailing(clause, before, after)
    return [replace(a, side=chosen[n]) if n in chosen else a for n, a in enumerate(clause.values)]


def _leading(clause: _Clause, before: dict[int, list[Side]]) -> dict[int, Side]:
    chosen: dict[int, Side] = {}
    current: Side | None = None
    for number in range(len(clause.values)):
        if number in before:
            current = _joined(before[number])
        if current is not None:
            chosen[number] = current
    trailing = [item for item in clause.items[-1:] if isinstance(item, Side)]
    if trailing and len(clause.values) == 1:
        chosen[0] = _joined([chosen[0], *trailing]) if 0 in chosen else trailing[0]
    return chosen


def _trailing(clause: _Clause, before: dict[int, list[Side]], after: dict[int, list[Side]]) -> dict[int, Side]:
    chosen: dict[int, Side] = {}
    count = len(clause.values)
    for number in range(count):
        sides = after.get(number)
        if not sides:
            continue
        last_has_own = bool(after.get(count - 1))
        if number + 1 in before and not last_has_own and number + 1 == count - 1 and len(sides) > 1:
            chosen[number], chosen[number + 1] = sides[0], _joined(sides[1:])
        else:
            chosen[number] = _joined(sides)
    if count > 1 and set(chosen) == {count - 1}:
        chosen = dict.fromkeys(range(count), chosen[count - 1])
    return chosen


def _joined(sides: Sequence[Side]) -> Side:
    return sides[0] if len(set(sides)) == 1 else Side.BILATERAL
