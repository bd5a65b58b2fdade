"""A warning that a short clause behind it says to have come true is told; any other clause leaves it one (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Told to ring if her waterworks stopped; they have.", "cauda-equina-words-unclear +"),
        ("Advised to attend if incontinent. This happened last night.", "urinary-incontinence +"),
        (
            "Advised to call if the leg is weak or she cannot pass urine. She now cannot.",
            "leg-weakness + ?, urinary-retention +",
        ),
        ("Warned about saddle numbness, reattends with it.", "saddle-sensory-loss +"),
        ("Safety net advice given, re-presented with wet pants.", "cauda-equina-words-unclear +"),
        ("Advised to call if leg weak, she cannot pass urine.", "urinary-retention + ?"),
        ("Told to come back if he went numb between the legs. He has.", "saddle-sensory-loss + ?"),
        ("Told to come back if he went numb between the legs, and now he has.", "saddle-sensory-loss + ?"),
        ("Warned that he might lose control of his bladder, and he did.", "urinary-incontinence + ?"),
        ("Asked to call 111 if unable to pee. It happened this morning.", "urinary-retention + ?"),
        (
            "Counselled re saddle numbness: both she and her husband rang to say it has started.",
            "saddle-sensory-loss + ?",
        ),
        ("Advised to return if she developed incontinence, which has now happened.", "urinary-incontinence +"),
        ("Safety-netted for urinary retention; that is exactly what occurred yesterday.", "urinary-retention +"),
        ("Told about saddle anaesthesia. Came back today because of it.", "saddle-sensory-loss +"),
        ("Warned of foot drop. Woke with it on Sunday.", "foot-drop +, night-pain +"),
        ("Advised to attend if incontinent. It has since come on.", "urinary-incontinence + ?"),
        ("If he cannot pass urine he is to ring; he rang at 4 am, he can't.", "urinary-retention +"),
        (
            "Told what to look out for: retention, saddle numbness. Both were present today.",
            "saddle-sensory-loss +, urinary-retention +",
        ),
        ("Warned re bladder and bowel loss. Both have happened.", "bladder-bowel-dysfunction +"),
        (
            "Told to report any new weakness or incontinence. Both are now present.",
            "leg-weakness + ?, urinary-incontinence +",
        ),
        ("Told to ring if she is incontinent. She has been, twice.", "urinary-incontinence + ?"),
        ("Safety net advice given for CES, reattended with wet trousers.", "urinary-incontinence +"),
        ("Advised to call if leg weak, he has saddle numbness.", "saddle-sensory-loss + ?"),
        ("Advised to call if numb, she is incontinent.", "urinary-incontinence + ?"),
        ("Told to ring if her waterworks stopped. They have now.", "cauda-equina-words-unclear +"),
        ("Told to call us if he soiled himself. Rang on Sunday to say it had.", "bowel-incontinence + ?"),
        ("Warned she could lose control of bowels; mother confirms that this has happened.", "bowel-incontinence +"),
        ("Advised to return if incontinent. She has it.", "urinary-incontinence + ?"),
        ("Told to call if numb in the saddle. He did.", "saddle-sensory-loss + ?"),
        ("Advised to attend if he cannot pass urine; he cannot now.", "urinary-retention +"),
        (
            "Should he develop incontinence he must come straight in. He has since yesterday.",
            "urinary-incontinence + ?",
        ),
        ("Patient told what to do if the leg gives way or goes numb; both happened overnight.", "leg-weakness +"),
        (
            "Precautions: saddle numbness, retention, weakness. Called at 6 pm today with all of these.",
            "saddle-sensory-loss +, urinary-retention +",
        ),
        (
            "Leaflet given: numb saddle, incontinence. Presents today because of that.",
            "saddle-sensory-loss + ?, urinary-incontinence + ?",
        ),
        ("Warned of urinary retention. That started on Friday.", "urinary-retention +"),
        ("Told to look out for soiling. This has begun.", "cauda-equina-words-unclear +"),
        ("Should watch for numbness between the legs; unfortunately this has now occurred.", "saddle-sensory-loss +"),
        ("We discussed that he might become incontinent, which is exactly what happened.", "urinary-incontinence +"),
        ("Safety netted re bladder. Back with it.", "cauda-equina-words-unclear +"),
        ("At risk of foot drop; it has happened.", "foot-drop + ?"),
    ],
)
def test_a_warning_that_came_true_is_told(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Told to ring if her waterworks stopped; they have not.",
        "Told to ring if her waterworks stopped; she understands.",
        "Advised to attend if incontinent. This has not happened.",
        "Advised to attend if incontinent. This happened to her mother.",
        "Advised to attend if incontinent. Nothing like this has happened.",
        "Advised to call if the leg is weak or she cannot pass urine. She has the number.",
        "Advised to call if the leg is weak or she cannot pass urine. She can.",
        "Advised to call if the leg is weak or she cannot pass urine. She has had no such trouble.",
        "Warned about saddle numbness, reattends without it.",
        "Safety net advice given, re-presented with constipation.",
        "Advised to call if leg weak, she cannot pass urine or her saddle goes numb.",
        "Advised to call if leg weak, numb, or she cannot pass urine.",
        "Advised to attend if incontinent. She agrees and has the leaflet.",
        "Told to come back if he went numb between the legs. He will.",
        "Told to come back if he went numb between the legs. He has been fine.",
        "Warned that he might lose control of his bladder, but he did not.",
        "Advised to return if she developed incontinence. It has been explained.",
        "Advised to attend if incontinent. This was done verbally and in writing.",
        "Told to ring if unable to pass urine. They have my number.",
        "Told to ring if unable to pass urine; both understood this.",
        "Advised to attend if incontinent. She has agreed.",
        "Safety net advice given, re-presented with a wet cough.",
        "Advised to ring if numb in the saddle, she knows the number.",
        "Advised to call if leg weak, she cannot pass urine, to ring 999.",
        "Advised to call if leg weak, she has no saddle numbness.",
        "Advised to call if leg weak, she is not incontinent.",
        "Warned about cauda equina, that is, saddle numbness and retention.",
        "Told to ring if her waterworks changed. She will.",
        "Safety net advice given, re-presented with constipation and a wet nappy for the baby.",
        "Told to ring if her waterworks stopped; her daughter says they never have.",
        "Advised to return if any new weakness, numbness, bladder or bowel symptoms. She is happy with this.",
        "Advised to return if incontinent. He understands this and is happy with it.",
        "Advised to return if incontinent. She has this in writing.",
        "Red flags discussed: saddle numbness, retention. She has both leaflets.",
        "Red flags discussed: saddle numbness, retention. All understood. She is back on Monday.",
        "Return if weakness or incontinence. Patient has our number and did so before.",
        "Safety net: return if numb. It is working well.",
        "If incontinent to call 999; this is for emergencies.",
        "Risks of surgery explained including foot drop, incontinence. They are happy to proceed. This was signed.",
        "Risk of CES explained; that is rare.",
        "Warned about incontinence; it did not happen last time.",
        "Warned re retention after the block; it has not.",
        "Monitor for retention; none so far. It is now day 2.",
        "Told to call if numb in the saddle; he did call on Friday about his knee.",
        "Advised to attend if he cannot pass urine. He can now.",
        "Hopes to avoid incontinence. They have.",
        "Goals: will be able to hold urine. She is now.",
    ],
)
def test_a_clause_that_says_no_such_thing_leaves_it_a_warning(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
