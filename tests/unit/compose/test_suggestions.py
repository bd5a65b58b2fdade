"""What a card offers: one action each, valid FHIR R4, for this patient, and nothing that is done or ordered already."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir.resources.R4B.servicerequest import ServiceRequest

from cds_service.compose.context import ComposeContext
from tests.unit.clinical.charts import CANDIDATE, grade, has, judge, sciatica, therapy, value
from tests.unit.compose.cards import CONTEXT, CPT, ORDER, card, offers, respond
from tests.unit.compose.test_texts import CHARTS

BACK = has("low-back-pain", onset=20, said=20)


def _resources(one: Any) -> list[dict[str, Any]]:
    return [s.actions[0].resource for s in one.suggestions if s.actions[0].resource is not None]


@pytest.mark.parametrize("disposition", CHARTS)
def test_each_has_one_action_and_valid_fhir_for_this_patient(disposition: str) -> None:
    for study in ("mriLumbarWithoutContrast", "ctLumbarWithoutContrast"):
        for suggestion in card(*CHARTS[disposition], study=study).suggestions:
            (action,) = suggestion.actions
            assert suggestion.uuid
            assert action.description
            if action.resource is not None:
                ServiceRequest.model_validate(action.resource)
                assert action.resource["subject"] == {"reference": "Patient/p"}


def test_a_new_order_has_encounter_and_the_reason_of_the_order() -> None:
    made = offers(card(sciatica(12)))["Refer to physical therapy"].actions[0].resource
    assert made is not None
    assert made["encounter"] == {"reference": "Encounter/e"}
    assert made["reasonCode"] == ORDER["reasonCode"]
    assert made["status"] == "draft"


def test_without_a_coded_reason_the_findings_are_the_reason() -> None:
    bare = {key: part for key, part in ORDER.items() if key != "reasonCode"}
    context = {"orders_raw": {"ServiceRequest/1": json.dumps(bare).encode()}}
    made = offers(card(has("urinary-retention", said=1), context=context))["Refer to spine surgery now"]
    assert made.actions[0].resource is not None
    assert made.actions[0].resource["reasonReference"] == [{"reference": "Observation/urinary-retention"}]


def test_the_words_of_a_reason_are_never_copied() -> None:
    wordy = ORDER | {
        "reasonCode": [{"text": "MARKER", "coding": [{"system": "urn:x", "code": "1", "display": "MARKER"}]}]
    }
    context = {"orders_raw": {"ServiceRequest/1": json.dumps(wordy).encode()}}
    made = offers(card(sciatica(12), context=context))["Refer to physical therapy"].actions[0].resource
    assert "MARKER" not in json.dumps(made)


def test_raising_the_priority_changes_nothing_else() -> None:
    action = offers(card(has("urinary-retention", said=1)))["Make this order STAT"].actions[0]
    assert action.resource == ORDER | {"priority": "stat"}


def test_an_order_that_is_stat_is_not_raised_again() -> None:
    context = {"orders_raw": {"ServiceRequest/1": json.dumps(ORDER | {"priority": "stat"}).encode()}}
    assert "Make this order STAT" not in offers(card(has("urinary-retention", said=1), context=context))


def test_another_study_keeps_the_code_system_of_the_order() -> None:
    made = offers(card(has("significant-trauma", said=2)))["Change to lumbar radiograph"].actions[0].resource
    assert made is not None
    assert made["code"]["coding"][0]["system"] == CPT
    assert made["id"] == "1"


def test_what_the_drafts_order_already_is_not_offered() -> None:
    first = offers(card(sciatica(12)))["Refer to physical therapy"].actions[0].resource
    assert first is not None
    drafted = frozenset((c["system"], c["code"]) for c in first["code"]["coding"])
    assert "Refer to physical therapy" not in offers(card(sciatica(12), context={"drafted": drafted}))


def test_a_marker_that_was_measured_last_week_is_not_ordered_again() -> None:
    made = offers(card(BACK, value("esr", 30, said=5), value("crp", 4, said=5)))
    assert "Order ESR" not in made
    assert "Order CRP" not in made
    assert {"Order ESR", "Order CRP"} <= set(offers(card(BACK, has("weight-loss", said=10), value("esr", 8, said=60))))


def test_therapy_that_is_going_on_is_not_ordered_again() -> None:
    assert "Refer to physical therapy" not in offers(card(sciatica(100), therapy(3)))
    assert "Refer to physical therapy" in offers(card(sciatica(100), has("conservative-pt", onset=300, said=290)))


def test_the_review_date_is_when_the_waiting_is_over() -> None:
    made = offers(card(sciatica(12)))["Plan the review visit"].actions[0].resource
    assert made is not None
    assert made["occurrenceDateTime"] == "2026-12-22"


def test_in_pregnancy_neither_radiation_nor_gadolinium_is_offered() -> None:
    pregnant = has("pregnancy", said=20)
    assert "Change to lumbar radiograph" not in offers(card(has("significant-trauma", said=2), pregnant, sex="female"))
    made = card(BACK, value("fever", 38.5), pregnant, sex="female")
    assert not any("with contrast" in label.replace("without contrast", "") for label in offers(made))


def test_an_order_that_fits_gets_neither_suggestions_nor_reasons_to_override() -> None:
    told = card(sciatica(100), therapy(), CANDIDATE)
    assert told.suggestions == ()
    assert told.override_reasons == ()


def test_an_order_that_goes_against_the_advice_gets_coded_reasons() -> None:
    reasons = card(sciatica(12)).override_reasons
    assert reasons
    assert all(reason.code and reason.system and reason.display for reason in reasons)


def test_opening_the_chart_offers_the_study_itself() -> None:
    context = {"hook": "patient-view", "orders_raw": {}}
    assert "Order emergency lumbar MRI" in offers(card(has("urinary-retention", said=1), study=None, context=context))
    assert "Order MRI without and with contrast" in offers(
        card(BACK, value("fever", 38.5), study=None, context=context)
    )


class TestProfiles:
    """What each kind of client takes; agreed before, never guessed."""

    DEFICIT = (sciatica(12), grade("dorsiflexion", "2"))

    def test_without_updates_a_new_order_replaces_the_old_one_which_is_cancelled(self) -> None:
        made = offers(card(has("significant-trauma", said=2), context={"profile": "epic"}))
        action = made["Change to lumbar radiograph"].actions[0]
        assert action.type.value == "create"
        assert action.resource is not None
        ServiceRequest.model_validate(action.resource)
        assert action.resource["replaces"] == [{"reference": "ServiceRequest/1"}]
        assert any(s.actions[0].type.value == "delete" for s in made.values())

    def test_a_client_without_updates_is_not_offered_one(self) -> None:
        made = card(*self.DEFICIT, context={"profile": "epic"})
        assert all(s.actions[0].type.value != "update" for s in made.suggestions)

    def test_the_sandbox_gets_the_rating_and_a_generic_client_does_not(self) -> None:
        judged = judge(sciatica(12))
        assert respond(judged).system_actions == ()
        (action,) = respond(judged, profile="sandbox").system_actions
        assert action.resource is not None
        assert action.resource["extension"][0]["valueCodeableConcept"]["coding"][0]["code"] == "not-appropriate"

    def test_a_profile_that_nobody_knows_is_generic(self) -> None:
        assert respond(judge(sciatica(12)), profile="unheard-of") == respond(judge(sciatica(12)))

    def test_selection_is_any_for_every_card_with_suggestions(self) -> None:
        for profile in ("generic", "sandbox", "epic", "cerner", "linkless"):
            one = card(sciatica(12), context={"profile": profile})
            assert one.selection_behavior is not None


def test_the_context_of_the_call_is_not_kept() -> None:
    """A composer is shared between threads: nothing of one call may be seen in the next."""
    judged = judge(sciatica(12))
    first = respond(judged)
    other = ComposeContext(
        hook=CONTEXT.hook, hook_instance="x", service_id="y", patient_id="another", as_of=CONTEXT.as_of
    )
    from tests.unit.compose.cards import composer

    composer().compose([judged], other)
    assert respond(judged) == first


def test_an_order_that_cannot_be_read_again_is_none_to_change() -> None:
    spoiled = json.dumps(ORDER).encode().replace(b'"draft"', b'"draft\xff"')
    context = {"orders_raw": {"ServiceRequest/1": spoiled}}
    made = offers(card(sciatica(12), context=context))["Refer to physical therapy"].actions[0].resource
    assert made is not None
    assert "reasonCode" not in made
