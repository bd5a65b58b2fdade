"""The form: its questionnaires, what it takes, and what becomes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from cds_service.knowledge.load import find_cards
from cds_service.knowledge.questionnaires import Form, read_forms
from cds_service.web.explorer.form import Recording, observations, received, responses

FOLDER = find_cards() / "questionnaires"
RECORDING = Recording("p1", datetime(2026, 11, 22, 9, 0, tzinfo=UTC), "seed", "Practitioner/1")


@pytest.fixture(scope="module")
def forms() -> tuple[Form, ...]:
    return read_forms(find_cards())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_questionnaire_is_valid_fhir(path: Path) -> None:
    Questionnaire.model_validate_json(path.read_bytes())


def test_every_answer_becomes_valid_fhir(forms: tuple[Form, ...]) -> None:
    answers = {q.id: q.options[0] if q.options else "12.5" if q.unit else "yes" for f in forms for q in f.questions}
    assert received(forms, answers).answers == answers
    made = observations(forms, answers, RECORDING)

    assert len(made) == len(answers)
    for observation in made:
        Observation.model_validate(observation)
    for response in responses(forms, answers, RECORDING):
        QuestionnaireResponse.model_validate(response)


def test_what_is_left_open_becomes_nothing(forms: tuple[Form, ...]) -> None:
    got = received(forms, {q.id: " " for form in forms for q in form.questions})

    assert got.answers == {}
    assert observations(forms, got.answers, RECORDING) == ()
    assert responses(forms, got.answers, RECORDING) == ()


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("fever", "maybe"),
        ("fever", "<script>"),
        ("weakness-dorsiflexion.left", "6/5"),
        ("post-void-residual", "-1"),
        ("post-void-residual", "1e9"),
        ("post-void-residual", "NaN"),
        ("post-void-residual", "٣"),
        ("leg-pain.weeks", "0"),
        ("leg-pain.weeks", "99999"),
        ("conservative-pt.weeks", "six"),
    ],
)
def test_an_answer_that_is_none_is_named_and_left_out(forms: tuple[Form, ...], item: str, value: str) -> None:
    got = received(forms, {item: value, "chills": "no", "no-such-item": "yes"})

    assert got.answers == {"chills": "no"}
    assert got.wrong == (item,)


def test_a_decimal_comma_is_understood(forms: tuple[Form, ...]) -> None:
    got = received(forms, {"post-void-residual": "200,5"})

    assert observations(forms, got.answers, RECORDING)[0]["valueQuantity"] == {
        "value": 200.5,
        "unit": "mL",
        "system": "http://unitsofmeasure.org",
        "code": "mL",
    }


def test_weeks_of_a_treatment_that_was_not_tried_are_not_believed_and_neither_is_the_no(
    forms: tuple[Form, ...],
) -> None:
    values = {"conservative-pt": "no", "conservative-pt.weeks": "6", "conservative-nsaid": "no"}
    got = received(forms, values)

    assert got.answers == {"conservative-nsaid": "no"}
    assert got.wrong == ("conservative-pt.weeks",)


def test_weeks_become_a_quantity_under_the_code_of_what_lasted(forms: tuple[Form, ...]) -> None:
    (made,) = observations(forms, {"leg-pain.weeks": "8"}, RECORDING)
    (response,) = responses(forms, {"leg-pain.weeks": "8"}, RECORDING)
    weeks = {"value": 8, "unit": "wk", "system": "http://unitsofmeasure.org", "code": "wk"}

    assert (made["code"], made["valueQuantity"]) == (
        {
            "coding": [{"system": "urn:radiculopathy-cds:exam-concepts", "code": "leg-pain", "display": "Leg pain"}],
            "text": "Leg pain",
        },
        weeks,
    )
    assert response["questionnaire"] == "urn:radiculopathy-cds:Questionnaire:course|1.0.0"
    assert response["item"] == [
        {
            "linkId": "onset",
            "text": "Since when",
            "item": [
                {
                    "linkId": "leg-pain.weeks",
                    "text": "Leg pain for how many weeks?",
                    "answer": [{"valueQuantity": weeks}],
                }
            ],
        }
    ]
