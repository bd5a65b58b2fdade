"""Signs told between other things in one breath: a denial, a warning or a date before or behind them is not theirs."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("No trauma, new right foot drop", "foot-drop"),
        ("No trauma - new right foot drop", "foot-drop"),
        ("No history of cancer, new saddle numbness", "saddle-sensory-loss"),
        ("No fever / saddle area has gone numb", "saddle-sensory-loss"),
        ("No arm symptoms / has lost control of her bowels", "bowel-incontinence"),
        ("No arm symptoms and numb between the legs since yesterday", "saddle-sensory-loss"),
        ("Denies IV drug use, and wet himself twice today", "urinary-incontinence"),
        ("Denies weight loss and soiled himself this morning", "bowel-incontinence"),
        ("No history of cancer and soiled himself this morning", "bowel-incontinence"),
        ("No clonus and left leg power weak", "leg-weakness"),
        ("NKDA, left foot drop since Sunday", "foot-drop"),
        ("PMH nil, NKDA, has developed a left foot drop", "foot-drop"),
        ("He is in retention - MRI 2019 showed disc bulge", "urinary-retention"),
        ("Advised to return if worse; she is numb in the saddle area", "saddle-sensory-loss"),
        ("Advised to return if worse - has become incontinent of urine", "urinary-incontinence"),
        ("Advised to return if worse but saddle area has gone numb", "saddle-sensory-loss"),
    ],
)
def test_a_sign_between_other_things_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "No saddle numbness / incontinence / retention",
            "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
        ),
        (
            "Denies trauma, fall, fevers, or bowel incontinence",
            "significant-trauma -, minor-fall -, fever -, bowel-incontinence -",
        ),
        ("Denies fever and is continent", "fever -, urinary-incontinence -"),
        ("Denies numbness and weakness since yesterday", "leg-numbness -, leg-weakness -"),
        ("Denies having had retention and incontinence", "urinary-retention -, urinary-incontinence -"),
        ("No history of new incontinence", "urinary-incontinence -"),
        ("Return if: numbness; weakness; unable to pass urine", "nothing"),
        ("To attend ED if - cannot pass urine - numb saddle - incontinent", "nothing"),
        ("Advised to return if she becomes weak - she will call", "nothing"),
        ("Saddle numbness in 2019, resolved", "saddle-sensory-loss h"),
    ],
)
def test_a_list_of_denials_or_warnings_stays_one(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)
