"""Sheets whose answers stand below their questions: "Any accident with your bowels?" / "   no".

A single question in a text and the line below it are no sheet unless that line is nothing but an answer.
Source: clinical.md 7.3 (question forms and templates).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import OPEN, OWN, read_answer
from cds_service.mapping.narrative.text.speech.ticked import choice_of
from cds_service.mapping.narrative.text.speech.turns import Exchange

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_LABEL = 5
"""Tokens at the begin of a line among which a colon makes it a label of its own."""
_LINES = 3
"""Lines of the longest answer."""
_MARKS = frozenset(".!")
_OFFERED = frozenset(["yes", "no", "y", "n"])
_BOTH = 2
"""Answers of a printed choice, which nobody made."""
_STROKE = frozenset("/")
_LISTING = frozenset("/,") | {"and", "or"}


def below_questions(tokens: Sequence[Token], words: DialogueWords) -> list[Exchange]:
    """What is asked in lines and answered below them, in the order of the text."""
    lines = list(_lines(tokens))
    found: list[Exchange] = []
    for at, asked in enumerate(lines):
        told = _answer(tokens, lines, at + 1) if _asks(tokens, asked) else range(0)
        if told:
            found += _one_by_one(tokens, asked, told)
    if len(found) == 1:
        return [one for one in found if _is_answer(tokens, one, words)]
    return found if any(_known(tokens, one, words)[0] not in (OPEN, OWN) for one in found) else []


def _lines(tokens: Sequence[Token]) -> Iterator[range]:
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        yield range(start, end)
        start = end + 1


def _asks(tokens: Sequence[Token], line: range) -> bool:
    return len(line) > 1 and tokens[line.stop - 1].norm == "?"


def _is_labelled(tokens: Sequence[Token], line: range) -> bool:
    return any(tokens[at].norm in (":", "=") for at in line[:_LABEL])


def _answer(tokens: Sequence[Token], lines: Sequence[range], at: int) -> range:
    """The lines below a question up to the next one, an empty one or a label; none where one of these follows at once."""
    if at + 1 < len(lines) and not lines[at]:
        at += 1
    end = at
    while end < min(at + _LINES, len(lines)) and lines[end]:
        if _asks(tokens, lines[end]) or _is_labelled(tokens, lines[end]):
            break
        end += 1
    if end == at:
        return range(0)
    return _marked(tokens, range(lines[at].start, lines[end - 1].stop))


def _marked(tokens: Sequence[Token], told: range) -> range:
    """An answer, or what is marked of the answers that are printed there; none where it is not clear which."""
    line = [tokens[at] for at in told]
    if any(token.kind == "box" for token in line):
        choice = choice_of(line)
        said = choice.said if choice is not None else ""
        at = next((at for at in told if said and tokens[at].norm == said), -1)
        return range(at, at + 1) if at >= 0 else range(0)
    printed = [token.norm for token in line if token.kind not in ("punct", "brk")]
    return range(0) if len(printed) == len(set(printed)) == _BOTH and set(printed) <= _OFFERED else told


def _one_by_one(tokens: Sequence[Token], asked: range, told: range) -> list[Exchange]:
    """A question and its answer; each part of both where strokes part them ("Bladder / numb seat?" / "no / yes").

    None where they part the answer only: it is not clear then of what each part is.
    """
    answers = _parts(tokens, told, _STROKE)
    if len(answers) == 1:
        return [Exchange(asked.start, asked, told, told.stop, written=True)]
    questions = _parts(tokens, asked, _STROKE)
    if len(questions) != len(answers):
        questions = _parts(tokens, asked, _LISTING)
    if len(questions) != len(answers):
        return []
    starts = [asked.start, *(told.stop for _ in answers[1:])]
    return [Exchange(*of, told.stop, written=True) for of in zip(starts, questions, answers, strict=True)]


def _parts(tokens: Sequence[Token], line: range, marks: frozenset[str]) -> list[range]:
    ends = [*(at for at in line if tokens[at].norm in marks), line.stop]
    starts = [line.start, *(end + 1 for end in ends[:-1])]
    return [range(*part) for part in zip(starts, ends, strict=True)]


def is_unanswered(tokens: Sequence[Token], pair: Exchange, words: DialogueWords) -> bool:
    """Whether nobody answered a question, which then tells nothing ("n/a", "____")."""
    return tuple(tokens[at].norm for at in pair.answer if tokens[at].norm != ".") in words.unanswered


def _known(tokens: Sequence[Token], pair: Exchange, words: DialogueWords) -> tuple[str, int]:
    """What an answer says, and the tokens that only say so."""
    return read_answer([tokens[at] for at in pair.answer], {tokens[at].norm for at in pair.question}, words)


def _is_answer(tokens: Sequence[Token], pair: Exchange, words: DialogueWords) -> bool:
    said, length = _known(tokens, pair, words)
    rest = [tokens[at].norm for at in pair.answer[length:]]
    return said not in (OPEN, OWN) and not set(rest) - _MARKS
