"""findings.yaml is read strictly, all faults at once; a site may add and never change."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cds_service.clinical.spec import Kind
from cds_service.errors import Problem
from cds_service.knowledge.findings import FindingBook, read_findings
from tests.unit.knowledge.loaded import CARDS, findings

CONTRACT = [
    "low-back-pain",
    "leg-pain",
    "bilateral-leg-pain",
    "radiculopathy-lumbar",
    "radiculopathy-cervical",
    "radiculopathy-thoracic",
    "cauda-equina-diagnosis",
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bowel-incontinence",
    "bladder-bowel-dysfunction",
    "reduced-anal-tone",
    "sexual-dysfunction",
    "post-void-residual",
    "fever",
    "chills",
    "night-pain",
    "night-sweats",
    "weight-loss",
    "cancer-history",
    "cancer-active",
    "iv-drug-use",
    "immunosuppression",
    "spinal-infection",
    "bacteraemia",
    "crp",
    "esr",
    "wbc",
    "corticosteroid-long-term",
    "significant-trauma",
    "osteoporosis",
    "vertebral-fracture",
    "aortic-aneurysm",
    "pulsatile-abdominal-mass",
    "progressive-weakness",
    "foot-drop",
    "leg-weakness",
    "weakness-hip-flexion",
    "weakness-knee-extension",
    "weakness-hip-adduction",
    "weakness-hip-abduction",
    "weakness-dorsiflexion",
    "weakness-great-toe-extension",
    "weakness-eversion",
    "weakness-inversion",
    "weakness-plantarflexion",
    "reflex-patellar-reduced",
    "reflex-achilles-reduced",
    "reflex-medial-hamstring-reduced",
    "reflex-hyper-or-babinski",
    "sensory-level",
    "sensory-loss-anterior-thigh",
    "sensory-loss-medial-leg",
    "sensory-loss-dorsum-foot",
    "sensory-loss-lateral-foot-sole",
    "leg-numbness",
    "slr",
    "crossed-slr",
    "femoral-stretch",
    "neurogenic-claudication",
    "conservative-pt",
    "conservative-nsaid",
    "conservative-injection",
    "surgical-candidate",
    "prior-lumbar-surgery",
    "prior-lumbar-mri",
    "mri-unsafe-device",
    "mri-conditional-device",
    "pregnancy",
    "anticoagulant",
    "platelets",
    "renal-function",
    "contrast-allergy",
    "disc-herniation",
    "disc-degeneration",
    "spinal-stenosis",
    "spondylolisthesis",
    "transitional-vertebra",
    "piriformis-syndrome",
    "spinal-tumour",
    "spondyloarthritis",
    "hip-disorder",
    "peroneal-neuropathy",
    "plexopathy",
    "diabetes",
    "zoster",
]

HEAD = "version: 1.0.0\ndefaults: {kind: presence, sources: [conditions]}\nfindings:\n"


def _read(tmp_path: Path, stanzas: str, overlay: str | None = None) -> tuple[FindingBook, list[Problem]]:
    root, site = tmp_path / "cards", tmp_path / "site"
    for folder, text in ((root, HEAD + stanzas), (site, overlay)):
        if text is not None:
            (folder / "lumbar-imaging").mkdir(parents=True)
            (folder / "lumbar-imaging" / "findings.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    return read_findings(root, site if overlay is not None else None, problems), problems


def test_every_finding_of_the_contract_is_there() -> None:
    assert set(CONTRACT) - set(findings().specs) == set()


def test_a_finding_takes_what_its_stanza_leaves_out_from_the_defaults() -> None:
    spec = findings().specs["low-back-pain"]
    assert spec.kind is Kind.PRESENCE
    assert spec.sources == ("conditions", "observations")
    assert spec.value_sets == ("low-back-pain",)


def test_a_finding_knows_its_sets_and_the_sets_know_it() -> None:
    assert findings().specs["radiculopathy-lumbar"].value_sets == (
        "radiculopathy-lumbar",
        "radiculopathy-lumbosacral",
        "sciatica",
    )
    assert findings().by_value_set["sciatica"] == ("radiculopathy-lumbar",)
    assert "saddle-sensory-loss" in findings().site_sets["sensory-loss-generic"]
    assert findings().absent_sets["pregnancy-absent"] == ("pregnancy",)


def test_a_threshold_is_never_reached_until_its_parameter_is_told() -> None:
    quantity = findings().specs["post-void-residual"].quantity
    assert quantity is not None
    assert (quantity.parameter, quantity.at_least, quantity.below) == ("pvrThreshold", math.inf, None)
    told = findings().with_parameters({"pvrThreshold": 150, "plateletsLow": 50}).specs
    assert told["post-void-residual"].quantity is not None
    assert told["post-void-residual"].quantity.at_least == 150
    assert told["platelets"].quantity is not None
    assert (told["platelets"].quantity.at_least, told["platelets"].quantity.below) == (None, 50)


def test_degrees_fahrenheit_have_an_offset_and_a_factor() -> None:
    quantity = findings().specs["fever"].quantity
    assert quantity is not None
    add, factor = next((a, f) for unit, a, f in quantity.factors if unit == "[degF]")
    assert (100.4 + add) * factor == pytest.approx(38.0)


def test_all_faults_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    _, problems = _read(
        tmp_path,
        "  a: {label: A, group: pain}\n"
        "  b: {group: pain}\n"
        "  c: {label: C, group: pain, colour: red}\n"
        "  d: {label: D, group: pain, kind: smell}\n"
        "  e: {label: E, group: pain, presenceIncludes: [nowhere]}\n"
        "  f: {label: F, group: pain, kind: quantity}\n"
        "  a: {label: A again, group: pain}\n",
    )
    assert [(p.file, p.line) for p in problems] == [
        ("lumbar-imaging/findings.yaml", 10),
        ("lumbar-imaging/findings.yaml", 5),
        ("lumbar-imaging/findings.yaml", 6),
        ("lumbar-imaging/findings.yaml", 7),
        ("lumbar-imaging/findings.yaml", 9),
        ("lumbar-imaging/findings.yaml", 8),
    ]
    text = "\n".join(map(str, problems))
    for word in ("label", "colour", "smell", "nowhere", "quantity", "stands twice"):
        assert word in text


@pytest.mark.parametrize(
    ("quantity", "fault"),
    [
        ("{unit: mL, units: [[mL, 0, 1]], plausible: [0, 9]}", "either atLeast or below"),
        ("{unit: mL, units: [[mL, 0, 1]], plausible: [0, 9], atLeast: 1, below: 2}", "either atLeast or below"),
        ("{unit: mL, units: [[L, 0, 1000]], plausible: [0, 9], atLeast: 1}", "not among its units"),
        ("{unit: mL, units: [[mL, 0, 1]], plausible: [9, 0], atLeast: 1}", "low and high"),
    ],
)
def test_a_quantity_of_no_sense_is_a_fault(tmp_path: Path, quantity: str, fault: str) -> None:
    _, problems = _read(tmp_path, f"  a: {{label: A, group: pain, kind: quantity, quantity: {quantity}}}\n")
    assert [fault in str(p) for p in problems] == [True]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b\n", "a: [", "findings: 3"])
def test_a_file_that_is_no_findings_file_is_a_fault_and_never_a_crash(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "lumbar-imaging"
    folder.mkdir()
    (folder / "findings.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert read_findings(tmp_path, None, problems).specs == {}
    assert problems


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    problems: list[Problem] = []
    read_findings(tmp_path, None, problems)
    assert [str(p) for p in problems] == ["lumbar-imaging/findings.yaml:1: the file is missing"]


def test_a_value_set_that_is_not_there_is_a_fault() -> None:
    problems: list[Problem] = []
    read_findings(CARDS, None, problems, value_sets=set(findings().by_value_set) - {"sciatica"})
    assert any("radiculopathy-lumbar names sciatica" in str(p) for p in problems)


def test_a_site_adds_value_sets_to_a_finding_and_whole_findings(tmp_path: Path) -> None:
    book, problems = _read(
        tmp_path,
        "  a: {label: A, group: pain, lookBack: 14}\n",
        "findings:\n  a: {valueSets: [site-a, a]}\n  own: {label: Own, group: context}\n",
    )
    assert problems == []
    assert book.specs["a"].value_sets == ("a", "site-a")
    assert book.specs["a"].look_back_days == 14
    assert book.by_value_set["site-a"] == ("a",)
    assert book.specs["own"].label == "Own"


def test_a_site_cannot_change_what_a_finding_is(tmp_path: Path) -> None:
    book, problems = _read(tmp_path, "  a: {label: A, group: pain, lookBack: 14}\n", "findings:\n  a: {lookBack: 1}\n")
    assert [(p.file, p.line) for p in problems] == [("lumbar-imaging/findings.yaml", 2)]
    assert book.specs["a"].look_back_days == 14
