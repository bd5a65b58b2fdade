"""Everything that readers look things up in, in one value; made once per knowledge."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Protocol

from cds_service.clinical.memo import Memo
from cds_service.fhir.folded import Sieve
from cds_service.mapping.meaning import Meanings
from cds_service.mapping.observations.rows import Rows

if TYPE_CHECKING:
    from cds_service.knowledge.chart import ChartRules
    from cds_service.knowledge.findings import FindingBook
    from cds_service.knowledge.studies import StudyCatalog
    from cds_service.knowledge.terminology import Terminology
    from cds_service.knowledge.values import ValueWords
    from cds_service.mapping.narrative.mention import Mention, Topic


class TextReader(Protocol):
    """Reads what people write; the findings are those of the patient only."""

    def stated(self, text: str) -> tuple[Mention, ...]:
        """Statements of a free text, in the order in which they stand there."""
        ...

    def topics(self, label: str) -> tuple[Topic, ...]:
        """What the label of a field asks about."""
        ...

    def places(self, text: str) -> frozenset[str]:
        """Findings that lost sensation at the private areas named in a text would be."""
        ...

    def listed_at(self, text: str) -> int | None:
        """Where the list of what was asked begins behind the result of a screening that the text is."""
        ...


@dataclass(frozen=True, slots=True)
class Book:
    """The knowledge as readers use it.

    ``adult_age``: years from which the service advises, a parameter of the decision table.
    ``zone``: time zone in which an instant is a day.
    """

    terminology: Terminology
    findings: FindingBook
    studies: StudyCatalog
    chart: ChartRules
    values: ValueWords
    text: TextReader
    adult_age: float
    zone: tzinfo = UTC
    rows: Rows = field(init=False, repr=False, compare=False)
    """Rows of Observations that were looked up already."""
    sieve: Sieve = field(init=False, repr=False, compare=False)
    """Leaves out Observations whose code is about something else and that hold no more than a number."""
    meanings: Meanings = field(init=False, repr=False, compare=False)
    """Meanings of concepts that were looked up already."""
    recorded_in: Memo[tuple[str, ...], frozenset[str]] = field(init=False, repr=False, compare=False)
    """Findings that are recorded under one of the prefetch keys."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", Rows(self))
        object.__setattr__(self, "sieve", Sieve(lambda code: self.rows.of(code).dull))
        object.__setattr__(self, "meanings", Meanings(self))
        object.__setattr__(self, "recorded_in", Memo(self._recorded_in))

    def _recorded_in(self, keys: tuple[str, ...]) -> frozenset[str]:
        return frozenset(name for name, spec in self.findings.specs.items() if not set(keys).isdisjoint(spec.sources))
