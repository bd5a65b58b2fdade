"""What ``bootstrap`` hands to the explorer and the launch: values and use cases. The page decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cds_service.compose.material import Citation, Material
from cds_service.knowledge.explorer import ExplorerKnowledge
from cds_service.knowledge.questionnaires import Form
from cds_service.services.explore import Chart, Judge
from cds_service.services.launches import Launches
from cds_service.services.ports import HandleStore
from cds_service.services.smart import Grant, SmartServer


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample patient of the demo. ``chart`` has its own instant, so that it reads the same every day."""

    id: str
    title: str
    story: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row of the decision table as the page shows it."""

    title: str
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class PageKnowledge:
    """Knowledge that the page shows. ``ranks``: disposition -> place in the table, most urgent first.

    ``deferral_days``: the conservative period in force. ``forms``: questionnaires in the order in which they are asked.
    """

    explorer: ExplorerKnowledge
    material: Material
    rows: Mapping[str, RowWords]
    ranks: Mapping[str, int]
    deferral_days: int
    forms: tuple[Form, ...] = ()


Read = Callable[[SmartServer, Grant, datetime], Chart]
"""The chart of a grant; never raises for data that cannot be had."""

Write = Callable[[SmartServer, Grant, tuple[bytes, ...]], int]
"""Creates resources on the server of a grant; the number that it took.

Raises ``FetchError`` when one was refused; those before it stand.
"""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ExplorerParts:
    """Everything that the explorer and the launch need.

    ``frame_ancestors``: origins that may show the page in a frame; with any, the cookie is made for frames.
    ``visit``: counts a page that is opened from an address; raises ``Overloaded`` (429) when it is one too many.
    ``trusted_proxies``: as in ``WebSettings``.
    """

    demo: bool
    base_url: str
    launches: Launches
    handles: HandleStore
    read: Read
    write: Write
    judge: Judge
    knowledge: PageKnowledge
    samples: tuple[Sample, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    visit: Callable[[str], None] = lambda address: None
    trusted_proxies: int = 0
    clock: Callable[[], datetime] = field(default=_now)
