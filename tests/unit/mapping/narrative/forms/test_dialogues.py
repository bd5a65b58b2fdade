"""Talk in turns: a question and its answer are one statement of the patient, and a question alone is none."""

import cProfile

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LOST = [
    ("GP: Can you pass water?\nPatient: No.", "urinary-retention +"),
    ("Doctor: Are you passing water?\nPatient: No, not since last night.", "urinary-retention +"),
    ("GP: And when you wipe, does it feel normal?\nPatient: No.", "saddle-sensory-loss + ?"),
    ("GP: Does it feel normal between your legs?\nPatient: Not really.", "saddle-sensory-loss + ?"),
    ("GP: And when you wipe, can you feel it all right?\nPatient: No, it feels numb.", "cauda-equina-words-unclear +"),
    ("Nurse: Can you feel when your bladder is full?\nPatient: Not really.", "bladder-bowel-dysfunction + ?"),
    ("Nurse: Do you know when you need to go?\nPatient: No, it just comes out.", "bladder-bowel-dysfunction +"),
    (
        "Nurse: And the bowels, are you managing to hold on?\nPatient: No, I've had two accidents.",
        "bowel-incontinence +",
    ),
    ("Dr: Do you feel this on the inside of your thighs?\nPt: No.", "cauda-equina-words-unclear +"),
    ("Nurse: How are the waterworks?\nPatient: Can't go at all since last night.", "urinary-retention +"),
    (
        "Doctor: Can you go up on your toes?\nPatient: No, not on the right.",
        "weakness-plantarflexion +",
    ),
    ('"Can you feel it when you go?" "Not like I used to."', "cauda-equina-words-unclear +"),
    ("Doctor: Can you feel when you wipe?\nPatient: Unfortunately not.", "saddle-sensory-loss +"),
    ("Doctor: Does he know when he needs to pee?\nWife: He does not.", "bladder-bowel-dysfunction +"),
    ("Doctor: Can't you feel when you wipe?\nPatient: No I can't.", "saddle-sensory-loss +"),
    ("Doctor: You can feel when you wipe?\nPatient: No.", "saddle-sensory-loss +"),
    ("Doctor: Feel the toilet paper ok?\nPatient: No.", "saddle-sensory-loss +"),
    ("Doctor: Bladder and bowels okay?\nPatient: No.", "bladder-bowel-dysfunction +"),
    ("Doctor: Waterworks alright?\nPatient: No.", "cauda-equina-words-unclear +"),
    ("Doctor: And you are able to control your bladder?\nPatient: No.", "urinary-incontinence +"),
    ("Doctor: Does the bladder empty fully?\nPatient: No.", "urinary-retention +"),
    ("Doctor: Has the saddle numbness gone?\nPatient: No.", "saddle-sensory-loss +"),
    ("Doctor: Has the incontinence stopped?\nPatient: No.", "urinary-incontinence +"),
    ("Doctor: Do you have to push to pass urine?\nPatient: Yes.", "bladder-bowel-dysfunction +"),
]
DENIED = [
    ("GP: Losing control of the bowels, anything like that?\nPatient: God no.", "nothing"),
    (
        "[doctor] okay do you experience like any loss of control of your bladder or your bowels\n[patient] no",
        "bowel-incontinence -, urinary-incontinence -",
    ),
    (
        "[doctor] and how about a loss of sensation in the genital or the rectal area\n[patient] no nothing like that",
        "saddle-sensory-loss -",
    ),
    (
        "[doctor] any problems with like your bladder or your bowels any incontinence or you know you feel like you "
        "ca n't go to the bathroom\n[patient] no i have n't had any of those issues",
        "bowel-incontinence -, urinary-incontinence -",
    ),
    ("[doctor] okay so you have n't had any numbness in the groin\n[patient] right", "saddle-sensory-loss -"),
    ("[doctor] so you're not having any trouble with your bowels\n[patient] correct", "bladder-bowel-dysfunction -"),
    ("Doctor: Have you had any weakness in the left leg?\nPatient: No. I don't think so.", "leg-weakness - left"),
    (
        "Doctor: Have you had any bowel or bladder incontinence? Any radicular pain?\nPatient: No.",
        "bowel-incontinence -, urinary-incontinence -, radiculopathy-lumbar -",
    ),
    ("Doctor: So you haven't lost control of your bladder?\nPatient: No.", "urinary-incontinence -"),
    ("D: Any trouble with your bladder?\nP: No trouble at all.", "bladder-bowel-dysfunction -"),
    ("Dr: Any fever?\nPt: No fever, but night sweats.", "fever -, night-sweats +"),
    ("Doctor: How about fever, nausea or vomiting?\nPatient: No to everything.", "fever -"),
    (
        'I asked: "Any numbness between your legs or when you sit on the loo?" He answered "no, nothing like that". '
        '"Legs giving way?" "No, been up a ladder."',
        "saddle-sensory-loss -, leg-weakness - bilateral",
    ),
    ('"Have you had any trouble passing urine?" "None."', "bladder-bowel-dysfunction -"),
    ("Nurse: How are the waterworks?\nPatient: Fine.", "bladder-bowel-dysfunction -"),
    ("Doctor: Any numbness between your legs?\nPatient: Of course not.", "saddle-sensory-loss -"),
    ("Doctor: Any numbness between your legs?\nPatient: I have not noticed any.", "saddle-sensory-loss -"),
    ("Doctor: Any numbness in the saddle?\nPatient: No problem there.", "saddle-sensory-loss -"),
    ("Doctor: Any problems passing urine?\nPatient: It is fine.", "bladder-bowel-dysfunction -"),
    ("Doctor: Numbness around the saddle?\nPatient: Negative.", "saddle-sensory-loss -"),
    ("Doctor: Bladder and bowels okay?\nPatient: Yes.", "bladder-bowel-dysfunction -"),
    ("Doctor: And you are able to control your bladder?\nPatient: Yes.", "urinary-incontinence -"),
]
TOLD = [
    (
        "[doctor] and how about a loss of sensation in the genital area\n[patient] yeah since yesterday",
        "saddle-sensory-loss +",
    ),
    ("Doctor: Have you noticed any numbness down below?\nPatient: A bit, yes, since Monday.", "saddle-sensory-loss +"),
    (
        "Call handler: Do you have any numbness in your genitals or bottom?\nCaller: Yeah all numb.",
        "saddle-sensory-loss +",
    ),
    ("Doctor: How long have you had the numbness between your legs?\nPatient: Three days.", "saddle-sensory-loss +"),
    ("Doctor: How's the numbness between your legs?\nPatient: Much the same.", "saddle-sensory-loss +"),
    ("Nurse: Have you been incontinent of urine?\nPatient: Only when I cough.", "urinary-incontinence +"),
    ("111: Have you any weakness in your legs?\nCaller: both legs, I can hardly stand", "leg-weakness + bilateral"),
    ("Doctor: Have you tried physio?\nPatient: Yes, for six weeks.", "conservative-pt +"),
    ("Doctor: Have you tried physio?\nPatient: No, not yet.", "conservative-pt -"),
    ("Doctor: Are you on blood thinners?\nPatient: Yes, apixaban.", "anticoagulant +"),
    ("Doctor: Can you pass urine normally? How about blood in stools?\nPatient: Yes, fine.", "urinary-retention -"),
]
OPEN = [
    ("Doctor: Any saddle numbness?\nPatient: No, well, yes actually.", "saddle-sensory-loss + ?"),
    ("Doctor: Lost control of your bladder? When?\nPatient: Last night.", "urinary-incontinence + ?"),
    # words of their own say more often yes than no; what they leave open is asked about
    ("Nurse: Any loss of bowel control?\nPatient: My wife says I smell.", "bowel-incontinence + ?"),
    ("Doctor: So you haven't lost control of your bladder?\nPatient: I have, twice.", "urinary-incontinence + ?"),
    ("[doctor] okay so you have n't had any numbness in the groin\n[patient] yes", "saddle-sensory-loss + ?"),
    ("D: Have you lost weight?\nP: About two stone.", "weight-loss + ?"),
    ("Dr: Any cancer in the past?\nPt: Breast, in 2015.", "cancer-history + ?"),
    ("Dr: Is there any weakness in your legs?\nPt: The left one keeps giving way.", "leg-weakness + bilateral ?"),
    (
        "Doctor: And down below, when you sit on the toilet, does everything feel normal?\n"
        "Patient: It's funny you say that. It's gone sort of numb round there, front and back.",
        "saddle-sensory-loss +, saddle-sensory-loss + ?",
    ),
    (
        "Doctor: Any accidents with your waterworks?\nPatient: Well, I did wet myself in the car yesterday.",
        "urinary-incontinence +, urinary-incontinence + ?",
    ),
]
NOTHING = [
    "GP: And when you wipe, can you feel it all right?\nPatient: I can, yeah, totally normal.",
    "Doctor: Are you passing water?\nPatient: Yes, I went an hour ago, normal amount.",
    "Nurse: Are you opening your bowels?\nPatient: Yes.",
    "Doctor: Any history of cancer?\nPatient: My mother had breast cancer.",
    "Doctor: Does anyone in the family have cancer?\nPatient: Yes, my dad.",
    "Doctor: If your bladder stops working or you go numb you must come back, okay?\nPatient: Yes.",
    "Doctor: Remember to come back if you lose control of your bladder. Do you understand?\nPatient: Yes.",
    "Doctor: Did your mother have incontinence?\nPatient: Yes.",
    "Dr: When I touch here, can you feel it?\nPt: No.",
]


