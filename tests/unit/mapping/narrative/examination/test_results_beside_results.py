"""Results in a row: each is of what it stands beside, whatever parts it from the next one."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

NORMAL = ["power and reflexes normal", "reflexes and power normal", "normal power", "gait normal", "SLR negative"]


@pytest.mark.parametrize("between", [", ", "; ", " - ", " and ", " but ", ". ", "\n", " / "])
@pytest.mark.parametrize("normal", NORMAL)
@pytest.mark.parametrize("sign", ["Anal tone reduced", "Reduced anal tone", "Anal squeeze is weak"])
def test_a_reduced_tone_stays_one_beside_what_is_normal(
    reader: NarrativeReader, sign: str, normal: str, between: str
) -> None:
    assert "reduced-anal-tone" in present(reader, sign + between + normal)
    assert "reduced-anal-tone" in present(reader, normal.capitalize() + between + sign.lower())


@pytest.mark.parametrize("between", [", ", "; ", " - ", " but ", ". ", "\n", " / "])
@pytest.mark.parametrize("normal", NORMAL)
@pytest.mark.parametrize(
    "sign", ["Perianal sensation reduced", "Absent perianal pinprick", "Saddle sensation is absent"]
)
def test_a_lost_sense_stays_one_beside_what_is_normal(
    reader: NarrativeReader, sign: str, normal: str, between: str
) -> None:
    assert "saddle-sensory-loss" in present(reader, sign + between + normal)
    assert "saddle-sensory-loss" in present(reader, normal.capitalize() + between + sign.lower())


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Reflexes present, reduced perianal sensation", "saddle-sensory-loss +"),
        ("Normal gait, perineal sensation absent with SLR 60 degrees on the left", "saddle-sensory-loss + left"),
        ("Power 5/5, SLR 60 degrees, and absent perineal pinprick", "leg-weakness - 5, saddle-sensory-loss +"),
        ("Numb saddle - absent ankle jerks", "saddle-sensory-loss +, reflex-achilles-reduced +"),
        ("No weakness / sphincter tone is reduced", "leg-weakness -, reduced-anal-tone +"),
        ("No clonus / decreased perianal light touch", "reflex-hyper-or-babinski -, saddle-sensory-loss + ?"),
        ("No clonus, sensation S2-4 impaired, no incontinence", "saddle-sensory-loss +"),
        ("Anal tone, reflexes and power are normal", "reduced-anal-tone -, leg-weakness -"),
        (
            "Perianal sensation, anal tone and power are intact",
            "saddle-sensory-loss -, reduced-anal-tone -, leg-weakness -",
        ),
        ("Strength in the right leg was 4/5 and 2/5 on the left", "leg-weakness + right 4, leg-weakness + left 2"),
    ],
)
def test_each_result_is_of_what_it_stands_beside(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) >= expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Saddle numbness - absent", "saddle-sensory-loss -"),
        ("Saddle numbness: negative, SLR positive", "saddle-sensory-loss -, slr +"),
        ("No numbness/weakness/reduced anal tone", "leg-numbness -, leg-weakness -, reduced-anal-tone -"),
        ("No numbness / weakness / reduced anal tone", "leg-numbness -, leg-weakness -, reduced-anal-tone -"),
        (
            "Anal tone normal - reflexes reduced",
            "reduced-anal-tone -, reflex-achilles-reduced +, reflex-patellar-reduced +",
        ),
    ],
)
def test_what_is_denied_or_normal_stays_so(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)
