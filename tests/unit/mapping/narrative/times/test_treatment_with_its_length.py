"""Treatment with its length, done and not done, and interventions that are planned, thought of for later, or past."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LONG_ENOUGH = [
    "She's done seven weeks with the physio, no better.",
    "Attended 8 sessions over 9 weeks, compliant with HEP.",
    "Attended 10 appointments in 9 weeks, exercises done daily.",
    "Has been seeing the physiotherapist weekly for 8 weeks.",
    "Eight weeks under physio without improvement.",
    "Seven weeks of exercises from the physio.",
    "Two months' physio, no joy.",
    "Two months' worth of physio.",
    "Over the last 8 weeks he has had physio.",
    "For eight weeks now he has been doing physio.",
    "After two months of treatment with physiotherapy no improvement.",
    "Eight weeks on naproxen.",
    "PT for >6 weeks without improvement.",
    "Manual therapy and exercises for two months.",
    "Physio twice weekly over the last nine weeks.",
    "Naproxen 500 mg twice daily for 8 weeks.",
    "Worked with a physiotherapist for eight weeks.",
]

NOT_SO_LONG = [
    "Attended 2 sessions over 8 weeks, does no exercises.",
    "Went to physio twice in 8 weeks.",
    "Has done 2 of 6 weeks of PT.",
    "2 weeks into an 8 week PT course.",
    "Did two weeks with the physio then stopped.",
    "Two visits to physio, then stopped.",
]

NOT_DONE = [
    "Will do 8 weeks with the physio.",
    "Has been waiting eight weeks for physio.",
    "Physio appointment is in 8 weeks.",
    "Physio waiting time 8 weeks.",
    "Off work for 8 weeks, seeing the physio next week.",
    "Due to have eight weeks with the physio.",
    "MRI only after eight weeks with the physio.",
    "Would need 6 weeks of PT first.",
    "His wife did eight weeks with the physio.",
    "DNA physio x 3.",
    "Counselling: attended 10 sessions over 12 weeks.",
]

CANDIDATES = [
    "Plan: L5 TFESI.",
    "Plan: ESI.",
    "PLAN:\n1. MRI lumbar\n2. right S1 nerve root block",
    "Booked for a caudal epidural.",
    "Patient agrees to epidural steroid injection.",
    "ESI recommended, awaiting MRI.",
    "Intervention planned: selective nerve root block S1.",
    "MRI, then SNRB.",
    "Injection discussed: he is a good candidate and keen.",
    "Would consider surgery if MRI shows a disc.",
]

NO_CANDIDATES = [
    ("May consider injection in future if no better.", "nothing"),
    ("Consider ESI if no improvement with physio.", "nothing"),
    ("ESI can be considered in the future.", "nothing"),
    ("Unsure whether she is a candidate for surgery.", "nothing"),
    ("Referral to spinal surgery not needed.", "nothing"),
    ("Plan: ESI if no better.", "nothing"),
    ("Plan: stop warfarin before ESI.", "anticoagulant +"),
    ("Plan: bilateral knee injections.", "nothing"),
    ("Plan: radiofrequency ablation of the L4-5 facets.", "nothing"),
    ("Plan: no ESI.", "conservative-injection -"),
    ("Not a candidate for surgery.", "surgical-candidate -"),
    ("Left L5 TFESI in 2019.", "conservative-injection +"),
]


@pytest.mark.parametrize("text", LONG_ENOUGH)
def test_treatment_that_was_done_has_its_length(reader: NarrativeReader, text: str) -> None:
    done = [m for m in reader.mentions(text) if m.finding.startswith("conservative-")]
    assert max(m.duration_days[0] for m in done if m.duration_days is not None) >= 42
    assert all(m.status is Status.PRESENT for m in done)


@pytest.mark.parametrize("text", NOT_SO_LONG)
def test_a_length_that_was_not_filled_is_none(reader: NarrativeReader, text: str) -> None:
    done = [m for m in reader.mentions(text) if m.finding.startswith("conservative-")]
    assert done
    assert all(m.duration_days is None or m.duration_days[1] < 42 for m in done)


@pytest.mark.parametrize("text", NOT_DONE)
def test_treatment_that_lies_ahead_or_is_another_s_is_none(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize("text", CANDIDATES)
def test_an_intervention_that_is_planned_makes_a_candidate(reader: NarrativeReader, text: str) -> None:
    assert "surgical-candidate +" in told(reader, text)


@pytest.mark.parametrize(("text", "line"), NO_CANDIDATES)
def test_an_intervention_for_later_or_of_the_past_makes_none(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
