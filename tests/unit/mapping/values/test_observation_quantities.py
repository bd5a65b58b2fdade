"""Measured findings: units, thresholds, comparators, numbers without a unit."""

from __future__ import annotations

import pytest

from tests.unit.mapping.observations.labels import collected, loinc, read, row, told

PVR = "post-void-residual"
TEMPERATURE = "8310-5"


@pytest.mark.parametrize("value", ["350 mL", "350ml", "0.35 L", "35 cL", "350 cc", "350 ML", "approx 350 cc", "~350 mL", "350 milliliters", "3.5 dL", "PVR 350 mL", "350 mL (bladder scan)", "350 mL on 2026-11-19 at 14:30", "0,35 l"])  # fmt: skip
def test_a_residual_of_350_in_any_spelling(value: str) -> None:
    assert told(row("Post void residual", valueString=value)) == [f"present {PVR} 350 mL"]


@pytest.mark.parametrize(("value", "unit"), [(350, "mL"), (0.35, "L"), (35, "cL"), (350, "cc"), (3.5, "dL"), (350, "ml")])  # fmt: skip
def test_a_residual_as_a_quantity(value: float, unit: str) -> None:
    quantity = {"value": value, "unit": unit}
    assert told(row("Post void residual", valueQuantity=quantity)) == [f"present {PVR} 350 mL"]


def test_the_threshold_itself_is_present_and_below_it_is_not() -> None:
    assert told(row("PVR", valueString="200 mL")) == [f"present {PVR} 200 mL"]
    assert told(row("PVR", valueString="199 mL")) == [f"absent {PVR} 199 mL"]
    assert told(row("PVR", valueString="0 mL")) == [f"absent {PVR} 0 mL"]


@pytest.mark.parametrize("value", [">200 ml", "> 200 mL", "≥200 mL", "greater than 200 mL", "more than 200 cc", "at least 200 mL", "over 200 ml"])  # fmt: skip
def test_more_than_the_threshold_counts_as_at_least(value: str) -> None:
    (reading,) = read(row("PVR", valueString=value))
    assert (reading.status, reading.certainty, reading.value) == ("present", "confirmed", 200)


@pytest.mark.parametrize("value", ["<200 mL", "< 50 mL", "less than 200 mL", "≤100 mL", "up to 100 cc"])
def test_less_than_the_threshold_never_clears(value: str) -> None:
    (reading,) = read(row("PVR", valueString=value))
    assert (reading.status, reading.recorded) == ("absent", None)
    assert reading.evidence.date is not None


def test_a_bound_that_leaves_it_open() -> None:
    assert told(row("PVR", valueString=">100 mL")) == [f"possible {PVR} >100 mL"]
    assert told(row("PVR", valueString="<300 mL")) == []


def test_a_comparator_of_a_quantity() -> None:
    assert told(row("PVR", valueQuantity={"value": 400, "comparator": ">", "unit": "mL"})) == [f"present {PVR} >400 mL"]
    (reading,) = read(row("PVR", valueQuantity={"value": 50, "comparator": "<", "unit": "mL"}))
    assert (reading.status, reading.recorded, reading.comparator) == ("absent", None, "<")


def test_a_range_counts_when_all_of_it_does_and_possibly_when_some_does() -> None:
    assert told(row("PVR", valueString="350-400 mL")) == [f"present {PVR} 350 mL"]
    assert told(row("PVR", valueString="150 to 250 mL")) == [f"possible {PVR} 150 mL"]
    low, high = {"value": 250, "unit": "mL"}, {"value": 300, "unit": "mL"}
    assert told(row("PVR", valueRange={"low": low, "high": high})) == [f"present {PVR} 250 mL"]
    assert told(row("PVR", valueRange={"low": low})) == [f"present {PVR} >=250 mL"]
    assert told(row("PVR", valueRange={"high": high})) == []


def test_of_several_numbers_the_worst_is_possible() -> None:
    assert told(row("PVR", valueString="voided 350 mL, residual 40 mL")) == [f"possible {PVR} 350 mL"]
    assert told(row("PVR", valueString="40 mL, then 60 mL")) == [f"absent {PVR} 40 mL"]


def test_several_numbers_without_unit_are_read_where_the_label_names_it_or_all_say_the_same() -> None:
    found = [
        (r.status, r.certainty, r.value)
        for label, value in (("PVR (mL)", "320, 280"), ("PVR (mL)", "90, 280"), ("PVR", "320, 280"))
        for r in read(row(label, valueString=value))
    ]
    assert found == [("present", "possible", 320), ("present", "possible", 280), ("present", "possible", 320)]


