"""A time behind the place of a sign parts it from a denial, a semicolon ends what somebody asked, a screen is no disease."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    "text",
    [
        "No weakness, numbness in the saddle area since yesterday",
        "No fever, numbness in the saddle area since Monday",
        "Asked re incontinence; he denies, numb saddle on exam",
        "Asked re incontinence; numb saddle on exam",
        "Asked about incontinence: denies; numb saddle",
    ],
)
def test_the_sign_is_there(reader: NarrativeReader, text: str) -> None:
    assert SADDLE in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "No weakness, numbness in the saddle area or legs",
        "No weakness or numbness in the saddle area since yesterday",
        "No fever, weakness, or numbness in the saddle area since surgery",
    ],
)
def test_a_list_of_what_there_is_none_of_denies_it(reader: NarrativeReader, text: str) -> None:
    assert f"{SADDLE} -" in told(reader, text)


@pytest.mark.parametrize(
    "text", ["Asked about incontinence and saddle numbness", "Asked about incontinence, saddle numbness; denies all"]
)
def test_what_was_only_asked_about_is_not_there(reader: NarrativeReader, text: str) -> None:
    assert SADDLE not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Bloods, PSA, myeloma screen normal", False),
        ("Myeloma screen sent", False),
        ("Cancer workup pending", False),
        ("Myeloma screen positive", True),
        ("Myeloma, screen for mets", True),
    ],
)
def test_a_screen_is_no_disease(reader: NarrativeReader, text: str, there: bool) -> None:
    assert ("cancer-active" in present(reader, text)) is there


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He was unable to flex his foot upward at all.", "foot-drop"),
        ("Could not flex the left foot up", "weakness-dorsiflexion"),
        ("He is no longer able to sustain an erection", "sexual-dysfunction"),
    ],
)
def test_what_somebody_can_no_longer_do_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
    assert finding not in present(reader, "Unable to flex his knee up; able to sustain an erection.")
