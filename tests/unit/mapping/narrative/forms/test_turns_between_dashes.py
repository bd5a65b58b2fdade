"""Talk whose turns begin with dashes, and lists with bullets, which are none."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TALK = [
    ("- Any numbness in the saddle?\n- Nope.", "saddle-sensory-loss -"),
    ("- Any numbness in the saddle?\n- Yes, since Sunday.", "saddle-sensory-loss +"),
    (
        "- Any numbness in the saddle?\n- Nope.\n- Waterworks, bowels?\n- Fine, both.",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -",
    ),
    (
        "- Fever, weight loss, previous cancer, injury?\n- No to all.",
        "fever -, weight-loss -, cancer-history -, significant-trauma -",
    ),
    ("– Numbness between the legs?\n– No.\n– Fever?\n– Yes.", "saddle-sensory-loss -, fever +"),
]


@pytest.mark.parametrize(("text", "mentions"), TALK)
def test_the_answer_stands_behind_the_next_dash(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


def test_a_loss_told_between_denials_stays(reader: NarrativeReader) -> None:
    said = told(reader, "- And the strength?\n- Can't lift my right toes off the floor.\n- Any fever?\n- No.")
    assert said >= {"foot-drop + right", "fever -"}


def test_what_cannot_be_done_is_no_silence(reader: NarrativeReader) -> None:
    assert told(reader, "- Waterworks, bowels?\n- Can't go since last night.") == {"cauda-equina-words-unclear +"}


@pytest.mark.parametrize(
    "text",
    [
        "- Weight loss?\n- Fever?\n- Saddle numbness",
        "- Saddle numbness?\n- No fever\n- No weight loss",
        "- Saddle numbness?\n- Fever\n- Retention",
        "- Saddle numbness\n- No fever",
    ],
)
def test_a_list_with_bullets_answers_nothing(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss +" in told(reader, text)
