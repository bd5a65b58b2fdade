"""One answer to all that was asked, told as a sentence: "asked about X, Y, and the answer has remained that none has troubled"."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DENIED = [
    (
        "She has been asked every visit about saddle numbness, continence and leg strength, and the answer has remained "
        "that none of these has troubled her.",
        "saddle-sensory-loss -",
    ),
    (
        "He was asked about saddle numbness, incontinence and weakness, and the answer is that none of these bothers him.",
        "saddle-sensory-loss -, urinary-incontinence -, leg-weakness -",
    ),
    ("Fever, evening rise, weight loss and past TB were all answered in the negative.", "fever -, weight-loss -"),
    (
        "Saddle numbness, retention and incontinence were each answered with no.",
        "saddle-sensory-loss -, urinary-retention -, urinary-incontinence -",
    ),
    (
        "Questions about saddle numbness and retention were answered in the negative.",
        "saddle-sensory-loss -, urinary-retention -",
    ),
    ("She does not have to strain for urine.", "bladder-bowel-dysfunction -"),
    ("He does not need to push to pass water.", "bladder-bowel-dysfunction -"),
]

TOLD = [
    ("Saddle numbness and incontinence were answered in the affirmative.", "saddle-sensory-loss +"),
    ("Saddle numbness was answered in the affirmative, incontinence in the negative.", "saddle-sensory-loss +"),
    ("Saddle numbness since Monday, fever and weight loss were answered in the negative.", "saddle-sensory-loss +"),
    ("Numb saddle for two days; fever was answered in the negative.", "saddle-sensory-loss +"),
    ("She has saddle numbness, fever and chills were answered in the negative.", "saddle-sensory-loss +"),
    ("The answer has remained that saddle numbness has troubled her.", "saddle-sensory-loss +"),
    ("None of these has troubled her except saddle numbness.", "saddle-sensory-loss +"),
    ("She came with saddle numbness and retention, and none of these bothers her.", "saddle-sensory-loss +"),
    ("She has saddle numbness and retention, none of which has troubled her.", "urinary-retention +"),
    ("She has to strain for urine.", "bladder-bowel-dysfunction +"),
    ("He needs to push to pass water.", "bladder-bowel-dysfunction +"),
]


@pytest.mark.parametrize(("text", "mentions"), DENIED)
def test_the_answer_denies_all_that_was_asked(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(("text", "mention"), TOLD)
def test_what_is_told_stays(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "She was asked about saddle numbness and retention, and the answer was that both have troubled her.",
        "She has been asked about saddle numbness, and the answer is that saddle numbness has troubled her.",
    ],
)
def test_an_answer_that_says_yes_denies_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) & {"saddle-sensory-loss +", "cauda-equina-words-unclear +"}
    assert "saddle-sensory-loss -" not in told(reader, text)
