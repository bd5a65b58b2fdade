"""Bundles read at the price of what matters in them: parts of Observations stay JSON until somebody asks for them.

Of a chart's Observations most are about nothing that is asked here. Which ones, their code says; a :class:`Sieve` opens
the others. A value that is special in any way is left to ``fhir.answers``, which reads every value.
Source: performance document, section 9 (fewer fields, and the code before all else).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import attrgetter, methodcaller, not_, or_
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast

import msgspec

from cds_service.clinical.memo import Memo
from cds_service.fhir import r4
from cds_service.fhir.answers import NULL, RESOURCE, RESPONSES, Answer, Placed, alone, answer_of, answers
from cds_service.fhir.datatypes import R4
from cds_service.fhir.decode import BAD, MATCH, READ_TYPES, UNREAD, Entry, Link, Search

T = TypeVar("T")

NOTHING = r4.NOTHING
_LONGEST_CODE = 512
"""Bytes of a concept that is kept; what is longer is somebody's prose."""


class Folded(r4.Resource, frozen=True, tag="Observation"):
    """R4 Observation as ``r4.Observation``, with its usual parts as JSON, empty where there is none.

    The fields stand in the same order as there.
    """

    status: str | None = None
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


_AT_CATEGORY, _AT_CODE, _AT_SUBJECT, _AT_QUANTITY, _AT_INTERPRETATION = map(
    r4.Observation.__struct_fields__.index, ("category", "code", "subject", "value_quantity", "interpretation")
)

if TYPE_CHECKING:
    _Resource = r4.Resource
else:
    _Resource = Union[(Folded, *(kind for kind in READ_TYPES if kind is not r4.Observation), *UNREAD)]


class _Entry(R4, frozen=True):
    full_url: str | None = None
    resource: _Resource | None = None
    search: msgspec.Raw = NOTHING
    response: msgspec.Raw = NOTHING

    @property
    def match(self) -> bool:
        return _is_match(_read_search(self.search) if self.search else None)


def _is_match(search: Search | None) -> bool:
    return search is None or search.mode in MATCH


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

_CODE, _SUBJECT, _SEARCH = attrgetter("code"), attrgetter("subject"), attrgetter("search")
_RESPONSE, _QUANTITY = attrgetter("response"), attrgetter("value_quantity")
_BESIDE, _NOTHING_BESIDE = attrgetter("component", "note", "has_member"), ((), (), ())
_IS_OBJECT = methodcaller("startswith", b"{")
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


def subjects_of(rows: Sequence[Folded]) -> set[str | None]:
    """The references in their subjects."""
    if _are_same(list(map(_SUBJECT, rows))):
        return {subject_of(rows[0])}
    return set(map(subject_of, rows))


def _are_same(parts: list[msgspec.Raw]) -> bool:
    return parts.count(parts[0]) == len(parts)


def _all_found(entries: tuple[_Entry, ...]) -> bool:
    """Whether the search found all of them; raises one of ``BAD`` where that cannot be read."""
    if entries and _are_same(list(map(_SEARCH, entries))):
        return entries[0].match
    found = [entry.match for entry in entries]  # all of them, so that whoever asks later can rely on it
    return all(found)


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
        kinds = set(map(type, map(RESOURCE, entries)))
        if value.type in RESPONSES or not _SPECIAL.isdisjoint(kinds) or any(map(_RESPONSE, entries)):
            return None
        try:
            items = self._opened(entries) if Folded in kinds else entries
            return (answer_of(cast("tuple[Placed, ...]", items), value, True, None, _all_found(entries)),)
        except BAD:
            return None

    def _opened(self, entries: tuple[_Entry, ...]) -> tuple[_Entry | Entry, ...]:
        """The entries with every Observation open that may matter. Raises one of ``BAD`` where one cannot be read."""
        places = [place for place, entry in enumerate(entries) if type(entry.resource) is Folded]
        rows = cast("list[Folded]", [entries[place].resource for place in places])
        subjects_of(rows)  # they are read here, so that whoever asks later can rely on it
        made: list[_Entry | Entry] = list(entries)
        for place, row in compress(zip(places, rows, strict=True), self._may_matter(rows)):
            entry = entries[place]
            search = _read_search(entry.search) if entry.search else None
            made[place] = Entry(full_url=entry.full_url, resource=self.opened(row), search=search)
        return tuple(made)

    def _may_matter(self, rows: list[Folded]) -> Iterable[bool]:
        """For each row whether it has to be opened; worked out column by column, since most need not."""
        codes = list(map(bytes, map(_CODE, rows)))
        matters = {code for code in set(codes) if not _kept(self._dull, code)}
        asked = map(matters.__contains__, codes)
        no_number = map(not_, map(_IS_OBJECT, map(bytes, map(_QUANTITY, rows))))
        return map(or_, map(or_, asked, no_number), map(_NOTHING_BESIDE.__ne__, map(_BESIDE, rows)))

    def _judge(self, code: bytes) -> bool:
        concept = _read_concept(code) if code else None
        return concept is not None and self._is_dull(concept)

    def opened(self, row: Folded) -> r4.Observation:
        """The Observation. Raises one of ``BAD`` where a part is not as R4 has it."""
        code, category = bytes(row.code), bytes(row.category)
        parts: list[Any] = list(msgspec.structs.astuple(row))  # in the order of both structs, the quickest way there is
        parts[_AT_CATEGORY] = self._categories.get(category) or _kept(self._categories, category) if category else ()
        parts[_AT_CODE] = self._codes.get(code) or _kept(self._codes, code) if code else None
        parts[_AT_SUBJECT] = _read_reference(row.subject) if row.subject else None
        parts[_AT_QUANTITY] = _read_quantity(row.value_quantity) if row.value_quantity else None
        parts[_AT_INTERPRETATION] = _read_concepts(row.interpretation) if row.interpretation else ()
        return r4.Observation(*parts)


def _kept(memo: Memo[bytes, T], raw: bytes) -> T:
    return memo(raw) if len(raw) <= _LONGEST_CODE else memo.work(raw)


KEEP_ALL = Sieve(lambda code: False)
"""Opens everything."""
