"""A relative who is named behind a sign has it ("incontinence in husband"), or may have told of it ("incontinence (husband)").

Source: clinical.md 7.3 (other experiencer; a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Bladder incontinence in husband.", "nothing"),
        ("Urinary incontinence in wife, who cares for him.", "nothing"),
        ("Saddle numbness in her mother.", "nothing"),
        ("Cauda equina syndrome in sister.", "nothing"),
        ("Incontinence (husband).", "cauda-equina-words-unclear +"),
        ("Saddle numbness (wife).", "cauda-equina-words-unclear +"),
        ("New incontinence (wife) since Monday.", "urinary-incontinence +"),
        ("Incontinence (husband reports).", "urinary-incontinence +"),
        ("Incontinence (per husband).", "urinary-incontinence +"),
        ("Incontinence (husband had to change the sheets).", "urinary-incontinence +"),
        ("Incontinence in husband noticed by wife.", "urinary-incontinence +"),
        ("Incontinence in father and patient.", "urinary-incontinence +"),
        ("Incontinent in husband's bed.", "urinary-incontinence +"),
        ("Saddle numbness noticed in husband's car.", "saddle-sensory-loss +"),
        ("Saddle numbness in patient, mother of two.", "saddle-sensory-loss +"),
        ("Incontinence since giving birth to son.", "urinary-incontinence +"),
    ],
)
def test_a_sign_before_a_relative(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Grandson had a fever last week.", "nothing"),
        ("Her granddaughter had a high fever, she feels well.", "nothing"),
        ("Grandson had a fever last week, now she has a fever too.", "fever +"),
        ("Grandson visited last week; she has had a fever since.", "fever +"),
        ("Grandson brought her in with fever.", "fever +"),
        ("Fever after visiting grandson.", "fever +"),
        ("Has fever, as did grandson last week.", "fever +"),
    ],
)
def test_a_fever_of_a_grandchild(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("No cancer, mother had breast cancer.", "cancer-active -"),
        ("No history of cancer, father had prostate cancer.", "cancer-history -"),
        ("No cancer, mother had breast cancer, has prostate cancer himself.", "cancer-active -, cancer-active +"),
        ("No cancer, mother had breast cancer, she had melanoma 2019.", "cancer-active -, cancer-history +"),
        ("No cancer in family, has breast cancer herself.", "cancer-active -, cancer-active +"),
        ("No family history of cancer, known breast cancer.", "cancer-active +"),
        ("No fever, father had tuberculosis, saddle numb.", "fever -, saddle-sensory-loss +"),
    ],
)
def test_a_relative_behind_a_denial(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    "text",
    [
        "Came with her mother (leaks urine on coughing, pads for years).",
        "Lives with his father (prostate cancer, catheter for years)",
        "Seen with her mother (cauda equina syndrome 2019).",
    ],
)
def test_a_bracket_behind_a_relative_tells_what_he_has_had_for_years(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Here with husband (numb saddle since Friday).", "saddle-sensory-loss +"),
        ("Seen with his wife (says he leaks urine for years).", "urinary-incontinence +"),
        ("Brought by her mother (she leaks urine for years).", "urinary-incontinence +"),
        ("Here with her husband (leaks urine).", "cauda-equina-words-unclear +"),
    ],
)
def test_a_bracket_that_may_be_of_the_patient_is_heard(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
