"""Labels of flowsheet rows: what they ask about, of which side, and how the answer is meant."""

import pytest

from cds_service.clinical.findings import Side
from cds_service.mapping.narrative.mention import Asks, Topic
from cds_service.mapping.narrative.reader import NarrativeReader

LABELS = [
    ("R DORSIFLEXION STRENGTH", [Topic("weakness-dorsiflexion", Side.RIGHT, Asks.FUNCTION)]),
    ("Left EHL", [Topic("weakness-great-toe-extension", Side.LEFT, Asks.FUNCTION)]),
    ("LLE Motor Strength", [Topic("leg-weakness", Side.LEFT, Asks.FUNCTION)]),
    ("RUE Motor Strength", []),
    ("Saddle sensation", [Topic("saddle-sensory-loss", None, Asks.FUNCTION)]),
    ("Perianal sensation intact?", [Topic("saddle-sensory-loss", None, Asks.NORMAL)]),
    ("Saddle anesthesia", [Topic("saddle-sensory-loss", None, Asks.FINDING)]),
    ("Saddle numbness?", [Topic("saddle-sensory-loss", None, Asks.FINDING)]),
    ("Numbness in groin/saddle area", [Topic("saddle-sensory-loss", None, Asks.FINDING)]),
    ("Post void residual (mL)", [Topic("post-void-residual", None, Asks.FUNCTION)]),
    ("PVR bladder scan", [Topic("post-void-residual", None, Asks.FUNCTION)]),
    ("Patellar reflex L", [Topic("reflex-patellar-reduced", Side.LEFT, Asks.FUNCTION)]),
    ("Achilles Reflex - Right", [Topic("reflex-achilles-reduced", Side.RIGHT, Asks.FUNCTION)]),
    ("Rectal tone", [Topic("reduced-anal-tone", None, Asks.FUNCTION)]),
    ("Anal tone normal", [Topic("reduced-anal-tone", None, Asks.NORMAL)]),
    ("Bladder incontinence", [Topic("urinary-incontinence", None, Asks.FINDING)]),
    (
        "Bowel or bladder incontinence",
        [Topic("urinary-incontinence", None, Asks.FINDING), Topic("bowel-incontinence", None, Asks.FINDING)],
    ),
    ("Urinary retention", [Topic("urinary-retention", None, Asks.FINDING)]),
    ("Continent of bladder", [Topic("urinary-incontinence", None, Asks.NORMAL)]),
    ("Straight leg raise right", [Topic("slr", Side.RIGHT, Asks.FINDING)]),
    ("SLR LEFT", [Topic("slr", Side.LEFT, Asks.FINDING)]),
    ("Crossed SLR", [Topic("crossed-slr", None, Asks.FINDING)]),
    ("Foot drop", [Topic("foot-drop", None, Asks.FINDING)]),
    ("Sensation L5 left", [Topic("sensory-loss-dorsum-foot", Side.LEFT, Asks.FUNCTION)]),
    ("Sensation lower extremities", [Topic("leg-numbness", None, Asks.FUNCTION)]),
    ("Fever", [Topic("fever", None, Asks.FINDING)]),
    ("Temperature", [Topic("fever", None, Asks.FUNCTION)]),
    ("History of cancer", [Topic("cancer-history", None, Asks.FINDING)]),
    ("IV drug use", [Topic("iv-drug-use", None, Asks.FINDING)]),
    ("Unexplained weight loss", [Topic("weight-loss", None, Asks.FINDING)]),
    ("Pacemaker", [Topic("mri-unknown-device", None, Asks.FINDING)]),
    ("Low back pain", [Topic("low-back-pain", None, Asks.FINDING)]),
    ("Leg weakness", [Topic("leg-weakness", None, Asks.FINDING)]),
    ("Progressive weakness", [Topic("progressive-weakness", None, Asks.FINDING)]),
    ("Worsening left leg weakness", [Topic("progressive-weakness", Side.LEFT, Asks.FINDING)]),
    ("Worsening hand weakness", []),
    ("Heart rate", []),
    ("Pain score", []),
    ("", []),
    ("Blood pressure", []),
]


@pytest.mark.parametrize(("label", "topics"), LABELS)
def test_label_names_its_findings(reader: NarrativeReader, label: str, topics: list[Topic]) -> None:
    found = reader.topics(label)
    assert set(found) == set(topics)
    assert len(found) == len(set(found))
