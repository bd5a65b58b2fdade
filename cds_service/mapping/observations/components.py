"""The components of an Observation: values of their own, or what tells where the others were looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cds_service.clinical.quick import replace
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book
from cds_service.mapping.observations.rows import Row, Subject
from cds_service.mapping.observations.setting import Setting
from cds_service.mapping.statements import side_of, words_of

_CAUDA_EQUINA = "caudaEquina"
_SIDES = {"left": "left", "l": "left", "(l)": "left", "right": "right", "r": "right", "(r)": "right"}


@dataclass(frozen=True, slots=True)
class Part:
    """One component that holds a value, with what it asks about and its setting."""

    number: int
    component: r4.ObservationComponent
    subjects: tuple[Subject, ...]
    setting: Setting


def parts_of(
    observation: r4.Observation, subjects: tuple[Subject, ...], setting: Setting, book: Book
) -> Iterator[Part]:
    """The components that say something; ``subjects`` are those of the whole."""
    labels = book.values.labels
    rows = [book.rows.of(part.code) for part in observation.component]
    setting = _placed(observation, rows, setting, book)
    for number, (component, row) in enumerate(zip(observation.component, rows, strict=True)):
        label = fold(row.label).strip()
        if row.others or label in labels.side or label in labels.site:
            continue
        if row.dull and component.value_quantity is not None:
            continue
        asked, heading = _asked(row, subjects, setting, book)
        whole = setting.row
        own = row if row.code else replace(row, system=whole.system, code=whole.code)
        own = replace(own, label=heading, past=row.past or whole.past)
        side = row.side or setting.side
        yield Part(number, component, asked, replace(setting, row=own, side=side, heading="", site=""))


def _placed(observation: r4.Observation, rows: list[Row], setting: Setting, book: Book) -> Setting:
    """The setting with what components say about side and site."""
    labels = book.values.labels
    for part, row in zip(observation.component, rows, strict=True):
        label = fold(row.label).strip()
        if label in labels.side:
            concept = part.value_codeable_concept or r4.CodeableConcept(text=part.value_string)
            setting = replace(setting, side=side_of((concept,), book) or setting.side)
        elif label in labels.site:
            setting = replace(setting, site=f"{_worded(part)} {setting.site}".strip())
    return setting


def _asked(row: Row, subjects: tuple[Subject, ...], setting: Setting, book: Book) -> tuple[tuple[Subject, ...], str]:
    """What a component asks (by itself, else with the label of the whole, else what the whole asks), and its label."""
    bare = book.values.labels.bare_finding(fold(row.label)) is not None
    heading = setting.label
    own = fold(row.label)
    if row.side is not None:
        return book.rows.below(heading, row.side) or subjects, f"{heading} {row.side}".strip()
    side = " ".join(_SIDES[word] for word in own.split() if word in _SIDES)
    sacral = _sacral(own, heading, subjects, book)
    if sacral:
        return book.rows.labelled(f"{sacral} {side}".strip()), f"{sacral} {side}".strip()
    if subjects and book.values.labels.names_sense(own):
        return book.rows.below(heading, side) or subjects, f"{heading} {side}".strip()
    if row.subjects and not bare:
        return row.subjects, row.label
    if fold(row.label).strip() in book.values.labels.grade:
        return book.rows.labelled(heading) or subjects, heading
    if row.dull:
        return (), row.label
    found = book.rows.below(heading, row.label)
    return found or row.subjects, f"{heading} {row.label}".strip() if found else row.label


def _sacral(own: str, heading: str, subjects: tuple[Subject, ...], book: Book) -> str:
    """What a part of an examination of the anus asks that names no place of its own ("Squeeze", "Sensation"), or nothing."""
    labels = book.values.labels
    asks = labels.tone_of if labels.names_tone(own) else labels.sensation_of if labels.names_sense(own) else ""
    if not asks or labels.sacral.search(fold(heading)) is None:
        return ""
    # a rectal temperature asks for no sensation
    return asks if all(subject.spec.group == _CAUDA_EQUINA for subject in subjects) else ""


def _worded(part: r4.ObservationComponent) -> str:
    concept = part.value_codeable_concept
    return part.value_string or (next((w for _, w in words_of(concept)), "") if concept is not None else "")
