"""Which root is likely: the matrix of clinical.md 4.3, and K4 to K6."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Localisation
from cds_service.clinical.findings import Reading
from cds_service.clinical.localisation import localise
from tests.unit.clinical.charts import (
    BOTH,
    LEFT,
    RIGHT,
    charted,
    denies,
    grade,
    has,
    judge,
    row_of,
    rules,
    sciatica,
)

MATRIX = {
    "weakness-hip-flexion": (4, 2.5, 1, 0.7, 0.7),
    "weakness-knee-extension": (1.5, 4, 4, 0.7, 0.6),
    "weakness-hip-adduction": (2, 2, 1.5, 0.8, 0.8),
    "weakness-dorsiflexion": (0.7, 0.7, 2, 4, 0.7),
    "weakness-great-toe-extension": (0.6, 0.6, 1, 4.5, 0.8),
    "weakness-hip-abduction": (0.6, 0.6, 0.9, 5, 1),
    "weakness-plantarflexion": (0.6, 0.6, 0.6, 0.8, 4.5),
    "reflex-patellar-reduced": (1.2, 4, 5, 0.5, 0.5),
    "reflex-achilles-reduced": (0.5, 0.5, 0.5, 0.8, 5),
    "reflex-medial-hamstring-reduced": (0.7, 0.7, 0.8, 2.5, 1),
    "sensory-loss-anterior-thigh": (4, 3, 1.2, 0.6, 0.6),
    "sensory-loss-medial-leg": (0.8, 1, 4, 0.7, 0.6),
    "sensory-loss-dorsum-foot": (0.6, 0.6, 0.9, 2.5, 0.8),
    "sensory-loss-lateral-foot-sole": (0.6, 0.6, 0.6, 0.9, 2.5),
    "femoral-stretch": (3, 4, 3.5, 0.7, 0.7),
    "slr": (0.8, 0.8, 0.9, 1.2, 1.2),
    "crossed-slr": (0.7, 0.7, 0.8, 2, 2),
    "pain-anterior-thigh": (1.5, 1.5, 1.3, 0.9, 0.9),
    "pain-medial-leg": (1, 1.1, 1.3, 0.9, 0.9),
    "pain-lateral-calf-dorsum": (0.9, 0.9, 1, 1.3, 1),
    "pain-posterior-calf-sole": (0.9, 0.9, 0.9, 1, 1.8),
}
PRIOR = {"L2": 0.01, "L3": 0.04, "L4": 0.11, "L5": 0.42, "S1": 0.42}
EXPECTED_FROM_ONE = [
    ("weakness-great-toe-extension", "L5"),
    ("weakness-hip-abduction", "L5"),
    ("weakness-dorsiflexion", "L5"),
    ("weakness-plantarflexion", "S1"),
    ("reflex-achilles-reduced", "S1"),
    ("reflex-medial-hamstring-reduced", "L5"),
    ("sensory-loss-dorsum-foot", "L5"),
    ("sensory-loss-lateral-foot-sole", "S1"),
    ("reflex-patellar-reduced", "L4"),
]


def _localised(*readings: Reading) -> Localisation | None:
    return localise(rules().weights, charted(readings))


def _conclusion(*readings: Reading) -> str:
    found = _localised(*readings)
    assert found is not None
    return found.conclusion


@pytest.mark.parametrize("finding", MATRIX)
def test_each_weight_of_the_matrix(finding: str) -> None:
    rows = {name: row for factors in rules().weights.classes.values() for name, row in factors.items()}
    assert rows[finding] == MATRIX[finding]
    assert set(rows) == set(MATRIX)


@pytest.mark.parametrize("finding", MATRIX)
def test_one_finding_gives_prior_times_its_weight(finding: str) -> None:
    found = _localised(has(finding, said=1, side=LEFT))
    assert found is not None
    odds = {root: PRIOR[root] * weight for root, weight in zip(PRIOR, MATRIX[finding], strict=True)}
    best, second = sorted(odds.values(), reverse=True)[:2]
    assert found.margin == pytest.approx(best / second)
    assert found.roots[0].weight == pytest.approx(best / sum(odds.values()))
    assert len(found.roots) == 2


@pytest.mark.parametrize(("finding", "root"), EXPECTED_FROM_ONE)
def test_what_a_single_sign_points_to(finding: str, root: str) -> None:
    expected = root if finding not in {"reflex-patellar-reduced"} else _by_hand(finding)
    assert _conclusion(has(finding, said=1, side=LEFT)) == expected


def _by_hand(finding: str) -> str:
    odds = {root: PRIOR[root] * weight for root, weight in zip(PRIOR, MATRIX[finding], strict=True)}
    best, second = sorted(odds, key=lambda root: -odds[root])[:2]
    return best if odds[best] / odds[second] >= 1.5 else "notLocalisable"


def test_signs_of_different_classes_multiply() -> None:
    found = _localised(grade("great-toe-extension", "4"), has("sensory-loss-dorsum-foot", said=0, side=LEFT))
    assert found is not None
    l5, s1 = 0.42 * 4.5 * 2.5, 0.42 * 0.8 * 0.8
    assert found.margin == pytest.approx(l5 / s1)
    assert found.roots[0].because == (
        "weak great-toe extension 4/5",
        "sensory loss of the foot dorsum or great toe",
    )


def test_within_a_class_the_strongest_counts_alone() -> None:
    both = _localised(grade("great-toe-extension", "4"), grade("hip-abduction", "4"))
    alone = _localised(grade("hip-abduction", "4"))
    assert both is not None
    assert alone is not None
    assert both.margin == alone.margin


def test_a_patellar_reflex_with_medial_calf_sensation_points_to_l4() -> None:
    signs = has("reflex-patellar-reduced", said=0, side=LEFT), has("sensory-loss-medial-leg", said=0, side=LEFT)
    assert _conclusion(*signs) == "L4"


def test_an_absent_ankle_jerk_points_to_s1_and_not_to_l5() -> None:
    assert _conclusion(has("reflex-achilles-reduced", said=0, side=RIGHT)) == "S1"


def test_numbness_of_the_foot_dorsum_gives_l4_no_credit() -> None:
    found = _localised(has("sensory-loss-dorsum-foot", said=0, side=LEFT))
    assert found is not None
    assert "L4" not in [root.root for root in found.roots if root.because]


@pytest.mark.parametrize("pain", [name for name in MATRIX if name.startswith("pain-")])
def test_pain_alone_is_not_localisable(pain: str) -> None:
    assert _conclusion(has(pain, said=0, side=LEFT)) == "notLocalisable"


def test_straight_leg_raise_alone_is_not_localisable() -> None:
    assert _conclusion(has("slr", said=0, side=LEFT)) == "notLocalisable"


@pytest.mark.parametrize("name", ["reflex-achilles-reduced", "reflex-patellar-reduced"])
def test_a_reflex_reduced_on_both_sides_says_nothing(name: str) -> None:
    assert _localised(has(name, said=0, side=BOTH)) is None
    assert _localised(has(name, said=0, side=LEFT), has(name, said=0, side=RIGHT)) is None


def test_a_normal_sign_speaks_against_its_root() -> None:
    weak = grade("great-toe-extension", "4")
    plain, against = _localised(weak), _localised(weak, denies("sensory-loss-dorsum-foot", side=LEFT))
    assert plain is not None
    assert against is not None
    assert plain.margin is not None
    assert against.margin == pytest.approx(plain.margin * 0.8)


def test_a_normal_sign_of_the_other_leg_says_nothing() -> None:
    weak = grade("great-toe-extension", "4", side=LEFT)
    assert _localised(weak) == _localised(weak, denies("sensory-loss-dorsum-foot", side=RIGHT))


def test_the_two_legs_are_not_mixed() -> None:
    found = _localised(
        grade("great-toe-extension", "4", side=LEFT),
        has("slr", said=0, side=LEFT),
        has("reflex-achilles-reduced", said=0, side=RIGHT),
    )
    assert found is not None
    assert found.conclusion == "L5"


def test_nothing_to_go_by() -> None:
    assert _localised(sciatica()) is None
    assert _localised(denies("slr")) is None


def test_a_transitional_vertebra_is_noted() -> None:
    found = _localised(grade("great-toe-extension", "4"), has("transitional-vertebra", said=900, ongoing=True))
    assert found is not None
    assert found.notes == ("transitional vertebra recorded, so root numbers may be shifted",)


def test_the_likely_root_never_changes_the_advice() -> None:
    signs = has("reflex-achilles-reduced", said=0, side=LEFT), has("sensory-loss-dorsum-foot", said=0, side=LEFT)
    assert row_of(sciatica()) == row_of(sciatica(), *signs) == "21"


def test_weights_of_all_roots_sum_to_one() -> None:
    found = judge(sciatica(), grade("great-toe-extension", "4")).localisation
    assert found is not None
    odds = {root: PRIOR[root] * w for root, w in zip(PRIOR, MATRIX["weakness-great-toe-extension"], strict=True)}
    assert sum(odds[root.root] for root in found.roots) / sum(odds.values()) == pytest.approx(
        sum(root.weight for root in found.roots)
    )
