"""Every claim of the four source documents is accounted for, and what is named exists."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.spec.build import cases

ROOT = Path(__file__).parents[2]
CLAIMS = {"A": 21, "B": 8, "C": 14, "D": 13}
_ROW = re.compile(r"^\| ([A-D]\d+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


def told() -> dict[str, tuple[str, str, str]]:
    text = (ROOT / "docs" / "seed-claims.md").read_text(encoding="utf-8")
    return {claim: (short, carried, shown) for claim, short, carried, shown in _ROW.findall(text)}


def test_every_claim_of_the_sources_is_accounted_for_once() -> None:
    wanted = [f"{letter}{number}" for letter, last in CLAIMS.items() for number in range(1, last + 1)]
    assert list(told()) == wanted


def test_what_is_carried_is_shown_by_a_vignette_and_the_rest_has_a_reason() -> None:
    for claim, (_, carried, shown) in told().items():
        assert (shown == "-") == carried.startswith(("left out:", "rejected: wrong")), claim


def test_the_vignettes_named_exist() -> None:
    numbers = {slug.split("-", maxsplit=1)[0] for slug, _ in cases()}
    named = {number for _, _, shown in told().values() if shown != "-" for number in shown.split(", ")}
    assert named - numbers == set()


def test_the_findings_named_exist() -> None:
    findings = yaml.safe_load((ROOT / "cards" / "lumbar-imaging" / "findings.yaml").read_text(encoding="utf-8"))
    known = (
        set(findings["findings"]) if isinstance(findings["findings"], dict) else {f["id"] for f in findings["findings"]}
    )
    named = {name for _, carried, _ in told().values() for name in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", carried)}
    assert named - known == set()
