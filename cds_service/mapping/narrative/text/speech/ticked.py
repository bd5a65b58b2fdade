"""Questionnaires: a label and its answer told as one statement, "Numbness round genitals / back passage: Yes [ ] No [x]".

Only of a complaint, and only where the label is more than its name: it joins two parts or names a place. Plain labels, and those
of what works or that deny something themselves, are read where labels are read.
Source: clinical.md 7.3 (templates; a box that nobody ticked says nothing).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.speech.answers import OPEN
from cds_service.mapping.narrative.text.speech.options import one_of_options
from cds_service.mapping.narrative.text.speech.questions import Form, asks_of_function, read_question, statement
from cds_service.mapping.narrative.text.speech.replies import stop_behind

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_OPTIONS = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "unsure": OPEN, "maybe": OPEN, "sometimes": OPEN}
_BOTH = frozenset(["yes", "no"])
_ON, _OFF = "boxon", "boxoff"
_MARKS = frozenset(":?-=")
"""Between a label and its answer."""
_JOINS = frozenset(["/", "or", "and"])
_TIMED = grammar.OF_NOW | grammar.BEGAN | grammar.words("onset start since last past ago new still")
"""In a label, they ask when it is: "no" leaves it there at another time ("onset of numbness in legs or saddle today: no")."""
_EVER = frozenset(["now", "past"])
"""Both in a label, they ask for all times ("cancer now or in the past")."""
_SEVERAL, _ROOM = 2, 2
"""Labels of a line that are parted, and the blanks that part them at least."""
_BARE = 3
"""Tokens from a box to the colon of the next label where the option and the label are one word each."""
_LONGEST = 14
"""Tokens of the longest label."""


class Choice(NamedTuple):
    """Where the answer to a label begins and ends; ``said``: "yes", "no", "open", or "" where nobody answered."""

    first: int
    last: int
    said: str
    ticked: bool = True


def with_ticks(tokens: list[Token], words: DialogueWords) -> list[Token]:
    """The tokens of a text with such labels and their answers told as statements; others as they are."""
    kept: list[Token] = []
    begun = start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        told = _line_told(tokens[start:end], words)
        if told is not None:
            kept += [*tokens[begun:start], *told]
            begun = end
        start = end + 1
    return kept + tokens[begun:] if begun else tokens


def _line_told(line: Sequence[Token], words: DialogueWords) -> list[Token] | None:
    """A line as its statements; None where it is none of such labels. Several labels of a line are told one after the other."""
    boxed = any(token.kind == "box" for token in line)
    parts = _labels(line) if boxed else [line]
    if len(parts) > 1:
        each = [_line_told(part, words) or [*part, stop_behind(part[-1])] for part in parts]
        return [token for told in each for token in told]
    told = _told(line, words) if boxed or (line and line[-1].norm == "no") else None
    return one_of_options(line, words) if told is None and boxed else told


def _labels(line: Sequence[Token]) -> list[Sequence[Token]]:
    """The parts of a line with a label and boxes each ("Fever: [ ] yes [x] no   Saddle: [ ] normal [x] numb").

    Room parts them, or each option and label is one word.
    """
    colons = [at for at in range(len(line) - 1) if line[at].norm == ":" and line[at + 1].kind == "box"]
    if len(colons) < _SEVERAL:
        return [line]
    room = [at for at in range(1, len(line)) if line[at].start - line[at - 1].end >= _ROOM and line[at].kind == "word"]
    bare = [at - 1 for at in colons[1:] if line[at - _BARE].kind == "box"]
    gaps = [0, *sorted({*room, *bare})]
    starts = [gaps[max(bisect_left(gaps, colon) - 1, 0)] for colon in colons]
    if starts[0] or len(set(starts)) < len(colons):
        return [line]
    return [line[begin:end] for begin, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _told(line: Sequence[Token], words: DialogueWords) -> list[Token] | None:
    """A line as the statement that its answer makes of its label; None where it is no such line."""
    choice = choice_of(line)
    if choice is None:
        return None
    label = list(line[: choice.first])
    while label and label[-1].norm in _MARKS:
        label.pop()
    behind = list(line[choice.last :])
    parts = {token.norm for token in label}
    of_parts = not _JOINS.isdisjoint(parts) or (choice.ticked and not words.places.isdisjoint(parts))
    if not of_parts or not _is_complaint(label, words) or (choice.said == "no" and behind and behind[0].norm != "."):
        return None  # "no, until today"
    end = stop_behind(line[choice.last - 1])
    if not choice.said:
        return [end]
    return [*statement(read_question(label, words), choice.said, words), end, *behind]


def _is_complaint(label: Sequence[Token], words: DialogueWords) -> bool:
    """Whether a label asks for a complaint, and for nothing else."""
    norms = {token.norm for token in label}
    timed = norms & (_TIMED | words.spans)
    if not 1 < len(label) <= _LONGEST or (timed and not norms >= _EVER):
        return False
    if norms & words.negations or any(norm.endswith("n't") for norm in norms) or not norms.isdisjoint(words.ended):
        return False
    if any(token.norm in ":;.,|" or token.kind in ("box", "blank", "num") for token in label):
        return False
    question = read_question(label, words)
    asked = not (words.complaining | words.troubles).isdisjoint(norms)
    return asked and question.form is Form.NAMED and not asks_of_function(question, words)


def choice_of(line: Sequence[Token]) -> Choice | None:
    """The choice of a line, or its plain "no" behind a colon; None where neither stands."""
    if len(line) > 1 and line[-1].norm == "no" and line[-2].norm in ":?":
        return Choice(len(line) - 1, len(line), "no", ticked=False)
    boxes = [at for at, token in enumerate(line) if token.norm in (_ON, _OFF)]
    if len(boxes) <= 1:
        return None
    first = boxes[0]
    behind = line[first - 1].norm in _OPTIONS if first else False
    step = -1 if behind else 1
    options: list[tuple[str, bool]] = []
    for at in boxes:
        option = line[at + step].norm if 0 <= at + step < len(line) else ""
        if option not in _OPTIONS:
            return None
        options.append((_OPTIONS[option], line[at].norm == _ON))
    if {option for option, _ in options[:2]} != _BOTH:
        return None
    begin, end = (first - 1, boxes[-1] + 1) if behind else (first, boxes[-1] + 2)
    if end - begin > 3 * len(boxes):
        return None
    ticked = [option for option, on in options if on]
    return Choice(begin, end, ticked[0] if len(ticked) == 1 else OPEN if ticked else "")
