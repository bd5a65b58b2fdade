"""Recording what is missing: which items are asked, reading what came back, and what becomes of it in FHIR.

An item that is left open stays not documented: nothing is ever filled in for the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from uuid import UUID, uuid5

import msgspec

from cds_service.knowledge.questionnaires import WEEKS, AnswerKind, Form, Question
from cds_service.web.explorer.course import lasting_known, most_weeks
from cds_service.web.explorer.facts import State, Telling

Json = dict[str, object]

_SPACE = UUID("0d1a0c2e-92f5-5a6b-9a3e-8a4b6f1f7f10")
_NUMBER = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,2})?")
_SIDES = {"left": ("7771000", "Left"), "right": ("24028007", "Right")}
_SCT = "http://snomed.info/sct"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One item as it is asked. ``most``: weeks that a treatment of these symptoms can have lasted, where that is known."""

    question: Question
    answer: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class AskedPair:
    """A line of the form: one item, or right and left of the same test."""

    label: str
    items: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """One fieldset. ``urgent``: an answer here could lead to an emergency or urgent advice."""

    id: str
    label: str
    lines: tuple[AskedPair, ...]
    paired: bool


@dataclass(frozen=True, slots=True)
class AskedForm:
    """One Questionnaire, without what the chart answers."""

    id: str
    title: str
    groups: tuple[AskedGroup, ...]


def asked_forms(forms: Sequence[Form], telling: Telling, answers: Answers) -> tuple[AskedForm, ...]:
    """The items that nobody documented (``telling``: the chart without the answers), and those answered on this page."""
    made = (AskedForm(form.id, form.title, tuple(_groups(form, telling, answers))) for form in forms)
    return tuple(form for form in made if form.groups)


def _groups(form: Form, telling: Telling, answers: Answers) -> Iterator[AskedGroup]:
    for group in form.groups:
        asked = [_asked(q, telling, answers) for q in group.questions if _open(q, telling, answers)]
        if asked:
            paired = any(a.question.side for a in asked)
            yield AskedGroup(group.id, group.label, tuple(_lines(asked)), paired)


def _asked(question: Question, telling: Telling, answers: Answers) -> Asked:
    complaints = telling.material.library.words.lists["complaints"]
    most = most_weeks(question, telling.assessment.timeline.symptoms, complaints)
    return Asked(question, answers.get(question.id, ""), most)


def _open(question: Question, telling: Telling, answers: Answers) -> bool:
    if question.id in answers:
        return True
    if question.weeks:
        return not lasting_known(question.finding, telling)
    found = telling.assessment.charted.of(question.finding)
    if question.side is None or not found:
        return telling.of(question.finding)[0].state in (State.UNDOCUMENTED, State.UNREAD)
    return not any(f.side is None or f.side.value in (question.side, "bilateral") for f in found)


def _lines(asked: Sequence[Asked]) -> Iterator[AskedPair]:
    by_finding: dict[str, list[Asked]] = {}
    for item in asked:
        by_finding.setdefault(item.question.finding, []).append(item)
    for items in by_finding.values():
        text = items[0].question.text
        label = text.rsplit(", ", 1)[0] if items[0].question.side else text
        yield AskedPair(label, tuple(items))


@dataclass(frozen=True, slots=True)
class Received:
    """What came back: answers that are valid, and the ids of items whose answer is not."""

    answers: dict[str, str]
    wrong: tuple[str, ...]


def received(forms: Sequence[Form], values: Mapping[str, str]) -> Received:
    """Reads a posted form; names that are no item are left out."""
    answers: dict[str, str] = {}
    wrong: list[str] = []
    for question in (q for form in forms for q in form.questions):
        value = values.get(question.id, "").strip()
        if not value:
            continue
        if _valid(question, value):
            answers[question.id] = value.replace(",", ".")
        else:
            wrong.append(question.id)
    at_odds = [q.id for form in forms for q in form.questions if q.weeks and _at_odds(q, answers)]
    for name in at_odds:
        del answers[name], answers[name.removesuffix(f".{WEEKS}")]
    return Received(answers, (*wrong, *at_odds))


def named(forms: Sequence[Form], ids: Sequence[str]) -> tuple[str, ...]:
    """These items as they are asked; of a number, what it may be."""
    return tuple(_named(q) for form in forms for q in form.questions if q.id in ids)


def _named(question: Question) -> str:
    if question.kind is not AnswerKind.NUMBER:
        return question.text.rstrip("?")
    (low, high), unit = question.bounds, question.unit.display if question.unit else ""
    range_ = f"{low:g} to {high:g}" if isfinite(low) and isfinite(high) else "in"
    return f"{question.text} ({range_} {unit})" if unit else question.text


