"""Rows as wards word them: rectal examinations, lay questions, times and counts as values, numbers of options, arrows."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Side, Status
from tests.unit.mapping.charts import condition, findings, procedure, the
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

SADDLE, TONE, RETENTION, BLADDER = (
    "saddle-sensory-loss",
    "reduced-anal-tone",
    "urinary-retention",
    "bladder-bowel-dysfunction",
)
CORD = "reflex-hyper-or-babinski"


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Rectal exam findings", "Diminished tone", TONE),
        ("Digital rectal examination (DRE)", "Reduced tone", TONE),
        ("Rectal assessment", "Tone absent", TONE),
        ("DRE", "tone reduced, sensation intact", TONE),
        ("Rectal exam", "Guaiac neg, poor tone", TONE),
        ("Anal tone", "Hypotonic", TONE),
        ("Rectal tone (DRE)", "Dec", TONE),
        ("Perianal sensation (S4-5)", "0/2", SADDLE),
        ("Toilet paper sensation", "cannot feel", SADDLE),
        ("Sensory deficit location", "Perianal, left", SADDLE),
        ("Paresthesia site", "Perineal", SADDLE),
        ("Sensation of urinating", "Reduced", BLADDER),
        ("Feels urine passing", "No", BLADDER),
        ("Voiding", "Straining", BLADDER),
        ("Voiding pattern", "Overflow", BLADDER),
        ("Feels stool passing", "No", "bowel-incontinence"),
        ("Trouble holding urine", "Yes", "urinary-incontinence"),
        ("Wet yourself recently?", "Yes", "urinary-incontinence"),
        ("Time since last void", "14 hours, unable", RETENTION),
        ("Left foot", "Drop", "foot-drop"),
        ("Toes", "Upgoing left", CORD),
        ("Babinski sign R", "↑", CORD),
        ("Babinski", "Up", CORD),
        ("Motor deficit progression", "Yes", "progressive-weakness"),
        ("Aortic aneurysm", "Infrarenal", "aortic-aneurysm"),
        ("Transplant recipient", "Yes", "immunosuppression"),
        ("Injection drug use", "Former, 6 months ago", "iv-drug-use"),
        ("Injection drug use", "Last use 3 weeks ago", "iv-drug-use"),
        ("Recent fall", "Yes - from ladder", "significant-trauma"),
    ],
)
def test_what_is_there_is_told(label: str, value: str, finding: str) -> None:
    assert Status.PRESENT in statuses(finding, row(label, valueString=value))


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("DRE", "tone normal, sensation intact", TONE),
        ("Perianal sensation (S4-5)", "2/2", SADDLE),
        ("Perineum", "WDL", SADDLE),
        ("Babinski", "down", CORD),
        ("Saddle anesthesia", "0 - No", SADDLE),
        ("Saddle anesthesia", "No (0)", SADDLE),
        ("Fever", "0 - Absent", "fever"),
        ("Trouble holding stool", "No", "bowel-incontinence"),
        ("Weight loss", "intentional", "weight-loss"),
    ],
)
def test_what_is_denied_is_denied(label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Feels urine passing", "Yes", BLADDER),
        ("Last void", "0800", RETENTION),
        ("Skin temperature", "Warm", "fever"),
        ("Temperature LLE", "Cool", "fever"),
        ("Mechanism of injury", "Twisting while lifting", "significant-trauma"),
        ("Saddle anesthesia", "UTA", SADDLE),
        ("Urine elimination", "DTV", BLADDER),
        ("Urinary incontinence", "0 episodes overnight", "urinary-incontinence"),
        ("Injection drug use", "unknown", "iv-drug-use"),
    ],
)
def test_what_says_nothing_says_nothing_and_leaves_nothing_open(label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == []
    assert not is_unread(row(label, valueString=value))


@pytest.mark.parametrize(
    "value", ["x 3 days", "Since 11/20", "since Monday", "3 days", "2 episodes", "once this morning"]
)
@pytest.mark.parametrize("label", ["Saddle numbness", "Fecal incontinence", "Urinary retention"])
def test_a_time_or_a_count_under_the_name_of_a_sign_says_that_it_is_there(label: str, value: str) -> None:
    (finding,) = {SADDLE, "bowel-incontinence", RETENTION} & set(findings(row(label, valueString=value)))
    assert statuses(finding, row(label, valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize("value", ["0 days", "see note", "3 of 10", "per urology"])
def test_and_other_values_do_not(value: str) -> None:
    assert statuses(SADDLE, row("Saddle numbness", valueString=value)) == []


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Urinary retention volume", "850 mL"),
        ("Urinary retention amount", "900"),
        ("Times unable to void", "3"),
        ("Urinary retention", "due to void"),
        ("Urinary incontinence", "5"),
        ("Saddle numbness", "2"),
        ("Foot drop", "3"),
        ("Babinski", "not down"),
        ("Weight loss", "not intentional"),
    ],
)
def test_what_may_be_a_sign_is_asked_about(label: str, value: str) -> None:
    told = row(label, valueString=value)
    assert findings(told) == {}
    assert is_unread(told)


@pytest.mark.parametrize("value", ["down R, up L", "R down L up", "up L, down R", "↓ R, ↑ L"])
def test_each_side_of_a_plantar_response_is_its_own(value: str) -> None:
    told = {found.side: found.status for found in findings(row("Babinski", valueString=value))[CORD]}
    assert told == {Side.RIGHT: Status.ABSENT, Side.LEFT: Status.PRESENT}


@pytest.mark.parametrize("label", ["Skin temperature", "Temperature LLE", "Extremity temperature"])
def test_a_number_under_any_temperature_is_one(label: str) -> None:
    assert statuses("fever", row(label, valueString="39.2 C")) == [Status.PRESENT]
    assert statuses("fever", row(label, valueString="warm; dry")) == []
    assert not is_unread(row(label, valueString="warm; dry"))


def test_a_habit_that_ended_years_ago_is_over() -> None:
    assert Status.PRESENT not in statuses("iv-drug-use", row("Injection drug use", valueString="Quit 5 years ago"))


@pytest.mark.parametrize(
    ("label", "finding", "side"),
    [
        ("L4 dermatome right", "sensory-loss-medial-leg", Side.RIGHT),
        ("L5 dermatome left", "sensory-loss-dorsum-foot", Side.LEFT),
        ("S1 dermatome", "sensory-loss-lateral-foot-sole", None),
    ],
)
def test_a_dermatome_is_named_by_its_root(label: str, finding: str, side: Side | None) -> None:
    found = the(finding, row(label, valueString="Decreased"))
    assert (found.status, found.side) == (Status.PRESENT, side)
    assert statuses(finding, row(label, valueString="intact")) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("code", "finding", "quantity"),
    [
        ("8333-7", "fever", {"value": 39.0, "unit": "Cel"}),
        ("8332-9", "fever", {"value": 39.0, "unit": "Cel"}),
        ("75539-7", "fever", {"value": 39.0, "unit": "Cel"}),
        ("71426-1", "crp", {"value": 66, "unit": "mg/L"}),
        ("48421-2", "crp", {"value": 66, "unit": "mg/L"}),
        ("82477-1", "esr", {"value": 66, "unit": "mm/h"}),
        ("69405-9", "renal-function", {"value": 21, "unit": "mL/min/{1.73_m2}"}),
        ("50044-7", "renal-function", {"value": 21, "unit": "mL/min/{1.73_m2}"}),
        ("77147-7", "renal-function", {"value": 21, "unit": "mL/min/{1.73_m2}"}),
    ],
)
def test_a_number_under_a_bare_code_is_read(code: str, finding: str, quantity: dict[str, object]) -> None:
    assert the(finding, row("", code=code, valueQuantity=quantity)).value == quantity["value"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Fracture of lumbar vertebra", "vertebral-fracture"),
        ("Closed fracture of the lumbar vertebrae", "vertebral-fracture"),
        ("On TNF inhibitor", "immunosuppression"),
        ("Biologic DMARD therapy", "immunosuppression"),
    ],
)
def test_a_problem_in_its_usual_words(text: str, finding: str) -> None:
    assert the(finding, condition({"text": text}, recordedDate="2026-11-01")).status is Status.PRESENT


@pytest.mark.parametrize(
    "name",
    ["XLIF L3-4", "OLIF L2-4", "ALIF L5-S1", "Hemilaminotomy L4", "Instrumented fusion L4-S1", "Decompression L3-5"],
)
def test_a_lumbar_operation_by_its_short_name(name: str) -> None:
    assert "prior-lumbar-surgery" in findings(procedure({"text": name}, performedDateTime="2022-01-01"))


def test_an_event_on_the_problem_list_is_not_undone_by_a_later_no() -> None:
    crash = condition({"text": "Motor vehicle collision"}, onsetDateTime="2026-11-19", recordedDate="2026-11-19")
    assert the("significant-trauma", crash, row("Recent trauma", valueBoolean=False)).status is Status.PRESENT
