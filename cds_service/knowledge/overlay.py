"""What a site may lay over ``cards/``, in a folder of its own with the same layout; it only ever adds.

::

    systems.yaml                   further URIs of code systems, and code systems of the site
    valuesets/<name>.json          codes that are added to (or excluded from) the value set of that name
    lumbar-imaging/findings.yaml   value sets for findings that are there, and whole findings
    lumbar-imaging/studies.yaml    codes of studies, words of orders, silent codes
    lumbar-imaging/...             words of the other readers, as each of them says
    rows-off.yaml                  rows of the decision table that decide in silence: ``rows: ["11"]``

Any other file would be read by nobody, so it is a problem; hidden files and a README are nobody's business. The one
thing that takes something away is ``rows-off.yaml``; rows that can save a life are not in its reach.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import OfSite, Strict, read_yaml, shown
from cds_service.knowledge.value_sets import FOLDER as VALUE_SETS

ROWS_OFF = "rows-off.yaml"

_IMAGING = "lumbar-imaging"
READ = (
    "systems.yaml",
    f"{_IMAGING}/findings.yaml",
    f"{_IMAGING}/studies.yaml",
    f"{_IMAGING}/chart.yaml",
    f"{_IMAGING}/values.yaml",
    f"{_IMAGING}/narrative/findings.yaml",
    ROWS_OFF,
)
"""Files of an overlay that are read; and ``valuesets/*.json``."""


def no_folder(overlay: Path) -> Problem:
    """What is wrong with an overlay that is no folder, named as it was given."""
    wrong = "the overlay is not a folder" if overlay.exists() else "the overlay folder is missing"
    return Problem(OfSite(overlay), 0, f"{wrong}; name it in CDS_OVERLAY or --overlay")


def unread(overlay: Path) -> Iterator[Problem]:
    """Files and folders of an overlay that no reader knows, each with the names that are possible beside it."""
    yield from _unread(overlay, overlay)


def _unread(folder: Path, overlay: Path) -> Iterator[Problem]:
    place = folder.relative_to(overlay).parts
    if place == (VALUE_SETS,):
        names = ["*.json"]
    else:
        inside = [path.split("/")[len(place) :] for path in READ if path.split("/")[: len(place)] == list(place)]
        names = sorted({parts[0] for parts in inside} | ({VALUE_SETS} if not place else set()))
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or (not place and path.name.startswith("README")):
            continue
        known = any(path.match(name) and path.is_dir() == ("." not in name) for name in names)
        if not known:
            yield Problem(shown(path, overlay, site=True), 0, f"is not read; here may be {', '.join(names)}")
        elif path.is_dir():
            yield from _unread(path, overlay)


class _RowsDoc(Strict):
    rows: list[str]


def read_rows_off(
    overlay: Path | None, rows: Collection[str], pressing: Collection[str], problems: list[Problem]
) -> frozenset[str]:
    """Rows that the site switches off.

    ``rows``: all that there are. ``pressing``: those that no site may silence; naming one is a fault.
    """
    if overlay is None or not (overlay / ROWS_OFF).exists():
        return frozenset()
    source = read_yaml(overlay / ROWS_OFF, overlay, problems, site=True)
    doc = None if source is None else source.convert(source.data, _RowsDoc)
    if source is None or doc is None:
        return frozenset()
    for index, row in enumerate(doc.rows):
        if row not in rows:
            source.problem(f"there is no row {row}", "rows", index)
        elif row in pressing:
            source.problem(f"row {row} tells of an emergency or urgent matter and stays on", "rows", index)
    return frozenset(doc.rows) & frozenset(rows) - frozenset(pressing)