def _at_odds(question: Question, answers: Answers) -> bool:
    """Whether weeks are told of what is denied beside them: neither is believed."""
    return question.id in answers and answers.get(question.finding) == "no"


def _valid(question: Question, value: str) -> bool:
    match question.kind:
        case AnswerKind.YES_NO:
            return value in ("yes", "no")
        case AnswerKind.CHOICE:
            return value in question.options
        case AnswerKind.NUMBER:
            low, high = question.bounds
            return _NUMBER.fullmatch(value) is not None and low <= float(value.replace(",", ".")) <= high


@dataclass(frozen=True, slots=True)
class Recording:
    """Who recorded what, when, about whom. ``seed`` makes ids that stay the same for the same view."""

    patient_id: str
    at: datetime
    seed: str
    author: str | None = None


def observations(forms: Sequence[Form], answers: Answers, recording: Recording) -> tuple[Json, ...]:
    """One Observation for each answer (SDC observation-based extraction)."""
    questions = (q for form in forms for q in form.questions)
    return tuple(_observation(q, answers[q.id], recording) for q in questions if q.id in answers)


def _observation(question: Question, answer: str, recording: Recording) -> Json:
    made: Json = {
        "resourceType": "Observation",
        "id": _id(recording, question.id),
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "exam", "display": "Exam"}]}],
        "code": {"coding": [msgspec.to_builtins(question.code)], "text": question.code.display},
        "subject": {"reference": f"Patient/{recording.patient_id}"},
        "effectiveDateTime": _instant(recording.at),
        **_value(question, answer),
    }
    if question.side is not None:
        code, display = _SIDES[question.side]
        coding = {"system": _SCT, "code": code, "display": display}
        made["bodySite"] = {"coding": [coding], "text": display.lower()}
    if recording.author is not None:
        made["performer"] = [{"reference": recording.author}]
    return made


def _value(question: Question, answer: str) -> Json:
    match question.kind:
        case AnswerKind.YES_NO:
            return {"valueBoolean": answer == "yes"}
        case AnswerKind.CHOICE:
            return {"valueString": answer}
        case AnswerKind.NUMBER:
            return {"valueQuantity": _quantity(question, answer)}


def _quantity(question: Question, answer: str) -> Json:
    value = float(answer)
    unit = question.unit
    named = {} if unit is None else {"unit": unit.code, "system": unit.system, "code": unit.code}
    return {"value": int(value) if value.is_integer() else value, **named}


def responses(forms: Sequence[Form], answers: Answers, recording: Recording) -> tuple[Json, ...]:
    """One QuestionnaireResponse for each Questionnaire with an answer."""
    made = (_response(form, answers, recording) for form in forms)
    return tuple(response for response in made if response is not None)


def _response(form: Form, answers: Answers, recording: Recording) -> Json | None:
    groups: list[Json] = []
    for group in form.groups:
        items: list[Json] = [
            {"linkId": q.id, "text": q.text, "answer": [_answer(q, answers[q.id])]}
            for q in group.questions
            if q.id in answers
        ]
        if items:
            groups.append({"linkId": group.id, "text": group.label, "item": items})
    if not groups:
        return None
    made: Json = {
        "resourceType": "QuestionnaireResponse",
        "id": _id(recording, form.id),
        "questionnaire": f"{form.url}|{form.version}",
        "status": "completed",
        "subject": {"reference": f"Patient/{recording.patient_id}"},
        "authored": _instant(recording.at),
        "item": groups,
    }
    if recording.author is not None:
        made["author"] = {"reference": recording.author}
    return made


def _answer(question: Question, answer: str) -> Json:
    if question.kind is AnswerKind.NUMBER:
        return {"valueQuantity": _quantity(question, answer)}
    return {"valueBoolean": answer == "yes"} if question.kind is AnswerKind.YES_NO else {"valueString": answer}


def answers_bundle(forms: Sequence[Form], answers: Answers, recording: Recording) -> bytes:
    """QuestionnaireResponses and Observations in a collection Bundle, for download."""
    resources = (*responses(forms, answers, recording), *observations(forms, answers, recording))
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources]
    bundle: Json = {
        "resourceType": "Bundle",
        "id": _id(recording, "bundle"),
        "type": "collection",
        "timestamp": _instant(recording.at),
        **({"entry": entries} if entries else {}),
    }
    return msgspec.json.format(msgspec.json.encode(bundle), indent=2)


def _id(recording: Recording, name: str) -> str:
    return str(uuid5(_SPACE, f"{recording.seed} {name}"))


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
