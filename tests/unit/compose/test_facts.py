"""What a card tells of the chart: facts that matter, each once, with day and resource; the three states in fixed words."""

from __future__ import annotations

from dataclasses import replace

from cds_service.clinical.findings import Evidence, Reading
from tests.unit.clinical.charts import (
    BOTH,
    CANDIDATE,
    FAILED,
    LEFT,
    MRI,
    NOT_SENT,
    POSSIBLE,
    RIGHT,
    denies,
    grade,
    had,
    has,
    judge,
    sciatica,
    therapy,
    value,
)
from tests.unit.compose.cards import card, parts, respond

BACK = has("low-back-pain", onset=10, said=10)
GROUPS = "saddle sensation, bladder and bowel function, progressive weakness, fever or infection, cancer or trauma"


def test_a_fact_has_its_day_and_its_resource() -> None:
    told = parts(card(has("saddle-sensory-loss", said=1)))
    assert told["facts"] == "- Saddle sensory loss, 2026-11-21 `Observation/saddle-sensory-loss`"


def test_a_fact_without_a_date_is_called_undated() -> None:
    assert (
        "Urinary retention, undated `Observation/urinary-retention`" in parts(card(has("urinary-retention")))["facts"]
    )


def test_a_possible_finding_is_called_possible() -> None:
    told = card(has("cauda-equina-diagnosis", said=0, certainty=POSSIBLE))
    assert "Cauda equina syndrome (possible)" in parts(told)["facts"]


def test_a_normal_measurement_is_not_called_a_denial() -> None:
    facts = parts(card(sciatica(12), value("crp", 3, said=1), value("post-void-residual", 199), value("fever", 36.8)))[
        "facts"
    ]
    assert "absent" not in facts
    assert "CRP" not in facts


def test_a_denial_is_recorded_as_absent_with_its_day() -> None:
    facts = parts(card(sciatica(12), denies("saddle-sensory-loss"), denies("fever", said=3)))["facts"]
    assert "- Recorded as absent, 2026-11-22: saddle sensory loss `Observation/saddle-sensory-loss`" in facts
    assert "- Recorded as absent, 2026-11-19: fever `Observation/fever`" in facts


def test_denials_of_one_day_share_a_line_and_keep_their_resources() -> None:
    facts = parts(card(sciatica(12), denies("saddle-sensory-loss"), denies("chills"), denies("fever")))["facts"]
    assert facts.endswith(
        "- Recorded as absent, 2026-11-22: saddle sensory loss `Observation/saddle-sensory-loss`,"
        " fever `Observation/fever`, chills `Observation/chills`"
    )


def test_a_denial_of_last_spring_is_no_longer_told_and_its_group_is_named() -> None:
    told = parts(card(sciatica(12), denies("saddle-sensory-loss", said=200)))
    assert "absent" not in told["facts"]
    assert told["gaps"] == f"- None recorded: {GROUPS}"


def test_what_a_wider_denial_includes_is_not_told_again() -> None:
    facts = parts(card(sciatica(12), denies("bladder-bowel-dysfunction")))["facts"]
    assert "Recorded as absent, 2026-11-22: bladder or bowel dysfunction " in facts
    assert "retention" not in facts


def test_a_deferral_names_every_group_that_nobody_documented() -> None:
    assert parts(card(BACK))["gaps"] == f"- None recorded: {GROUPS}"


def test_a_deferral_names_the_duration_when_nobody_recorded_it() -> None:
    assert parts(card(has("low-back-pain")))["gaps"].endswith(", duration of symptoms")


def test_what_could_not_be_read_is_told_with_the_reason_and_is_never_none_recorded() -> None:
    told = parts(card(BACK, sources={"observations": FAILED, "medications": NOT_SENT}))
    assert told["gaps"] == "- Could not be read: observations (failed), medications (not sent)"


def test_a_whole_chart_leaves_nothing_to_name() -> None:
    assert parts(card(has("saddle-sensory-loss", said=1)))["gaps"] == "- Nothing; every source was read"


def test_weakness_in_general_is_not_told_beside_the_muscle() -> None:
    facts = parts(card(sciatica(12), grade("dorsiflexion", "4")))["facts"]
    assert "Weak ankle dorsiflexion (left, 4/5)" in facts
    assert "Leg weakness" not in facts


def test_both_sides_are_told_once() -> None:
    facts = parts(
        card(has("reflex-hyper-or-babinski", said=1, side=BOTH), has("reflex-hyper-or-babinski", said=1, side=LEFT))
    )
    assert facts["facts"].count("Babinski") == 1


