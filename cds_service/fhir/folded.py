"""Bundles read at the price of what matters in them: parts of Observations stay JSON until somebody asks for them.

Of a chart's Observations most are about nothing that is asked here. Which ones, their code says; a :class:`Sieve` opens
the others. A value that is special in any way is left to ``fhir.answers``, which reads every value.
Source: performance document, section 9 (fewer fields, and the code before all else).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar, Union, cast

import msgspec

from cds_service.clinical.memo import Memo
from cds_service.fhir import r4
from cds_service.fhir.answers import NULL, RESPONSES, Answer, Placed, alone, answer_of, answers
from cds_service.fhir.datatypes import R4
from cds_service.fhir.decode import BAD, MATCH, READ_TYPES, UNREAD, Entry, Link, Search

T = TypeVar("T")

NOTHING = r4.NOTHING
_LONGEST_CODE = 512
"""Bytes of a concept that is kept; what is longer is somebody's prose."""


Status = Literal[
    "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"
]
"""R4 ObservationStatus: all rows share these texts. A status that is none of them leaves the value to ``fhir.answers``."""


class Folded(r4.Resource, frozen=True, tag="Observation"):
    """R4 Observation as ``r4.Observation``, with its usual parts as JSON, empty where there is none.

    The fields stand in the same order as there.
    """

    status: Status | None = None
    category: msgspec.Raw = NOTHING
    code: msgspec.Raw = NOTHING
    subject: msgspec.Raw = NOTHING
    effective_date_time: str | None = None
    effective_period: r4.Period | None = None
    effective_instant: str | None = None
    issued: str | None = None
    value_quantity: msgspec.Raw = NOTHING
    value_codeable_concept: r4.CodeableConcept | None = None
    value_string: str | None = None
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: r4.Range | None = None
    value_date_time: str | None = None
    data_absent_reason: r4.CodeableConcept | None = None
    interpretation: msgspec.Raw = NOTHING
    note: tuple[r4.Annotation, ...] = ()
    body_site: r4.CodeableConcept | None = None
    has_member: tuple[r4.Reference, ...] = ()
    component: tuple[r4.ObservationComponent, ...] = ()
    contained: tuple[msgspec.Raw, ...] = ()


if TYPE_CHECKING:
    _Resource = r4.Resource
else:
    _Resource = Union[(Folded, *(kind for kind in READ_TYPES if kind is not r4.Observation), *UNREAD)]


def _kept(memo: Memo[bytes, T], raw: bytes) -> T:
    return memo(raw) if len(raw) <= _LONGEST_CODE else memo.work(raw)


class _Entry(R4, frozen=True):
    full_url: str | None = None
    resource: _Resource | None = None
    search: msgspec.Raw = NOTHING
    response: msgspec.Raw = NOTHING

    @property
    def match(self) -> bool:
        return not self.search or _kept(_matches, bytes(self.search))


def _is_match(raw: bytes) -> bool:
    search = _read_search(raw)
    return search is None or search.mode in MATCH


_matches: Memo[bytes, bool] = Memo(_is_match, 64)


class _Bundle(r4.Resource, frozen=True, tag="Bundle"):
    type: str | None = None
    total: int | None = None
    link: tuple[Link, ...] = ()
    entry: tuple[_Entry, ...] = ()


if TYPE_CHECKING:
    Value = r4.Resource
else:
    Value = Union[(*_Resource.__args__, _Bundle)]
"""What a prefetch value other than ``null`` decodes to, to be put through a :class:`Sieve`."""

_SEPARATOR = b"\0"
"""A byte that no JSON holds."""
_no_object = re.compile(rb"\0(?!\{)").search
_SPECIAL = frozenset((r4.OperationOutcome, type(None)))
PREFETCHED = Value | None
"""The shape of a prefetch value, for a decoder."""

_read_value = msgspec.json.Decoder(PREFETCHED).decode
_read_search = msgspec.json.Decoder(Search | None).decode
_read_concept = msgspec.json.Decoder(r4.CodeableConcept | None).decode
_read_concepts = msgspec.json.Decoder(tuple[r4.CodeableConcept, ...]).decode
_read_reference = msgspec.json.Decoder(r4.Reference | None).decode
_read_quantity = msgspec.json.Decoder(r4.Quantity | None).decode


def subject_of(row: Folded) -> str | None:
    """The reference in ``subject``; of rows that came through a :class:`Sieve` it can be read."""
    subject = _read_reference(row.subject) if row.subject else None
    return None if subject is None else subject.reference


def _subjects_of(rows: Sequence[Folded]) -> tuple[r4.Reference | None, frozenset[str | None]]:
    """The subject where it is one and the same for all, and the references of all; raises one of ``BAD``."""
    if _are_same([row.subject for row in rows]):
        subject = _read_reference(rows[0].subject) if rows[0].subject else None
        return subject, frozenset((None if subject is None else subject.reference,))
    return None, frozenset(map(subject_of, rows))


def _are_same(parts: list[msgspec.Raw]) -> bool:
    return parts.count(parts[0]) == len(parts)


def _are_objects(parts: list[msgspec.Raw]) -> bool:
    """Whether all of them are JSON objects; seen in one look at all, at a third of the cost of a look at each."""
    return _no_object(_SEPARATOR.join((b"", *parts))) is None


def _is_number(row: Folded) -> bool:
    """Whether it holds a number, and nothing beside it."""
    return not (row.component or row.note or row.has_member) and _are_objects([row.value_quantity])


