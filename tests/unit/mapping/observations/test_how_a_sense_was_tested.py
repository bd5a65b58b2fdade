"""Parts of a panel that name only how sensation was tested are of the place that the whole names."""

from __future__ import annotations

from tests.unit.mapping.charts import read
from tests.unit.mapping.values.test_row_values import row


def found(label: str, *parts: tuple[str, str]) -> set[str]:
    components = [{"code": {"text": name}, "valueString": value} for name, value in parts]
    whole = row(label, component=components)
    charted = read(whole).charted
    return {
        f"{name} {finding.status.value} {finding.side.value if finding.side else ''}".strip()
        for name, findings in charted.findings.items()
        for finding in findings
    }


def test_pin_prick_that_is_absent_under_perianal_sensation_is_a_loss_of_the_saddle() -> None:
    assert found("Perianal sensation (S2-S4)", ("Light touch left", "normal"), ("Pin prick right", "absent")) == {
        "saddle-sensory-loss absent left",
        "saddle-sensory-loss present right",
    }


def test_the_short_names_of_senses_have_their_sides() -> None:
    assert found("Saddle sensation", ("LT L", "Normal"), ("PP R", "Absent")) == {
        "saddle-sensory-loss absent left",
        "saddle-sensory-loss present right",
    }


def test_a_dermatome_keeps_its_name() -> None:
    assert found("L5 dermatome", ("Light touch left", "reduced")) == {"sensory-loss-dorsum-foot present left"}


def test_a_place_of_its_own_is_none_of_the_whole() -> None:
    assert found("Neuro exam", ("Light touch left leg", "reduced")) == {"leg-numbness present left"}
    assert "reduced-anal-tone present" in found("Perianal sensation", ("Anal tone", "reduced"))
