"""Feet that catch, slap and hang, legs that fold and knees that let go, in words of patients and of those who watch them walk.

Look-alikes beside them raise nothing: other things that drop, care, advice, joints that hurt, legs that are well.
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("I keep catching the front of my shoe on the rug.", "foot-drop +"),
        ("His left foot smacks the ground as he walks.", "foot-drop + left"),
        ("Lifts his knee very high so that the toes do not hit the floor.", "foot-drop +"),
        ("Flail right foot.", "foot-drop + right"),
        ("She stumbles as the left foot does not clear.", "foot-drop + left"),
        ("Toe clearance poor on the left.", "foot-drop + left ?"),
        ("My foot drops off the edge of the step.", "foot-drop + ?"),
        ("The foot was fine until Tuesday when it dropped.", "foot-drop + ?"),
        ("Slap of the right foot heard in the corridor.", "foot-drop + right"),
        ("Gait pattern: high stepping L", "foot-drop + left"),
        ("I can barely lift my foot.", "foot-drop +"),
        ("The toes of my left foot won't go up.", "foot-drop + left"),
        ("Right foot feels numb and I can't lift it.", "foot-drop +"),
        ("Fails heel walk on the left.", "weakness-dorsiflexion + left"),
        ("Tip-toe walking on the right is not achievable.", "weakness-plantarflexion + right"),
        ("Manages only two heel raises on the left.", "weakness-plantarflexion + left"),
        ("Heel rise test: R 0", "weakness-plantarflexion +"),
        ("Cannot stand on the ball of my left foot.", "weakness-plantarflexion + left"),
        ("My left leg collapsed under me.", "leg-weakness + left"),
        ("The right knee lets go when I turn.", "leg-weakness + right"),
        ("My leg is like jelly.", "leg-weakness +"),
        ("My legs are like jelly.", "leg-weakness + bilateral"),
        ("I lost the use of my right leg.", "leg-weakness + right"),
        ("Left leg has gone weak this week.", "leg-weakness + left"),
        ("She has to use her hands to lift the left leg.", "leg-weakness + left ?"),
        ("Cannot rise from a squat on the left leg.", "weakness-knee-extension + left"),
        ("Single leg squat on the right not possible.", "weakness-knee-extension + right"),
        ("Left quads not firing.", "weakness-knee-extension + left"),
        ("I can't lift my knee high enough for the stairs.", "weakness-hip-flexion +"),
        ("Left calf wasted.", "weakness-plantarflexion + left ?"),
        ("Wasting of the left quads.", "weakness-knee-extension + left"),
        ("Strength in the left leg is going downhill.", "progressive-weakness + left"),
        ("The weakness has crept up from foot to thigh.", "progressive-weakness +"),
        ("Less power today than on Friday.", "progressive-weakness +"),
        ("Motor score has dropped since yesterday.", "progressive-weakness +"),
        ("Sciatica for three weeks. New weakness since Friday.", "leg-weakness + ?"),
        ("no fever / foot drop", "foot-drop + ?"),
        ("New bilateral drop feet since Sunday.", "foot-drop + bilateral"),
        ("Floppy feet since yesterday.", "foot-drop + bilateral"),
        ("foot drop L & R", "foot-drop + bilateral"),
        ("Neither leg will move.", "leg-weakness + bilateral ?"),
        ("Neither foot lifts.", "foot-drop + bilateral ?"),
        ("I can't hold my foot up.", "foot-drop +"),
        ("Left quads give out on the stairs.", "weakness-knee-extension + left"),
    ],
)
def test_what_no_longer_works_is_heard(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Does not drag her shoe.",
        "No calf wasting.",
        "No circumduction of the left leg.",
        "No quad lag.",
        "Decreased foot clearance bilaterally, shuffling gait.",
        "Reduced push off bilaterally.",
        "Knee extension lag after TKR.",
        "Unable to rise from squat due to knee pain.",
        "Struggles with toe walking due to bunion pain.",
        "Heel raises 3 x 10 each side as exercise.",
        "Heels red, toes: unable to inspect.",
        "If the leg collapses come back at once.",
        "Afraid of losing the use of her legs.",
        "Does not need to use his hands to lift the leg.",
        "Could barely lift the box.",
        "Foot drop prevention discussed.",
        "Brother wears a splint for a drop foot.",
        "The infection in the foot does not clear.",
        "New weakness of grip in the right hand.",
        "Neck pain and arm tingling. New weakness since Friday.",
    ],
)
def test_other_things_of_the_same_words_raise_nothing(reader: NarrativeReader, text: str) -> None:
    raised = {
        one for one in told(reader, text) if one.startswith(("foot-drop +", "leg-weakness +", "weakness-", "prog"))
    }
    assert not {one for one in raised if " + " in f"{one} "}


@pytest.mark.parametrize("text", ["No wasting of the calf.", "Never lifts the leg with his hands.", "No extensor lag."])
def test_what_is_too_narrow_excludes_no_weakness(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Neither leg gives way.", "leg-weakness -"),
        ("no fever / foot drop / weakness", "foot-drop -"),
        ("no numbness / foot drop", "foot-drop -"),
        ("In 2011 the leg was paralysed for a week, full recovery.", "leg-weakness h"),
    ],
)
def test_plain_denials_stay(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


def test_a_recovery_that_is_only_hoped_for_is_none(reader: NarrativeReader) -> None:
    assert "foot-drop +" in told(reader, "Foot drop, full recovery unlikely.")
