"""What one result says of one finding: present or absent, its grade and its side."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import EXAMINED, Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading
from cds_service.mapping.narrative.examination.grade import BEST, Grade
from cds_service.mapping.narrative.examination.listed_denials import Denial, denial_of
from cds_service.mapping.narrative.examination.settled import settled
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.degrees import degree
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import grammar

_DOUBTFUL = "doubtful"
"""The class of results that leave a sign open ("equivocal")."""
_ABSENT, _NOTHING_LEFT = "absent", "0"
"""The class of results that nothing was found, and the grade of a movement of which that is said."""
_NO_AMOUNT = frozenset(("none", "nil"))
"""They may tell how much is left of what a label names ("reduced perianal sensation: none")."""
_EXAMINED = frozenset((EXAMINED,))
_OTHERS = 8
"""Tokens before a limb among which other muscles of it are named."""
_ANSWER = 3
"""Tokens of a mark, an answer, and what closes it."""


def state(
    around: Around,
    reading: Reading,
    element: Element,
    finding: str,
    domain: str,
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> Said | None:
    """What the result says of the finding at this element; None where it says nothing clear."""
    value = reading.value
    denial = Denial.NONE
    if value.grade is not None:
        outcome, grade = _of_number(value.grade, domain, knowledge)
    else:
        outcome = knowledge.results[domain].get(value.klass, "unclear")
        if outcome == "normal" and _answered_no(around, reading, element, context):
            return _asked(around, value, finding)  # "saddle sensation intact: no" is no plain answer
        grade = knowledge.worded_grades.get(value.klass) if domain == STRENGTH else None
        if grade is None and value.item >= 0:
            denial = _denied(around, reading, outcome, context[value.item])
        if denial is Denial.DENIED:
            outcome = {"normal": "abnormal", "abnormal": "normal"}.get(outcome, outcome)
        elif outcome == "abnormal" and denial is Denial.NONE:
            outcome = _as_answered(around, reading, element, outcome)
    if outcome == "unclear" and value.klass != _DOUBTFUL:
        return None
    owner = value.item if reading.carried or element.item < 0 else element.item
    around_context = context[owner] if owner >= 0 else Context()
    if silent(around_context):
        return None
    clears = not (_only_thought(around, value, context) or _clears_no_limb(around, value, element, finding))
    if outcome == "normal" and value.grade is None and denial is Denial.NONE:
        clears = clears and settled(around, value, element, pressing=finding in knowledge.unclear.beside)
    left_open = outcome == "unclear" or (outcome == "normal" and not clears)
    if (left_open or denial is Denial.ASKED) and finding in knowledge.unclear.beside:
        unclear = knowledge.unclear.finding
        return Said(unclear, Status.PRESENT, owner, value.first, value.last, context=around_context)
    if left_open:
        return None
    worded = value.grade is None and denial is Denial.NONE and not reading.carried
    if worded and domain == STRENGTH and outcome == "abnormal":
        grade = grade or _of_words(around, element, value)
    status = Status.PRESENT if outcome == "abnormal" else Status.ABSENT
    inside = element.first >= around.first
    first = min(element.first, value.first) if inside else value.first
    last = max(element.last, value.last)
    return Said(
        finding=finding,
        status=status,
        owner=owner,
        first=first,
        last=last,
        possible=(around_context.possible or denial in (Denial.UNSURE, Denial.ASKED)) and status is Status.PRESENT,
        side=_side(around, reading, element),
        grade=grade.rstrip("+") if grade == "5+" else grade,
        context=around_context,
        compared=value.grade is not None and value.grade.compared,
        qualifiers=_EXAMINED if domain == STRENGTH and status is Status.ABSENT else frozenset(),
    )


def _clears_no_limb(around: Around, value: Element, element: Element, finding: str) -> bool:
    """Whether full strength is of a part of the limb only, or of other muscles than the weak ones; in figures, of a joint."""
    if finding not in around.knowledge.heads.get(STRENGTH, ()):
        return False
    if value.grade is not None:
        return element.source is not None and around.region(element.source) == "joint"
    return _of_part(element, around.knowledge) or _of_others(around, element)


def _of_part(element: Element, knowledge: NarrativeKnowledge) -> bool:
    """Whether the area is only a part of the limb whose strength the finding is of: "toe power normal" clears no leg."""
    area = element.source.name(Kind.AREA) if element.source is not None else None
    if area is None:
        return False
    named = knowledge.areas[area]
    return max(len(named.get(REFLEX, ())), len(named.get(SENSATION, ()))) <= 1


def _of_others(around: Around, element: Element) -> bool:
    """Whether it is told of other muscles than those that are weak ("EHL 3/5, other muscles of the leg were normal")."""
    ahead = around.tokens[max(element.first - _OTHERS, around.first) : element.first]
    return any(one.norm in ("other", "remaining") for one in ahead) and any(one.norm == "muscle" for one in ahead)


def _of_number(number: Grade, domain: str, knowledge: NarrativeKnowledge) -> tuple[str, str | None]:
    """What a grade in figures says in a domain, and the grade of strength."""
    if domain not in (STRENGTH, REFLEX) or number.strength not in (None, domain == STRENGTH):
        return "unclear", None
    if domain == REFLEX:
        return knowledge.reflex_grades.get(number.text, "unclear"), None
    grade = _sign_behind(number.text)
    return "normal" if grade in (BEST, "5+") else "abnormal", grade


def _answered_no(around: Around, reading: Reading, element: Element, context: Sequence[Context]) -> bool:
    """Whether "no" answers, behind a mark or in a row of answers, that something is well."""
    value = reading.value
    if value.item >= 0 and context[value.item].contradicted:
        return True
    end = value.last if reading.carried or element.item < 0 else max(value.last, element.last)
    said = [token.norm for token in around.tokens[end : min(end + _ANSWER, around.last)]]
    if said and said[0] in grammar.CHOICES:
        return said[0] in grammar.PLAIN_DENIALS and (len(said) == 1 or said[1] in grammar.CLOSING | {"\n"})
    if len(said) <= 1 or said[0] not in grammar.ANSWER_MARKS or said[1] not in grammar.PLAIN_DENIALS:
        return False
    return said[2:] == [] or said[2] in grammar.CLOSING | grammar.CHOICES | {"/", "\n"}


def _as_answered(around: Around, reading: Reading, element: Element, outcome: str) -> str:
    """The outcome as the answer behind its label has it ("change in bowel function  Y [ ] N [x]", "reduced power: no")."""
    if reading.carried or element.item < 0:
        return outcome
    at = max(reading.value.last, *(e.last for e in reading.about))
    if at < around.last and around.tokens[at].norm in grammar.ANSWER_MARKS:
        at += 1
    if at >= around.last:
        return outcome
    choice = chosen(around.tokens, at, around.last)
    if choice is not None:
        return {"yes": outcome, "no": "normal", "": "unclear"}[choice]
    said = [token.norm for token in around.tokens[at : at + 2]]
    marked = around.tokens[at - 1].norm in grammar.ANSWER_MARKS and reading.value.first < element.first
    closed = at + 1 >= around.last or (said[1] in grammar.CLOSING | {"\n"} and not _goes_on(around, at + 2))
    plain = marked and closed and reading.value.klass != _ABSENT and said[0] in grammar.PLAIN_DENIALS - _NO_AMOUNT
    return "normal" if plain else outcome


def _goes_on(around: Around, at: int) -> bool:
    """Whether a result stands right behind an answer ("reduced sensation: no, absent")."""
    return any(item.first == at and item.has(Kind.VALUE) for item in around.items)


def _only_thought(around: Around, value: Element, context: Sequence[Context]) -> bool:
    """Whether a normal result is no more than supposed ("tone ?normal", "sensation possibly intact"): that clears nothing."""
    supposed = value.item >= 0 and context[value.item].possible
    return supposed or (value.first > around.first and around.tokens[value.first - 1].norm == "?")


def _asked(around: Around, value: Element, finding: str) -> Said | None:
    """That a sign of bladder, bowel or saddle is asked about; of anything else nothing is said."""
    unclear = around.knowledge.unclear
    if finding not in unclear.beside:
        return None
    return Said(unclear.finding, Status.PRESENT, value.item, value.first, value.last)


def _of_words(around: Around, element: Element, value: Element) -> str | None:
    """The grade at most that words say: a movement that is absent, or reduced by a degree ("severely reduced")."""
    if value.klass == _ABSENT:
        return _NOTHING_LEFT if element.kind == "topic" and _right_beside(around, element, value) else None
    return degree(around, value.first, value.last)


def _right_beside(around: Around, element: Element, value: Element) -> bool:
    """Whether only a side and words that say nothing part a movement and its result, and no weakness is what is absent."""
    before = value.last <= element.first
    between = range(value.last, element.first) if before else range(element.last, value.first)
    sides = {i.first for i in around.items if i.has(Kind.SIDE)} | {
        i.first for i in around.items if i.has(Kind.HEAD, STRENGTH)
    }
    known = grammar.FILLERS if before else grammar.LINKS
    weak = any(item.has(Kind.COMPLAINT) for item in around.items)
    return not weak and all(at in sides or around.tokens[at].norm in known for at in between)


def _sign_behind(grade: str) -> str:
    """ "-4" as a strength is written "4-"; there is nothing below zero."""
    return grade if not grade.startswith("-") else "0" if grade == "-0" else grade[1:] + "-"


def _denied(around: Around, reading: Reading, outcome: str, context: Context) -> Denial:
    """Whether a denial turns the result round; "normal" only by a word right before it ("not intact").

    A list of denials ends where an examination is told of ("no weakness or numbness, ankle jerks absent").
    """
    value = reading.value
    if not context.negated or around.items[value.item].has(Kind.CUE):
        return Denial.NONE
    if outcome != "normal":
        return denial_of(around, reading)
    before = around.items[value.item - 1] if value.item else None
    near = before is not None and before.has(Kind.CUE, "negation") and value.first - before.last <= 1
    return Denial.DENIED if near else Denial.NONE


def _side(around: Around, reading: Reading, element: Element) -> Side | None:
    if reading.carried and reading.sides:
        return _both(reading.sides)
    if element.own_side is not None:
        return element.own_side
    near = [s for s in reading.sides if s.last <= element.first and element.first - s.last <= 1]
    if near and len(reading.sides) > 1:
        return near[-1].side
    sides = _both(reading.sides)
    if sides is not None:
        return sides
    own = [e.own_side for e in reading.about if e.own_side is not None]
    if own:
        return own[0]
    return reading.lead or (Side.BILATERAL if element.plural else None)


def _both(sides: Sequence[Element]) -> Side | None:
    named = {s.side for s in sides if s.side is not None}
    if not named:
        return None
    if len(named) > 1 or Side.BILATERAL in named:
        return Side.BILATERAL
    return next(iter(named))
