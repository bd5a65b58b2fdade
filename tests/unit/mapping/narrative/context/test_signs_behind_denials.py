"""Signs of an examination behind what the patient has none of: "No fever, reduced anal tone" is no absence of it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED_ABOUT = [
    ("Denies fever, reduced anal tone.", "fever -, reduced-anal-tone + ?"),
    ("No fever, lax anal tone.", "fever -, reduced-anal-tone + ?"),
    ("No fever or chills, diminished rectal tone.", "fever -, chills -, reduced-anal-tone + ?"),
    ("No fever and reduced anal tone.", "fever -, reduced-anal-tone + ?"),
    ("No recent falls, reduced anal tone.", "minor-fall -, reduced-anal-tone + ?"),
    ("No rash, reduced anal tone.", "reduced-anal-tone + ?"),
    ("No history of cancer, reduced anal tone on PR.", "cancer-history -, reduced-anal-tone + ?"),
    ("Denies pain, decreased perianal sensation.", "saddle-sensory-loss + ?"),
    ("No weight loss, loss of perianal sensation.", "weight-loss -, saddle-sensory-loss + ?"),
    ("No fever, absent anal wink.", "fever -, saddle-sensory-loss + ?"),
    ("Denies saddle anaesthesia, reduced anal tone.", "saddle-sensory-loss -, cauda-equina-words-unclear +"),
    (
        "No numbness, reduced anal tone, urinary retention.",
        "leg-numbness -, cauda-equina-words-unclear +, urinary-retention -",
    ),
    ("No motor deficit, reduced ankle jerk.", "leg-weakness -, reflex-achilles-reduced + ?"),
    ("No foot drop, weakness of EHL.", "foot-drop -, weakness-great-toe-extension + ?"),
]

TOLD = [
    ("No fever, saddle sensation reduced.", "fever -, saddle-sensory-loss +"),
    ("No fever, perineum numb.", "fever -, saddle-sensory-loss +"),
    (
        "No trauma, absent ankle jerk left, EHL 3/5.",
        "significant-trauma -, reflex-achilles-reduced + left, weakness-great-toe-extension + 3",
    ),
    ("No trauma, reduced knee jerk right.", "significant-trauma -, reflex-patellar-reduced + right"),
    ("No fever, decreased sensation left L5.", "fever -, sensory-loss-dorsum-foot + left"),
    ("No fever, left foot weak.", "fever -, leg-weakness + left"),
    ("No fever, EHL weak on left.", "fever -, weakness-great-toe-extension + left"),
    ("No fever, weakness of left EHL.", "fever -, weakness-great-toe-extension + left"),
    ("Denies fever, toes numb.", "fever -, leg-numbness +"),
]

NO_COMMA = [
    ("No fever cannot feel saddle.", "fever -, saddle-sensory-loss +"),
    ("Denies fever unable to void.", "fever -, urinary-retention +"),
    ("No fever, weak left foot.", "fever -, leg-weakness + left"),
    ("Denies being unable to void.", "urinary-retention -"),
    ("No numbness or unable to void.", "leg-numbness -, urinary-retention -"),
    ("No numbness or weak left foot.", "leg-numbness - left, leg-weakness - left"),
]

DENIED = [
    ("No fever, chills, or reduced anal tone.", "fever -, chills -, reduced-anal-tone -"),
    (
        "No saddle numbness, reduced anal tone or incontinence.",
        "saddle-sensory-loss -, reduced-anal-tone -, urinary-incontinence -",
    ),
    ("No red flags such as weight loss, reduced anal tone.", "weight-loss -, reduced-anal-tone -"),
    ("No red flags: reduced anal tone, saddle numbness.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("No reduced anal tone.", "reduced-anal-tone -"),
    ("No loss of perianal sensation.", "saddle-sensory-loss -"),
    ("No fever, no reduced anal tone.", "fever -, reduced-anal-tone -"),
    ("No weakness of left EHL.", "weakness-great-toe-extension - left"),
    ("No decreased or absent reflexes.", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
    ("Denies numbness/reduced sensation.", "leg-numbness -"),
    ("No incontinence, saddle anesthesia.", "urinary-incontinence -, saddle-sensory-loss -"),
    ("Denies numbness, leg weakness.", "leg-numbness -, leg-weakness -"),
]


@pytest.mark.parametrize(("text", "found"), ASKED_ABOUT + TOLD + NO_COMMA + DENIED)
def test_a_sign_behind_a_denial_is_denied_only_where_the_list_goes_on(
    reader: NarrativeReader, text: str, found: str
) -> None:
    assert told(reader, text) == expected(found)
