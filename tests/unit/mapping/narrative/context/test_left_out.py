"""What a result leaves out by a word that is otherwise none ("bar", "save"), and sensation that leaves a place out."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BARRED = [
    ("Power 5/5 throughout bar R EHL 4/5.", "leg-weakness - 5, weakness-great-toe-extension + right 4"),
    ("Power 5/5 throughout save R EHL 4/5.", "leg-weakness - 5, weakness-great-toe-extension + right 4"),
    ("5/5 throughout excluding left EHL (3/5).", "leg-weakness - 5, weakness-great-toe-extension + left 3"),
    ("Full power bar left EHL.", "leg-weakness -, weakness-great-toe-extension + left"),
    ("Full power throughout bar weak left EHL.", "leg-weakness -, weakness-great-toe-extension + left"),
    ("Power full but for left EHL.", "leg-weakness -, weakness-great-toe-extension + left"),
    ("Power full other than left EHL 4/5.", "leg-weakness -, weakness-great-toe-extension + left 4"),
    ("Power 5/5 except left EHL not tested.", "leg-weakness - 5"),
    ("Power full but left EHL not tested.", "leg-weakness -"),
    ("Uses grab bar left side, power 5/5.", "leg-weakness - left 5"),
    (
        "Reflexes normal bar left ankle jerk.",
        "reflex-patellar-reduced -, reflex-achilles-reduced -, reflex-achilles-reduced + left",
    ),
]

SENSATION = [
    ("Sensation intact bar perianal.", "leg-numbness -, saddle-sensory-loss +"),
    ("Sensation intact apart from saddle area.", "leg-numbness -, saddle-sensory-loss +"),
    ("Sensation normal bar left L5.", "leg-numbness -, sensory-loss-dorsum-foot + left"),
    ("Sensation intact except saddle not examined.", "leg-numbness -"),
    ("Sensation intact except around surgical scar.", "leg-numbness -"),
    ("Sensation normal but feet cold.", "leg-numbness -"),
]

RECTAL = [
    ("PR: good tone, normal sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("PR: good tone, sensation reduced.", "reduced-anal-tone -, saddle-sensory-loss +"),
    ("Rectal exam: tone reduced, sensation reduced.", "reduced-anal-tone +, saddle-sensory-loss +"),
    ("PR: tone normal, pinprick absent left.", "reduced-anal-tone -, saddle-sensory-loss + left"),
    ("PR normal tone, sensation in legs reduced.", "reduced-anal-tone -, leg-numbness + bilateral"),
    ("PR normal tone, sensation normal throughout.", "reduced-anal-tone -, leg-numbness -"),
    ("PR normal tone, power 5/5, sensation intact.", "reduced-anal-tone -, leg-weakness - 5, leg-numbness -"),
    ("PR: good tone, dermatomes normal.", "reduced-anal-tone -, leg-numbness -"),
    ("Anal tone normal, sensation intact.", "reduced-anal-tone -, leg-numbness -"),
    ("PR declined, sensation intact.", "leg-numbness -"),
]


@pytest.mark.parametrize(("text", "found"), BARRED + SENSATION)
def test_what_a_result_leaves_out_is_not_normal(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), RECTAL)
def test_sensation_beside_the_tone_of_a_rectal_examination_is_of_the_saddle(
    reader: NarrativeReader, text: str, found: str
) -> None:
    assert told(reader, text) == expected(found)
