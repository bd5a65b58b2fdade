"""What holds for everything that one Observation says: when, where, on which side, and whether it may deny."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cds_service.clinical.findings import Evidence, Interval, Side
from cds_service.clinical.quick import quick, replace
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day, span
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book
from cds_service.mapping.observations.rows import Row, Subject
from cds_service.mapping.observations.taken import Valued
from cds_service.mapping.statements import side_of, site_words, words_of

WORDS_OF_A_TEXT = 2
"""Words from which a value may be a narrative."""
SHORT = 60
"""Characters up to which a narrative is an answer, and worth telling when it was not understood."""


@quick
@dataclass(frozen=True, slots=True)
class Setting:
    """``when``: the days on which it was observed. ``may_deny``: its status is that of a statement that stands.

    ``site``: words of the body site or of a component that says where. ``heading``: the label of the panel.
    """

    reference: str
    when: Interval
    may_deny: bool
    row: Row
    side: Side | None = None
    site: str = ""
    heading: str = ""

    @property
    def label(self) -> str:
        """Everything that names the row: heading, label and site."""
        return " ".join(filter(None, (self.heading, self.row.label, self.site)))

    @property
    def day(self) -> date | None:
        """The last day on which it may have been observed."""
        return latest_day(self.when)


def setting_of(observation: r4.Observation, row: Row, panel: r4.Observation | None, book: Book, today: date) -> Setting:
    """The setting; what an Observation leaves out is taken from the panel that it belongs to."""
    site, heading, side = "", "", None
    if observation.body_site is not None:
        side = side_of((observation.body_site,), book)
        site = " ".join(site_words((observation.body_site,), book))
    if panel is not None and (not row.subjects or book.values.labels.bare_finding(fold(row.label)) is not None):
        heading = book.rows.of(panel.code).label
        side = side or row.side
        row = replace(row, label=row.label or row.side or "")
        if side is None and panel.body_site is not None:
            side = side_of((panel.body_site,), book)
    when = observed(observation, book, today)
    if not when.known and panel is not None:
        when = observed(panel, book, today)
    may_deny = book.values.statuses.get(observation.status or "", False)
    return Setting(observation.reference, when, may_deny, row, side, site, heading)


def observed(observation: r4.Observation, book: Book, today: date) -> Interval:
    """When it was observed, else when it was issued."""
    found = interval(observation.effective_date_time or observation.effective_instant, book.zone, today)
    if found.earliest is not None or found.latest is not None:
        return found
    period = observation.effective_period
    if period is not None:
        found = span(period.start, period.end, book.zone, today)
    return found if found.known else interval(observation.issued, book.zone, today)


def evidence_of(subject: Subject, path: str, span: tuple[int, int] | None, setting: Setting) -> Evidence:
    """The place, with the coding that names the finding, else the first one of the row."""
    system, code = (subject.system, subject.code) if subject.code else (setting.row.system, setting.row.code)
    first = setting.when.earliest if setting.when.earliest != setting.when.latest else None
    return Evidence(setting.reference, path, system, code, setting.day, span, first)


def worth_telling(observation: r4.Observation, row: Row, asked: bool, reported: frozenset[str]) -> bool:
    """Whether to tell that this was not understood; ``asked``: the row is one of ours."""
    if row.silent or observation.code is None or observation.data_absent_reason is not None:
        return False
    if asked:
        return not is_empty(observation) or bool(observation.interpretation)
    if is_empty(observation) and not observation.component:
        return False
    if row.coded:
        return observation.value_quantity is None and has_category(observation, reported)
    return bool(observation.code.coding) or len(observation.value_string or "") <= SHORT


def is_dull(holder: Valued, row: Row, speaks: Callable[[r4.CodeableConcept], bool]) -> bool:
    """Whether the value can say nothing but a number or an answer to what nobody asks here."""
    text, concept = holder.value_string, holder.value_codeable_concept
    if text and (is_narrative(text) or not row.coded):
        return False
    return concept is None or not speaks(concept)


def is_text(value: str | None) -> bool:
    """Whether a value may be a narrative."""
    return value is not None and len(value.split(maxsplit=WORDS_OF_A_TEXT)) >= WORDS_OF_A_TEXT


def narrates(value: str, row: Row) -> bool:
    """Whether a value is read as a narrative by itself: under a known code one word is enough."""
    return is_narrative(value) if row.coded else is_text(value)


def tells(finding: str, setting: Setting, book: Book) -> bool:
    """Whether a finding told under this row counts: what a pain is like names no loss."""
    spec = book.findings.specs.get(finding)
    if spec is None:
        return False
    return not (spec.of_reading and book.values.labels.pain_kind.search(fold(setting.label)))


def is_narrative(value: str) -> bool:
    """Whether a value may state something by itself, though it is one word ("CES", "PVR:250")."""
    return any(c.isalpha() for c in value)


def words_in(holder: Valued, known: bool, speaks: Callable[[r4.CodeableConcept], bool]) -> tuple[str | None, str]:
    """The value in words and where they stand; under an unknown label only words that may state something."""
    concept = holder.value_codeable_concept
    if holder.value_string is not None or concept is None or not (known or speaks(concept)):
        return holder.value_string, "valueString"
    place, words = next(iter(words_of(concept)), ("", None))
    return words, f"valueCodeableConcept.{place}"


def is_empty(holder: Valued) -> bool:
    """Whether no value was given."""
    return (
        holder.value_string is None
        and holder.value_codeable_concept is None
        and holder.value_quantity is None
        and holder.value_boolean is None
        and holder.value_integer is None
        and holder.value_range is None
    )


def has_category(observation: r4.Observation, wanted: frozenset[str]) -> bool:
    """Whether it is of one of these categories."""
    return any(coding.code in wanted for concept in observation.category for coding in concept.coding)


def chosen_side(label: Side | None, value: Side | None, beside: Side | None) -> Side | None:
    """The side of the label, unless it names both and the value one; else of the value; else of the body site."""
    if label is None or (label is Side.BILATERAL and value is not None):
        return value or label or beside
    return label


def states_itself(subject: Subject, holder: Valued, setting: Setting) -> bool:
    """Whether a row without any value states its finding: by a code that names it and nothing else there."""
    return (
        subject.asserts
        and isinstance(holder, r4.Observation)
        and setting.may_deny
        and not (holder.component or holder.has_member or holder.interpretation)
        and holder.data_absent_reason is None
        and is_empty(holder)
    )
