"""``values.yaml``: what answers mean, checked when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_service.clinical.findings import Side
from cds_service.errors import Problem
from cds_service.knowledge.value_words import Meaning, system_key
from cds_service.knowledge.values import read_values

CARDS = Path(__file__).parents[3] / "cards"
SHIPPED = (CARDS / "lumbar-imaging" / "values.yaml").read_text("utf-8")
FINDINGS = ("post-void-residual", "fever", "crp", "esr", "wbc", "platelets", "renal-function", "weight-loss", "reflex-hyper-or-babinski", "low-back-pain", "leg-pain", "bilateral-leg-pain", "radiculopathy-lumbar", "neurogenic-claudication", "conservative-pt", "conservative-nsaid", "conservative-injection", "iv-drug-use", "cancer-history", "cancer-active", "sensory-level", "aortic-aneurysm", "leg-weakness", "foot-drop", "progressive-weakness", "acute-infection-source", "substance-use", "minor-fall", "cauda-equina-diagnosis", "saddle-sensory-loss", "urinary-incontinence", "bowel-incontinence", "urinary-retention", "bladder-bowel-dysfunction", "leg-numbness", "sensory-loss-anterior-thigh", "sensory-loss-medial-leg", "sensory-loss-dorsum-foot", "sensory-loss-lateral-foot-sole", "weakness-hip-flexion", "weakness-knee-extension", "weakness-hip-adduction", "weakness-hip-abduction", "weakness-dorsiflexion", "weakness-great-toe-extension", "weakness-eversion", "weakness-inversion", "weakness-plantarflexion", "red-flag-unnamed", "chills", "corticosteroid-long-term", "dialysis", "immunosuppression", "night-pain", "night-sweats", "osteoporosis", "reduced-anal-tone", "spinal-procedure")  # fmt: skip


def _problems(folder: Path, text: str, overlay: str | None = None) -> list[str]:
    for place, content in (("cards", text), ("site", overlay)):
        if content is not None:
            path = folder / place / "lumbar-imaging" / "values.yaml"
            path.parent.mkdir(parents=True)
            path.write_text(content, "utf-8")
    problems: list[Problem] = []
    read_values(folder / "cards", problems, folder / "site" if overlay else None, FINDINGS)
    return [str(problem) for problem in problems]


def test_the_shipped_words_have_no_fault() -> None:
    problems: list[Problem] = []
    words = read_values(CARDS, problems, None, FINDINGS)
    assert problems == []
    assert words.codes[("http://snomed.info/sct", "2667000")] is Meaning.ABSENT
    assert words.side_codes[("http://snomed.info/sct", "7771000")] is Side.LEFT
    assert words.version == "1.0.0"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("words: [possible,", "words: [intact, possible,", "means normal and possible"),
        (
            "  iv-drug-use: [current user",
            "  heroin-use: [current user",
            "affirming names heroin-use, which is no finding",
        ),
        ("  strengths: [leg-weakness,", "  strengths: [limp,", "redFlags names limp, which is no finding"),
        ("  post-void-residual: {believable", "  bladder-scan: {believable", "names bladder-scan, which is no finding"),
        ("  episode: [conservative-pt,", "  episode: [rest,", "durations names rest, which is no finding"),
        ("raised: reflex-hyper-or-babinski", "raised: hyperreflexia", "names hyperreflexia, which is no finding"),
        ("  better:\n", "  nicer:\n", "must be one of the values that are defined for it, not 'nicer'"),
        (
            "    findings: [saddle-sensory-loss, leg",
            "    findings: [saddle, leg",
            "losses names saddle, which is no finding",
        ),
        ("breaks: [", "brakes: [", "brakes"),
        ("version: 1.0.0", "version: [", "must be YAML"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SHIPPED
    (problem,) = _problems(tmp_path, SHIPPED.replace(old, new, 1))
    assert problem.startswith("lumbar-imaging/values.yaml:")
    assert message in problem


def test_a_meaning_that_is_missing_is_told(tmp_path: Path) -> None:
    start, end = SHIPPED.index("  better:\n"), SHIPPED.index("\nnegators:")
    assert _problems(tmp_path, SHIPPED[:start] + SHIPPED[end:]) == [
        "lumbar-imaging/values.yaml:15: meanings: better is missing"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    problems: list[Problem] = []
    words = read_values(tmp_path, problems)
    assert [problem.message for problem in problems] == ["the file is missing"]
    assert not words.answers


def test_a_site_adds_words_codes_and_units(tmp_path: Path) -> None:
    overlay = 'meanings: {abnormal: {words: [verminderd], codes: {"urn:site": ["9"]}}}\nunitAliases: {mL: [milli]}\n'
    assert _problems(tmp_path, SHIPPED, overlay) == []
    words = read_values(tmp_path / "cards", [], tmp_path / "site")
    assert words.codes[("urn:site", "9")] is Meaning.ABNORMAL
    assert words.answers["verminderd"] == ((("verminderd",), Meaning.ABNORMAL),)
    assert "milli" in words.unit_aliases["mL"]
    assert "mls" in words.unit_aliases["mL"]


def test_a_site_cannot_say_that_a_word_means_something_else(tmp_path: Path) -> None:
    assert "means normal and abnormal" in _problems(tmp_path, SHIPPED, "meanings: {abnormal: {words: [intact]}}\n")[0]


def test_a_system_has_one_spelling() -> None:
    assert system_key("https://Snomed.info/sct/|20250101") == system_key("http://snomed.info/sct")
    assert system_key(None) == ""
