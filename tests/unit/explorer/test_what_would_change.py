"""What the page and the tree name as what would change the advice: also where only its urgency would change."""

from __future__ import annotations

from cds_service.bootstrap.explorer import samples
from cds_service.compose.explain import explain_text
from cds_service.services.chart_judge import ChartJudge
from cds_service.services.explore import Chart, Opinion
from cds_service.web.explorer.parts import PageKnowledge
from cds_service.web.explorer.view import Page, page


def _chart(name: str) -> Chart:
    return next(sample.chart for sample in samples() if sample.id == name)


def _shown(name: str, judge: ChartJudge, knowledge: PageKnowledge) -> tuple[Opinion, Page]:
    opinion = judge(_chart(name))
    return opinion, page(_chart(name), opinion, knowledge, {}, opinion)


def _tree(opinion: Opinion, knowledge: PageKnowledge) -> str:
    return explain_text(opinion.assessment, opinion.explanation, knowledge.material)


def test_a_child_with_saddle_loss_would_be_an_emergency_though_it_stays_out_of_scope(
    judge: ChartJudge, knowledge: PageKnowledge
) -> None:
    opinion, shown = _shown("child", judge, knowledge)
    named = {line.topic: line.labels for line in shown.changes}

    assert opinion.assessment.disposition == "outOfScope"
    assert "saddle sensory loss" in named["Emergency: outside the scope of this service"]
    assert "Outside the scope of this service (then emergency), if this were present: " in _tree(opinion, knowledge)


def test_where_another_advice_would_follow_no_urgency_is_put_before_it(
    judge: ChartJudge, knowledge: PageKnowledge
) -> None:
    opinion, shown = _shown("defer", judge, knowledge)

    assert "cauda equina syndrome" in shown.changes[0].labels
    assert shown.changes[0].topic == "Possible cauda equina: emergency MRI"
    assert "Possible cauda equina: emergency MRI, if this were present: " in _tree(opinion, knowledge)


def test_a_weak_muscle_leaves_the_deferral_and_makes_it_a_warning(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    opinion, shown = _shown("defer", judge, knowledge)
    named = {line.topic: line.labels for line in shown.changes}

    assert "weak ankle dorsiflexion" in named["MRI can wait, with a warning"]
    assert "MRI can wait (then warning), if this were present: " in _tree(opinion, knowledge)


def test_a_child_is_not_rated_on_the_page_and_is_in_the_assessment(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    opinion, shown = _shown("child", judge, knowledge)

    assert shown.advice.rating is None
    assert "ACR" not in _tree(opinion, knowledge)
    assert opinion.assessment.appropriateness.variant == "V1"


def test_an_adult_is_rated_on_the_page(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    opinion, shown = _shown("defer", judge, knowledge)

    assert shown.advice.rating is not None
    assert shown.advice.rating.startswith("ACR variant 1")
    assert "ACR variant V1" in _tree(opinion, knowledge)


def test_the_duration_on_the_page_names_its_source(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    _, shown = _shown("child", judge, knowledge)

    assert [s.reference for s in shown.sources if s.number == shown.advice.since] == ["Condition/condition-1"]
