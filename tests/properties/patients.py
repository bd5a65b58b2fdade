"""Patients out of nothing: short charts for :mod:`tests.spec.build`, drawn by Hypothesis.

A red flag exists in two forms, coded and in words, which must mean the same.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.spec.build import request
from tests.spec.chart import Json

RED_FLAG_SOURCES = ("conditions", "observations")
THERAPY_SOURCES = ("medications", "procedures", "serviceRequests")
OTHER_SOURCES = ("devices", "imaging")
UNAVAILABLE: tuple[Any, ...] = (
    "absent",
    "error",
    "next",
    {"total": 500},
    {"raw": {"resourceType": "Bundle", "entry": 7}},
)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One red flag: a coded Condition, the same in words, and whether it alone is an emergency or urgent."""

    name: str
    coded: Json
    words: str
    denial: str
    fires: tuple[str, ...]


RED_FLAGS = (
    RedFlag(
        "saddle-sensory-loss",
        {"icd": "R20.0", "site": "perineum"},
        "Saddle anesthesia since yesterday.",
        "Denies saddle anesthesia.",
        ("3",),
    ),
    RedFlag(
        "urinary-retention",
        {"icd": "R33.9"},
        "Urinary retention since this morning.",
        "Denies urinary retention.",
        ("3",),
    ),
    RedFlag("bowel-incontinence", {"icd": "R15.9"}, "New fecal incontinence.", "Denies fecal incontinence.", ("3",)),
    RedFlag(
        "cauda-equina-diagnosis",
        {"icd": "G83.4"},
        "Cauda equina syndrome.",
        "Denies bladder or bowel dysfunction.",
        ("3",),
    ),
    RedFlag("foot-drop", {"icd": "M21.371"}, "New right foot drop.", "No foot drop.", ("3", "4", "5", "6")),
    RedFlag("fever", {"icd": "R50.9"}, "Fever since yesterday.", "Denies fever.", ()),
    RedFlag("spinal-infection", {"icd": "M46.46"}, "Lumbar discitis.", "Denies chills.", ()),
    RedFlag("cancer-history", {"icd": "Z85.3"}, "History of breast cancer.", "No history of cancer.", ()),
    RedFlag("iv-drug-use", {"snomed": "226034001"}, "Injects heroin.", "Denies IV drug use.", ()),
    RedFlag("weight-loss", {"icd": "R63.4"}, "Unexplained weight loss.", "Denies weight loss.", ()),
)
EMERGENCIES = tuple(flag for flag in RED_FLAGS if flag.fires == ("3",))

_COMPLAINTS = ("M54.50", "M54.16", "M54.31", "M54.41", "M48.062", "M51.17")
_UNRELATED: tuple[Json, ...] = (
    {"icd": "I10", "onset": -3000, "recorded": -3000},
    {"icd": "E78.5", "onset": -1200, "recorded": -1200},
    {"icd": "G43.909", "onset": -700, "recorded": -700},
)
_CARE: tuple[tuple[str, Json], ...] = (
    ("procedures", {"cpt": "97110", "at": -60, "to": -5, "note": "Failed physical therapy."}),
    ("medications", {"rx": "5640", "at": -50, "days": 30, "refills": 1}),
    ("serviceRequests", {"text": "Referral to spine surgery", "at": -3}),
    ("procedures", {"cpt": "63030", "at": -900}),
    ("imaging", {"cpt": "72148", "at": -90, "conclusion": "Disc protrusion L4-5."}),
    ("devices", {"text": "Cardiac pacemaker", "safety": "MR Unsafe"}),
)
_EXAM: tuple[Json, ...] = (
    {"text": "Left ankle dorsiflexion strength", "s": "4/5", "at": -1},
    {"text": "Left great toe extension strength", "s": "2/5", "at": -1},
    {"text": "Right straight leg raise", "cc": "Positive", "at": -1},
    {"text": "Left Achilles reflex", "s": "absent", "at": -1},
    {"loinc": "30341-2", "q": [35, "mm/h"], "at": -3},
    {"loinc": "8867-4", "q": [72, "/min"], "at": -1},
    {"text": "Bilateral leg pain", "b": True, "at": -2},
)
STUDIES = ("mri", "mri-both", "mri-contrast", "mri-loinc", "ct", "xray", "ct-myelography")


def _name(flag: RedFlag) -> str:
    return flag.name


def coded(flag: RedFlag) -> tuple[str, Json]:
    """The red flag as a Condition of today."""
    return "conditions", {**flag.coded, "onset": 0, "recorded": 0, "id": f"coded-{flag.name}"}


def worded(flag: RedFlag) -> tuple[str, Json]:
    """The red flag as a sentence in a note of today."""
    return "observations", {"text": "Clinical note", "s": flag.words, "at": 0, "id": f"worded-{flag.name}"}


def denied(flag: RedFlag) -> tuple[str, Json]:
    """A sentence of today that says that it is not there."""
    return "observations", {"text": "Clinical note", "s": flag.denial, "at": 0, "id": f"denied-{flag.name}"}


def with_entries(chart: Json, *entries: tuple[str, Json]) -> Json:
    """A copy of the chart with more on it."""
    out = copy.deepcopy(chart)
    for key, entry in entries:
        out.setdefault(key, []).append(copy.deepcopy(entry))
    return out


def with_sources(chart: Json, states: Json) -> Json:
    """A copy of the chart of which some sources did not come."""
    return {**copy.deepcopy(chart), "sources": {**chart.get("sources", {}), **states}}


def body_of(chart: Json, hook: str = "order-select") -> Json:
    """The request for a chart."""
    return request("drawn-patient", {"hook": hook, "chart": chart})


@st.composite
def charts(draw: DrawFn, *, adults: bool = False, healthy: bool = False) -> Json:
    """A patient with a complaint or none, some care, some examination, some denials; with ``healthy`` no red flag."""
    chart: Json = {"id": "drawn", "patient": {"sex": draw(st.sampled_from(["male", "female"]))}}
    chart["patient"]["age"] = draw(st.integers(18 if adults else 12, 92))
    chart["order"] = draw(st.sampled_from(STUDIES))
    chart["conditions"] = draw(st.lists(_complaints(), max_size=2)) + draw(
        st.lists(st.sampled_from(_UNRELATED), max_size=2)
    )
    chart["observations"] = draw(st.lists(st.sampled_from(_EXAM), max_size=3, unique_by=str))
    for key, entry in draw(st.lists(st.sampled_from(_CARE), max_size=3, unique_by=str)):
        chart.setdefault(key, []).append(entry)
    denials = draw(st.lists(st.sampled_from(RED_FLAGS), max_size=3, unique_by=_name))
    flags = [] if healthy else draw(st.lists(st.sampled_from(RED_FLAGS), max_size=2, unique_by=_name))
    forms = [draw(st.sampled_from([coded, worded]))(flag) for flag in flags]
    return with_entries(chart, *forms, *[denied(flag) for flag in denials if flag not in flags])


@st.composite
def _complaints(draw: DrawFn) -> Json:
    entry: Json = {"icd": draw(st.sampled_from(_COMPLAINTS))}
    onset = draw(st.one_of(st.none(), st.integers(-400, 0)))
    if onset is not None:
        entry |= {"onset": onset, "recorded": onset}
    return entry


def states(keys: tuple[str, ...]) -> st.SearchStrategy[Json]:
    """Some of the keys, each unavailable in one of the ways that there are."""
    return st.dictionaries(st.sampled_from(keys), st.sampled_from(UNAVAILABLE), min_size=1, max_size=len(keys))
