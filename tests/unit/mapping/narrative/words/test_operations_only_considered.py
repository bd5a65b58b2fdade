"""An operation that somebody is a candidate or listed for, or that is only considered, was not done.

Source: clinical.md 5.1 rows 12 and 14 (surgery in the past, and a candidate for it).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import told

PRIOR, CANDIDATE = "prior-lumbar-surgery +", "surgical-candidate +"


@pytest.mark.parametrize(
    "text",
    [
        "Candidate for decompression.",
        "Being considered for fusion.",
        "Listed for discectomy.",
        "Listed for L5/S1 discectomy in January.",
        "Is a candidate for L4/5 decompression.",
        "Surgical candidate (L4/5 decompression).",
        "Failed PT and ESI, being considered for fusion.",
    ],
)
def test_a_candidate_had_no_operation(reader: NarrativeReader, text: str) -> None:
    found = told(reader, text)
    assert CANDIDATE in found
    assert PRIOR not in found


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar fusion is being considered.",
        "L4/5 decompression under consideration.",
        "Lumbar fusion considered by surgeon.",
        "Being considered for L5/S1 fusion after failed physio.",
        "Indicated: lumbar decompression.",
        "Weighing up lumbar fusion.",
    ],
)
def test_what_is_considered_was_not_done(reader: NarrativeReader, text: str) -> None:
    assert PRIOR not in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lumbar fusion 2016 (being considered for metal removal).",
        "Lumbar fusion 2016, revision being considered.",
        "L4/5 decompression done, fusion under consideration.",
        "Laminectomy 2015 after failed physio.",
        "Previous discectomy, now listed for fusion.",
        "Surgical candidate: previous L4/5 fusion 2014.",
        "L4/5 fusion in 2015, being considered for revision.",
    ],
)
def test_what_was_done_before_stays(reader: NarrativeReader, text: str) -> None:
    assert PRIOR in told(reader, text)


def test_care_that_is_considered_was_not_had(reader: NarrativeReader) -> None:
    assert told(reader, "Physio being considered.") == set()
    assert "conservative-pt +" in told(reader, "Had PT for 8 weeks, injection being considered.")
