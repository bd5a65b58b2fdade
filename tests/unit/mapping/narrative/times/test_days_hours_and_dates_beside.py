"""Days, hours and dates that stand beside a sign: whose they are, and what they say of a denial before them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("No fever she has a numb saddle.", "fever -, saddle-sensory-loss +"),
        ("no fever retention of urine 2 days", "fever -, urinary-retention +"),
        ("no fever incontinence 2 days", "fever -, urinary-incontinence +"),
        ("no weakness saddle numbness 3 days", "leg-weakness -, saddle-sensory-loss +"),
        ("no fever weight loss 2 months", "fever -, weight-loss -"),
        ("no weakness numbness 2 days after surgery", "leg-weakness -, leg-numbness -"),
        ("no incontinence 2 days post op", "urinary-incontinence -"),
        ("no fever in the last 2 days", "fever -"),
    ],
)
def test_a_sign_with_its_days_behind_a_denial_without_a_stop_is_told(
    reader: NarrativeReader, text: str, mentions: str
) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("saddle numbness x 3 days, MRI 2019", "saddle-sensory-loss +"),
        ("h/o saddle numbness x 3 days, MRI 2019", "saddle-sensory-loss +"),
        ("saddle numbness, had an appointment in 2019", "saddle-sensory-loss +"),
        ("saddle numbness, 2019", "saddle-sensory-loss h"),
        ("saddle numbness in 2019, resolved", "saddle-sensory-loss h"),
        ("h/o saddle numbness x 3 days, in 2019", "saddle-sensory-loss h"),
        ("h/o saddle numbness x 3 days back in 2019", "saddle-sensory-loss h"),
        ("h/o retention x 2 days, 3 years ago", "urinary-retention h"),
    ],
)
def test_the_year_of_something_else_is_not_that_of_a_sign(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("perianal sensation intact at 0800, absent at 1400", "saddle-sensory-loss -, saddle-sensory-loss +"),
        ("anal tone normal at 8am, reduced at 2pm", "reduced-anal-tone -, reduced-anal-tone +"),
        ("perianal sensation intact, absent at the ankle", "saddle-sensory-loss -"),
    ],
)
def test_a_result_of_a_later_hour_counts(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) >= expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("no foot drop until yesterday", "foot-drop + ?"),
        ("no weakness until this morning", "leg-weakness + ?"),
        ("no foot drop till Monday", "foot-drop + ?"),
        ("no weakness until last year", "nothing"),
        ("no foot drop before surgery", "nothing"),
        ("no leg weakness until the fall", "nothing"),
    ],
)
def test_power_that_was_full_until_yesterday_may_be_lost(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Obs: 38.6°C, HR 110, BP 120/70", "fever +"),
        ("38.5 C this morning", "fever +"),
        ("Obs 37.2 C, P 80", "fever -"),
        ("vitals: 101, 120/70", "nothing"),
        ("vitals: 101 kg", "nothing"),
        ("aged 38, C 6 lesion", "nothing"),
    ],
)
def test_a_temperature_is_known_by_its_unit(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("R leg L4 5, L5 2, S1 5", "weakness-great-toe-extension + right 2, weakness-plantarflexion - right 5"),
        (
            "L4 5, L5 5, S1 5 bilaterally",
            "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension - bilateral 5",
        ),
    ],
)
def test_grades_of_roots_with_commas_need_no_word_of_power(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) >= expected(mentions)


@pytest.mark.parametrize("text", ["discs L3 4, L4 5, L5 1 bulging", "L4 5, L5 1, S1 2", "levels L3 4, L4 5, L5 1"])
def test_names_of_discs_are_no_grades(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
