"""What adapts the answer of a row: devices, pregnancy, contrast, context and the study that was ordered (clinical.md 5.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_service.clinical.assessment import Assessment, Indicator, Urgency
from cds_service.clinical.findings import NOTHING_NEW, Evidence, Reading
from tests.unit.clinical.charts import (
    ALL_DENIED,
    CANDIDATE,
    MRI,
    ago,
    denies,
    grade,
    had,
    has,
    judge,
    sciatica,
    therapy,
    value,
)

BACK = has("low-back-pain", onset=20)
OLD = sciatica(200)
SURGERY = has("prior-lumbar-surgery", said=1500)
FEVER = value("fever", 38.5)
CANCER = has("cancer-history", said=2000, ongoing=True)
UNSAFE = has("mri-unsafe-device", said=400, ongoing=True)
UNKNOWN = has("mri-unknown-device", said=400, ongoing=True)
CONDITIONAL = has("mri-conditional-device", said=400, ongoing=True)
ROWS: dict[str, tuple[Reading, ...]] = {
    "6": (OLD, grade("dorsiflexion", "2")),
    "7": (BACK, FEVER),
    "8": (BACK, CANCER),
    "12": (SURGERY, BACK),
    "14": (OLD, therapy(), CANDIDATE),
}


def _told(found: Assessment) -> tuple[str, str | None, Indicator]:
    return found.row, found.disposition, found.indicator


class TestDevices:
    @pytest.mark.parametrize("row", ROWS)
    @pytest.mark.parametrize("device", [UNSAFE, UNKNOWN], ids=["unsafe", "unknown"])
    def test_a_device_that_is_not_mr_safe_turns_mri_into_ct_myelography(self, row: str, device: Reading) -> None:
        plain, found = judge(*ROWS[row]), judge(*ROWS[row], device)
        critical = plain.indicator is Indicator.CRITICAL
        expected = Indicator.CRITICAL if critical else Indicator.WARNING
        assert _told(found) == (row, "ctMyelography", expected)

    @pytest.mark.parametrize("row", ROWS)
    def test_an_mr_conditional_device_proceeds(self, row: str) -> None:
        plain, found = judge(*ROWS[row]), judge(*ROWS[row], CONDITIONAL)
        assert _told(found) == _told(plain)
        assert "deviceConditional" in found.modifiers

    @pytest.mark.parametrize(("device", "modifier"), [(UNSAFE, "deviceUnsafe"), (UNKNOWN, "deviceUnknown")])
    def test_the_emergency_keeps_its_topic(self, device: Reading, modifier: str) -> None:
        found = judge(OLD, has("saddle-sensory-loss", said=1), device)
        assert _told(found) == ("3", "mriEmergencyCaudaEquina", Indicator.CRITICAL)
        assert modifier in found.modifiers

    def test_an_unsafe_device_outweighs_an_unknown_one(self) -> None:
        found = judge(*ROWS["6"], UNSAFE, UNKNOWN)
        assert ("deviceUnsafe" in found.modifiers, "deviceUnknown" in found.modifiers) == (True, False)

    def test_a_device_does_not_touch_a_deferral(self) -> None:
        assert _told(judge(sciatica(), UNSAFE)) == ("21", "deferMri", Indicator.INFO)

    @pytest.mark.parametrize(
        "risk",
        [has("anticoagulant", said=30, ongoing=True), value("platelets", 49)],
        ids=["anticoagulant", "platelets"],
    )
    @pytest.mark.parametrize("row", ["3", *ROWS])
    def test_bleeding_is_checked_before_a_lumbar_puncture(self, row: str, risk: Reading) -> None:
        chart = ROWS.get(row, (OLD, has("saddle-sensory-loss", said=1)))
        assert "bleedingCheck" in judge(*chart, UNSAFE, risk).modifiers
        assert "bleedingCheck" not in judge(*chart, risk).modifiers

    def test_platelets_of_fifty_are_enough(self) -> None:
        assert "bleedingCheck" not in judge(*ROWS["6"], UNSAFE, value("platelets", 50)).modifiers


class TestOrderedStudyFits:
    @pytest.mark.parametrize("row", ["8", "12"])
    @pytest.mark.parametrize("study", [MRI, "mriLumbarWithoutAndWithContrast", "mriLumbarUnspecified"])
    def test_a_study_that_is_usually_appropriate_is_information(self, row: str, study: str) -> None:
        found = judge(*ROWS[row], study=study)
        assert _told(found) == (row, "mriContrast", Indicator.INFO)
        assert "orderUsuallyAppropriate" in found.modifiers

    @pytest.mark.parametrize("row", ["8", "12"])
    def test_with_a_deficit_it_is_a_warning(self, row: str) -> None:
        found = judge(*ROWS[row], grade("plantarflexion", "4"))
        assert _told(found) == (row, "mriContrast", Indicator.WARNING)
        assert "orderUsuallyAppropriateDeficit" in found.modifiers

    def test_another_study_keeps_the_warning(self) -> None:
        found = judge(*ROWS["8"], study="ctLumbarWithContrast")
        assert _told(found) == ("8", "mriContrast", Indicator.WARNING)

    def test_infection_is_not_lowered_by_the_right_study(self) -> None:
        found = judge(*ROWS["7"], study="mriLumbarWithoutAndWithContrast")
        assert _told(found) == ("7", "mriContrast", Indicator.WARNING)


class TestAnotherStudyThanIsDue:
    @pytest.mark.parametrize(
        "study",
        ["ctLumbarWithoutContrast", "radiographyLumbar", "mriLumbarWithoutAndWithContrast", "mriLumbarWithContrast"],
    )
    def test_after_failed_care_the_protocol_changes(self, study: str) -> None:
        assert _told(judge(*ROWS["14"], study=study)) == ("14", "changeProtocol", Indicator.INFO)

    @pytest.mark.parametrize("study", [MRI, "mriLumbarUnspecified"])
    def test_mri_without_contrast_is_what_is_due(self, study: str) -> None:
        assert _told(judge(*ROWS["14"], study=study)) == ("14", "mriAppropriate", Indicator.INFO)

    def test_contrast_has_a_reason_after_surgery(self) -> None:
        found = judge(*ROWS["14"], SURGERY, study="mriLumbarWithoutAndWithContrast")
        assert _told(found) == ("14", "mriAppropriate", Indicator.INFO)

    @pytest.mark.parametrize(("onset", "row"), [(20, "21"), (60, "20")])
    @pytest.mark.parametrize("study", ["ctLumbarWithoutContrast", "radiographyLumbar", "ctMyelographyLumbar"])
    def test_imaging_of_any_kind_can_wait(self, study: str, onset: int, row: str) -> None:
        found = judge(sciatica(onset), study=study)
        assert (found.row, found.disposition) == (row, "deferMri")
        assert "radiationImaging" in found.modifiers

    @pytest.mark.parametrize(
        "risk", [has("significant-trauma", said=2), has("weight-loss", said=20)], ids=["row 15", "row 16"]
    )
    def test_a_radiograph_that_was_ordered_is_what_is_due(self, risk: Reading) -> None:
        found = judge(BACK, risk, study="radiographyLumbar")
        assert (found.disposition, found.indicator) == ("xrayFirst", Indicator.INFO)
        assert "orderFollowsAdvice" in found.modifiers


class TestAnotherRegionThanOrdered:
    @pytest.mark.parametrize("flag", [FEVER, CANCER], ids=["infection", "cancer"])
    def test_infection_or_cancer_with_new_thoracic_pain(self, flag: Reading) -> None:
        found = judge(has("thoracic-pain", onset=14), has("low-back-pain", onset=14), flag)
        assert _told(found)[1:] == ("changeRegion", Indicator.WARNING)

    def test_old_neck_pain_does_not_change_the_region(self) -> None:
        assert judge(BACK, has("neck-pain", onset=700), CANCER).disposition == "mriContrast"

    def test_the_indicator_of_the_row_stays(self) -> None:
        found = judge(BACK, has("thoracic-pain", onset=3), FEVER, has("diabetes", said=300, ongoing=True))
        assert _told(found) == ("7", "changeRegion", Indicator.CRITICAL)


class TestPregnancy:
    PREGNANT = has("pregnancy", said=30, ongoing=True)

    def test_the_indicator_is_at_least_a_warning(self) -> None:
        found = judge(sciatica(), self.PREGNANT, sex="female", age=30)
        assert _told(found) == ("21", "deferMri", Indicator.WARNING)

    def test_a_critical_card_stays_critical(self) -> None:
        found = judge(sciatica(), has("saddle-sensory-loss", said=0), self.PREGNANT, sex="female", age=30)
        assert _told(found) == ("3", "mriEmergencyCaudaEquina", Indicator.CRITICAL)

    @pytest.mark.parametrize(("age", "possible"), [(17, True), (18, True), (55, True), (56, False)])
    def test_possible_pregnancy_of_a_woman(self, age: int, possible: bool) -> None:
        assert ("pregnancyPossible" in judge(sciatica(), sex="female", age=age).modifiers) is possible

    def test_not_of_a_man_nor_after_a_negative_test(self) -> None:
        assert "pregnancyPossible" not in judge(sciatica(), sex="male", age=30).modifiers
        tested = judge(sciatica(), denies("pregnancy", said=3), sex="female", age=30)
        assert "pregnancyPossible" not in tested.modifiers


class TestContrastCaution:
    @pytest.mark.parametrize(
        "risk",
        [value("renal-function", 29), has("contrast-allergy", said=900, ongoing=True), has("dialysis", said=9)],
        ids=["GFR 29", "allergy", "dialysis"],
    )
    def test_caution_with_contrast(self, risk: Reading) -> None:
        assert "contrastCaution" in judge(*ROWS["7"], risk).modifiers

    def test_a_gfr_of_thirty_needs_none(self) -> None:
        assert "contrastCaution" not in judge(*ROWS["7"], value("renal-function", 30)).modifiers


class TestEmergencyContext:
    @pytest.mark.parametrize("how", [{"emergency": True}, {"stat": True}], ids=["encounter", "priority"])
    @pytest.mark.parametrize("onset", [20, 60])
    def test_no_deferral_unless_every_group_is_explicitly_absent(self, how: dict[str, bool], onset: int) -> None:
        found = judge(sciatica(onset), **how)
        assert _told(found)[1:] == ("insufficientData", Indicator.WARNING)

    @pytest.mark.parametrize("missing", range(len(ALL_DENIED)))
    def test_one_group_left_out_is_enough(self, missing: int) -> None:
        denials = [reading for number, reading in enumerate(ALL_DENIED) if number != missing]
        assert judge(sciatica(), *denials, emergency=True).disposition == "insufficientData"

    def test_all_groups_denied_allow_it(self) -> None:
        found = judge(sciatica(), *ALL_DENIED, emergency=True)
        assert (found.row, found.disposition, found.undocumented) == ("21", "deferMri", ())

    def test_denials_of_last_month_do_not(self) -> None:
        old = [denies(r.finding, said=31) for r in ALL_DENIED]
        assert judge(sciatica(), *old, emergency=True).disposition == "insufficientData"

    def test_a_denied_incontinence_does_not_speak_for_the_bowel(self) -> None:
        denials = [r for r in ALL_DENIED if r.finding != "bladder-bowel-dysfunction"]
        urinary = denies("urinary-incontinence")
        assert judge(sciatica(), *denials, urinary, emergency=True).disposition == "insufficientData"
        both = urinary, denies("bowel-incontinence")
        assert judge(sciatica(), *denials, *both, emergency=True).disposition == "deferMri"

    def test_that_nothing_is_new_answers_where_nothing_was_told_before(self) -> None:
        denials = [r for r in ALL_DENIED if r.finding != "bladder-bowel-dysfunction"]
        said = Evidence("Observation/note", "valueString", date=ago(0))
        no_change = replace(denies("bladder-bowel-dysfunction", said=None, qualifiers={NOTHING_NEW}), evidence=said)
        found = judge(sciatica(), *denials, no_change, emergency=True)
        assert (found.row, found.disposition, found.undocumented) == ("21", "deferMri", ())
        old = has("urinary-incontinence", onset=200, said=100)
        assert judge(sciatica(), *denials, no_change, old, emergency=True).disposition == "insufficientData"
        cleared = had("bladder-bowel-dysfunction", said=300)
        assert judge(sciatica(), *denials, no_change, cleared, emergency=True).disposition == "insufficientData"

    def test_other_rows_are_not_touched(self) -> None:
        assert judge(*ROWS["14"], emergency=True).disposition == "mriAppropriate"


class TestUrgencyFloor:
    def test_a_weak_factor_beside_failed_care_keeps_its_urgency(self) -> None:
        found = judge(*ROWS["14"], has("weight-loss", said=30))
        assert (found.row, found.indicator, found.urgency) == ("14", Indicator.INFO, Urgency.SOON)
