"""The ACR matrix, cell by cell, and which variant a patient is in (clinical.md 2 and 5.5)."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import CANDIDATE, has, judge, knowledge, sciatica, therapy, value

U, M, N = "usuallyAppropriate", "mayBeAppropriate", "usuallyNotAppropriate"
MATRIX = {
    "radiographyLumbar": [N, N, M, N, U, U, M],
    "mriLumbarWithoutContrast": [N, N, U, U, U, U, U],
    "mriLumbarWithoutAndWithContrast": [N, N, M, U, U, M, U],
    "mriLumbarWithContrast": [N, N, N, N, N, N, N],
    "ctLumbarWithoutContrast": [N, N, M, M, M, U, M],
    "ctLumbarWithContrast": [N, N, N, N, N, N, M],
    "ctLumbarWithoutAndWithContrast": [N, N, N, N, N, N, N],
    "ctMyelographyLumbar": [N, N, M, M, M, M, M],
    "boneScan": [N, N, M, N, N, N, N],
    "discography": [N, N, N, N, N, N, N],
    "fdgPetCt": [N, N, N, N, N, N, N],
}
CELLS = [(study, f"V{n}", rating) for study, row in MATRIX.items() for n, rating in enumerate(row, 1)]
BACK = has("low-back-pain", onset=20)
SURGERY = has("prior-lumbar-surgery", said=1500)
FAILED = sciatica(200), therapy(), CANDIDATE


@pytest.mark.parametrize(("study", "variant", "rating"), CELLS)
def test_each_of_the_77_cells(study: str, variant: str, rating: str) -> None:
    assert knowledge().appropriateness.ratings.rate(variant, study) == rating


def test_there_are_77_cells_and_no_other() -> None:
    assert len(CELLS) == len(knowledge().appropriateness.ratings.cells) == 77


def test_cells_that_were_not_read_in_the_source_are_marked() -> None:
    cells = knowledge().appropriateness.ratings.cells
    inferred = {key for key, cell in cells.items() if cell.inferred}
    assert len(inferred) == 29
    assert {variant for variant, _ in inferred} == {"V3", "V4", "V5", "V6", "V7"}
    assert all(cells[key].rating == N for key in inferred)


@pytest.mark.parametrize(
    ("variant", "chart"),
    [
        ("V4", (sciatica(), has("saddle-sensory-loss", said=1))),
        ("V4", (sciatica(), has("urinary-retention", onset=40), value("fever", 39))),
        ("V7", (BACK, value("fever", 39), SURGERY)),
        ("V7", (BACK, has("cancer-history", said=900, ongoing=True))),
        ("V7", (BACK, has("weight-loss", said=9))),
        ("V5", (sciatica(), SURGERY, has("significant-trauma", said=3))),
        ("V5", (*FAILED, SURGERY)),
        ("V6", (BACK, has("significant-trauma", said=3))),
        ("V3", FAILED),
        ("V2", (sciatica(28),)),
        ("V1", (sciatica(27),)),
        ("V2", (sciatica(200), therapy())),
        (None, (sciatica(None),)),
        (None, (sciatica(None, said=3),)),
        (None, (has("low-back-pain", onset=(40, 20)),)),
    ],
)
def test_the_variant_of_a_patient(variant: str | None, chart: tuple[Reading, ...]) -> None:
    assert judge(*chart).appropriateness.variant == variant


def test_rating_of_the_ordered_study_and_the_studies_that_fit() -> None:
    found = judge(*FAILED).appropriateness
    assert (found.rating, found.usually_appropriate) == (U, ("mriLumbarWithoutContrast",))
    early = judge(sciatica(10)).appropriateness
    assert (early.rating, early.usually_appropriate) == (N, ())
    emergency = judge(sciatica(), has("saddle-sensory-loss", said=1), study="ctMyelographyLumbar").appropriateness
    assert emergency.rating == M
    assert emergency.usually_appropriate == ("mriLumbarWithoutContrast", "mriLumbarWithoutAndWithContrast")


def test_an_mri_without_stated_contrast_is_rated_as_without() -> None:
    assert judge(*FAILED, study="mriLumbarUnspecified").appropriateness.rating == U


def test_a_study_that_the_matrix_does_not_hold_has_no_rating() -> None:
    assert judge(sciatica(10), study="mriWholeSpine").appropriateness.rating is None


def test_months_of_pain_without_treatment_make_nothing_appropriate() -> None:
    found = judge(sciatica(300))
    assert (found.appropriateness.variant, found.appropriateness.usually_appropriate) == ("V2", ())
