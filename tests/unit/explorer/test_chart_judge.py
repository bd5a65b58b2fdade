"""Charts judged for the page: always an answer, and silence of what could not be read is never a no."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from cds_service.bootstrap.explorer import samples
from cds_service.clinical.findings import SourceState
from cds_service.errors import RequestError
from cds_service.services.chart_judge import ChartJudge
from cds_service.services.explore import Chart
from cds_service.web.explorer.facts import State
from cds_service.web.explorer.form import Recording, observations
from cds_service.web.explorer.parts import PageKnowledge
from cds_service.web.explorer.view import Page, page

AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def defer() -> Chart:
    return next(sample.chart for sample in samples() if sample.id == "defer")


def states(shown: Page, finding: str) -> set[State]:
    return {state for row in shown.flags for state, facts in row.facts.items() for f in facts if f.finding == finding}


def draft(patient: str, code: str = "72148") -> bytes:
    coding = {"system": "http://www.ama-assn.org/go/cpt", "code": code}
    order: dict[str, Any] = {
        "resourceType": "ServiceRequest",
        "id": "cart",
        "status": "draft",
        "intent": "order",
        "code": {"coding": [coding]},
        "subject": {"reference": f"Patient/{patient}"},
    }
    return json.dumps(order).encode()


def test_without_an_order_the_chart_is_judged_as_if_an_mri_were_asked_for(
    judge: ChartJudge, knowledge: PageKnowledge, defer: Chart
) -> None:
    chart = replace(defer, pages={**defer.pages, "serviceRequests": (b"null",)})
    opinion = judge(chart)
    shown = page(chart, opinion, knowledge, {}, opinion)

    assert opinion.assessment.disposition == "deferMri"
    assert not shown.advice.ordered


def test_the_order_of_the_card_goes_before_those_on_the_chart(judge: ChartJudge, defer: Chart) -> None:
    opinion = judge(replace(defer, order=draft(defer.patient_id, "72158")))

    assert opinion.assessment.order is not None
    assert opinion.assessment.order.study.id == "mriLumbarWithoutAndWithContrast"


def test_an_order_or_a_patient_of_somebody_else_gets_no_opinion(judge: ChartJudge, defer: Chart) -> None:
    other = json.dumps({"resourceType": "Patient", "id": "other"}).encode()
    for wrong in (replace(defer, order=draft("other")), replace(defer, pages={**defer.pages, "patient": (other,)})):
        with pytest.raises(RequestError):
            judge(wrong)


@pytest.mark.parametrize("state", [SourceState.FAILED, SourceState.NOT_ALLOWED, SourceState.TRUNCATED])
def test_what_could_not_be_read_is_shown_so_and_no_entry_makes_it_whole(
    judge: ChartJudge, knowledge: PageKnowledge, defer: Chart, state: SourceState
) -> None:
    pages = {key: found for key, found in defer.pages.items() if key != "observations"}
    chart = replace(defer, pages=pages, failures={"observations": state})
    answers = {q.id: "no" for form in knowledge.forms for q in form.questions if form.id == "red-flags" and not q.unit}
    made = observations(knowledge.forms, answers, Recording(chart.patient_id, AS_OF, "seed"))
    entered = chart.with_recorded(tuple(msgspec.json.encode(o) for o in made))
    before = judge(chart)
    shown = page(chart, before, knowledge, {}, before)

    assert states(shown, "reduced-anal-tone") == {State.UNREAD}
    assert "observations" in {line.key for line in shown.banner.unread}
    assert judge(entered).assessment.disposition != "deferMri"


def test_a_denial_is_never_shown_for_what_nobody_said(
    judge: ChartJudge, knowledge: PageKnowledge, defer: Chart
) -> None:
    silent = replace(defer, pages={**defer.pages, "observations": (b"null",)})
    opinion = judge(silent)
    shown = page(silent, opinion, knowledge, {}, opinion)
    denied = [f for row in shown.flags for f in row.facts[State.DENIED]]

    assert denied == []
    assert states(shown, "saddle-sensory-loss") == {State.UNDOCUMENTED}


def test_a_recorded_red_flag_is_shown_though_half_the_chart_is_missing(
    judge: ChartJudge, knowledge: PageKnowledge
) -> None:
    chart = next(sample.chart for sample in samples() if sample.id == "emergency")
    half = replace(chart, pages={key: chart.pages[key] for key in ("patient", "conditions")})
    opinion = judge(half)
    shown = page(half, opinion, knowledge, {}, opinion)

    assert opinion.assessment.disposition == "mriEmergencyCaudaEquina"
    assert states(shown, "urinary-retention") == {State.RECORDED}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_the_note_of_every_sample_says_what_it_does_not_exclude(
    judge: ChartJudge, knowledge: PageKnowledge, sample: Any
) -> None:
    opinion = judge(sample.chart)
    shown = page(sample.chart, opinion, knowledge, {}, opinion)

    assert shown.note.endswith("It does not exclude an emergency.")
    assert shown.advice.sentence in shown.note