def test_two_facts_of_one_resource_stand_on_one_line() -> None:
    stenosis = has("spinal-stenosis", said=100)
    claudication = has("neurogenic-claudication", onset=100, said=100)
    same = claudication.__class__(
        **{name: getattr(claudication, name) for name in claudication.__slots__} | {"evidence": stenosis.evidence}
    )
    facts = parts(card(stenosis, same, therapy(), CANDIDATE))["facts"]
    assert "umbar spinal stenosis, neurogenic claudication, 2026-08-14 `Observation/spinal-stenosis`" in facts


def test_an_earlier_grade_is_told_with_its_date() -> None:
    told = card(grade("great-toe-extension", "4", said=1), grade("great-toe-extension", "5", said=30))
    assert told.summary == (
        "Weak great-toe extension (left, 4/5, before 5/5) and getting worse: MRI within 24 to 72 h and surgical referral"
    )
    assert "Weak great-toe extension (left, 4/5, before 5/5 on 2026-10-23)" in parts(told)["facts"]


def test_a_summary_names_both_legs() -> None:
    told = card(grade("dorsiflexion", "2", side=LEFT), grade("dorsiflexion", "3", side=RIGHT))
    assert told.summary.startswith("Weak ankle dorsiflexion (left 2/5, right 3/5): possible cauda equina.")


def test_the_duration_belongs_to_the_complaint_that_is_named() -> None:
    assert "Low back pain for 10 days" in card(BACK).summary
    mixed = card(has("low-back-pain", onset=26), has("leg-pain", onset=5))
    assert mixed.summary.startswith("Leg pain, symptoms for 3 weeks")


def test_an_age_that_adds_risk_is_told() -> None:
    told = card(has("low-back-pain", onset=5, said=5), age=74)
    assert told.summary.startswith("Low back pain, age 74: fracture risk.")
    assert "- Age 74" in parts(told)["facts"]
    assert "Age" not in parts(card(has("significant-trauma", said=2), age=40))["facts"]


def test_a_child_with_an_emergency_is_told_why() -> None:
    told = card(has("saddle-sensory-loss", said=1), age=16)
    assert told.summary == "Saddle sensory loss, under 18: emergency assessment now; this advice is made for adults"
    assert "Saddle sensory loss, 2026-11-21" in parts(told)["facts"]
    assert "ACR variant" not in parts(told)["rule"]


def test_the_deficit_that_makes_it_urgent_is_told() -> None:
    told = card(
        has("cancer-active", said=100, ongoing=True),
        has("low-back-pain", onset=20),
        grade("knee-extension", "4"),
        study="ctLumbarWithoutContrast",
    )
    assert told.summary.startswith("Weak knee extension (left, 4/5), suspected spinal cancer: urgent MRI")


def test_a_finding_of_the_past_is_told_as_past_and_causes_nothing() -> None:
    told = parts(card(sciatica(12), had("urinary-retention", said=400)))
    assert "retention" not in told["facts"]


class TestRoom:
    """A detail is read beside an order: under 120 words, whatever the chart holds; what is missing is never cut."""

    CROWDED = (
        sciatica(12, side=LEFT),
        sciatica(11, side=RIGHT),
        has("leg-numbness", said=9, side=LEFT),
        has("pregnancy", said=20),
        denies("saddle-sensory-loss", said=1),
        denies("urinary-retention", said=2),
        denies("bowel-incontinence", said=3),
        denies("fever", said=4),
        denies("chills", said=5),
        denies("significant-trauma", said=6),
    )

    def test_a_crowded_chart_has_its_facts_counted_and_its_gaps_named(self) -> None:
        judged = [judge(*self.CROWDED, sex="female", study=s) for s in ("ctLumbarWithoutContrast", MRI)]
        for told in respond(*judged, demo=True).cards[:2]:
            assert len((told.detail or "").split()) < 120
            assert (
                "- Lumbar radiculopathy (left), 2026-11-10 `Observation/radiculopathy-lumbar`" in parts(told)["facts"]
            )
            assert "- Recorded as absent, 2026-11-21: saddle sensory loss" in parts(told)["facts"]
            assert "- Pregnancy, " in parts(told)["facts"]
            assert "- and 8 more" in parts(told)["facts"]
            assert parts(told)["gaps"] == "- None recorded: progressive weakness"

    def test_gaps_are_all_named_when_every_source_failed_in_its_own_way(self) -> None:
        states = [FAILED, NOT_SENT, FAILED, NOT_SENT, FAILED, NOT_SENT, FAILED]
        keys = ("conditions", "observations", "medications", "procedures", "serviceRequests", "devices", "imaging")
        told = card(*self.CROWDED, sources=dict(zip(keys, states, strict=True)))
        assert len((told.detail or "").split()) < 120
        assert parts(told)["gaps"] == (
            "- Could not be read: diagnoses, medications, orders, earlier imaging (failed),"
            " observations, procedures, devices (not sent)"
        )

    def test_the_pattern_goes_before_any_fact(self) -> None:
        told = parts(card(sciatica(12), grade("dorsiflexion", "4"), *self.CROWDED[4:], context={"demo": True}))
        assert "Pattern" not in told["facts"]
        assert "- Symptoms for 12 days" in told["facts"]

    def test_a_short_chart_has_every_fact_named(self) -> None:
        assert "more" not in parts(card(sciatica(12), denies("fever"), denies("chills", said=2)))["facts"]


