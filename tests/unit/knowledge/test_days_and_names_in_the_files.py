"""Lengths of time and names of findings that readers need come from ``cards/``, and are checked there."""

import shutil
from pathlib import Path

import pytest

from cds_service.errors import Problem
from cds_service.knowledge.lint import lint
from cds_service.knowledge.load import find_cards, inspect_knowledge

CONTEXT = Path("lumbar-imaging/narrative/context.yaml")
QUANTITIES = Path("lumbar-imaging/narrative/quantities.yaml")


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_cards(), tmp_path / "cards"))


def _change(cards: Path, file: Path, old: str, new: str) -> None:
    text = (cards / file).read_text("utf-8")
    assert text.count(old) >= 1
    (cards / file).write_text(text.replace(old, new, 1), "utf-8")


def _told(cards: Path) -> list[str]:
    return [problem.message for problem in lint(cards)]


def test_what_somebody_is_afraid_of_are_findings(cards: Path) -> None:
    _change(cards, CONTEXT, "fearedFindings: [cancer-active,", "fearedFindings: [cancer-activ,")
    problems: list[Problem] = []
    inspect_knowledge(cards, None, problems)
    assert ["no finding cancer-activ" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CONTEXT, "passed: {days: 14,", "passed: {days: 15,", "passed: 15 days are not the 14 of feverDays"),
        (CONTEXT, "parameter: feverDays}", "parameter: feversDays}", "passed: there is no parameter feversDays"),
        (
            QUANTITIES,
            "atLeast: {mL: 200, L: 0.2}",
            "atLeast: {mL: 200, L: 0.3}",
            "0.3 L is not the 200 mL of pvrThreshold",
        ),
        (QUANTITIES, "atLeast: {mm/h: 20}", "atLeast: {mm/h: 30}", "30 mm/h is not the 20 mm/h of esrSupportive"),
        (QUANTITIES, '"[degF]": 100.4}', '"[degF]": 100}', "100 [degF] is not the 38 Cel of feverCelsius"),
    ],
)
def test_a_number_that_the_decision_table_names_is_the_same_in_notes(
    cards: Path, file: Path, old: str, new: str, told: str
) -> None:
    _change(cards, file, old, new)
    assert [message for message in _told(cards) if told in message]


def test_our_own_numbers_agree() -> None:
    assert not [message for message in _told(find_cards()) if "is not the" in message or "are not the" in message]
