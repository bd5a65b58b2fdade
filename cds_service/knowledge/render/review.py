"""Reads ``cards/lumbar-imaging/review.yaml``: who has reviewed the knowledge, and what is known to be open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Strict, read_yaml

FILE = Path("lumbar-imaging") / "review.yaml"


class _ReviewDoc(Strict):
    by: str
    date: dt.date
    version: str
    scope: str


class _FileDoc(Strict):
    version: str
    reviews: list[_ReviewDoc]
    open: list[str]


@dataclass(frozen=True, slots=True)
class Review:
    """One review: by whom (name and role), when, of which version, and what was looked at."""

    by: str
    date: dt.date
    version: str
    scope: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """All reviews, newest last as the file has them, and the points that are open."""

    reviews: tuple[Review, ...] = ()
    open_points: tuple[str, ...] = ()


def read_review(root: Path, problems: list[Problem]) -> ReviewState:
    """The state of review under ``root``; what is wrong is added to ``problems``."""
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert_file(_FileDoc, reviews=_ReviewDoc)
    if doc is None:
        return ReviewState()
    return ReviewState(tuple(Review(r.by, r.date, r.version, r.scope) for r in doc.reviews), tuple(doc.open))
