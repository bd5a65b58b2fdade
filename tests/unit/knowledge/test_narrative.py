"""The narrative files: complete as shipped, every mistake named with file and line, phrases of a site added."""

import shutil
from pathlib import Path

import pytest
import yaml

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.narrative.load import load_narrative, read_narrative
from cds_service.knowledge.narrative.patterns import PatternError, expand
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

CARDS = Path(__file__).resolve().parents[3] / "cards"
NARRATIVE = Path("lumbar-imaging/narrative")
FINDINGS = frozenset(yaml.safe_load((CARDS / "lumbar-imaging/findings.yaml").read_text(encoding="utf-8"))["findings"])


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    shutil.copytree(CARDS / NARRATIVE, tmp_path / NARRATIVE)
    return tmp_path


def change(cards: Path, file: str, old: str, new: str) -> None:
    path = cards / NARRATIVE / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(cards: Path) -> list[Problem]:
    problems: list[Problem] = []
    read_narrative(cards, problems, FINDINGS)
    return problems


def test_shipped_files_have_no_problem() -> None:
    assert problems_of(CARDS) == []


def test_every_phrase_leads_to_a_finding_of_the_knowledge() -> None:
    knowledge = load_narrative(CARDS, FINDINGS)
    named = {name for ids in knowledge.expands.values() for name in ids}
    named |= {name for domains in knowledge.areas.values() for ids in domains.values() for name in ids}
    named |= {name for topic in knowledge.topics.values() for name in topic.findings}
    assert named <= FINDINGS


def test_unknown_finding_is_named_with_its_line(cards: Path) -> None:
    change(cards, "findings.yaml", "findings:\n", "findings:\n  left-toe-itch: {present: [itchy toe]}\n")
    (problem,) = problems_of(cards)
    assert problem.file == str(NARRATIVE / "findings.yaml")
    line = (cards / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "left-toe-itch" in problem.message
    assert "left-toe-itch" in line or "findings" in line


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("itchy {toes-of-feet} now", "no group"),
        ("itchy (toe|foot", "bracket"),
        ("itchy toe)", "unexpected"),
        ("[itchy]", "nothing"),
    ],
)
def test_broken_pattern_is_named_with_its_line(cards: Path, pattern: str, reason: str) -> None:
    change(cards, "findings.yaml", "findings:\n", f'findings:\n  zoster: {{present: ["{pattern}"]}}\n')
    path = cards / NARRATIVE / "findings.yaml"
    text = path.read_text(encoding="utf-8")
    first = text.index("zoster:")
    second = text.index("  zoster:", first + 1)
    path.write_text(text[:second] + text[text.index("\n", second) + 1 :], encoding="utf-8")
    problems = problems_of(cards)
    assert any(reason in p.message and p.line == text[:first].count("\n") + 1 for p in problems), problems


def test_phrase_with_two_meanings_is_a_problem(cards: Path) -> None:
    change(cards, "context.yaml", "nothing:\n", 'nothing:\n  - "steppage gait"\n')
    assert any("steppage gait" in p.message for p in problems_of(cards))


def test_heading_of_two_sections_is_a_problem_at_its_line(cards: Path) -> None:
    change(cards, "context.yaml", "headings: [allergies,", 'headings: ["(social|smoking) history", allergies,')
    (problem,) = problems_of(cards)
    line = (cards / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert problem.message == "'social history' is section allergies and history as well"
    assert line.startswith("  allergies:")


def test_unknown_key_and_broken_yaml_are_problems(cards: Path) -> None:
    change(cards, "words.yaml", "version:", "verzion:")
    assert [p.file for p in problems_of(cards)] == [str(NARRATIVE / "words.yaml")]
    (cards / NARRATIVE / "words.yaml").write_text("a: [1, 2\nb: {", encoding="utf-8")
    assert "YAML" in problems_of(cards)[0].message
    (cards / NARRATIVE / "words.yaml").unlink()
    assert "read" in problems_of(cards)[0].message


def test_missing_file_refuses_the_knowledge_with_all_problems(cards: Path) -> None:
    (cards / NARRATIVE / "quantities.yaml").unlink()
    (cards / NARRATIVE / "context.yaml").unlink()
    with pytest.raises(KnowledgeError) as refused:
        load_narrative(cards)
    assert len(refused.value.problems) == 2


def test_site_adds_its_own_words(tmp_path: Path) -> None:
    overlay = tmp_path / "site"
    (overlay / NARRATIVE).mkdir(parents=True)
    (overlay / NARRATIVE / "findings.yaml").write_text(
        'version: 1.0.0\nfindings:\n  saddle-sensory-loss: {present: ["bicycle seat numbness"]}\n', encoding="utf-8"
    )
    plain = NarrativeReader(load_narrative(CARDS))
    ours = NarrativeReader(load_narrative(CARDS, FINDINGS, overlay))
    text = "Reports bicycle seat numbness."
    assert "saddle-sensory-loss +" not in told(plain, text)
    assert "saddle-sensory-loss +" in told(ours, text)
    assert told(ours, "Denies bicycle seat numbness.") == {"saddle-sensory-loss -"}
    assert told(ours, "history of saddle anesthesia") == told(plain, "history of saddle anesthesia")


def test_site_phrase_for_an_unknown_finding_is_a_problem_of_the_site_file(tmp_path: Path) -> None:
    (tmp_path / NARRATIVE).mkdir(parents=True)
    (tmp_path / NARRATIVE / "findings.yaml").write_text(
        'version: 1.0.0\nfindings:\n  no-such-thing: {present: ["x y"]}\n', encoding="utf-8"
    )
    problems: list[Problem] = []
    read_narrative(CARDS, problems, FINDINGS, tmp_path)
    assert [(p.file, p.line) for p in problems] == [(str(NARRATIVE / "findings.yaml"), 3)]


def test_pattern_stands_for_all_its_word_sequences() -> None:
    assert set(expand("(loss|lack) of [all] {sense}", {"sense"})) == {
        ("loss", "of", "all", "{sense}"),
        ("lack", "of", "all", "{sense}"),
        ("loss", "of", "{sense}"),
        ("lack", "of", "{sense}"),
    }
    assert expand("straight - leg raise", ()) == (("straight", "leg", "raise"),)


def test_pattern_that_explodes_is_refused() -> None:
    with pytest.raises(PatternError, match="more than"):
        expand(" ".join(["(a|b|c|d|e|f)"] * 8), ())
