"""What is felt where one sits, and how the sphincter closes, as patients and examiners word it (clinical.md 5.1 row 3, 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE = "saddle-sensory-loss"
UNCLEAR = "cauda-equina-words-unclear"
SAID = [
    # in the patient's words
    "Bottom feels as if it belongs to another person, since Monday | saddle-sensory-loss + ?",
    "Ladybits all cotton-woolly | saddle-sensory-loss + ?",
    "Goolies tingling since the fall | saddle-sensory-loss + ?",
    "It is like a dentist's needle in my bottom | saddle-sensory-loss + ?",
    "Sex feels of nothing | saddle-sensory-loss + ?",
    "Feeling between the buttocks is gone | saddle-sensory-loss +",
    "The perineum has lost all its feeling | saddle-sensory-loss +",
    "The toilet seat can no longer be felt | saddle-sensory-loss +",
    "Feels like I'm sitting on a rolled-up towel | saddle-sensory-loss + ?",
    "feels paper only on the right | saddle-sensory-loss + right",
    # in an examiner's
    "Temperature sensation absent perianally | saddle-sensory-loss +",
    "Cannot tell hot from cold water around the anus | saddle-sensory-loss +",
    "perianal sensation 60% | saddle-sensory-loss +",
    "about half of normal perineal sensation | saddle-sensory-loss +",
    "perineal pinprick 3/10 | saddle-sensory-loss +",
    "PP 1/2 in S4-5 | saddle-sensory-loss +",
    "Pinprick around the anus not perceived | saddle-sensory-loss +",
    "Saddle numbness has gone into both thighs | saddle-sensory-loss +",
    "Uneven perianal sensation | saddle-sensory-loss +",
    "Trigone sensation lost | saddle-sensory-loss +",
    "catheter tug not appreciated | saddle-sensory-loss +",
    "No anal cough reflex | saddle-sensory-loss +",
    "Neg BCR | saddle-sensory-loss +",
    "Perineal sensation the same, still reduced | saddle-sensory-loss +",
    "Saddle sensation unchanged (reduced) | saddle-sensory-loss +",
    "Decreased sensation S2-4 - normal power | leg-weakness -, saddle-sensory-loss +",
    "Anus gaping | reduced-anal-tone +",
    "hypotonic anal sphincter | reduced-anal-tone +",
    "tone on DRE felt feeble | reduced-anal-tone +",
    "Sphincter fails to contract | reduced-anal-tone +",
    "Tone and squeeze both poor on PR | reduced-anal-tone +",
    "Sphincter tone diminished with light touch normal L2-S1 | reduced-anal-tone +, sensory-loss-anterior-thigh -, "
    "sensory-loss-medial-leg -, sensory-loss-dorsum-foot -, sensory-loss-lateral-foot-sole -",
    "CESS | cauda-equina-diagnosis + ?",
    # beside a denial, a search or a relative
    "Since the fusion in 2017 no problems, saddle numbness today | saddle-sensory-loss +",
    "No weakness with power 5/5, reduced anal tone | leg-weakness - 5, reduced-anal-tone + ?",
    "She looked up her perianal numbness and rang | saddle-sensory-loss +",
    "can feel everything down below has changed | cauda-equina-words-unclear +",
]
"""What a text says, and what that is."""
NOT_SAID = [
    "feels the paper when she wipes | saddle-sensory-loss -",
    "wiping feels as it ever did | saddle-sensory-loss -",
    "Sits on the saddle region without altered sensation | saddle-sensory-loss -",
    "No difference in how things feel down below | saddle-sensory-loss -",
    "perianal pinprick 10/10 | saddle-sensory-loss -",
    "pinprick perianally sharp | saddle-sensory-loss -",
    "PR: good tone, squeeze and sensation | reduced-anal-tone -, saddle-sensory-loss -",
    "Sacral dermatomes all intact | saddle-sensory-loss -",
    "Firm squeeze on DRE | reduced-anal-tone -",
    "High resting anal tone | reduced-anal-tone -",
    "BCR after prostatectomy, PSA rising | cancer-active + ?",
    "Saddle embolus on CT | nothing",
    "fell out of the saddle | nothing",
    "perianal skin tag | nothing",
    "Perineum NAD | nothing",
    "Vaginal examination under anaesthetic | nothing",
    "lower oesophageal sphincter incompetent | nothing",
    "more comfortable sitting on a cushion | nothing",
    "Perineum never went numb | saddle-sensory-loss -",
    "The numbness in her perineum has completely resolved | saddle-sensory-loss h",
    "googled saddle numbness | nothing",
    "MRI excludes cauda equina syndrome | cauda-equina-diagnosis -",
    "Excluded: CES | cauda-equina-diagnosis -",
    "Red flags: saddle anaesthesia - / retention - / incontinence - | saddle-sensory-loss -, urinary-retention -, "
    "urinary-incontinence -",
    "CES safety netting: saddle numbness, retention, weak legs | nothing",
    "Watched for saddle numbness overnight | nothing",
]
"""What denies it, or is about something else."""
ASKED = ["Mother had cauda equina and described saddle numbness", "Could not tell that the tampon was in"]
"""Whose it is, or what is felt, nobody can tell."""


@pytest.mark.parametrize("line", SAID + NOT_SAID)
def test_saddle_and_sphincter(reader: NarrativeReader, line: str) -> None:
    text, findings = line.rsplit(" | ", 1)
    assert told(reader, text) == expected(findings)


@pytest.mark.parametrize("text", ASKED)
def test_it_is_asked_about_or_possible(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) & {f"{UNCLEAR} +", f"{SADDLE} + ?"}


@pytest.mark.parametrize(
    "text", ["CES to be excluded", "not excluded: CES", "MRI to exclude cauda equina", "excludes nothing: ?CES"]
)
def test_what_is_not_excluded_stays_possible(reader: NarrativeReader, text: str) -> None:
    assert "cauda-equina-diagnosis + ?" in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Both legs numb + weak",
        "bilateral leg numbness + weakness",
    ],
)
def test_a_plus_joins_what_both_legs_have(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"leg-numbness + bilateral", "leg-weakness + bilateral"}


@pytest.mark.parametrize(
    "text", ["Sciatica started on the left, now in both legs", "Pain into the left leg as well as the right"]
)
def test_pain_that_went_over_to_the_other_leg(reader: NarrativeReader, text: str) -> None:
    assert any(one.startswith("bilateral-leg-pain +") for one in told(reader, text))


@pytest.mark.parametrize("text", ["Hands numb when I wipe the table", "numb fingers when wiping the window"])
def test_hands_that_wipe_something(reader: NarrativeReader, text: str) -> None:
    assert not any(one.startswith(SADDLE) for one in told(reader, text))
