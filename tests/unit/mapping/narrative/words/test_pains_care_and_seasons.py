"""How pains of a leg are told, that they came to the second leg, since when; care by oneself, and drugs that must not be taken."""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval, Status
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.mapping.statements import in_month
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    "text",
    [
        "Electric shocks from my bum to my heel.",
        "A red hot poker down the outside of my leg.",
        "Like toothache in the back of the calf.",
        "Burning in the buttock running to the ankle.",
        "Zinging down the leg whenever I sneeze.",
        "LBP rad to R calf.",
        "The leg has been agony.",
        "Pain runs all the way down to my foot.",
    ],
)
def test_pain_of_a_leg(reader: NarrativeReader, text: str) -> None:
    assert "leg-pain" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Urine running down the leg.",
        "He was running down to the leg press.",
        "Numbness running down the left leg.",
        "Weakness spreading to the leg.",
        "Burning when passing urine, legs fine.",
    ],
)
def test_no_pain_of_a_leg(reader: NarrativeReader, text: str) -> None:
    assert "leg-pain" not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Back pain, going to both thighs and both calves.", True),
        ("Pain down the left leg, now also the right leg.", True),
        ("Pain has spread to the other leg.", True),
        ("Pain left leg at first but now both legs.", True),
        ("Pain shoots down each leg.", True),
        ("Swelling of the left leg, now also the right.", False),
        ("Used to have right leg pain, now left.", False),
        ("Pain down left leg, now numb right foot.", False),
        ("Back pain with no pain in either leg.", False),
    ],
)
def test_pain_in_both_legs(reader: NarrativeReader, text: str, *, both: bool) -> None:
    assert ("bilateral-leg-pain" in present(reader, text)) is both


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Leg pain 2/12.", (60, 91)),
        ("6/12 LBP.", (180, 215)),
        ("Nine-month history of right buttock and leg pain.", (270, 308)),
        ("Two-month history of progressively worsening radicular pain.", (60, 91)),
        ("8-week history of lancinating pain in the left leg.", (56, 62)),
        ("10 year history of migraine and back pain.", None),
        ("3 week history of constipation with back pain.", None),
    ],
)
def test_how_long_a_pain_lasts(reader: NarrativeReader, text: str, days: tuple[int, int] | None) -> None:
    pains = [m for m in reader.mentions(text) if m.status is Status.PRESENT]
    assert days in [m.onset_days_ago for m in pains]
    assert days is not None or not any(m.timed for m in pains)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Back pain since the spring.", (3, 1, 92)),
        ("Sciatica since just after Easter.", (3, 22, 56)),
        ("Saddle numbness since the spring.", None),
        ("Spring mattress, back pain.", None),
        ("Back pain, worse in winter.", None),
    ],
)
def test_a_season_is_the_time_of_a_pain_alone(
    reader: NarrativeReader, text: str, part: tuple[int, int, int] | None
) -> None:
    assert [m.month_part for m in reader.stated(text)] == [part]


def test_a_season_lasts_over_its_months() -> None:
    assert in_month(3, date(2026, 11, 22), (1, 92)) == Interval(date(2026, 3, 1), date(2026, 5, 31))
    assert in_month(3, date(2026, 4, 2), (1, 92)) == Interval(date(2026, 3, 1), date(2026, 4, 2))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Physio 3/12 nil benefit.", (90, 122)),
        ("Three months of rehab for his back.", (90, 122)),
        ("Exercises from YouTube for 8 weeks.", (56, 62)),
        ("Osteopath 3/12.", (90, 122)),
        ("PT 2x week 6 weeks no relief.", (42, 48)),
        ("Structured rehab programme of 8 weeks.", (56, 62)),
    ],
)
def test_how_long_care_lasted(reader: NarrativeReader, text: str, days: tuple[int, int]) -> None:
    assert [m.duration_days for m in reader.mentions(text) if m.finding == "conservative-pt"] == [days]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Has declined physiotherapy.", "conservative-pt -"),
        ("Physio declined by patient.", "conservative-pt -"),
        ("Physio cancelled.", "conservative-pt -"),
        ("Allergic to ibuprofen.", "conservative-nsaid -"),
        ("NSAIDs contraindicated (ulcer).", "conservative-nsaid -"),
        ("Cannot take NSAIDs.", "conservative-nsaid -"),
        ("Voltarol 50 tds.", "conservative-nsaid +"),
        ("CT-guided periradicular infiltration helped briefly.", "conservative-injection +"),
        ("Had my spine fused four years ago.", "prior-lumbar-surgery +"),
        ("Non-radicular low back pain.", "radiculopathy-lumbar -"),
    ],
)
def test_care_and_what_there_was_none_of(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize(
    "text",
    ["Chest physio for 6 weeks.", "She is a physio student.", "Six-week wait for physio.", "Waiting 3/12 for physio."],
)
def test_no_care_of_the_back(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize("text", ["Allergic to ibuprofen, numb saddle.", "Cannot take NSAIDs, saddle numbness."])
def test_a_drug_that_is_not_taken_denies_no_sign(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss + " in {f"{one} " for one in told(reader, text)}


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("Leg pain is much easier.", "better"),
        ("Sciatica on the mend.", "better"),
        ("Leg pain about 70% improved.", "better"),
        ("Leg pain not settling.", None),
        ("Sciatica expected to settle.", None),
        ("Leg pain is ramping up.", "worse"),
    ],
)
def test_how_a_pain_goes_on(reader: NarrativeReader, text: str, course: str | None) -> None:
    assert {m.course and m.course.value for m in reader.stated(text)} in ({course}, {course and f"{course}"})


def test_legs_that_only_sitting_relieves(reader: NarrativeReader) -> None:
    text = "Legs ache when walking to the shops and he has to sit down."
    assert "neurogenic-claudication + ?" in told(reader, text)
    assert "neurogenic-claudication" not in present(reader, "Breathless walking, has to sit down; legs fine.")
