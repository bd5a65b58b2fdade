"""What a reader of the page takes from its words: signs told as they are, nothing claimed that was not done."""

from __future__ import annotations

import pytest

from cds_service.bootstrap.explorer import samples
from cds_service.services.chart_judge import ChartJudge
from cds_service.web.explorer.parts import PageKnowledge, Sample
from cds_service.web.explorer.view import Page, page

SAMPLES = {sample.id: sample for sample in samples()}


def _shown(name: str, judge: ChartJudge, knowledge: PageKnowledge, *, demo: bool = False) -> Page:
    opinion = judge(SAMPLES[name].chart)
    return page(SAMPLES[name].chart, opinion, knowledge, {}, opinion, demo=demo)


def test_the_note_claims_no_review_and_in_the_demo_says_what_it_is(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    note = _shown("defer", judge, knowledge).note.splitlines()
    shown = _shown("defer", judge, knowledge, demo=True).note.splitlines()

    assert note[-1] == "For review by a clinician before use. It does not exclude an emergency."
    assert shown == ["Demonstration. Not for patient care.", *note]


def test_a_sign_that_is_told_says_that_it_is_positive(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    told = [fact.text for fact in _shown("defer", judge, knowledge).advice.facts]

    assert "Positive straight leg raise (left)" in told


def test_the_likeliest_root_has_no_percentage_beside_approximate(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    shown = _shown("post-operative", judge, knowledge)

    assert {row.root: row.likely for row in shown.exam.rows if row.likely} == {"S1": "best fit"}
    assert shown.localised == "The recorded pattern fits S1 best, then L5. Approximate."


def test_a_reflex_that_is_absent_is_not_told_as_reduced_only(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    shown = _shown("post-operative", judge, knowledge)
    values = {e.value for row in shown.exam.rows for cell in row.cells for e in cell.entries if e.name == "Achilles"}

    assert values == {"reduced or absent", "normal"}


def test_what_the_form_asks_of_a_red_flag_stands_in_its_row(knowledge: PageKnowledge) -> None:
    (flags,) = (form for form in knowledge.forms if form.id == "red-flags")
    rows = {line.id: line.findings for line in knowledge.explorer.words.flags}
    (asked,) = (group for group in flags.groups if group.id == "cauda-equina")

    assert {question.finding for question in asked.questions} <= {*rows["cauda-equina"]}


def test_what_is_asked_for_today_is_urgent(judge: ChartJudge, knowledge: PageKnowledge) -> None:
    advice = _shown("insufficient", judge, knowledge).advice

    assert advice.row == "17"
    assert "today" in advice.sentence
    assert advice.mark.label == "Urgent"


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_no_label_of_the_timeline_runs_across_today(
    sample: Sample, judge: ChartJudge, knowledge: PageKnowledge
) -> None:
    timeline = _shown(sample.id, judge, knowledge).timeline

    for bar in timeline.bars:
        wide = 6.6 * len(bar.label)
        begins, ends = (bar.label_x - wide, bar.label_x) if bar.label_before else (bar.label_x, bar.label_x + wide)
        assert ends < timeline.today_x or begins > timeline.today_x, bar.label
        assert begins >= 0, bar.label


_TOLD = {
    "emergency": ("for five weeks", "5 weeks", None),
    "defer": ("for two weeks", "2 weeks", "13 days"),
    "appropriate": ("for fourteen weeks", "14 weeks", "11 weeks"),
    "insufficient": ("for five days", None, None),
    "post-operative": ("for three weeks", "3 weeks", None),
    "child": ("for three weeks", "3 weeks", None),
    "pregnant": ("for two weeks", "2 weeks", None),
}


@pytest.mark.parametrize("name", _TOLD)
def test_a_sample_is_told_with_the_length_that_its_page_shows(
    name: str, judge: ChartJudge, knowledge: PageKnowledge
) -> None:
    story, symptoms, treated = _TOLD[name]
    timeline = _shown(name, judge, knowledge).timeline

    assert story in SAMPLES[name].story
    if symptoms is not None:
        assert timeline.symptoms == symptoms
    if treated is not None:
        assert timeline.conservative == treated


def test_the_title_of_the_treated_sample_has_the_length_of_its_page() -> None:
    assert SAMPLES["appropriate"].title == "Eleven weeks of treatment without success"