def test_a_time_of_day_is_no_volume() -> None:
    assert told(row("PVR (mL)", valueString="15 at 1400")) == [f"absent {PVR} 15 mL"]


def test_a_number_without_unit_is_possible_where_one_unit_alone_is_plausible() -> None:
    (reading,) = read(row("PVR", valueQuantity={"value": 350}))
    assert (reading.status, reading.certainty, reading.qualifiers) == ("present", "possible", {"unit-assumed"})
    assert told(row("PVR", valueString="350")) == [f"possible {PVR} 350 mL"]
    assert told(row("PVR", valueInteger=350)) == [f"possible {PVR} 350 mL"]


def test_a_label_may_name_the_unit() -> None:
    assert told(row("Post void residual (mL)", valueString="350")) == [f"present {PVR} 350 mL"]
    assert told(row("Temp (F)", valueQuantity={"value": 101.3})) == ["present fever 38.5 Cel"]
    assert told(row("CRP mg/dL", valueString="1.2")) == ["present crp 12 mg/L"]
    assert told(row("Temp (F)", valueString="38.5 C")) == ["present fever 38.5 Cel"]


@pytest.mark.parametrize("value", [1.2, 7, 30])
def test_a_crp_without_unit_may_be_in_milligrams_per_litre_or_decilitre(value: float) -> None:
    sink = collected(loinc("1988-5", "C reactive protein", valueQuantity={"value": value}))
    assert sink.readings == []
    assert [u.code for u in sink.unmapped_entries] == ["1988-5"]


def test_crp_is_read_in_milligrams_per_litre() -> None:
    assert told(loinc("1988-5", valueQuantity={"value": 1.2, "unit": "mg/dL"})) == ["present crp 12 mg/L"]
    assert told(loinc("1988-5", valueQuantity={"value": 12, "code": "mg/L"})) == ["present crp 12 mg/L"]
    assert told(loinc("1988-5", valueQuantity={"value": 9.9, "code": "mg/L"})) == ["absent crp 9.9 mg/L"]
    assert told(loinc("1988-5", valueString="<0.5 mg/dL")) == ["absent crp <5 mg/L"]


@pytest.mark.parametrize(
    "quantity",
    [
        {"value": 55000, "code": "ng/mL"},
        {"value": 55000, "unit": "ug/L"},
        {"value": 55000, "unit": "µg/L"},
        {"value": 5500, "code": "ug/dL"},
        {"value": 0.055, "unit": "g/L"},
    ],
)
def test_crp_in_any_unit_of_mass_in_volume(quantity: dict[str, object]) -> None:
    assert told(loinc("1988-5", valueQuantity=quantity)) == ["present crp 55 mg/L"]


def test_gfr_by_the_second_is_told_by_the_minute() -> None:
    assert told(loinc("62238-1", valueQuantity={"value": 0.4, "code": "mL/s/{1.73_m2}"})) == [
        "present renal-function 24 mL/min/{1.73_m2}"
    ]


def test_the_code_of_a_unit_goes_before_its_print() -> None:
    quantity = {"value": 12, "unit": "mg/L (see report)", "code": "mg/L", "system": "http://unitsofmeasure.org"}
    assert told(loinc("1988-5", valueQuantity=quantity)) == ["present crp 12 mg/L"]
    assert told(loinc("1988-5", valueQuantity={"value": 12, "unit": "mg/L", "code": "MGL"})) == ["present crp 12 mg/L"]


def test_a_unit_of_another_kind_is_no_unit() -> None:
    assert told(row("PVR", valueQuantity={"value": 300, "unit": "fl oz"})) == []


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ({"value": 100.4, "code": "[degF]"}, "present fever 38 Cel"),
        ({"value": 101.3, "unit": "°F"}, "present fever 38.5 Cel"),
        ({"value": 38.0, "code": "Cel"}, "present fever 38 Cel"),
        ({"value": 37.9, "unit": "deg C"}, "absent fever 37.9 Cel"),
        ({"value": 98.6, "unit": "degF"}, "absent fever 37 Cel"),
        ({"value": 311.2, "code": "K"}, "present fever 38.05 Cel"),
        ({"value": 310.1, "unit": "K"}, "absent fever 36.95 Cel"),
        ({"value": 38.6}, "possible fever 38.6 Cel"),
        ({"value": 102}, "possible fever 38.89 Cel"),
        ({"value": 101, "unit": "Cel"}, "possible fever 38.33 Cel"),
    ],
)
def test_temperature_in_any_scale(quantity: dict[str, object], expected: str) -> None:
    assert told(loinc(TEMPERATURE, category="vital-signs", valueQuantity=quantity)) == [expected]


