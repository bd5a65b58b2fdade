"""What is on the chart and decides nothing is told with its day; what an emergency setting lacks is named; devices and pregnancy agree."""

import pytest

from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import ALL_DENIED, MRI, denies, had, has, judge, sciatica, value
from tests.unit.compose.cards import card, offers, parts, respond

BACK = has("low-back-pain", onset=10, said=1)
UNSAFE = has("mri-unsafe-device", ongoing=True)
UNKNOWN = has("mri-unknown-device", ongoing=True)
PREGNANT = has("pregnancy", ongoing=True)


class TestRecordedBefore:
    @pytest.mark.parametrize(
        ("reading", "line"),
        [
            (value("fever", 39.1, said=15), "Fever or infection: fever (39.1 °C, in the past) 2026-11-07"),
            (value("esr", 60, said=31), "Fever or infection: ESR (60 mm/h, in the past) 2026-10-22"),
            (has("significant-trauma", said=91), "Cancer or trauma: significant trauma (in the past) 2026-08-23"),
            (had("spinal-infection", said=900), "Fever or infection: spinal infection (in the past) 2024-06-05"),
            (
                has("spinal-procedure", said=900),
                "Fever or infection: spinal injection or procedure (in the past) 2024-06-05",
            ),
            (has("recent-infection", said=900), "Fever or infection: infection elsewhere (in the past) 2024-06-05"),
        ],
        ids=lambda given: given.finding if isinstance(given, Reading) else "",
    )
    def test_a_red_flag_of_the_past_is_told_in_place_of_none_recorded(self, reading: Reading, line: str) -> None:
        told = card(BACK, reading)
        group = line.partition(":")[0].lower()
        assert told.source.topic is not None
        assert told.source.topic.code == "deferMri"
        gaps = parts(told)["gaps"].splitlines()
        assert f"- {line} `Observation/{reading.finding}`; since then: none recorded" in gaps
        assert not any(group in one for one in gaps if one.startswith("- None recorded"))

    def test_what_nobody_ever_recorded_is_none_recorded(self) -> None:
        assert "since then" not in parts(card(BACK))["gaps"]
        assert "fever or infection, cancer or trauma" in parts(card(BACK))["gaps"]

    def test_a_denial_of_today_leaves_no_gap(self) -> None:
        assert "ever or infection" not in parts(card(BACK, value("fever", 39.1, said=15), denies("fever")))["gaps"]

    def test_the_newest_are_named_and_the_rest_counted(self) -> None:
        old = (value("fever", 38.5, said=20), value("esr", 60, said=40), value("crp", 70, said=50))
        (line,) = [one for one in parts(card(BACK, *old))["gaps"].splitlines() if one.startswith("- Fever")]
        assert line.index("fever (") < line.index("ESR")
        assert "CRP" not in line
        assert "1 more; since then: none recorded" in line


class TestRecordedNow:
    def test_a_cancer_of_the_past_with_pain_of_years_is_among_the_facts(self) -> None:
        told = card(sciatica(400), has("cancer-history", said=900))
        assert "History of cancer, 2024-06-05 `Observation/cancer-history`" in parts(told)["facts"]

    def test_so_is_a_fever_that_another_infection_explains(self) -> None:
        facts = parts(card(BACK, value("fever", 38.6), has("acute-infection-source", said=2)))["facts"]
        assert "Fever (38.6 °C)" in facts
        assert "another acute infection" in facts.lower()

    def test_the_reason_of_another_answer_stays_alone(self) -> None:
        told = card(sciatica(400), has("saddle-sensory-loss", said=1), has("immunosuppression", ongoing=True))
        assert "immunosuppression" not in parts(told)["facts"].lower()


