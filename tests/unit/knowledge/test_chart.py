"""``chart.yaml`` and its overlay: every fault with its place, and words that are found wherever they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cds_service.errors import Problem
from cds_service.knowledge.chart import FILE, ORDERS, ROUTE, ChartRules, read_chart_rules
from cds_service.knowledge.word_index import WordIndex

from .loaded import CARDS, findings, terminology


def read(root: Path, overlay: Path | None = None) -> tuple[ChartRules, list[Problem]]:
    problems: list[Problem] = []
    rules = read_chart_rules(root, problems, overlay, findings().specs, terminology().systems)
    return rules, problems


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    (tmp_path / "lumbar-imaging").mkdir()
    shutil.copy(CARDS / FILE, tmp_path / FILE)
    shutil.copy(CARDS / "set-aside.yaml", tmp_path / "set-aside.yaml")
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    assert old in text
    (root / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_file_as_it_ships_has_no_fault() -> None:
    rules, problems = read(CARDS)
    assert problems == []
    assert rules.supply_days == 30
    assert ("icd-10-cm", "C4491") in rules.set_aside


def test_every_value_set_of_a_drug_exists() -> None:
    rules, _ = read(CARDS)
    assert {name for drug in rules.drugs for name in drug.value_sets} <= set(terminology().value_sets)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("finding: anticoagulant", "finding: blood-thinner", "blood-thinner is no finding"),
        ("finding: corticosteroid-long-term", "finding: steroid", "steroid is no finding"),
        ("conservative-pt: [", "therapy: [", "therapy is no finding"),
        ("events: [significant-trauma", "events: [accident", "accident is no finding"),
        ("supply: {days: 30}", "supply: {weeks: 4}", "supply"),
        ("version: 1.0.0", "version: 1.0.0\nwhatever: 1", "whatever"),
    ],
)
def test_a_fault_is_told_with_its_line(cards: Path, old: str, new: str, fault: str) -> None:
    change(cards, old, new)
    _, problems = read(cards)
    assert any(fault in problem.message and problem.file == FILE.as_posix() for problem in problems), problems


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    rules, problems = read(tmp_path)
    assert rules == ChartRules()
    assert problems


def test_a_site_adds_words(cards: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "site"
    (overlay / "lumbar-imaging").mkdir(parents=True)
    (overlay / FILE).write_text(
        "services: {conservative-pt: [rueckenschule]}\ndrugs: {nsaid: [dolobid]}\n", encoding="utf-8"
    )
    rules, problems = read(cards, overlay)
    assert problems == []
    assert "conservative-pt" in rules.services.find("Rueckenschule, 10 x")
    assert "nsaid" in rules.drug_words.find("Dolobid 500 mg")


def test_a_site_cannot_invent_a_class(cards: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "site"
    (overlay / "lumbar-imaging").mkdir(parents=True)
    (overlay / FILE).write_text("drugs: {herbs: [arnica]}\n", encoding="utf-8")
    _, problems = read(cards, overlay)
    assert ["herbs" in problem.message for problem in problems] == [True]


def test_words_are_found_whole_and_with_their_place() -> None:
    index = WordIndex({"nsaid": ["ibuprofen"], ROUTE: ["gel", "eye drops"]})
    assert index.find("IBUPROFEN 400 mg") == {"nsaid": (0, 9)}
    assert index.find("gelatine capsule") == {}
    assert index.find("Ibuprofen 5% Gel") == {"nsaid": (0, 9), ROUTE: (13, 16)}
    assert index.find("drops for the eye") == {}


def test_the_longest_of_phrases_that_begin_together_is_taken() -> None:
    assert WordIndex({"pt": ["physical", "physical therapy"]}).find("physical therapy") == {"pt": (0, 16)}


@pytest.mark.parametrize(
    ("section", "old"), [("orderedCodes", "emg-ncs: {cpt"), ("orderedAs", "spine-surgery-referral: [")]
)
def test_an_order_that_no_card_suggests_is_told_where_it_is_named(cards: Path, section: str, old: str) -> None:
    shutil.copytree(CARDS / ORDERS, cards / ORDERS)
    name, rest = old.split(":")
    before, behind = (cards / FILE).read_text(encoding="utf-8").split(f"\n{section}:", 1)
    changed = behind.replace(old, f"{name}-old:{rest}", 1)
    (cards / FILE).write_text(f"{before}\n{section}:{changed}", encoding="utf-8")
    _, problems = read(cards)
    assert [problem.message for problem in problems] == [f"{name}-old is no order of {ORDERS.as_posix()}"]
    line = before.count("\n") + 2 + changed[: changed.index(f"{name}-old")].count("\n")
    assert problems[0].line == line
