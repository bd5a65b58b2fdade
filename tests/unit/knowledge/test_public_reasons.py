"""The reasons that the public sandbox offers for an order: those that matter, and those that only look alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cds_service.knowledge.set_aside import read_set_aside
from tests.unit.knowledge.loaded import CARDS, SNOMED, findings, stated, terminology

GROUPS = {
    "symptoms": {"low-back-pain", "radiculopathy-lumbar", "leg-pain", "neurogenic-claudication"},
    "root": {"radiculopathy-lumbar", "radiculopathy-unspecified", "disc-herniation", "piriformis-syndrome"},
    "disc and canal": {
        "disc-herniation",
        "disc-degeneration",
        "spinal-stenosis",
        "spondylosis",
        "spondylolisthesis",
        "myelopathy",
        "significant-trauma",
    },
    "cauda equina and deficit": {
        "cauda-equina-diagnosis",
        "foot-drop",
        "urinary-retention",
        "bowel-incontinence",
        "urinary-incontinence",
        "bladder-bowel-dysfunction",
        "myelopathy",
        "leg-weakness",
        "leg-numbness",
    },
    "cancer": {"cancer-active", "spinal-tumour"},
    "infection": {"spinal-infection", "fever"},
    "fracture": {"vertebral-fracture", "osteoporosis", "corticosteroid-long-term"},
    "other": {"weight-loss", "spondyloarthritis", "prior-lumbar-surgery", "low-back-pain", "spinal-procedure"},
}
"""Group of the document -> findings one of which each of its codes states."""

PLACE_NEEDED = {"713514005", "309774006"}
"""Weakness of a limb: counts with a place only."""

LOOK_ALIKES = {
    "11049006": {"radiculopathy-cervical"},
    "54404000": {"radiculopathy-cervical"},
    "42452002": {"radiculopathy-thoracic"},
    "91957002": {"pregnancy"},
    "90520006": set(),
    "34781003": set(),
    "299042006": set(),
    "398987004": set(),
}
"""What they do say: another region, a pregnancy, or nothing; never anything lumbar."""


def _reasons(shared: Path) -> dict[str, list[str]]:
    text = (shared / "docs" / "sandbox.md").read_text("utf-8")
    listed = text[text.index("Those that matter to us:") : text.index("## 7. Captures")]
    groups = {}
    for line in listed.splitlines():
        name, colon, codes = line.removeprefix("- ").partition(":")
        if line.startswith("- ") and colon:
            groups[name] = re.findall(r"\d{6,18}", codes)
    return groups


def test_each_reason_that_matters_states_what_its_group_is_about_or_is_set_aside(shared: Path) -> None:
    aside = {code for _, code in read_set_aside(CARDS, terminology().systems, []).codes}
    reasons = _reasons(shared)
    wrong = []
    for group, wanted in GROUPS.items():
        assert len(reasons[group]) >= 4
        for code in reasons[group]:
            found = stated(SNOMED, code)
            if not found & wanted and code not in aside | PLACE_NEEDED:
                wrong.append((group, code, found))
    assert wrong == []


def test_the_look_alikes_say_nothing_lumbar(shared: Path) -> None:
    listed = next(codes for name, codes in _reasons(shared).items() if name.startswith("look-alikes"))
    assert set(listed) == set(LOOK_ALIKES)


@pytest.mark.parametrize(("code", "says"), LOOK_ALIKES.items())
def test_a_look_alike_says_only_what_it_is(code: str, says: set[str]) -> None:
    assert stated(SNOMED, code) == says


@pytest.mark.parametrize("code", sorted(PLACE_NEEDED))
def test_weakness_of_a_limb_is_weakness_of_the_leg_only_where_the_leg_is_named(code: str) -> None:
    assert stated(SNOMED, code) == set()
    sites = {f for name in terminology().concepts(SNOMED, code) for f in findings().site_sets.get(name, ())}
    assert sites == {"leg-weakness"}
