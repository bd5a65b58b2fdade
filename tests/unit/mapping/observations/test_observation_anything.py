"""Whatever a server sends: no value breaks the reading, and no nonsense denies a finding."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.findings import Status
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import tokens
from cds_service.mapping.values.answers import read_answers
from tests.unit.mapping.observations.labels import BOOK, collected, read, row

LABELS = st.sampled_from(
    ["Saddle sensation", "Saddle anesthesia", "L EHL", "Patellar reflex", "PVR", "Temp", "SLR", "?"]
)
WORDS = st.sampled_from(
    ["no", "not", "intact", "absent", "present", "left", "right", "r", "l", "b/l", "4/5", "5/5", "2+", "0", "350", "mL", ",", ";", "but", "and", "or", "decreased", "normal", "numb", "?", "-", "/", "+", ">", "<", "38.5", "°C", "unable", "to", "assess", "possible", "resolved", "worse", "mild", "R:", "(L)", "1+", "neg", "pos", "5-", "/5", "out", "of", "five", "L5", "S1", "12/5", "1e9", "½", "İ", "ß"]
)  # fmt: skip
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=80), PHRASES)
VOCABULARY = {word for group in BOOK.values.answers.values() for words, _ in group for word in words}
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
UNITS = st.sampled_from([None, "", "mL", "L", "mg/dL", "Cel", "[degF]", "K/uL", "%", "{score}", "1", "/5"])
CODES = st.sampled_from(["H", "L", "A", "N", "POS", "NEG", "", "zz"])


@settings(max_examples=300)
@given(label=LABELS, value=TEXTS, flag=st.none() | CODES)
def test_no_text_breaks_the_reading_and_every_place_is_in_the_text(label: str, value: str, flag: str | None) -> None:
    flags = [] if flag is None else [{"coding": [{"code": flag}]}]
    for reading in read(row(label, valueString=value, interpretation=flags)):
        start, end = reading.evidence.text or (0, 0)
        assert 0 <= start <= end <= len(value)


@given(
    label=LABELS,
    value=NUMBERS,
    unit=UNITS,
    comparator=st.sampled_from([None, "<", "<=", ">", ">=", "ad"]),
    high=st.none() | NUMBERS,
)
def test_no_number_breaks_the_reading(
    label: str, value: float, unit: str | None, comparator: str | None, high: float | None
) -> None:
    quantity = {"value": value, "unit": unit, "comparator": comparator}
    collected(
        row(label, valueQuantity=quantity),
        row(label, valueInteger=int(value) % 1000),
        row(label, valueRange={"low": quantity, "high": {"value": high, "unit": unit}}),
        row(label, valueString=f"{comparator or ''}{value} {unit or ''}"),
    )


@given(TEXTS)
def test_folding_keeps_the_length_and_tokens_stand_where_they_say(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(folded[start:end] == word for word, start, end in tokens(folded))


@given(st.text(alphabet=st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=30))
def test_a_word_that_nobody_knows_denies_nothing(word: str) -> None:
    known = read_answers(word, BOOK.values.answers).plain or fold(word) in VOCABULARY
    denials = [r for r in read(row("Saddle anesthesia", valueString=f"none {word}")) if r.status is Status.ABSENT]
    assert known or not denials


@given(
    st.integers(0, 4999), st.sampled_from(["{} mL", "{}ml", "{} cc", "PVR: {} mL", "{} mL post void", "approx {} mL"])
)
def test_a_residual_is_read_back_as_it_was_written(volume: int, form: str) -> None:
    (reading,) = read(row("PVR", valueString=form.format(volume)))
    assert (reading.value, reading.status) == (volume, "present" if volume >= 200 else "absent")


@given(st.floats(93, 112).map(lambda f: round(f, 1)))
def test_fever_is_the_same_in_both_scales(fahrenheit: float) -> None:
    celsius = round((fahrenheit - 32) / 1.8, 2)
    warm = read(row("Temp", valueQuantity={"value": fahrenheit, "code": "[degF]"}))
    same = read(row("Temp", valueQuantity={"value": celsius, "code": "Cel"}))
    assert [(r.status, r.value) for r in warm] == [(r.status, r.value) for r in same]


def test_a_long_value_is_left_to_the_narrative_reader() -> None:
    value = "PVR 350 mL, unable to void. " * 40_000
    assert {r.finding for r in read(row("PVR", valueString=value))} == {"urinary-retention"}