class TestEmergencySetting:
    @pytest.mark.parametrize(
        ("left_out", "named"),
        [
            (("significant-trauma",), "trauma"),
            (("cancer-history",), "cancer"),
            (("significant-trauma", "cancer-history"), None),
            (("saddle-sensory-loss",), None),
        ],
    )
    def test_what_is_not_denied_is_named_once(self, left_out: tuple[str, ...], named: str | None) -> None:
        chart = [reading for reading in ALL_DENIED if reading.finding not in left_out]
        told = card(sciatica(10), *chart, emergency=True)
        lines = parts(told)["gaps"].splitlines()
        silent = [one for one in lines if one.startswith("- None recorded")]
        assert lines == ([f"- Not recorded as absent: {named}"] if named else silent)
        assert named or silent

    def test_a_bladder_that_was_answered_in_part_is_named(self) -> None:
        chart = [reading for reading in ALL_DENIED if reading.finding != "bladder-bowel-dysfunction"]
        told = card(sciatica(10), *chart, denies("bowel-incontinence"), emergency=True)
        assert parts(told)["gaps"] == "- Not recorded as absent: bladder and bowel function"

    def test_weakness_that_is_there_is_not_called_absent(self) -> None:
        chart = [reading for reading in ALL_DENIED if reading.finding != "progressive-weakness"]
        told = card(sciatica(10), *chart, has("leg-weakness", said=1), emergency=True)
        assert parts(told)["gaps"] == "- Not recorded as absent: progressive weakness"

    def test_five_denials_are_enough_and_outside_nothing_is_asked(self) -> None:
        assert judge(sciatica(10), *ALL_DENIED, emergency=True).lacking == ()
        assert "Not recorded as absent" not in parts(card(sciatica(10), *ALL_DENIED[1:]))["gaps"]


class TestAnyImaging:
    @pytest.mark.parametrize("study", ["radiographyLumbar", "ctLumbarWithoutContrast"])
    @pytest.mark.parametrize("weeks", [5, 10])
    def test_another_study_is_no_next_step_after_treatment(self, study: str, weeks: int) -> None:
        summary = card(sciatica(7 * weeks), study=study).summary
        assert "any imaging" in summary
        assert "radiograph" not in summary
        assert "CT" not in summary

    def test_mri_is(self) -> None:
        assert "treat first, then lumbar MRI" in card(sciatica(70), study=MRI).summary


class TestDeviceAndPregnancy:
    @pytest.mark.parametrize("device", [UNSAFE, UNKNOWN], ids=lambda one: one.finding)
    @pytest.mark.parametrize("sign", [has("saddle-sensory-loss", said=1), has("saddle-sensory-loss", onset=40)])
    def test_an_emergency_promises_no_mri_that_the_device_forbids(self, device: Reading, sign: Reading) -> None:
        why = parts(card(sign, device, PREGNANT, sex="female", age=30))["why"]
        assert "MRI without contrast is possible" not in why
        assert "Pregnancy" in why

    def test_without_a_device_it_is_possible(self) -> None:
        why = parts(card(has("saddle-sensory-loss", said=1), PREGNANT, sex="female", age=30))["why"]
        assert "MRI without contrast is possible" in why

    def test_no_card_beside_it_does_either(self) -> None:
        chart = judge(has("foot-drop", said=1), UNSAFE, PREGNANT, sex="female", age=30, study="ctLumbarWithContrast")
        cards = respond(chart).cards
        assert len(cards) > 1
        assert not any("MRI without contrast" in f"{one.summary} {one.detail}" for one in cards)


class TestInfectionAndDevice:
    FEVER = (value("fever", 38.8), has("iv-drug-use", said=1))

    @pytest.mark.parametrize("device", [UNSAFE, UNKNOWN], ids=lambda one: one.finding)
    @pytest.mark.parametrize("critical", [True, False])
    def test_the_infection_is_named_and_its_tests_are_kept(self, device: Reading, critical: bool) -> None:
        told = card(BACK, device, *(self.FEVER if critical else self.FEVER[:1]))
        assert told.source.topic is not None
        assert told.source.topic.code == "ctMyelography"
        assert "suspected spinal infection" in told.summary.lower()
        assert "CT myelography" in told.summary
        wanted = {"Order ESR", "Order CRP", "Order renal function before contrast"}
        assert wanted <= offers(told).keys()
        assert any(label.startswith("Order blood cultures") for label in offers(told))
        assert "blood cultures" in parts(told)["why"]
        assert "ACR variant V7" in parts(told)["rule"]

    def test_where_myelography_is_ordered_the_tests_are_asked_for(self) -> None:
        why = parts(card(BACK, UNSAFE, self.FEVER[0], study="ctMyelographyLumbar"))["why"]
        assert "blood cultures" in why

    def test_a_deficit_alone_names_no_infection(self) -> None:
        assert "infection" not in card(has("foot-drop", said=1), UNSAFE).summary
