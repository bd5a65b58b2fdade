"""A detail is read beside an order: under 120 words, whatever comes together on a chart, with what must not be lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import BOTH, LEFT, RIGHT, denies, grade, had, has, judge, sciatica, therapy, value
from tests.unit.compose.cards import parts, respond

FLAGS: list[Reading] = [
    has("saddle-sensory-loss", said=1),
    has("urinary-retention", said=2),
    has("reduced-anal-tone", said=0),
    value("post-void-residual", 450),
    has("foot-drop", said=3, side=LEFT),
    grade("great-toe-extension", "2", side=RIGHT),
    has("progressive-weakness", said=4),
    has("bladder-alternative-cause", ongoing=True),
    has("fever", said=1),
    has("chills", said=2),
    has("iv-drug-use", said=40),
    has("spinal-infection", said=5),
    has("bacteraemia", said=6),
    value("crp", 90),
    has("immunosuppression", ongoing=True),
    has("cancer-active", said=60),
    had("cancer-history", said=900),
    has("spinal-tumour", said=20),
    has("reflex-hyper-or-babinski", said=1),
    has("sensory-level", said=1),
    has("aortic-aneurysm", said=300),
    has("significant-trauma", said=3),
    has("osteoporosis", ongoing=True),
    has("corticosteroid-long-term", said=30, ongoing=True),
    had("prior-lumbar-surgery", said=700),
    has("mri-unknown-device", ongoing=True),
    has("mri-unsafe-device", ongoing=True),
    has("pregnancy", ongoing=True),
    has("anticoagulant", ongoing=True),
    has("contrast-allergy", ongoing=True),
    has("cauda-equina-words-unclear", said=1),
    has("low-back-pain", onset=10, said=1),
    sciatica(20, side=LEFT),
    sciatica(12, side=RIGHT),
    has("leg-numbness", said=9, side=BOTH),
    therapy(),
    denies("saddle-sensory-loss", said=8),
    denies("urinary-retention", said=9),
    denies("fever", said=10),
    denies("significant-trauma", said=11),
]
SAFETY = {
    "mri-unknown-device": "Device with unknown MR status",
    "mri-unsafe-device": "Device",
    "pregnancy": "Pregnancy",
}


@settings(max_examples=150, deadline=None)
@given(
    chosen=st.sets(st.sampled_from(range(len(FLAGS))), min_size=1, max_size=len(FLAGS)),
    demo=st.booleans(),
    age=st.sampled_from([19, 45, 78]),
)
def test_a_detail_stays_short_and_loses_no_part(chosen: set[int], demo: bool, age: int) -> None:
    readings = [FLAGS[at] for at in sorted(chosen)]
    judged = judge(*readings, sex="female", age=age)
    for told in respond(judged, demo=demo).cards:
        assert len((told.detail or "").split()) < 120
        assert all(parts(told).values())
        assert re.search(r"\]\(https?://", parts(told)["rule"])


@given(chosen=st.sets(st.sampled_from(range(len(FLAGS))), max_size=len(FLAGS)))
@settings(max_examples=80, deadline=None)
def test_device_and_pregnancy_of_an_emergency_are_named(chosen: set[int]) -> None:
    readings = [has("saddle-sensory-loss", said=1), *(FLAGS[at] for at in sorted(chosen))]
    told = respond(judge(*readings, sex="female", age=30)).cards[0]
    named = {reading.finding for reading in readings} & SAFETY.keys()
    if "mri-unsafe-device" in named:
        named -= {"mri-unknown-device"}  # what is known to be unsafe decides
    for finding in named:
        assert SAFETY[finding] in parts(told)["facts"]


def test_all_flags_at_once_are_an_emergency_with_its_reason_first() -> None:
    told = respond(judge(*FLAGS, sex="female", age=30), demo=True).cards[0]
    assert "possible cauda equina" in told.summary.lower()
    assert parts(told)["facts"].startswith("- ")
    assert len((told.detail or "").split()) < 120
