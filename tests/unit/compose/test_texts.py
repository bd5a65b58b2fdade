"""The words of cards: order of the parts, ratings that never contradict the advice, lengths, and nothing from the chart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.findings import Evidence, Reading, Status
from cds_service.compose.build import build_material
from cds_service.compose.compose import Composer
from cds_service.compose.guard import is_safe
from cds_service.knowledge.cards.template import parse_template
from tests.conformance.requirements import verifies
from tests.unit.clinical.charts import CANDIDATE, FAILED, denies, grade, has, judge, sciatica, therapy, value
from tests.unit.compose.cards import CONTEXT, answer, card, composer, knowledge, parts, respond

CANCER = has("cancer-history", said=2000, ongoing=True)
BACK = has("low-back-pain", onset=20, said=20)
CHARTS: dict[str, tuple[Reading, ...]] = {
    "mriEmergencyCaudaEquina": (has("urinary-retention", said=1),),
    "mriUrgent": (sciatica(12), grade("dorsiflexion", "2")),
    "mriContrast": (BACK, value("fever", 38.5)),
    "nonSpinalEmergency": (has("pulsatile-abdominal-mass", said=1),),
    "changeRegion": (has("sensory-level", said=1),),
    "ctMyelography": (sciatica(12), grade("dorsiflexion", "2"), has("mri-unsafe-device", said=400, ongoing=True)),
    "xrayFirst": (has("significant-trauma", said=3),),
    "edxFirst": (grade("dorsiflexion", "4"), grade("inversion", "5"), sciatica(12)),
    "mriAppropriate": (sciatica(100), therapy(), CANDIDATE),
    "duplicateRecent": (sciatica(200), has("prior-lumbar-mri", said=100)),
    "deferMri": (sciatica(12),),
    "insufficientData": (has("bilateral-leg-pain", onset=5, said=5),),
}
NUMBER = re.compile(r"\d")


@pytest.mark.parametrize("disposition", CHARTS)
def test_every_disposition_has_its_card_with_four_parts_in_order(disposition: str) -> None:
    told = card(*CHARTS[disposition])
    assert told.source.topic is not None
    assert told.source.topic.code == disposition
    assert all(parts(told).values())


@pytest.mark.parametrize("disposition", CHARTS)
def test_every_rule_names_its_row_and_a_source_that_can_be_opened(disposition: str) -> None:
    rule = parts(card(*CHARTS[disposition]))["rule"]
    assert re.match(r"Row \w+, rules 1\.0\.0: ", rule)
    assert "](https://" in rule


@pytest.mark.parametrize("disposition", CHARTS)
def test_no_card_says_that_an_emergency_is_absent_and_none_scolds(disposition: str) -> None:
    told = card(*CHARTS[disposition])
    text = f"{told.summary} {told.detail}".casefold()
    for phrase in ("no red flag", "excluded", "inappropriate", "unnecessary", "should have", "you must", "wrong order"):
        assert phrase not in text


class TestRating:
    """The ACR rating rests on duration and history; beside a finding that it does not weigh it is told as such."""

    def test_a_severe_deficit_comes_before_the_rating_by_duration(self) -> None:
        rule = parts(card(*CHARTS["mriUrgent"]))["rule"]
        assert "This comes before ACR variant V1 (lumbar MRI usually not appropriate)." in rule

    def test_an_aneurysm_comes_before_any_rating_of_the_spine(self) -> None:
        assert "This comes before ACR variant" in parts(card(*CHARTS["nonSpinalEmergency"], sciatica(12)))["rule"]

    def test_while_answers_are_missing_the_rating_is_the_one_so_far(self) -> None:
        rule = parts(card(*CHARTS["insufficientData"]))["rule"]
        assert "ACR variant V1 so far: lumbar MRI usually not appropriate." in rule

    def test_a_rating_that_supports_the_order_is_told_though_the_advice_is_another(self) -> None:
        assert "ACR variant V6: lumbar MRI usually appropriate as well." in parts(card(*CHARTS["xrayFirst"]))["rule"]

    def test_a_radiograph_that_was_ordered_is_rated_plainly(self) -> None:
        rule = parts(card(*CHARTS["xrayFirst"], study="radiographyLumbar"))["rule"]
        assert "ACR variant V6: lumbar radiograph usually appropriate." in rule

    def test_a_deferral_and_an_emergency_are_rated_plainly(self) -> None:
        assert "ACR variant V1: lumbar MRI usually not appropriate." in parts(card(sciatica(12)))["rule"]
        assert (
            "ACR variant V4: lumbar MRI usually appropriate." in parts(card(has("urinary-retention", said=1)))["rule"]
        )


class TestModifiers:
    def test_pregnancy_on_a_deferral_speaks_of_nsaids(self) -> None:
        told = parts(card(sciatica(12), has("pregnancy", said=20), sex="female"))
        assert "ask obstetrics before an NSAID" in told["why"]
        assert "Pregnancy, 2026-11-02" in told["facts"]

    def test_stable_weakness_asks_for_an_examination_in_any_week(self) -> None:
        for days in (12, 35, 60):
            told = card(sciatica(days), grade("dorsiflexion", "4", said=1))
            assert "re-examine within 1 week" in told.summary
            assert told.indicator.value == "warning"

    def test_other_imaging_can_wait_as_well(self) -> None:
        told = card(sciatica(12), study="ctLumbarWithoutContrast")
        assert "lumbar CT can wait" in told.summary
        assert "Any imaging can wait." in parts(told)["why"]

    def test_another_cause_of_bladder_signs_does_not_calm(self) -> None:
        told = card(has("urinary-retention", said=1), has("bladder-alternative-cause", said=300, ongoing=True))
        assert "does not lower the urgency" in parts(told)["why"]
        assert told.indicator.value == "critical"

    def test_a_device_that_is_not_safe_changes_the_study_and_not_the_urgency(self) -> None:
        told = card(has("urinary-retention", said=1), has("mri-unsafe-device", said=400, ongoing=True))
        assert "Emergency CT myelography or CT" in told.summary
        assert "Device that is not MR-safe" in parts(told)["facts"]

    def test_the_treatment_so_far_is_told_in_weeks(self) -> None:
        told = card(sciatica(100), therapy(3))
        assert "3 weeks of treatment recorded: complete 6 weeks, then lumbar MRI" in told.summary

    def test_what_would_be_said_by_the_summary_itself_is_not_named_twice(self) -> None:
        told = card(has("cauda-equina-diagnosis", said=0))
        assert told.summary == "Possible cauda equina: emergency MRI within 4 h, call spine surgery now"


class TestSafety:
    MARKER = "MARKERxyz <script>alert(1)</script> [x](javascript:alert(1))"

    def test_nothing_that_the_chart_says_in_words_is_on_a_card(self) -> None:
        evidence = Evidence(f"Observation/{self.MARKER}", f"note[0].{self.MARKER}", self.MARKER, self.MARKER)
        reading = Reading("urinary-retention", Status.PRESENT, evidence, qualifiers=frozenset({self.MARKER}))
        grade_text = Reading(
            "weakness-dorsiflexion", Status.PRESENT, evidence, grade=self.MARKER, unit=self.MARKER, value=3
        )
        for readings in ((reading,), (sciatica(5), grade_text)):
            body = answer([judge(*readings)]).decode()
            assert "MARKER" not in body
            assert "javascript" not in body

    def test_a_label_of_a_site_that_is_markup_falls_back_to_fixed_words(self) -> None:
        told: list[str] = []
        material = build_material(knowledge())
        wicked = material.findings["urinary-retention"].__class__("[x](https://evil.example)", "caudaEquina", ())
        findings = {**material.findings, "urinary-retention": wicked}
        fields = {name: getattr(material, name) for name in material.__slots__} | {"findings": findings}
        made = Composer(material.__class__(**fields)).compose(
            [judge(has("urinary-retention", said=1))],
            CONTEXT.__class__(
                **{name: getattr(CONTEXT, name) for name in CONTEXT.__slots__} | {"on_fallback": told.append}
            ),
        )
        assert made.cards[0].summary == "Possible cauda equina: emergency MRI within 4 h, call spine surgery now"
        assert "evil" not in (made.cards[0].detail or "")
        assert told == ["mriEmergencyCaudaEquina"]

    @pytest.mark.parametrize("text", ["a<b", "[x]", "java\u200bscript", "JavaScript:x", "tab\there", "x\u202ey"])
    def test_what_could_be_markup_is_not_safe(self, text: str) -> None:
        assert not is_safe(text)

    def test_of_all_single_characters_of_ascii_the_controls_and_brackets_are_not_safe(self) -> None:
        refused = {chr(n) for n in range(128) if not is_safe(f"a{chr(n)}b")}
        assert refused == {chr(n) for n in range(32) if chr(n) != "\n"} | {"\x7f", *"<>[]{}"}

    def test_text_beyond_ascii_is_looked_at_as_strictly(self) -> None:
        assert is_safe("Température 38 °C\n10⁹/L")
        assert [mark for mark in "<>[]{}\t\x00\x7f" if is_safe(f"°{mark}")] == []

    @verifies("CARD-11")
    def test_the_same_call_gives_the_same_bytes_and_another_call_other_uuids(self) -> None:
        judged = [judge(sciatica(12))]
        assert answer(judged) == answer(judged)
        other = respond(*judged, hook_instance="0b0f3f6e-9b3f-4f1e-9d6a-3f1c8d1c2b77").cards[0]
        assert other.uuid != respond(*judged).cards[0].uuid
        assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", other.uuid or "")


@settings(max_examples=150, deadline=None)
@given(values=st.dictionaries(st.sampled_from(["finding", "findings", "complaint", "weakness"]), st.text(max_size=300)))
def test_no_summary_is_ever_longer_than_139_characters(values: dict[str, str]) -> None:
    """However long a label is: the wording without it is taken."""
    from cds_service.compose.text import _summary

    class Filled:
        def __call__(self, slot: str) -> str | None:
            return values.get(slot)

    material = composer().material
    for file in (*material.library.primary, *material.library.supporting):
        summary = _summary(file, Filled(), material)  # type: ignore[arg-type]  # slots that know everything
        assert 0 < len(summary) <= 139


def test_a_text_that_uses_a_place_nobody_fills_is_not_used() -> None:
    template = parse_template("{finding} now", "x.md", 1, [])
    assert template.fill({}.get) is None


class TestSeveral:
    def test_the_most_urgent_order_comes_first(self) -> None:
        judged = [judge(sciatica(12)), judge(has("urinary-retention", said=1))]
        topics = [one.source.topic.code for one in respond(*judged).cards if one.source.topic]
        assert topics[:2] == ["mriEmergencyCaudaEquina", "deferMri"]

    def test_each_card_says_which_order_it_is_about_when_there_are_two(self) -> None:
        judged = [judge(sciatica(12)), judge(sciatica(12), study="ctLumbarWithoutContrast")]
        for one in respond(*judged).cards[:2]:
            assert parts(one)["facts"].startswith("- Order: ")

    def test_two_supporting_cards_at_most(self) -> None:
        readings = (
            BACK,
            value("fever", 38.5),
            has("pregnancy", said=20),
            has("contrast-allergy", said=200, ongoing=True),
            has("mri-unsafe-device", said=300, ongoing=True),
            has("anticoagulant", said=10),
        )
        made = respond(judge(*readings, sex="female", study="mriLumbarWithoutAndWithContrast")).cards
        assert len(made) <= 3

    def test_nothing_to_say_is_no_card(self) -> None:
        assert respond(judge(sciatica(12), deceased=True)).cards == ()

    def test_a_source_that_could_not_be_read_never_gives_advice_to_wait(self) -> None:
        told = card(sciatica(12), denies("fever"), sources={"conditions": FAILED})
        assert told.source.topic is not None
        assert told.source.topic.code == "insufficientData"
        assert "wait" not in told.summary