@pytest.mark.parametrize(
    "quantity", [{"value": 70}, {"value": 12, "unit": "Cel"}, {"value": 311, "unit": "[degRe]"}, {}]
)
def test_an_impossible_temperature_is_none(quantity: dict[str, object]) -> None:
    assert told(loinc(TEMPERATURE, valueQuantity=quantity)) == []


@pytest.mark.parametrize(("value", "expected"), [("101.2 F", "present fever 38.44 Cel"), ("38,5 °C", "present fever 38.5 Cel"), ("36.8 C oral", "absent fever 36.8 Cel"), ("afebrile", "absent fever"), ("febrile", "present fever"), ("no", "absent fever"), ("T 39.1 degrees Celsius", "present fever 39.1 Cel")])  # fmt: skip
def test_temperature_in_words(value: str, expected: str) -> None:
    assert told(row("Fever", valueString=value)) == [expected]


def test_blood_counts_in_three_units() -> None:
    assert told(loinc("6690-2", valueQuantity={"value": 12.3, "unit": "10*3/uL"})) == ["present wbc 12.3 10*9/L"]
    assert told(loinc("6690-2", valueQuantity={"value": 12300, "unit": "/uL"})) == ["present wbc 12.3 10*9/L"]
    assert told(loinc("6690-2", valueQuantity={"value": 8.2, "unit": "giga.l-1"})) == ["absent wbc 8.2 10*9/L"]
    assert told(loinc("6690-2", valueString="12.3 K/uL")) == ["present wbc 12.3 10*9/L"]


def test_the_common_way_to_write_a_good_filtration_rate() -> None:
    quantity = {"value": 60, "comparator": ">", "unit": "mL/min/1.73m2"}
    assert told(loinc("62238-1", valueQuantity=quantity)) == ["absent renal-function >60 mL/min/{1.73_m2}"]


def test_words_of_a_measured_finding() -> None:
    assert told(row("PVR", valueString="elevated")) == [f"possible {PVR}"]
    assert told(row("PVR", valueString="normal")) == [f"absent {PVR}"]
    assert told(row("PVR", valueString="yes")) == []
    assert told(row("PVR", valueString="unable to obtain")) == []
    assert told(row("PVR", valueBoolean=True)) == []


def test_weight_loss_by_an_amount_is_possibly_what_is_meant() -> None:
    assert told(row("Weight loss", valueQuantity={"value": 12, "unit": "lb"})) == ["possible weight-loss 5.4 kg"]
    assert told(row("Weight loss", valueQuantity={"value": 5.4, "code": "kg"})) == ["possible weight-loss 5.4 kg"]
    assert told(row("Weight loss", valueQuantity={"value": 0, "unit": "kg"})) == []


def test_leukocytes_in_urine_are_no_white_cell_count() -> None:
    assert told(row("CRP, urine", valueQuantity={"value": 80, "unit": "mg/L"})) == []


def test_a_low_residual_denies_no_other_sign() -> None:
    assert {r.finding for r in read(row("PVR", valueString="10 mL"))} == {PVR}


def test_a_range_keeps_both_ends_and_a_quantity_its_comparator() -> None:
    between = {"low": {"value": 150, "unit": "mL"}, "high": {"value": 250, "unit": "mL"}}
    (reading,) = read(row("Post void residual", valueRange=between))
    assert (reading.value, reading.up_to, reading.comparator) == (150, 250, None)
    (reading,) = read(row("Post void residual", valueString="150 to 250 mL"))
    assert (reading.value, reading.up_to) == (150, 250)
    (reading,) = read(row("Post void residual", valueQuantity={"value": 150, "unit": "mL", "comparator": ">"}))
    assert (reading.value, reading.up_to, reading.comparator) == (150, None, ">")


@pytest.mark.parametrize(("written", "since"), [("2026-11", "2026-11-01"), ("2026-11-20", None)])
def test_a_date_of_a_month_keeps_its_first_day(written: str, since: str | None) -> None:
    seen = row("Post void residual", valueQuantity={"value": 350, "unit": "mL"}) | {"effectiveDateTime": written}
    (reading,) = read(seen)
    assert (reading.evidence.since.isoformat() if reading.evidence.since else None) == since
