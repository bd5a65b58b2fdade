"""Words that tell a study that was done from one that is asked for: ``studies`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StudyWords:
    """Words around the name of a study ("MRI lumbar 03/2026 showed ...", but "MRI lumbar: sciatica for 12 weeks").

    ``done``: anywhere in the sentence, ``before``: close before it, they say that it was done. ``asks``: between it and
    what it would show, or behind its colon, they make it a request. ``complaint``: findings that are a reason and no result.
    ``manner``: words of the name itself ("without contrast").
    """

    done: frozenset[str]
    before: frozenset[str]
    asks: frozenset[str]
    complaint: frozenset[str]
    manner: frozenset[str]
    report: frozenset[str]
    """Headings of a report, whose title is the name of the study."""
