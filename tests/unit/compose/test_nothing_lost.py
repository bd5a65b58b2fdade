"""What a card must not lose: both sides, the device and the pregnancy, the treatment, the deficit, a second red flag."""

from __future__ import annotations

import pytest

from cds_service.clinical.explain import explain
from cds_service.clinical.findings import Course, Reading
from tests.unit.clinical.charts import (
    BOTH,
    CANDIDATE,
    LEFT,
    RIGHT,
    denies,
    grade,
    has,
    judge,
    rules,
    sciatica,
    therapy,
    value,
)
from tests.unit.compose.cards import card, offers, parts, respond

WORSE = Course.WORSE
BACK = has("low-back-pain", onset=5, said=5)
TRAUMA = has("significant-trauma", said=3)
PACEMAKER = has("mri-unknown-device", ongoing=True)


class TestSides:
    def test_severe_weakness_of_another_muscle_in_each_leg_names_both(self) -> None:
        told = card(grade("dorsiflexion", "2", side=LEFT), grade("knee-extension", "3", side=RIGHT))
        assert told.summary == (
            "Weakness of both legs (left 2/5, right 3/5): possible cauda equina."
            " Emergency MRI within 4 h, call spine surgery now"
        )

    def test_a_foot_drop_without_a_grade_is_named_on_its_side(self) -> None:
        told = card(has("foot-drop", said=1, side=LEFT), grade("knee-extension", "3", side=RIGHT))
        assert told.summary.startswith("Weakness of both legs (left foot drop, right 3/5): ")

    def test_a_foot_drop_is_named_before_milder_weakness_of_both_legs(self) -> None:
        told = card(has("leg-weakness", said=1, side=BOTH, grade="4"), has("foot-drop", said=1, side=LEFT))
        assert told.summary.startswith("Foot drop (left)")

    def test_and_severe_weakness_of_both_legs_before_a_foot_drop(self) -> None:
        told = card(has("leg-weakness", said=1, side=BOTH, grade="2"), has("foot-drop", said=1, side=LEFT))
        assert "both" in told.summary.split(":")[0]

    def test_weakness_of_one_leg_names_its_muscles(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "2", side=LEFT), grade("great-toe-extension", "2", side=LEFT))
        assert "both legs" not in told.summary

    def test_sciatica_of_both_sides_is_not_called_left(self) -> None:
        told = card(sciatica(20, side=LEFT), sciatica(20, side=RIGHT), denies("saddle-sensory-loss"))
        assert told.summary.startswith("Lumbar radiculopathy (both sides) for ")

    def test_sciatica_of_one_side_is(self) -> None:
        assert card(sciatica(12, side=LEFT)).summary.startswith("Lumbar radiculopathy (left) for ")


class TestSafety:
    def test_device_and_pregnancy_are_named_however_little_room_there_is(self) -> None:
        told = card(
            sciatica(12),
            has("foot-drop", said=3, side=LEFT),
            PACEMAKER,
            has("pregnancy", ongoing=True),
            sex="female",
            age=30,
            context={"demo": True},
        )
        facts = parts(told)["facts"]
        assert "- Device with unknown MR status, undated `Observation/mri-unknown-device`" in facts
        assert "- Pregnancy, undated `Observation/pregnancy`" in facts
        assert len((told.detail or "").split()) < 120

    def test_the_treatment_that_made_imaging_due_is_named_beside_the_device(self) -> None:
        facts = parts(card(sciatica(100), therapy(), CANDIDATE, PACEMAKER))["facts"]
        assert "Physical therapy or exercise" in facts
        assert "- Treatment for " in facts
        assert "Device with unknown MR status" in facts


class TestFracture:
    def test_a_recorded_fracture_is_named(self) -> None:
        told = card(BACK, has("vertebral-fracture", said=5))
        assert told.summary.startswith("Vertebral fracture, low back pain: radiograph first;")

    def test_a_recorded_deficit_is_named_and_mri_is_not_replaced(self) -> None:
        told = card(TRAUMA, grade("dorsiflexion", "4"))
        assert told.summary == (
            "Significant trauma, weak ankle dorsiflexion (left, 4/5): radiograph first, and MRI for the deficit"
        )
        assert list(offers(told)) == ["Add lumbar radiograph"]
        assert "Weak ankle dorsiflexion (left, 4/5), 2026-11-22" in parts(told)["facts"]
        assert "if a deficit appears" not in f"{told.summary}{told.detail}"

    def test_beside_an_ordered_radiograph_mri_is_offered(self) -> None:
        told = card(TRAUMA, grade("dorsiflexion", "4"), study="radiographyLumbar")
        assert "radiograph first, as ordered, and MRI for the deficit" in told.summary
        assert list(offers(told)) == ["Order lumbar MRI as well"]

    def test_a_deficit_of_years_is_none_that_came_of_the_trauma(self) -> None:
        told = card(TRAUMA, grade("dorsiflexion", "4", onset=900))
        assert told.summary.startswith("Significant trauma: fracture risk.")

    def test_but_counts_where_it_grew(self) -> None:
        told = card(TRAUMA, grade("dorsiflexion", "4", onset=900, course=WORSE))
        assert "MRI for the deficit" in told.summary or "getting worse" in told.summary

    def test_words_that_could_not_be_read_are_named_beside_the_trauma(self) -> None:
        told = card(TRAUMA, has("cauda-equina-words-unclear", said=1))
        assert "in words that could not be read: read them now." in parts(told)["why"]

    def test_a_red_flag_without_a_name_is_told_beside_what_is_decided(self) -> None:
        sentence = "The chart records a red flag without naming it: find out which one now."
        unnamed = has("red-flag-unnamed", said=1)
        for chart in (
            (TRAUMA,),
            (sciatica(12), grade("dorsiflexion", "2")),
            (has("cancer-active", said=60), sciatica(12)),
        ):
            assert sentence in parts(card(*chart, unnamed))["why"]
            assert sentence not in parts(card(*chart))["why"]

    def test_a_loss_of_feeling_is_a_deficit_too(self) -> None:
        told = card(TRAUMA, has("sensory-loss-dorsum-foot", said=1, side=LEFT))
        assert "sensory loss of the foot dorsum or great toe (left)" in told.summary

    def test_without_a_deficit_the_radiograph_stands_for_the_mri(self) -> None:
        assert "Change to lumbar radiograph" in offers(card(TRAUMA))


