"""Denials that an aside parts from what they deny, saddle and organs denied in one breath, signs of a line, the felt pin.

Source: clinical.md 7.3 (list scope, (-), normal phrases, planned is not done).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASIDE = [
    (
        "She denies, both to me and to the triage nurse, any hesitancy or incontinence.",
        "bladder-bowel-dysfunction -, urinary-incontinence -",
    ),
    ("She denies, when asked, any incontinence.", "urinary-incontinence -"),
    (
        "He denies any saddle numbness and, when asked again, any urinary retention.",
        "saddle-sensory-loss -, urinary-retention -",
    ),
    ("Incontinence: he denies, numb saddle on exam.", "saddle-sensory-loss +, urinary-incontinence +"),
    ("UTI denied, saddle numbness", "recent-infection -, saddle-sensory-loss +"),
]
ONE_BREATH = [
    ("No bladder / bowel / saddle / gait disturbance.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("No saddle or sphincter symptoms.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("Saddle and sphincter symptoms since Monday", "bladder-bowel-dysfunction +, saddle-sensory-loss +"),
    ("No saddle or sphincter symptoms until yesterday", "cauda-equina-words-unclear +"),
    ("No f/c.", "chills -, fever -"),
    ("No f/c/s.", "chills -, fever -"),
    ("F/C in situ", "nothing"),
]
FELT = [
    ("Saddle area feels normal.", "saddle-sensory-loss -"),
    ("SILT incl perianal.", "saddle-sensory-loss -"),
    ("SILT including perianal area.", "saddle-sensory-loss -"),
    ("Perianal pinprick sharp.", "saddle-sensory-loss -"),
    ("Perianal 'sharp' to pin throughout.", "saddle-sensory-loss -"),
    ("PR: normal tone, good squeeze, sensation intact in all quadrants.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("SILT incl perianal on left only", "cauda-equina-words-unclear +"),
    ("Perianal pinprick not sharp.", "cauda-equina-words-unclear +"),
    ("Perianal pinprick sharp left, dull right", "saddle-sensory-loss +"),
    ("Perianal pinprick sharp on left", "cauda-equina-words-unclear +"),
    ("Saddle pinprick reduced, sharp elsewhere", "saddle-sensory-loss +"),
    ("Saddle area feels normal until yesterday", "cauda-equina-words-unclear +"),
    ("Saddle area felt normal, now numb", "saddle-sensory-loss + ?"),
]
SIGNS_OF_A_LINE = [
    (
        "+saddle anesthesia, +urinary hesitancy, -bowel incont.",
        "bladder-bowel-dysfunction +, bowel-incontinence -, saddle-sensory-loss +",
    ),
    ("LBP +, saddle anaesthesia -, incontinence -", "low-back-pain +, saddle-sensory-loss -, urinary-incontinence -"),
    ("+saddle numbness, +retention - urgent MRI", "saddle-sensory-loss +, urinary-retention +"),
    ("-saddle numbness +pain +hesitancy", "bladder-bowel-dysfunction +, saddle-sensory-loss +"),
    ("pain - saddle numbness - incontinence, all new", "saddle-sensory-loss +, urinary-incontinence +"),
    ("saddle numbness -, tone reduced.", "saddle-sensory-loss +"),
    ("saddle sensation -, anal tone -", "cauda-equina-words-unclear +"),
    ("anal tone-, saddle sensation-", "cauda-equina-words-unclear +"),
    ("+fever, +chills, -anal tone", "cauda-equina-words-unclear +, chills +, fever +"),
]
OTHER_THINGS = [
    ("refuses to void in urinal", "nothing"),
    ("refuses to void", "cauda-equina-words-unclear +"),
    ("Saddle-shaped cushion helps.", "nothing"),
    ("Saddle-shaped numbness.", "saddle-sensory-loss +"),
    ("FamHx: M - breast CA @ 62, F - AAA.", "nothing"),
    ("FamHx: M - breast CA. Now numb in saddle.", "saddle-sensory-loss +"),
    ("work up for R L5/S1 microdiscectomy", "surgical-candidate +"),
    ("MRI for surgical planning of L5/S1 microdiscectomy.", "surgical-candidate +"),
    ("Recovering after L5/S1 microdiscectomy", "prior-lumbar-surgery +"),
]


@pytest.mark.parametrize(("text", "says"), [*ASIDE, *ONE_BREATH, *FELT, *SIGNS_OF_A_LINE, *OTHER_THINGS])
def test_denied_in_one_breath(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
