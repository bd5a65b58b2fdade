"""Who only knows that he passes water because he hears or sees it has lost the feeling of it (clinical.md 5.1 row 3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

BLADDER = "bladder-bowel-dysfunction"


@pytest.mark.parametrize(
    "text",
    [
        "When I am on the toilet I don't know if I'm actually weeing or not unless I listen for it",
        "She knows she is voiding only by looking.",
        "Has to look in the bowl to know whether he has passed urine.",
        "Relies on the sound of it hitting the bowl to know she is urinating.",
        "He checks the level in the bowl to know he has been.",
        "I go by the sound to know whether I am weeing.",
        "Unless I hear it I wouldn't know I was peeing.",
        "I wouldn't know I was going if I couldn't hear it.",
        "He is passing water but can't tell whether he is passing water without looking.",
        "Only knows that urine is flowing by hearing it.",
        "No idea if I've been until I see that the water has changed.",
    ],
)
def test_it_is_a_sign_of_the_bladder(reader: NarrativeReader, text: str) -> None:
    assert BLADDER in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "I listen for the baby when I sit on the loo.",
        "I don't know if I'm going to work or not on Monday.",
        "Unless I hear it I don't know what she says.",
        "He knows when he is passing urine and feels it.",
        "He does not have to look to know that he is passing urine.",
        "I can tell when I'm peeing without looking.",
    ],
)
def test_it_is_none(reader: NarrativeReader, text: str) -> None:
    assert BLADDER not in present(reader, text)
