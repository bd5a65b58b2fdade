"""Words written short, none in figures, and what recovered: nobody has it, and its neighbours are there all the same."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

NOT_THERE = [
    ("Urinary retention in 2015 w/ catheter", "urinary-retention"),
    ("Saddle numbness in 2018 w/ L5-S1 HNP, resolved after surgery", "saddle-sensory-loss"),
    ("Grandfather w/ AAA. Father prostate ca. Mother osteoporosis.", "aortic-aneurysm"),
    ("Brother w/ urinary retention", "urinary-retention"),
    ("Dad w/ cauda equina", "cauda-equina-diagnosis"),
    ("Mother w/ breast ca", "cancer-active"),
    ("discitis in 2010 w/ PICC abx", "spinal-infection"),
    ("MVC in 2011 w/ whiplash", "significant-trauma"),
    ("Mother w/DM and breast ca", "cancer-active"),
    ("w/out saddle anesthesia", "saddle-sensory-loss"),
    ("LBP w/out foot drop", "foot-drop"),
    ("w/out fever", "fever"),
    ("sciatica w/out fever, chills, or saddle numbness", "chills"),
    ("saddle numbness: 0", "saddle-sensory-loss"),
    ("foot drop: 0", "foot-drop"),
    ("urinary retention 0", "urinary-retention"),
    ("fever: 0", "fever"),
    ("urinary incontinence 0", "urinary-incontinence"),
    ("saddle numbness 0, foot drop 0", "foot-drop"),
    ("[Copied forward from 03/02/2026] Seen for L sciatica with foot drop, now fully recovered.", "foot-drop"),
    ("L foot drop, now recovered", "foot-drop"),
    ("urinary retention, now recovered", "urinary-retention"),
    ("saddle numbness, now fully recovered", "saddle-sensory-loss"),
    ("foot drop that recovered", "foot-drop"),
    ("foot drop which has now recovered", "foot-drop"),
    ("L foot drop, recovered", "foot-drop"),
    ("urinary retention that has since fully recovered", "urinary-retention"),
    ("foot drop in March, since recovered", "foot-drop"),
    ("Neg saddle anesth., neg b/b", "cauda-equina-words-unclear"),
    ("Neg saddle anesth., fever, b/b", "cauda-equina-words-unclear"),
    ("no saddle anesth. or incont.", "urinary-incontinence"),
    ("Strength 3/3 all groups", "leg-weakness"),
    ("Strength 3/3 all groups. MMT 5/5 B LE.", "leg-weakness"),
    ("LE strength 3/3 bilaterally", "leg-weakness"),
    ("Power 3/3 throughout", "leg-weakness"),
    ("LE motor 3/3", "leg-weakness"),
    ("3/3 strength both legs", "leg-weakness"),
    ("incont.: none", "urinary-incontinence"),
]
THERE = [
    ("Pt w/ urinary retention since yesterday", "urinary-retention"),
    ("L sciatica w/ saddle numbness", "saddle-sensory-loss"),
    ("presents w/ L foot drop", "foot-drop"),
    ("Mother w/ pt today. Pt has saddle numbness.", "saddle-sensory-loss"),
    ("saddle numbness: 1", "saddle-sensory-loss"),
    ("saddle sensation 0/2", "saddle-sensory-loss"),
    ("urinary retention 0 voids since yesterday", "urinary-retention"),
    ("saddle numbness 0 sensation to pinprick", "saddle-sensory-loss"),
    ("anal tone 0", "reduced-anal-tone"),
    ("foot drop 0/5", "foot-drop"),
    ("foot drop, DF 0", "foot-drop"),
    ("saddle numbness. 0 relief with PT.", "saddle-sensory-loss"),
    ("L foot drop, partly recovered", "foot-drop"),
    ("L foot drop, partially recovered", "foot-drop"),
    ("L foot drop, now partly recovered", "foot-drop"),
    ("L foot drop, not yet recovered", "foot-drop"),
    ("L foot drop not recovered", "foot-drop"),
    ("L foot drop, never recovered", "foot-drop"),
    ("L foot drop that has not recovered", "foot-drop"),
    ("foot drop that never fully recovered", "foot-drop"),
    ("foot drop, incompletely recovered", "foot-drop"),
    ("foot drop, recovered somewhat", "foot-drop"),
    ("foot drop, almost recovered", "foot-drop"),
    ("urinary retention, now recovered in PACU. Saddle numbness since.", "saddle-sensory-loss"),
    ("saddle numbness, recovered 400 mL from bladder", "saddle-sensory-loss"),
    ("foot drop recovered to 3/5", "foot-drop"),
    ("saddle anesth. since yesterday", "saddle-sensory-loss"),
    ("+ saddle anesth., neg b/b", "saddle-sensory-loss"),
    ("pos saddle anesth.", "saddle-sensory-loss"),
    ("L DF 3/5", "weakness-dorsiflexion"),
    ("Strength 3/5 all groups", "leg-weakness"),
    ("DF 3 /5", "weakness-dorsiflexion"),
    ("strength 3 of 5 bilateral legs", "leg-weakness"),
    ("TA 2/3 L", "weakness-dorsiflexion"),
    ("TA 3/3", "weakness-dorsiflexion"),
    ("Strength (R/L): 3/3", "leg-weakness"),
    ("EHL 3/3 (R/L)", "weakness-great-toe-extension"),
    ("Power 3/5 both legs", "leg-weakness"),
    ("motor 3/3, TA 3/5 L", "weakness-dorsiflexion"),
    ("saddle numbness, somewhat resolved", "saddle-sensory-loss"),
    ("foot drop, now somewhat recovered", "foot-drop"),
    ("saddle numbness resolved for a day, now back again", "saddle-sensory-loss"),
]


@pytest.mark.parametrize(("text", "finding"), NOT_THERE, ids=lambda value: str(value)[:60])
def test_nobody_has_it_now(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(("text", "finding"), THERE, ids=lambda value: str(value)[:60])
def test_its_neighbour_is_still_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
