"""Words of messages and case reports: what is left of working, of holding and of lifting, and what only looks like it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WATERWORKS = [
    ("Her bladder and bowels were not working sufficiently.", "bladder-bowel-dysfunction +"),
    ("My bowels and bladder weren't working properly.", "bladder-bowel-dysfunction +"),
    ("Bladder and bowels were working sufficiently.", "bladder-bowel-dysfunction -"),
    ("No bladder and bowel control issues.", "bladder-bowel-dysfunction -"),
    ("No bladder and bowel control.", "bowel-incontinence +, urinary-incontinence +"),
    ("My bladder was holding 700ml after I'd tried passing urine.", "post-void-residual +"),
    ("My bladder was holding 40ml after I'd tried passing urine.", "post-void-residual -"),
    ("He had an abnormal post-void bladder scan.", "post-void-residual +"),
    ("Abnormal MRI; post-void bladder scan normal.", "post-void-residual -"),
    ("Pain without bladder, anal, and motor dysfunction.", "bladder-bowel-dysfunction -, leg-weakness -"),
    ("Bladder, anal and motor dysfunction.", "bladder-bowel-dysfunction +, leg-weakness +"),
    ("He feels he can empty his bladder completely without straining.", "urinary-retention -"),
    ("He feels he cannot empty his bladder completely.", "urinary-retention +"),
]
LEGS = [
    ("Progressive left lower extremity (LLE) weakness.", "leg-weakness + left, progressive-weakness + left"),
    ("Left upper extremity (LUE) weakness for 8 days.", "nothing"),
    ("Cauda equina syndrome (CES) suspected.", "cauda-equina-diagnosis + ?"),
    ("She denied headache, other extremity weakness and fever.", "fever -"),
    ("Denies lower extremity weakness.", "leg-weakness -"),
    (
        "bilateral weakness and numbness in both knees with a tendency to buckle",
        "leg-numbness + bilateral, leg-weakness + bilateral",
    ),
    ("No weakness in both knees.", "nothing"),
    ("Knee weakness after replacement of both knees.", "nothing"),
    ("I can't lift my toes, wiggle them, or move my big toe.", "foot-drop +, weakness-great-toe-extension +"),
    ("I can lift my toes, wiggle them and move my big toe.", "nothing"),
    ("There was motor weakness during plantar flexion.", "weakness-plantarflexion +"),
    ("Pain during plantar flexion.", "nothing"),
    ("Loss of muscle function in the left leg.", "leg-weakness + left"),
    ("I was left with drop foot on the right side.", "foot-drop + right"),
    ("He was left with a foot drop.", "foot-drop +"),
    ("right lower extremity hyperreflexia and weakness", "leg-weakness + right, reflex-hyper-or-babinski + right"),
    ("No lower extremity hyperreflexia or weakness.", "leg-weakness -, reflex-hyper-or-babinski -"),
    ("The left leg hurts. It feels weaker going up stairs.", "leg-pain + left, leg-weakness +"),
    ("My back hurts. It feels weaker going up stairs.", "low-back-pain +"),
]


@pytest.mark.parametrize(("text", "line"), [*WATERWORKS, *LEGS])
def test_what_such_words_state(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_a_loss_of_function_is_denied_in_a_list(reader: NarrativeReader) -> None:
    said = told(reader, "She denied numbness or loss of muscular function in the lower extremities.")
    assert "leg-numbness -" in said
    assert any(mention.startswith("leg-weakness -") for mention in said)
