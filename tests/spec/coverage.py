"""Which rows of the decision table the vignettes reach, with which outcome."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cache

from tests.spec.build import AS_OF, VIGNETTES, cases
from tests.spec.judge import ask


@cache
def outcomes() -> dict[str, Counter[str]]:
    """For each row how many vignettes have it as ``yes``, ``no`` and ``unknown``, and for how many it ``decides``."""
    seen: dict[str, Counter[str]] = {}
    for slug, case in cases():
        at = datetime.fromisoformat(case.get("as_of", AS_OF))
        assessment = ask((VIGNETTES / slug / "request.json").read_bytes(), at).assessment
        if assessment is None:
            continue
        for entry in assessment["trace"]:
            seen.setdefault(entry["row"], Counter())[entry["result"]] += 1
        if assessment["row"] is not None:
            seen.setdefault(assessment["row"], Counter())["decides"] += 1
    return seen
