"""Bladder, bowel, saddle and tone, and weakness that grows or is severe, in words that notes use for them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CAUDA_EQUINA = [
    ("Sphincter tone: weak", "reduced-anal-tone +"),
    ("Sphincter tone is weak", "reduced-anal-tone +"),
    ("Anal tone felt lax.", "reduced-anal-tone +"),
    ("Tone PR reduced", "reduced-anal-tone +"),
    ("No rectal sensation.", "saddle-sensory-loss +"),
    ("Urge lost, sciatica.", "bladder-bowel-dysfunction +, radiculopathy-lumbar +"),
    ("Urge to void is gone.", "bladder-bowel-dysfunction +"),
    ("Needs catheter to pee since Monday", "urinary-retention +"),
    ("Requires intermittent catheter to empty bladder", "urinary-retention +"),
    ("pooped pants today no warning", "bowel-incontinence +"),
    ("bowels opened without control", "bowel-incontinence +"),
    ("Passed stool without him knowing", "bowel-incontinence +"),
    ("sadle anesthesia since tuesday", "saddle-sensory-loss +"),
    ("Lost the ability to urinate.", "urinary-retention +"),
    ("peri anal numbness", "saddle-sensory-loss +"),
    ("peri-anal paresthesia", "saddle-sensory-loss +"),
    ("anogenital numbness", "saddle-sensory-loss +"),
    ("bladder atonic", "bladder-bowel-dysfunction +"),
    ("Not passing urine", "urinary-retention +"),
    ("My bladder won't empty.", "urinary-retention +"),
    ("Saddle: decreased", "saddle-sensory-loss +"),
    ("Saddle +", "saddle-sensory-loss +"),
    ("decreased feeling in perineum", "saddle-sensory-loss +"),
    ("lack of feeling down below", "saddle-sensory-loss +"),
    ("Numbness: perineum", "saddle-sensory-loss +"),
    ("I haven't been able to go for a wee all day", "urinary-retention +, bladder-bowel-dysfunction +"),
]

WELL = [
    ("Sphincter tone: normal", "reduced-anal-tone -"),
    ("No weak sphincter tone", "reduced-anal-tone -"),
    ("No rectal sensation loss", "saddle-sensory-loss -"),
    ("Has not lost the ability to urinate.", "urinary-retention -"),
    ("Return if not passing urine.", "nothing"),
    ("Continent, no peri-anal numbness", "urinary-incontinence -, saddle-sensory-loss -"),
    ("No anogenital numbness", "saddle-sensory-loss -"),
    ("Rides in a saddle, back pain", "low-back-pain +"),
]

GROWING = [
    (
        "Motor weakness started 6 months ago and has progressed in the last week.",
        "leg-weakness +, progressive-weakness +",
    ),
    ("Left foot weakness began last month and is worsening", "leg-weakness + left, progressive-weakness + left"),
    ("Deteriorating power in both legs", "progressive-weakness + bilateral"),
    ("Failing strength in the legs", "progressive-weakness + bilateral"),
    ("Leg strength declining", "progressive-weakness +"),
    ("Leg strength worse than last visit", "progressive-weakness +"),
    ("Strength worse than last visit.", "progressive-weakness +"),
    ("Worsened strength L leg.", "progressive-weakness + left"),
    ("Weaker left leg since yesterday.", "leg-weakness + left, progressive-weakness + left"),
    ("Neurologically worse, EHL weaker.", "progressive-weakness +, weakness-great-toe-extension +"),
    ("Motor strength worsening in the right leg.", "progressive-weakness + right"),
    ("Neurological deterioration over 3 days.", "progressive-weakness +"),
    ("weakness: progressive R leg", "leg-weakness + right, progressive-weakness + right"),
    ("Weakness: progressive", "progressive-weakness +"),
    ("motor deficit progressing", "leg-weakness +, progressive-weakness +"),
]

SEVERE = [
    ("Paralysed left foot", "foot-drop + left"),
    ("Plegic left foot since Monday.", "foot-drop + left"),
    ("Complete paralysis of ankle dorsiflexion", "weakness-dorsiflexion + 1"),
    ("Paralysis of the left leg since yesterday.", "leg-weakness + left 1"),
    ("monoplegia left leg", "leg-weakness + left 1"),
    ("Flaccid left leg.", "leg-weakness + left 1"),
    ("Right leg is now plegic", "leg-weakness + right 1"),
    ("Acute paraparesis since yesterday.", "leg-weakness + bilateral"),
]

NEITHER = [
    ("weakness: left leg", "leg-weakness + left"),
    ("Weakness: none", "leg-weakness -"),
    ("Partial paralysis of the left leg", "leg-weakness + left"),
    ("Weaker left leg than right", "leg-weakness + left"),
    ("Left leg weakness began after surgery, back pain worse", "leg-weakness + left, low-back-pain +"),
    ("Weakness: worse back pain", "leg-weakness + ?, low-back-pain +"),
    ("Power worse on the left", "nothing"),
    ("Strength no worse than last visit", "nothing"),
    ("No neurological deterioration", "progressive-weakness -"),
    ("Return if neurological deterioration.", "nothing"),
    ("Grip strength worsening", "nothing"),
    ("Worsening power in the right hand", "nothing"),
    ("Legs not paralysed", "nothing"),
]


@pytest.mark.parametrize(("text", "found"), CAUDA_EQUINA + WELL)
def test_bladder_bowel_and_saddle_are_heard_in_other_words(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), GROWING + SEVERE + NEITHER)
def test_a_weakness_that_grows_or_is_severe_is_heard_as_such(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
