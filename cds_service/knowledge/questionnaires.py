"""The Questionnaires of ``cards/questionnaires/`` as the page asks them. Their FHIR form is published as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from cds_service.errors import KnowledgeError, Problem
from cds_service.hooks.plain import plain
from cds_service.knowledge.nearest import nearest

FOLDER = "questionnaires"
SIDES = ("left", "right")
WEEKS = "weeks"
"""After the dot of a linkId: for how long, beside the item that asks whether."""
_UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
_LEAST = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity"
_MOST = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity"


class AnswerKind(StrEnum):
    """How an item is answered."""

    YES_NO = "boolean"
    CHOICE = "choice"
    NUMBER = "quantity"


class Coding(msgspec.Struct, frozen=True, omit_defaults=True):
    """R4 Coding."""

    system: str | None = None
    code: str | None = None
    display: str | None = None


class _Bound(msgspec.Struct):
    value: float


class _Extension(msgspec.Struct, rename="camel"):
    url: str
    value_coding: Coding | None = None
    value_quantity: _Bound | None = None


class _Option(msgspec.Struct, rename="camel"):
    value_string: str


class _Item(msgspec.Struct, rename="camel"):
    link_id: str
    text: str
    type: str
    code: tuple[Coding, ...] = ()
    extension: tuple[_Extension, ...] = ()
    answer_option: tuple[_Option, ...] = ()
    item: tuple[_Item, ...] = ()


class _Questionnaire(msgspec.Struct, rename="camel"):
    id: str
    url: str
    version: str
    title: str
    item: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One item. ``finding`` and ``side`` are what its answer says something about; ``unit``: UCUM.

    ``weeks``: it asks for how long; an answer states the finding, too. ``bounds``: of a number, both inclusive.
    """

    id: str
    text: str
    kind: AnswerKind
    finding: str
    side: str | None
    code: Coding
    options: tuple[str, ...] = ()
    unit: Coding | None = None
    weeks: bool = False
    bounds: tuple[float, float] = (0.0, float("inf"))


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Items that belong together."""

    id: str
    label: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One Questionnaire."""

    id: str
    url: str
    version: str
    title: str
    groups: tuple[QuestionGroup, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """All items, in order."""
        return (question for group in self.groups for question in group.questions)


def read_forms(root: Path, findings: Collection[str] | None = None) -> tuple[Form, ...]:
    """The Questionnaires under ``root`` (``cards/``): red flags first, then by name.

    Raises:
        KnowledgeError: all problems at once.
    """
    problems: list[Problem] = []
    paths = sorted((root / FOLDER).glob("*.json"), key=lambda path: (path.stem != "red-flags", path.stem))
    forms = [form for path in paths if (form := _form(path, problems)) is not None]
    if findings is not None:
        for form in forms:
            unknown = sorted({q.finding for q in form.questions} - set(findings))
            problems += [
                Problem(f"{FOLDER}/{form.id}.json", 1, f"there is no finding {name}{nearest(name, findings)}")
                for name in unknown
            ]
    if problems:
        raise KnowledgeError(problems)
    return tuple(forms)


def _form(path: Path, problems: list[Problem]) -> Form | None:
    name = f"{FOLDER}/{path.name}"
    try:
        read = msgspec.json.decode(path.read_bytes(), type=_Questionnaire)
        groups = tuple(QuestionGroup(g.link_id, g.text, tuple(map(_question, g.item))) for g in read.item)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        problems.append(Problem(name, 1, plain(str(error), quote=True)))
        return None
    ids = [question.id for group in groups for question in group.questions]
    problems += [Problem(name, 1, f"linkId {i} stands twice") for i in sorted({i for i in ids if ids.count(i) > 1})]
    return Form(read.id, read.url, read.version, read.title, groups)


def _question(item: _Item) -> Question:
    finding, _, aspect = item.link_id.partition(".")
    if len(item.code) != 1 or (aspect and aspect not in (*SIDES, WEEKS)):
        raise ValueError(f"{item.link_id}: needs one code, and left, right or weeks after the dot")
    bounds = {e.url: e.value_quantity.value for e in item.extension if e.value_quantity is not None}
    return Question(
        item.link_id,
        item.text,
        AnswerKind(item.type),
        finding,
        aspect if aspect in SIDES else None,
        item.code[0],
        tuple(option.value_string for option in item.answer_option),
        next((e.value_coding for e in item.extension if e.url == _UNIT), None),
        aspect == WEEKS,
        (bounds.get(_LEAST, 0.0), bounds.get(_MOST, float("inf"))),
    )
