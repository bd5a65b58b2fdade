"""Words that tell when a complaint began without naming it: ``onsets`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnsetWords:
    """``labels``: they ask for it ("Duration: 9 weeks"); ``labelled``: what they may be of ("duration of symptoms").

    ``subjects``: what stands for the complaint, with one of ``verbs`` behind it ("it started in June") or, for one of
    ``suffered``, a word of ``since`` ("symptoms for 3 months"); ``opening``: verbs that do without one ("present for 4
    months"). ``leading``: words before all this that tell who says so. ``other``: in the sentence they make it the time of
    something else. ``findings``: the complaints, by name; ``events``: findings since which they may be there; ``leaving``:
    findings that leave signs behind.
    """

    labels: frozenset[str]
    labelled: frozenset[str]
    subjects: frozenset[str]
    suffered: frozenset[str]
    verbs: frozenset[str]
    since: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]
    other: frozenset[str]
    findings: frozenset[str]
    events: frozenset[str]
    leaving: frozenset[str]
