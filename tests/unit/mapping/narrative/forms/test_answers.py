"""Answers and signs in the shorthand of charts: a plus in a list of denials, questions that somebody answers, grades of both sides."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

PLUSES = [
    ("GU: denies dysuria, hematuria, +retention. GI: neg.", "urinary-retention +"),
    ("Denies fever, chills, +saddle numbness", "fever -, chills -, saddle-sensory-loss +"),
    ("neg for fever, + incontinence", "fever -, urinary-incontinence +"),
    ("Denies bladder + bowel incontinence", "bowel-incontinence -, urinary-incontinence -"),
    ("denies fever +/- chills", "fever -, chills -"),
    ("ROS: -fever -chills -saddle numbness. +LBP.", "fever -, chills -, saddle-sensory-loss -, low-back-pain +"),
    (
        "ROS: -fever -chills +saddle numbness -incontinence",
        "fever -, chills -, saddle-sensory-loss +, urinary-incontinence -",
    ),
    ("Symptoms: -saddle numbness -incontinence", "saddle-sensory-loss +, urinary-incontinence +"),
]
QUESTIONS = [
    ("Used IV drugs? Patient denies. Social: drinks wine on weekends.", "iv-drug-use -"),
    ("Any incontinence? She says no.", "urinary-incontinence -"),
    ("Any trouble passing urine? Patient says yes.", "bladder-bowel-dysfunction +"),
    ("Saddle numbness? Pt reports yes", "saddle-sensory-loss +"),
    ("Q: Do you have numbness between your legs? A: Yes, since yesterday.", "saddle-sensory-loss +"),
    ('Have you lost control of your bladder? "Yes, twice."', "urinary-incontinence +"),
    ("Any difficulty passing urine? Pt: yes, has to strain.", "bladder-bowel-dysfunction +"),
    ("Loss of bowel control? Husband says no.", "bowel-incontinence -"),
    (
        "Do you have numbness between your legs? No. Trouble urinating? No.",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -",
    ),
]
GRADES = [
    ("Ankle dorsiflexion 5/5 and 2/5.", "weakness-dorsiflexion + 2"),
    ("Hip flexors 5/5 and 5/5.", "weakness-hip-flexion - 5"),
    ("TA 5/5 and EHL 4/5.", "weakness-dorsiflexion - 5, weakness-great-toe-extension + 4"),
    ("EHL 4/5 yesterday, 2/5 this morning", "progressive-weakness +, weakness-great-toe-extension + 2"),
    ("Yesterday EHL 4/5, this morning 2/5.", "progressive-weakness +, weakness-great-toe-extension + 2"),
    ("TA 5/5 this morning, EHL 3/5", "weakness-dorsiflexion - 5, weakness-great-toe-extension + 3"),
    ("DF 5/5 R, 2/5 L", "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 2"),
]
FELT = [
    ("Unable to initiate stream x 2 days.", "urinary-retention +"),
    ("Cannot get her stream going.", "urinary-retention +"),
    ("Could not feel the suppository going in this morning.", "saddle-sensory-loss +"),
    ("Could not feel the examining finger.", "saddle-sensory-loss +"),
    ("Cannot feel the toilet seat.", "saddle-sensory-loss +"),
    ("Says he can't feel himself wee any more.", "bladder-bowel-dysfunction +"),
    ("Cannot tell when her bowels are moving.", "bowel-incontinence +"),
    ("Her seat is numb.", "saddle-sensory-loss +"),
    ("Hypoesthesia in S2-4 dermatomes, L and R.", "saddle-sensory-loss +"),
    ("Sensation reduced in the sacral dermatomes.", "saddle-sensory-loss +"),
    ("Loss of sacral sparing.", "saddle-sensory-loss +"),
    ("Sacral sensation preserved.", "saddle-sensory-loss -"),
    ("Cannot feel his fingers.", "nothing"),
    ("When he sits on the toilet he cannot tell if he has finished.", "bladder-bowel-dysfunction +"),
    ("Cannot tell if she has finished the antibiotics.", "nothing"),
    ("Had to press on her tummy to get any water out.", "bladder-bowel-dysfunction +"),
    ("She only knew she had soiled because of the smell.", "bowel-incontinence +"),
    ("Nothing comes when he tries to go.", "urinary-retention +"),
    ("Skin around the anus feels like after the dentist.", "saddle-sensory-loss +"),
    ("Lost all feeling in thighs and knees on the inside, including genitals.", "saddle-sensory-loss + bilateral"),
    ("Trickles instead of a stream.", "bladder-bowel-dysfunction +"),
    ("Wees himself without any warning.", "urinary-incontinence +"),
    ("Both feet slap the floor when walking.", "foot-drop + bilateral"),
    ("DRE: unable to squeeze examiner's finger.", "reduced-anal-tone +"),
    ("Grip: unable to squeeze examiner's finger.", "nothing"),
    ("Sacral wound, dressed.", "nothing"),
]
OTHERS = [
    ("Blood cultures 2/2 positive for MRSA.", "bacteraemia +"),
    ("BCx 2/2 GPC in clusters", "bacteraemia +"),
    ("2 of 2 blood culture bottles growing S. aureus.", "bacteraemia +"),
    ("Blood cultures x2 sent", "nothing"),
    ("G2P1 at 27w3d", "pregnancy +"),
    ("G3P2, three children", "nothing"),
    ("Failed 6 wks PT + NSAIDs, ESI planned.", "conservative-pt +, conservative-nsaid +, surgical-candidate +"),
    (
        "Patient education handout: Cauda equina syndrome is a rare emergency. Signs include numb genitals and incontinence.",
        "nothing",
    ),
    ("Cauda equina syndrome is suspected.", "cauda-equina-diagnosis + ?"),
]


@pytest.mark.parametrize(("text", "found"), PLUSES + QUESTIONS + GRADES, ids=lambda line: str(line)[:40])
def test_short_answers_are_answers(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), FELT + OTHERS, ids=lambda line: str(line)[:40])
def test_further_words_of_notes_are_read(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


def test_what_got_worse_since_birth_got_worse(reader: NarrativeReader) -> None:
    found, _ = reader.stated("Foot drop since birth now getting worse.")
    assert found.course == "worse"


def test_what_has_been_since_childhood_is_not_new(reader: NarrativeReader) -> None:
    (found,) = reader.stated("Foot drop since polio in childhood.")
    assert (found.finding, found.status, found.onset_days_ago) == ("foot-drop", "present", (2000, 36500))
