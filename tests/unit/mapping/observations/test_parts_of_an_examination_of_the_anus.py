"""Parts of an examination of the anus that name no place of their own are of the anus, not of the limbs."""

from __future__ import annotations

import pytest

from tests.unit.mapping.charts import read
from tests.unit.mapping.values.test_row_values import row


def found(label: str, *parts: tuple[str, str], coded: bool = False) -> set[str]:
    components = [
        {"code": {"text": name}, **({"valueCodeableConcept": {"text": value}} if coded else {"valueString": value})}
        for name, value in parts
    ]
    findings = read(row(label, component=components)).charted.findings
    return {f"{name} {one.status.value}" for name, ones in findings.items() for one in ones}


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Anal tone", [("Resting", "lax"), ("Squeeze", "absent")]),
        ("Anal tone", [("Resting", "normal"), ("Squeeze", "absent")]),
        ("Anal sphincter", [("Resting tone", "reduced"), ("Voluntary squeeze", "weak")]),
        ("DRE", [("Tone", "lax"), ("Prostate", "normal")]),
    ],
)
def test_a_lax_rest_or_a_weak_squeeze_is_a_reduced_tone(label: str, parts: list[tuple[str, str]]) -> None:
    assert found(label, *parts) == {"reduced-anal-tone present"}


def test_an_absent_squeeze_may_be_coded() -> None:
    assert found("Anal tone", ("Resting", "Normal"), ("Squeeze", "Absent"), coded=True) == {"reduced-anal-tone present"}


def test_a_normal_rest_and_squeeze_are_a_normal_tone() -> None:
    assert found("Anal sphincter", ("Resting tone", "normal"), ("Squeeze", "normal")) == {"reduced-anal-tone absent"}


def test_tone_and_sensation_of_a_rectal_examination_are_those_of_the_anus() -> None:
    examined = found("Digital rectal examination", ("Tone", "decreased"), ("Sensation", "intact"))
    assert examined == {"reduced-anal-tone present", "saddle-sensory-loss absent"}
    examined = found("Digital rectal examination", ("Tone", "normal"), ("Sensation", "reduced"))
    assert examined == {"reduced-anal-tone absent", "saddle-sensory-loss present"}


@pytest.mark.parametrize("label", ["Neuro exam", "Neurological examination lower limbs", "Right leg"])
def test_tone_of_the_limbs_is_none_of_the_anus(label: str) -> None:
    assert not any("anal" in name for name in found(label, ("Tone", "reduced")))


def test_a_rectal_temperature_is_no_sensation() -> None:
    assert found("Rectal temperature", ("Temperature", "38.9 C")) == {"fever present"}
