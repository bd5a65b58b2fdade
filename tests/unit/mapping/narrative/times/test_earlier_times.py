"""A denial of an earlier time tells nothing of today; what somebody is, and what is to be explained, no list denies."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

OF_THEN = [
    ("She has never been incontinent before.", "cauda-equina-words-unclear +"),
    ("Until last week he had no trouble passing urine.", "cauda-equina-words-unclear +"),
    ("She had no bladder problems before her operation.", "cauda-equina-words-unclear +"),
    ("Before today, no numbness in the saddle area.", "cauda-equina-words-unclear +"),
    ("He has never before had trouble with emptying his bladder.", "cauda-equina-words-unclear +"),
    ("No weakness or numbness before the fall off his bike.", "nothing"),
    ("Prior to the injection there was no leg weakness.", "nothing"),
    ("Says that until last month he had no leg pain.", "nothing"),
    ("No previous numbness in the legs.", "nothing"),
    ("No prior episodes of urinary incontinence.", "nothing"),
    ("Past history: has never had leg pain before.", "nothing"),
    ("No foot drop preoperatively.", "nothing"),
]
OF_NOW = [
    ("Previously fit man, denies leg weakness.", "leg-weakness -"),
    ("No incontinence before or since the operation.", "urinary-incontinence -"),
    ("Previous discectomy, no weakness.", "prior-lumbar-surgery +, leg-weakness -"),
    ("The pain was bearable until yesterday, no incontinence.", "urinary-incontinence -"),
    ("Never had back surgery before.", "prior-lumbar-surgery -"),
    ("No previous trauma, no weakness now.", "significant-trauma -, leg-weakness -"),
    ("No history of urinary incontinence.", "urinary-incontinence -"),
    ("No prior injury, numbness or weakness.", "significant-trauma -, leg-numbness -, leg-weakness -"),
]
IS_SO = [
    ("No fever, numb between the legs.", "fever -, saddle-sensory-loss +"),
    ("Denies fever, completely numb around the anus.", "fever -, saddle-sensory-loss +"),
    ("No fever, incontinent of urine.", "fever -, urinary-incontinence +"),
    ("No injury, weak left leg.", "significant-trauma -, leg-weakness + left"),
    ("The scan does not explain her foot drop.", "foot-drop +"),
    ("MRI did not fully account for the urinary retention.", "urinary-retention +"),
    ("There is no compression to explain his leg weakness.", "leg-weakness +"),
    ("No cause was found for her leg weakness.", "leg-weakness +"),
    ("What the scan shows does not fit with his saddle numbness.", "saddle-sensory-loss +"),
]
DENIED = [
    ("Not weak, numb or incontinent.", "leg-weakness -, leg-numbness -, urinary-incontinence -"),
    ("No weakness, numb, tingling.", "leg-weakness -, leg-numbness -"),
    (
        "Denies fever, chills, weak or numb legs.",
        "fever -, chills -, leg-numbness - bilateral, leg-weakness - bilateral",
    ),
    ("The picture is not consistent with cauda equina syndrome.", "cauda-equina-diagnosis -"),
    ("No swelling, weak pulses in both feet.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), OF_THEN, ids=lambda text: text[:60])
def test_what_was_not_so_then_is_no_absence_today(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), OF_NOW, ids=lambda text: text[:60])
def test_a_time_beside_a_denial_of_now_takes_nothing_from_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), IS_SO, ids=lambda text: text[:60])
def test_what_somebody_is_or_what_is_to_be_explained_is_so(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), DENIED, ids=lambda text: text[:60])
def test_a_list_of_what_is_not_so_denies_all_of_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