class TestDisputes:
    """A presence that was denied later is on the card, whichever of the two counts."""

    def test_a_sign_that_a_denial_cleared_is_told_with_both_days(self) -> None:
        facts = parts(card(sciatica(12), has("urinary-retention", said=3), denies("urinary-retention", said=1)))[
            "facts"
        ]
        assert (
            "- Urinary retention, 2026-11-19 `Observation/urinary-retention`,"
            " recorded as absent 2026-11-21 `Observation/urinary-retention`: ask again"
        ) in facts
        assert "- Recorded as absent" not in facts

    def test_a_sign_of_last_month_that_was_denied_is_not(self) -> None:
        facts = parts(card(sciatica(12), has("urinary-retention", said=30), denies("urinary-retention", said=1)))[
            "facts"
        ]
        assert "ask again" not in facts

    def test_a_grade_beside_a_denial_is_told_with_what_was_denied(self) -> None:
        told = parts(card(sciatica(12), grade("dorsiflexion", "4", said=3), denies("leg-weakness", said=1)))
        assert "- Recorded as absent since, 2026-11-21: leg weakness `Observation/leg-weakness`" in told["facts"]
        assert "foot drop" not in told["facts"]

    def test_strength_that_came_back_is_no_dispute(self) -> None:
        facts = parts(card(sciatica(12), grade("dorsiflexion", "4", said=3), grade("dorsiflexion", "5", said=1)))[
            "facts"
        ]
        assert "ask again" not in facts


def test_a_number_whose_unit_was_not_written_says_so() -> None:
    assumed = replace(value("crp", 80), certainty=POSSIBLE, qualifiers=frozenset({"unit-assumed"}))
    assert "- CRP (80 mg/L, unit uncertain), " in parts(card(BACK, assumed))["facts"]


class TestEarlierMri:
    @staticmethod
    def _reported(name: str, said: int = 100) -> Reading:
        return replace(has(name, said=said), evidence=Evidence("DiagnosticReport/r", "conclusion"))

    def test_what_its_report_found_is_told_with_its_date(self) -> None:
        told = card(sciatica(200), *map(self._reported, ("prior-lumbar-mri", "spinal-stenosis", "disc-herniation")))
        assert told.summary.startswith("Lumbar MRI of 2026-08-14")
        facts = parts(told)["facts"]
        assert "- Its result: disc herniation, lumbar spinal stenosis `DiagnosticReport/r`" in facts

    def test_a_diagnosis_of_another_resource_is_not_its_result(self) -> None:
        told = card(sciatica(200), self._reported("prior-lumbar-mri"), has("disc-herniation", said=300))
        assert "result" not in parts(told)["facts"]

    def test_an_older_study_is_not_the_one(self) -> None:
        older = replace(has("prior-lumbar-mri", said=170), evidence=Evidence("DiagnosticReport/old", "code"))
        found = replace(has("disc-herniation", said=170), evidence=Evidence("DiagnosticReport/old", "conclusion"))
        told = card(sciatica(200), self._reported("prior-lumbar-mri"), older, found)
        assert "result" not in parts(told)["facts"]


class TestMeasured:
    """A residual that was measured is not *none recorded*, and it answers none of the questions about bladder and bowel."""

    REST = "saddle sensation, progressive weakness, fever or infection, cancer or trauma"

    def test_an_old_high_residual_is_told_in_place_of_none_recorded(self) -> None:
        gaps = parts(card(sciatica(12), value("post-void-residual", 250, said=15)))["gaps"]
        assert gaps == (
            "- Bladder and bowel function: post-void residual 250 mL, 2026-11-07 `Observation/post-void-residual`;"
            f" symptoms: none recorded\n- None recorded: {self.REST}"
        )

    def test_so_is_a_low_one(self) -> None:
        gaps = parts(card(sciatica(12), value("post-void-residual", 40, said=1)))["gaps"]
        assert "post-void residual 40 mL, 2026-11-21" in gaps

    def test_beside_a_denial_it_is_no_gap(self) -> None:
        told = card(sciatica(12), value("post-void-residual", 40, said=1), denies("bladder-bowel-dysfunction", said=1))
        assert parts(told)["gaps"] == f"- None recorded: {self.REST}"