def _all_found(entries: tuple[_Entry, ...]) -> bool:
    """Whether the search found all of them; raises one of ``BAD`` where that cannot be read."""
    if entries and _are_same([entry.search for entry in entries]):
        return entries[0].match
    found = [entry.match for entry in entries]  # all of them, so that whoever asks later can rely on it
    return all(found)


def _placed(entries: tuple[_Entry | Entry, ...]) -> tuple[Placed, ...]:
    """Entries that are known to have resources."""
    return cast("tuple[Placed, ...]", entries)


class Sieve:
    """Opens the Observations that may matter and leaves the others folded. Safe to share between threads.

    Dull is an Observation with a number, nothing beside it, and a code that is about something else. What is wrong in a
    part of it that nobody reads (its category, its unit) is not told.
    """

    def __init__(self, is_dull: Callable[[r4.CodeableConcept], bool]) -> None:
        """``is_dull``: whether a code names nothing that is asked here."""
        self._is_dull = is_dull
        self._dull: Memo[bytes, bool] = Memo(self._judge)
        self._codes: Memo[bytes, r4.CodeableConcept | None] = Memo(_read_concept)
        self._categories: Memo[bytes, tuple[r4.CodeableConcept, ...]] = Memo(_read_concepts)
        self._quantities: Memo[bytes, r4.Quantity | None] = Memo(_read_quantity)

    def answers(self, raw: bytes | msgspec.Raw) -> tuple[Answer, ...]:
        """As ``fhir.answers.answers``: what one prefetch value answers; never raises."""
        try:
            found = self.plain_answers(_read_value(raw))
        except BAD:
            found = None
        return answers(raw) if found is None else found

    def plain_answers(self, value: Value | None) -> tuple[Answer, ...] | None:
        """What a decoded value answers, None where ``fhir.answers`` has to look at its JSON."""
        if value is None:
            return NULL
        if type(value) is not _Bundle:
            return None if isinstance(value, Folded | r4.OperationOutcome) else alone(value)
        entries = value.entry
        resources = [entry.resource for entry in entries]
        kinds = set(map(type, resources))
        if value.type in RESPONSES or not _SPECIAL.isdisjoint(kinds) or [entry for entry in entries if entry.response]:
            return None
        try:
            found_all = _all_found(entries)
            if Folded not in kinds:
                return (answer_of(_placed(entries), value, True, None, found_all, frozenset(kinds)),)
            return (self._folded_answer(value, resources, frozenset(kinds), found_all),)
        except BAD:
            return None

    def _folded_answer(
        self, bundle: _Bundle, resources: list[r4.Resource | None], kinds: frozenset[type], found_all: bool
    ) -> Answer:
        """With every Observation open that may matter. Raises one of ``BAD`` where one cannot be read."""
        entries = bundle.entry
        whole = len(kinds) == 1
        places = range(len(entries)) if whole else [n for n, kind in enumerate(map(type, resources)) if kind is Folded]
        rows = cast("list[Folded]", resources if whole else [resources[place] for place in places])
        subject, subjects = _subjects_of(rows)
        mattering = self._mattering(rows)
        made: list[_Entry | Entry] = list(entries)
        for number in mattering:
            entry = entries[places[number]]
            search = None if found_all or not entry.search else _read_search(entry.search)
            made[places[number]] = Entry(entry.full_url, self.opened(rows[number], subject), search)
        if mattering:
            kinds = (kinds - {Folded} if len(mattering) == len(rows) else kinds) | {r4.Observation}
        return answer_of(_placed(tuple(made)), bundle, True, None, found_all, kinds, subjects)

    def _mattering(self, rows: list[Folded]) -> list[int]:
        """Which of the rows have to be opened; most need not, so that each is looked at as little as can be."""
        dull = self._dull.get  # of codes one after the other, which are gone at once: all together they fill the cache
        unclear = [number for number, row in enumerate(rows) if not dull(bytes(row.code))]
        found = [number for number in unclear if not _kept(self._dull, bytes(rows[number].code))]
        if not _are_objects([row.value_quantity for row in rows]) or [
            row for row in rows if row.component or row.note or row.has_member
        ]:
            special = (number for number, row in enumerate(rows) if not _is_number(row))
            return sorted({*found, *special})
        return found

    def _judge(self, code: bytes) -> bool:
        concept = _read_concept(code) if code else None
        return concept is not None and self._is_dull(concept)

    def opened(self, row: Folded, subject: r4.Reference | None = None) -> r4.Observation:
        """The Observation; ``subject`` where that is read already. Raises one of ``BAD`` where a part is not as R4 has it."""
        code, category, measured = bytes(row.code), bytes(row.category), bytes(row.value_quantity)
        return r4.Observation(  # by position, in the order of both structs: the quickest way there is
            row.id,
            row.meta,
            row.modifier_extension,
            row.status,
            self._categories.get(category) or _kept(self._categories, category) if category else (),
            self._codes.get(code) or _kept(self._codes, code) if code else None,
            subject or (_read_reference(row.subject) if row.subject else None),
            row.effective_date_time,
            row.effective_period,
            row.effective_instant,
            row.issued,
            self._quantities.get(measured) or _kept(self._quantities, measured) if measured else None,
            row.value_codeable_concept,
            row.value_string,
            row.value_boolean,
            row.value_integer,
            row.value_range,
            row.value_date_time,
            row.data_absent_reason,
            _read_concepts(row.interpretation) if row.interpretation else (),
            row.note,
            row.body_site,
            row.has_member,
            row.component,
            row.contained,
        )


KEEP_ALL = Sieve(lambda code: False)
"""Opens everything."""
