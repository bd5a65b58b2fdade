"""One clause of a short answer: its values, what turns them round, what is said beside them, and their sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cds_service.clinical.findings import Course, Side
from cds_service.knowledge.value_words import Entry, Grade, Meaning, Role

_COURSES = {
    Meaning.NEW: Course.NEW,
    Meaning.WORSE: Course.WORSE,
    Meaning.STABLE: Course.STABLE,
    Meaning.BETTER: Course.BETTER,
}
_BESIDE = frozenset(
    (*_COURSES, Meaning.MISSING, Meaning.POSSIBLE, Meaning.HISTORICAL, Meaning.DEGREE, Meaning.AFFIRMED)
)
_TURNED = {
    Meaning.PRESENT: Meaning.ABSENT,
    Meaning.POSITIVE: Meaning.NEGATIVE,
    Meaning.NORMAL: Meaning.ABNORMAL,
    Meaning.ABNORMAL: Meaning.NORMAL,
    Meaning.HIGH: Meaning.NORMAL,
    Meaning.LOW: Meaning.NORMAL,
}
_REPEATED = frozenset((Meaning.PRESENT, Meaning.POSITIVE, Meaning.YES))
_LISTS = frozenset(("or", "nor", "/"))
_ALARMING = frozenset((Meaning.YES, Meaning.PRESENT, Meaning.POSITIVE, Meaning.ABNORMAL, Meaning.LOW, Meaning.HIGH))
"""What is more than the name of what nobody looked for, where it follows the word for that ("n/a numb")."""


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
class Mark:
    """A word, sign or grade that is known, with its place in the text."""

    entry: Entry
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Clause:
    """What one clause says."""

    values: list[Answer] = field(default_factory=list)
    items: list[int | Side] = field(default_factory=list)
    """Values (by number) and sides in the order in which they stand."""
    possible: bool = False
    historical: bool = False
    course: Course | None = None
    degree: Mark | None = None
    affirmed: Mark | None = None
    unclear: bool = False
    missing: bool = False
    missed_at: int = 0
    """Where it says that nobody looked."""
    reasoned: bool = False
    """It has words that say why nobody looked, here or in another clause."""


class _Negation:
    """How far a "no" reaches: over the description that follows, and over a list of them with "or"."""

    def __init__(self) -> None:
        self.mark: Mark | None = None
        self.denied = False
        self.listed = False
        self.lost = False

    def begins(self, mark: Mark) -> None:
        """A negator stands here."""
        self.mark, self.denied, self.listed = mark, False, False

    def ends(self) -> Mark | None:
        """The negator that was still waiting for something to deny."""
        mark, self.mark = self.mark, None
        return mark


def read_clause(marks: Sequence[Mark], symmetric: frozenset[str]) -> Clause:
    """The clause that these words make."""
    clause = Clause()
    negation = _Negation()
    answered = any(_answers(mark) and mark.text not in symmetric for mark in marks)
    for mark in marks:
        entry = mark.entry
        if isinstance(entry, Side):
            clause.items.append(entry)
        elif isinstance(entry, Grade):
            clause.unclear |= negation.ends() is not None
            _add(clause, Answer(mark.start, mark.end, grade=entry.value))
        elif isinstance(entry, Role):
            _word(clause, mark, entry, negation)
        elif mark.text in symmetric and answered:
            clause.items.append(Side.BILATERAL)
        elif not _beside(clause, mark, entry):
            _meant(clause, mark, entry, negation)
    _close(clause, negation.ends())
    return clause


def _answers(mark: Mark) -> bool:
    return isinstance(mark.entry, Grade) or (isinstance(mark.entry, Meaning) and mark.entry not in _BESIDE)


def _word(clause: Clause, mark: Mark, role: Role, negation: _Negation) -> None:
    """A word that is no answer."""
    if role is Role.UNKNOWN:
        # "no improvement", "not as weak as before": nobody knows what is denied, nor what it does to the rest
        clause.unclear = True
        negation.lost |= negation.ends() is not None
    elif role is Role.REASON:
        clause.reasoned = True
        waiting = negation.ends() is not None
        clause.unclear |= waiting
        negation.lost |= waiting
    elif role is Role.NEGATOR:
        clause.unclear |= negation.mark is not None
        negation.begins(mark)
    elif role is Role.FUNCTION:
        begun = negation.ends()
        if begun is not None:
            _add(clause, Answer(begun.start, mark.end, Meaning.ABNORMAL))
    elif mark.text in _LISTS:
        negation.listed = True


def _meant(clause: Clause, mark: Mark, meaning: Meaning, negation: _Negation) -> None:
    """An answer, turned round by what stands before it."""
    if negation.lost:
        return
    begun = negation.ends()
    if begun is not None:
        after = _TURNED.get(meaning)
        negation.denied = after is Meaning.NORMAL
        if after is None:
            clause.unclear = True
        else:
            _add(clause, Answer(begun.start, mark.end, after))
    elif negation.denied and meaning in _REPEATED:
        # "no numbness present"
        return
    elif negation.denied and meaning is Meaning.ABNORMAL:
        # "no numbness or tingling" denies both; without "or" the second may be an exception
        if negation.listed:
            _add(clause, Answer(mark.start, mark.end, Meaning.NORMAL))
        else:
            clause.unclear = True
    else:
        _add(clause, Answer(mark.start, mark.end, meaning))


def _beside(clause: Clause, mark: Mark, meaning: Meaning) -> bool:
    """Take note of what is said beside an answer; False when it is an answer."""
    if meaning is Meaning.MISSING:
        clause.missing, clause.missed_at = True, mark.start
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
    elif meaning is Meaning.AFFIRMED:
        clause.affirmed = clause.affirmed or mark
    else:
        return False
    return True


def _add(clause: Clause, answer: Answer) -> None:
    clause.items.append(len(clause.values))
    clause.values.append(answer)


def _close(clause: Clause, negator: Mark | None) -> None:
    """What a clause says that has no answer in it: "no", "mild", "new", "possible", "resolved"."""
    if negator is not None:
        if clause.values or clause.affirmed is not None:
            # "not known" denies nothing
            clause.unclear = True
        else:
            _add(clause, Answer(negator.start, negator.end, Meaning.NO))
    if not clause.values and clause.degree is not None and not clause.missing:
        word = clause.degree
        if clause.course in (Course.STABLE, Course.BETTER) and not (clause.possible or clause.historical):
            clause.unclear = True
        else:
            _add(clause, Answer(word.start, word.end, Meaning.DEGREE))
    said = clause.affirmed
    if not clause.values and said is not None and not (clause.unclear or clause.missing or clause.historical):
        _add(clause, Answer(said.start, said.end, Meaning.AFFIRMED))
    if clause.missing:
        _unlooked(clause)
    clause.values = [
        replace(a, possible=clause.possible, historical=clause.historical, course=clause.course) for a in clause.values
    ]


def _unlooked(clause: Clause) -> None:
    """Where nobody looked nothing was found, save a grade, which may be the less for it ("3/5, limited by pain")."""
    beyond = any(a.meaning in _ALARMING and a.start > clause.missed_at for a in clause.values)
    degree = clause.degree is not None and clause.degree.start > clause.missed_at and not clause.reasoned
    graded = {n: a for n, a in enumerate(clause.values) if a.grade is not None}
    clause.unclear |= beyond or degree or bool(graded)
    clause.possible |= bool(graded)
    places = {n: place for place, n in enumerate(graded)}
    clause.items = [
        item if isinstance(item, Side) else places[item]
        for item in clause.items
        if graded and (isinstance(item, Side) or item in places)
    ]
    clause.values = list(graded.values())


def sided(clause: Clause) -> list[Answer]:
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


def _leading(clause: Clause, before: dict[int, list[Side]]) -> dict[int, Side]:
    chosen: dict[int, Side] = {}
    current: Side | None = None
    for number in range(len(clause.values)):
        if number in before:
            current = joined(before[number])
        if current is not None:
            chosen[number] = current
    trailing = [item for item in clause.items[-1:] if isinstance(item, Side)]
    if trailing and len(clause.values) == 1:
        chosen[0] = joined([chosen[0], *trailing]) if 0 in chosen else trailing[0]
    return chosen


def _trailing(clause: Clause, before: dict[int, list[Side]], after: dict[int, list[Side]]) -> dict[int, Side]:
    chosen: dict[int, Side] = {}
    count = len(clause.values)
    for number in range(count):
        sides = after.get(number)
        if not sides:
            continue
        last_has_own = bool(after.get(count - 1))
        if number + 1 in before and not last_has_own and number + 1 == count - 1 and len(sides) > 1:
            chosen[number], chosen[number + 1] = sides[0], joined(sides[1:])
        else:
            chosen[number] = joined(sides)
    if count > 1 and set(chosen) == {count - 1}:
        chosen = dict.fromkeys(range(count), chosen[count - 1])
    return chosen


def joined(sides: Sequence[Side]) -> Side:
    """One side, or both."""
    return sides[0] if len(set(sides)) == 1 else Side.BILATERAL
