"""What a site may lay over ``cards/``, in a folder of its own with the same layout; it only ever adds.

::

    systems.yaml                   further URIs of code systems, and code systems of the site
    valuesets/<name>.json          codes that are added to (or excluded from) the value set of that name
    lumbar-imaging/findings.yaml   value sets for findings that are there, and whole findings
    lumbar-imaging/studies.yaml    codes of studies, words of orders, silent codes
    lumbar-imaging/...             words of the other readers, as each of them says
    rows-off.yaml                  rows of the decision table that decide in silence: ``rows: ["11"]``

The one thing that takes something away is ``rows-off.yaml``; rows that can save a life are not in its reach.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Strict, read_yaml

ROWS_OFF = "rows-off.yaml"


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
    source = read_yaml(overlay / ROWS_OFF, overlay, problems)
    doc = None if source is None else source.convert(source.data, _RowsDoc)
    if source is None or doc is None:
        return frozenset()
    for index, row in enumerate(doc.rows):
        if row not in rows:
            source.problem(f"there is no row {row}", "rows", index)
        elif row in pressing:
            source.problem(f"row {row} tells of an emergency or urgent matter and stays on", "rows", index)
    return frozenset(doc.rows) & frozenset(rows) - frozenset(pressing)
