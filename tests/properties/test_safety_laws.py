"""The seven safety laws over generated patients, through the whole way that a request takes.

``SAFETY_EXAMPLES`` sets how many patients each law sees; ``benchmarks/metamorphic.py`` asks for thousands.
``SAFETY_AS_FOUND`` shows the first patient who breaks a law as found, without looking for the simplest one.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from tests.properties.patients import (
    EMERGENCIES,
    OTHER_SOURCES,
    RED_FLAG_SOURCES,
    RED_FLAGS,
    THERAPY_SOURCES,
    RedFlag,
    body_of,
    charts,
    coded,
    denied,
    states,
    with_entries,
    with_sources,
    worded,
)
from tests.spec.build import AS_OF
from tests.spec.chart import Json
from tests.spec.judge import Answer, ask

NOW = datetime.fromisoformat(AS_OF)
_ASKED = os.environ.get("SAFETY_EXAMPLES")
LAW = settings(
    max_examples=int(_ASKED or 30),
    derandomize=_ASKED is None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate] if "SAFETY_AS_FOUND" in os.environ else list(Phase),
    suppress_health_check=list(HealthCheck),
)
URGENCY = ("none", "routine", "soon", "urgent", "emergency")
ALL_SOURCES = (*RED_FLAG_SOURCES, *THERAPY_SOURCES, *OTHER_SOURCES)


def judged(body: Json) -> Answer:
    return ask(json.dumps(body).encode(), NOW)


def assessed(body: Json) -> Json:
    assessment = judged(body).assessment
    assert assessment is not None
    return assessment


def urgency(assessment: Json) -> int:
    return URGENCY.index(assessment["urgency"])


def essence(answer: Answer) -> Json:
    """What the clinician sees and what it rests on, without the lists of what was passed over."""
    assessment = answer.assessment
    assert assessment is not None
    kept = ("row", "disposition", "indicator", "urgency", "modifiers", "appropriateness", "localisation", "timeline")
    findings = sorted((one["id"], one["status"], str(one["side"]), str(one["grade"])) for one in assessment["findings"])
    return {key: assessment[key] for key in kept} | {"findings": findings, "cards": answer.response}


# A recorded red flag fires with half the prefetch missing.


@LAW
@given(charts(adults=True), st.sampled_from(EMERGENCIES), st.sampled_from([coded, worded]), st.data())
def test_a_recorded_emergency_fires_whatever_else_is_missing(
    chart: Json, flag: RedFlag, form: Callable[[RedFlag], tuple[str, Json]], data: st.DataObject
) -> None:
    key, entry = form(flag)
    lost = data.draw(states(tuple(one for one in ALL_SOURCES if one != key)))
    answer = judged(body_of(with_sources(with_entries(chart, (key, entry)), lost)))
    assert answer.assessment is not None
    assert (answer.assessment["row"], answer.assessment["indicator"]) == ("3", "critical")
    assert answer.response is not None
    assert answer.response["cards"][0]["indicator"] == "critical"


# Silence is never taken for "no".


@LAW
@given(charts(healthy=True), states(RED_FLAG_SOURCES))
def test_imaging_is_never_deferred_while_a_red_flag_source_is_unknown(chart: Json, lost: Json) -> None:
    assert assessed(body_of(with_sources(chart, lost)))["disposition"] != "deferMri"


@LAW
@given(charts(), states(ALL_SOURCES))
def test_losing_a_source_never_creates_a_deferral(chart: Json, lost: Json) -> None:
    before = assessed(body_of(chart))
    assume(before["disposition"] != "deferMri")
    assume(before["row"] not in {"11", "12", "13", "14", "19"} or set(lost) & set(RED_FLAG_SOURCES))
    assert assessed(body_of(with_sources(chart, lost)))["disposition"] != "deferMri"


GROUP_OF = {
    "saddle-sensory-loss": "saddle sensation",
    "urinary-retention": "bladder and bowel function",
    "fever": "fever or infection",
    "cancer-history": "cancer or trauma",
}


def named_as_undocumented(answer: Answer) -> str:
    """What the first card says that nobody recorded, and the groups of which it tells only something of the past."""
    assert answer.response is not None
    lines = answer.response["cards"][0]["detail"].casefold().splitlines()
    never = [line for line in lines if line.startswith("- none recorded")]
    since = [line.partition(":")[0] for line in lines if line.endswith("; since then: none recorded")]
    return " ".join(never + since)


OPERATED_LONG_AGO: Json = {
    "id": "drawn",
    "patient": {"sex": "male", "age": 18},
    "order": "mri",
    "conditions": [{"icd": "M54.50", "onset": -181, "recorded": -181}],
    "observations": [],
    "procedures": [{"cpt": "63030", "at": -900}],
}
"""Of the group fever or infection the chart tells, but nothing of late."""


@LAW
@given(charts(adults=True, healthy=True), st.sampled_from([flag for flag in RED_FLAGS if flag.name in GROUP_OF]))
def test_a_denial_that_falls_silent_leaves_a_deferral_only_where_the_card_names_it(chart: Json, flag: RedFlag) -> None:
    silent = copy.deepcopy(chart)
    silent["observations"] = [one for one in silent["observations"] if not str(one.get("id", "")).startswith("denied")]
    spoken = judged(body_of(with_entries(silent, denied(flag))))
    answer = judged(body_of(silent))
    assert spoken.assessment is not None
    assert answer.assessment is not None
    if answer.assessment["disposition"] == "deferMri":
        assert GROUP_OF[flag.name] in named_as_undocumented(answer)


@LAW
@example(OPERATED_LONG_AGO)
@given(charts(adults=True, healthy=True))
def test_a_deferral_names_every_red_flag_group_that_nobody_documented(chart: Json) -> None:
    answer = judged(body_of({**chart, "observations": []}))
    assert answer.assessment is not None
    if answer.assessment["disposition"] == "deferMri":
        named = named_as_undocumented(answer)
        assert [group for group in (*GROUP_OF.values(), "progressive weakness") if group not in named] == []


# Adding a red flag never lowers urgency.


@LAW
@given(charts(), st.sampled_from(RED_FLAGS), st.sampled_from([coded, worded]))
def test_adding_a_red_flag_never_lowers_urgency(
    chart: Json, flag: RedFlag, form: Callable[[RedFlag], tuple[str, Json]]
) -> None:
    before, after = assessed(body_of(chart)), assessed(body_of(with_entries(chart, form(flag))))
    assert urgency(after) >= urgency(before)


# The order and the packaging of entries mean nothing.


def _bundles(body: Json) -> list[Json]:
    return [one for one in body["prefetch"].values() if isinstance(one, dict) and one["resourceType"] == "Bundle"]


@LAW
@given(charts(), st.randoms(use_true_random=False))
def test_shuffling_and_duplicating_entries_changes_nothing(chart: Json, random: Any) -> None:
    body = body_of(chart)
    other = copy.deepcopy(body)
    for bundle in _bundles(other):
        if "entry" in bundle:
            bundle["entry"] += [copy.deepcopy(one) for one in bundle["entry"] if random.random() < 0.5]
            random.shuffle(bundle["entry"])
    assert essence(judged(other)) == essence(judged(body))


@LAW
@given(charts(), st.sampled_from(ALL_SOURCES))
def test_moving_entries_under_another_key_changes_nothing(chart: Json, key: str) -> None:
    body = body_of(chart)
    assume("entry" in body["prefetch"][key])
    other = copy.deepcopy(body)
    moved = other["prefetch"][key]["entry"]
    other["prefetch"][key]["entry"] = moved[: len(moved) // 2]
    other["prefetch"][key]["total"] = len(moved) // 2
    other["prefetch"]["somethingElse"] = {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": moved[len(moved) // 2 :],
    }
    assume(moved[: len(moved) // 2])
    assert essence(judged(other)) == essence(judged(body))


@LAW
@given(charts())
def test_resources_that_say_nothing_change_nothing(chart: Json) -> None:
    noise: tuple[tuple[str, Json], ...] = (
        ("conditions", {"icd": "I10", "onset": -900, "recorded": -900, "id": "noise-1"}),
        ("observations", {"loinc": "8867-4", "q": [66, "/min"], "at": -1, "id": "noise-2"}),
        ("medications", {"rx": "83367", "at": -100, "days": 90, "id": "noise-3"}),
    )
    assert essence(judged(body_of(with_entries(chart, *noise)))) == essence(judged(body_of(chart)))


# Another patient's resource changes nothing, and is reported.


@LAW
@given(charts(), st.sampled_from(RED_FLAGS), st.sampled_from([coded, worded]))
def test_another_patients_resource_changes_nothing_and_is_reported(
    chart: Json, flag: RedFlag, form: Callable[[RedFlag], tuple[str, Json]]
) -> None:
    key, entry = form(flag)
    entry |= {"id": "stranger", "subject": "Patient/stranger"}
    answer = judged(body_of(with_entries(chart, (key, entry))))
    assert essence(answer) == essence(judged(body_of(chart)))
    assert answer.assessment is not None
    assert [one["reason"] for one in answer.assessment["ignored"] if one["reference"].endswith("/stranger")] == [
        "otherPatient"
    ]


# What was withdrawn changes nothing.


@LAW
@given(charts(), st.sampled_from(RED_FLAGS), st.sampled_from(["refuted", "entered-in-error"]))
def test_refuted_and_mistaken_entries_change_nothing(chart: Json, flag: RedFlag, verified: str) -> None:
    _, entry = coded(flag)
    entry |= {"verified": verified, "id": "withdrawn"}
    if verified == "entered-in-error":
        entry["status"] = None
    assert essence(judged(body_of(with_entries(chart, ("conditions", entry))))) == essence(judged(body_of(chart)))


@LAW
@given(charts(), st.sampled_from(RED_FLAGS))
def test_an_observation_entered_in_error_changes_nothing(chart: Json, flag: RedFlag) -> None:
    key, entry = worded(flag)
    entry |= {"status": "entered-in-error", "id": "withdrawn"}
    assert essence(judged(body_of(with_entries(chart, (key, entry))))) == essence(judged(body_of(chart)))


# The same request gives the same bytes.


@LAW
@given(charts())
def test_the_same_request_gives_the_same_answer(chart: Json) -> None:
    assert judged(body_of(chart)) == judged(body_of(chart))


# Words and codes mean the same.


@LAW
@given(charts(healthy=True), st.sampled_from(RED_FLAGS))
def test_a_red_flag_in_words_is_judged_as_the_same_coded(chart: Json, flag: RedFlag) -> None:
    chart["observations"] = [one for one in chart["observations"] if one.get("id") != f"denied-{flag.name}"]
    by_code = assessed(body_of(with_entries(chart, coded(flag))))
    by_word = assessed(body_of(with_entries(chart, worded(flag))))
    assert (by_word["row"], by_word["disposition"]) == (by_code["row"], by_code["disposition"])
