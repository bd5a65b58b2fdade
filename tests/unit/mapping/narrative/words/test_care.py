"""Care that was done, and care that was only spoken of; care that helped; care of another part of the body."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

NOT_DONE = [
    "We recommend 8 weeks of physical therapy and NSAIDs.",
    "Insurance requires 6 weeks of physical therapy.",
    "Prescribed 6 weeks of physical therapy today.",
    "Recommend a 6-week course of physical therapy.",
    "Referred for 6 weeks of physical therapy.",
    "Physical therapy x 6 weeks ordered.",
    "6 weeks of PT required by insurance.",
    "Must complete 6 weeks of PT first.",
    "Advised 6 weeks of NSAIDs and home exercise.",
    "Plan: 6 weeks of PT.",
]

REFUSED = [
    "Declined 6 weeks of physical therapy.",
    "Refused 8 weeks of PT.",
    "There is no record of 6 weeks of physical therapy.",
    "No 6 weeks of physical therapy so far.",
]

UNMEASURED = [
    ("Has not yet completed 6 weeks of physical therapy.", "conservative-pt"),
    ("Unable to complete 8 weeks of PT because of pain.", "conservative-pt"),
    ("Continue NSAIDs for 6 weeks.", "conservative-nsaid"),
    ("Prescribed naproxen for 8 weeks.", "conservative-nsaid"),
    ("Was prescribed naproxen 8 weeks ago.", "conservative-nsaid"),
]

DONE = [
    ("Recommended 6 weeks of PT, which he completed.", (42, 48)),
    ("Was advised 6 weeks of PT and completed it without relief.", (42, 48)),
    ("Denies improvement with 8 weeks of PT.", (56, 62)),
    ("No relief after 8 weeks of PT and NSAIDs.", (56, 62)),
    ("Completed 8 weeks of PT for back and knee pain.", (56, 62)),
    ("8 weeks of PT finished 2 weeks ago.", (56, 62)),
]

HELPED = [
    "Leg pain has completely resolved after 8 weeks of physical therapy.",
    "After 8 weeks of PT patient is pain free.",
    "Significant improvement after 8 weeks of physical therapy and naproxen.",
    "Sciatica much better following 8 weeks of physical therapy and NSAIDs.",
    "8 weeks of PT: symptoms fully resolved.",
    "After 8 weeks of physical therapy the leg pain has resolved completely.",
    "8 weeks of PT, responded very well.",
]

NOT_HELPED = [
    "No significant improvement after 8 weeks of physical therapy.",
    "Complete relief for 2 weeks only after 8 weeks of PT.",
    "8 weeks of physical therapy with minimal improvement.",
    "After 8 weeks of PT back pain resolved but leg pain persists.",
    "After 8 weeks of PT much better but leg pain has returned.",
]

ELSEWHERE = [
    "Did 8 weeks of PT for his shoulder.",
    "8 weeks of knee physical therapy.",
    "8 weeks of PT after knee replacement in 2015.",
    "Completed 8 weeks of physical therapy for neck pain.",
]


def _care(reader: NarrativeReader, text: str) -> list[Mention]:
    return [mention for mention in reader.mentions(text) if mention.finding.startswith("conservative-")]


@pytest.mark.parametrize("text", NOT_DONE)
def test_care_that_is_advised_required_or_ordered_is_not_done(reader: NarrativeReader, text: str) -> None:
    assert _care(reader, text) == []


@pytest.mark.parametrize("text", REFUSED)
def test_care_that_is_refused_or_not_on_record_is_absent(reader: NarrativeReader, text: str) -> None:
    assert {mention.status for mention in _care(reader, text)} == {Status.ABSENT}


@pytest.mark.parametrize(("text", "finding"), UNMEASURED)
def test_care_that_goes_on_or_was_broken_off_has_no_length(reader: NarrativeReader, text: str, finding: str) -> None:
    (mention,) = _care(reader, text)
    assert (mention.finding, mention.status, mention.duration_days) == (finding, Status.PRESENT, None)
    assert "asked-for" in mention.qualifiers


@pytest.mark.parametrize(("text", "days"), DONE)
def test_care_that_was_advised_and_done_counts_with_its_length(
    reader: NarrativeReader, text: str, days: tuple[int, int]
) -> None:
    (mention,) = [m for m in _care(reader, text) if m.finding == "conservative-pt"]
    assert (mention.status, mention.duration_days) == (Status.PRESENT, days)


@pytest.mark.parametrize("text", HELPED)
def test_care_that_worked_says_so(reader: NarrativeReader, text: str) -> None:
    assert all("helped" in mention.qualifiers for mention in _care(reader, text))
    assert _care(reader, text)


@pytest.mark.parametrize("text", NOT_HELPED)
def test_care_that_did_not_work_or_not_for_long_is_no_success(reader: NarrativeReader, text: str) -> None:
    assert _care(reader, text)
    assert all("helped" not in mention.qualifiers for mention in _care(reader, text))


@pytest.mark.parametrize("text", ELSEWHERE)
def test_care_of_another_part_of_the_body_is_none_of_the_back(reader: NarrativeReader, text: str) -> None:
    assert _care(reader, text) == []


@pytest.mark.parametrize("text", ["Had 8 weeks of PT 2 years ago.", "Had PT 2 years ago.", "Completed PT in 2015."])
def test_care_of_long_ago_is_over(reader: NarrativeReader, text: str) -> None:
    assert {mention.status for mention in _care(reader, text)} == {Status.HISTORICAL}


def test_a_drug_by_mouth_is_no_care_of_the_head(reader: NarrativeReader) -> None:
    (mention,) = _care(reader, "NSAID PRN by mouth.")
    assert mention.status is Status.PRESENT


def test_care_that_began_weeks_ago_is_dated_by_its_beginning(reader: NarrativeReader) -> None:
    (mention,) = _care(reader, "Started PT 8 weeks ago.")
    assert (mention.onset_days_ago, mention.duration_days) == ((56, 62), None)


def test_a_refused_examination_hides_no_sign(reader: NarrativeReader) -> None:
    (sign,) = reader.mentions("Declined rectal exam, numb between the legs since today.")
    assert (sign.finding, sign.status) == ("saddle-sensory-loss", Status.PRESENT)
