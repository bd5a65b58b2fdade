"""What an examiner touched with and how it felt; a saddle of a bicycle, and stool that is lost."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Cotton wool and pin round the anus, perineum and scrotum felt normally.", "saddle-sensory-loss -"),
        ("Asked and tested: cotton wool and pin round the anus and perineum felt normally.", "saddle-sensory-loss -"),
        ("Tested with cotton wool and pin round the anus: normal.", "saddle-sensory-loss -"),
        ("Perianal light touch felt normally.", "saddle-sensory-loss -"),
        ("Light touch and pin round the anus felt equally on both sides.", "saddle-sensory-loss -"),
        ("Cotton wool and pin round the anus and perineum reduced.", "saddle-sensory-loss +"),
        ("Cotton wool and pin round the anus felt differently.", "saddle-sensory-loss +"),
        ("Cotton wool and pin felt equally dull round the anus.", "saddle-sensory-loss +"),
        ("Pin round the anus not felt normally.", "saddle-sensory-loss + ?"),
        ("Cotton wool and pin round the anus felt normally until Friday.", "cauda-equina-words-unclear +"),
        ("Feels like cotton wool round the anus.", "saddle-sensory-loss +"),
    ],
)
def test_felt_normally_is_a_result_of_the_place_that_was_touched(
    reader: NarrativeReader, text: str, statements: str
) -> None:
    assert told(reader, text) == expected(statements)


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Raise the handlebars, lower the saddle.", "nothing"),
        ("Numb saddle since he lowered the saddle of his bike.", "saddle-sensory-loss +"),
        ("Lower saddle numbness.", "saddle-sensory-loss +"),
        ("Lost his stool twice today.", "bowel-incontinence +"),
        ("Lost his stool sample.", "nothing"),
        ("Dr: Losing your stool?\nPt: Never have.", "bowel-incontinence -"),
        ("Dr: Any numbness when you wipe?\nPt: Nope, all there.", "saddle-sensory-loss -"),
    ],
)
def test_a_saddle_that_is_moved_is_no_part_of_the_body(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