class TestSecondRedFlag:
    def test_cancer_beside_an_emergency_in_pregnancy_is_told_without_gadolinium(self) -> None:
        told = card(
            has("saddle-sensory-loss", said=1),
            has("cancer-active", said=60),
            has("low-back-pain", onset=5, said=5),
            has("pregnancy", ongoing=True),
            sex="female",
            age=30,
        )
        assert "Cancer is suspected too: ask radiology; no gadolinium." in parts(told)["why"]

    def test_bacteraemia_beside_a_severe_deficit_is_told(self) -> None:
        told = parts(card(sciatica(12), grade("dorsiflexion", "2"), has("bacteraemia", said=2)))
        assert "- Also a red flag: bacteraemia or sepsis 2026-11-20 `Observation/bacteraemia`" in told["facts"].split(
            "\n"
        )
        assert "Infection is suspected too: contrast and blood cultures." in told["why"]

    def test_a_pregnant_patient_is_not_told_of_contrast(self) -> None:
        told = parts(
            card(
                sciatica(12),
                grade("dorsiflexion", "2"),
                has("bacteraemia", said=2),
                has("pregnancy", said=9),
                sex="female",
            )
        )
        assert "Infection is suspected too: blood cultures." in told["why"]

    def test_cancer_beside_cauda_equina_is_told(self) -> None:
        told = parts(card(BACK, has("urinary-retention", said=1), has("cancer-active", said=300, ongoing=True)))
        assert "- Also a red flag: active cancer" in told["facts"]
        assert "Cancer is suspected too" in told["why"]

    def test_the_sign_that_decides_is_not_told_as_another(self) -> None:
        assert "Also a red flag" not in parts(card(BACK, has("urinary-retention", said=1)))["facts"]

    def test_a_crowded_card_keeps_it(self) -> None:
        told = card(
            sciatica(12, side=LEFT),
            grade("dorsiflexion", "2"),
            grade("knee-extension", "3"),
            grade("great-toe-extension", "2"),
            has("bacteraemia", said=2),
            value("fever", 39),
            PACEMAKER,
            context={"demo": True},
        )
        assert "- Also a red flag: fever (39 °C), bacteraemia or sepsis" in parts(told)["facts"]


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("chart", "asked"),
        [
            ((sciatica(80), therapy()), "note whether surgery or an injection is considered"),
            ((has("low-back-pain", onset=80), therapy(), CANDIDATE), "note radiculopathy, stenosis or a root sign"),
            (
                (has("low-back-pain", onset=80), therapy()),
                "note whether surgery or injection is considered, and root signs",
            ),
        ],
    )
    def test_only_what_is_missing(self, chart: tuple[Reading, ...], asked: str) -> None:
        assert card(*chart).summary.endswith(asked)

    def test_candidacy_would_change_the_advice_once(self) -> None:
        told = explain(rules(), judge(sciatica(80), therapy())).would_change
        assert [change.finding for change in told].count("surgical-candidate") == 1


def test_no_reason_to_override_names_a_period_that_a_site_may_change() -> None:
    reasons = [reason.display for reason in card(sciatica(12)).override_reasons]
    assert "The treatment was done long enough and is not in the chart" in reasons
    assert not any("six" in reason.casefold() for reason in reasons)


def test_a_referral_that_the_drafts_name_in_words_is_not_suggested_again() -> None:
    weak = judge(sciatica(12), grade("dorsiflexion", "2"))
    assert "Refer to spine surgery" in offers(respond(weak).cards[0])
    drafted = respond(weak, drafted_services=frozenset({"spine-surgery-referral"})).cards[0]
    assert "Refer to spine surgery" not in offers(drafted)


def test_both_sides_in_one_finding_stay_one() -> None:
    told = card(sciatica(12), has("foot-drop", said=1, side=BOTH))
    assert told.summary.startswith("Foot drop (both sides): possible cauda equina.")