@pytest.mark.parametrize(("text", "line"), [*LOST, *DENIED, *TOLD, *OPEN])
def test_a_question_is_what_its_answer_makes_of_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", NOTHING)
def test_a_question_whose_answer_says_that_all_is_well_states_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


def test_an_answer_to_since_when_is_the_onset(reader: NarrativeReader) -> None:
    text = "Doctor: Any numbness when you wipe?\nPatient: Yes.\nDoctor: Since when?\nPatient: Yesterday teatime."
    (mention,) = reader.mentions(text)
    assert mention.finding == "saddle-sensory-loss"
    assert mention.onset_days_ago == (1, 1)


def test_a_month_alone_that_answers_when_it_started_is_the_onset(reader: NarrativeReader) -> None:
    text = "Doctor: Any sciatica?\nPatient: Yes.\nDoctor: When did it start?\nPatient: March."
    (mention,) = reader.mentions(text)
    assert mention.finding == "radiculopathy-lumbar"
    assert mention.onset_month == 3


def test_what_a_clinician_tells_before_a_question_is_a_statement(reader: NarrativeReader) -> None:
    text = "Doctor: Your left leg is weak. Is there any numbness between your legs?\nPatient: No."
    assert told(reader, text) == {"leg-weakness + left", "saddle-sensory-loss -"}


def test_a_long_dialogue_is_read_in_linear_time(reader: NarrativeReader) -> None:
    """Counted in calls of the reader's own functions: eight times the turns, eight times the work."""

    def calls(turns: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(reader.mentions, "Doctor: any numbness when you wipe?\nPatient: no\n" * turns)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(400) < 9 * calls(50)
