"""Which rows of the table the patients beside ``cards/`` show, for ``lint``: each row should decide for one and let one pass.

The patients lie in ``fhir_fixtures/vignettes/`` of a checkout, each with the row that it expects (tests hold the service
to that). An installed package has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from cds_service.clinical.truth import Truth
from cds_service.errors import Problem
from cds_service.knowledge.source import plain_yaml

FOLDER = Path("fhir_fixtures") / "vignettes"
CASE = "case.yaml"

_YES, _NO = Truth.YES.word, Truth.NO.word


def read_outcomes(root: Path, rows: Sequence[str], problems: list[Problem]) -> set[tuple[str, str]] | None:
    """(row, ``yes`` or ``no``) as the vignettes expect it; None when there are none beside ``root`` (``cards/``).

    ``rows``: all that there are, in order. A row did not hold where a later one is expected, or where that is said.
    """
    folder = root.parent / FOLDER
    if not folder.is_dir():
        return None
    outcomes: set[tuple[str, str]] = set()
    for expected in _expected(folder, problems):
        if "row_not" in expected:
            outcomes.add((str(expected["row_not"]), _NO))
        row = str(expected.get("row"))
        if row in rows:
            outcomes.add((row, _YES))
            outcomes.update((earlier, _NO) for earlier in rows[: rows.index(row)])
            outcomes.update((last, _NO) for last in rows[-1:] if last != row)
    return outcomes


def _expected(folder: Path, problems: list[Problem]) -> Iterator[Mapping[str, Any]]:
    for path in sorted(folder.glob(f"*/{CASE}")):
        try:
            expected = plain_yaml(path.read_text("utf-8"))["expected"]
        except (yaml.YAMLError, TypeError, KeyError):
            expected = None
        if isinstance(expected, dict):
            yield expected
        else:
            name = (FOLDER / path.parent.name / CASE).as_posix()
            problems.append(Problem(name, 1, "nothing is expected"))
