"""What ``lint`` says about a broken copy of the knowledge: every fault, all at once, each with its file and line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cds_service.knowledge.lint import lint
from tests.unit.knowledge.loaded import CARDS, ICD10CM, value_set

CARD = "lumbar-imaging/cards/defer-early.md"
DECISION = "lumbar-imaging/decision.yaml"
EVIDENCE = "lumbar-imaging/evidence.yaml"
WORDS = "lumbar-imaging/words.yaml"
LONG = "Low back pain " * 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the knowledge without patients beside it."""
    return Path(shutil.copytree(CARDS, tmp_path_factory.mktemp("broken") / "cards"))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name}: {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def _json(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data, indent=2), "utf-8")


def _line(path: Path, part: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if part in line)


@pytest.fixture(scope="module")
def wrong(folder: Path) -> list[str]:
    root = Path(shutil.copytree(folder, folder.parent / "wrong" / "cards"))
    cards = root / "lumbar-imaging" / "cards"
    _replace(cards / "defer-early.md", "evidence: [S1,", "evidence: [S999,")
    _replace(cards / "defer-early.md", "order: physical-therapy", "order: physical-terapy")
    _replace(cards / "defer-early.md", "facts: [pregnancy]", "facts: [pregnansy]")
    _replace(cards / "defer-weakness.md", "modifiers: [motorStableWeakness]", "modifiers: [motorWeakness]")
    _replace(cards / "defer-time-alone.md", 'rows: ["20"]', 'rows: ["99"]')
    _replace(cards / "duplicate-recent.md", "dispositions: [duplicateRecent]", "dispositions: [duplicate]")
    _replace(cards / "edx-first.md", "indicator: warning", "indicator: critical")
    _replace(cards / "edx-first.md", "dispositions: [edxFirst]", 'dispositions: [edxFirst], rows: ["13"]')
    _replace(cards / "change-protocol.md", "study: mriLumbarWithoutContrast", "study: mriLumbarPlain")
    _replace(cards / "xray-weak-sign.md", "unlessWithin: labDays", "unlessWithin: labDay")
    _replace(cards / "patient-view-info.md", "hooks: [patient-view]", "hooks: [patient-vew]")
    _replace(cards / "region-cord.md", "evidence: [D1]", "evidence: []")
    _replace(cards / "supporting-bleeding.md", "indicator: warning", "indicator: critical")
    (cards / "defer-copy.md").write_text(
        (cards / "defer-weakness.md").read_text("utf-8").replace("id: defer-weakness", "id: defer-zz"), "utf-8"
    )
    _replace(
        root / DECISION,
        "disposition: xrayFirst\n    indicator: warning",
        "disposition: xrayFirst\n    indicator: critical",
    )
    _replace(root / WORDS, "complaints: [radiculopathy-lumbar,", "complaints: [radiculopathy,")
    _replace(root / WORDS, "optionalSources: [encounter]", "optionalSources: [encounters]")
    _replace(root / WORDS, "modifiers: [deviceConditional]", "modifiers: [deviceConditionally]")
    _json(root / "questionnaires" / "red-flags.json", lambda d: d["item"][0].update(colour="red"))
    _json(root / "lumbar-imaging/orders/esr.json", lambda d: d.update(colour="red"))
    _json(root / "valuesets/fever.json", lambda d: d.update(colour="red"))
    patient = root.parent / "fhir_fixtures" / "vignettes" / "001-only-one"
    patient.mkdir(parents=True)
    (patient / "case.yaml").write_text('expected: {row: "20"}\n', "utf-8")
    (patient.parent / "002-nothing-expected").mkdir()
    (patient.parent / "002-nothing-expected" / "case.yaml").write_text("chart: {}\n", "utf-8")
    return [str(problem) for problem in lint(root)]


@pytest.fixture(scope="module")
def unreadable(folder: Path) -> list[str]:
    root = Path(shutil.copytree(folder, folder.parent / "unreadable" / "cards"))
    cards = root / "lumbar-imaging" / "cards"
    text = (root / EVIDENCE).read_text("utf-8")
    (root / EVIDENCE).write_text(text.replace("    checked: 2026-11-22\n", "", 2), "utf-8")
    _replace(root / DECISION, "    urgency: routine\n    evidence: [D1]", "    urgency: routin\n    evidence: [D1]")
    _replace(root / DECISION, "title: Early, no row above", "titel: Early, no row above")
    _replace(cards / "defer-early.md", '  - "{complaintFor}:', f'  - "{LONG}:')
    _replace(cards / "defer-time-alone.md", "{complaintFor}, {conservative}", "{complainFor}, {conservative}")
    _replace(cards / "edx-first.md", "overrideReasons: [nerveStudyDone,", "overrideReasons: [nerveStudiesDone,")
    _replace(cards / "region-mismatch.md", "evidence:", "evidenz:")
    _json(root / "codesystems/override-reasons.json", lambda d: d["concept"][2].update(display=" "))
    _json(root / "valuesets/fever.json", lambda d: d.update(colour="red"))
    _replace(root / WORDS, "patient-refuses: The patient declines", 'patient-refuses: ""')
    _replace(root / WORDS, "  demo:", "  demonstration:")
    return [str(problem) for problem in lint(root)]


def test_the_knowledge_that_ships_is_in_order() -> None:
    assert lint() == []


class TestEverythingThatCanBeReadAndIsWrong:
    """One copy with many faults: each is told, and with it all the others."""

    @pytest.mark.parametrize(
        ("place", "fault"),
        [
            (CARD, "no evidence S999"),
            (CARD, "no order physical-terapy"),
            (CARD, "no finding pregnansy"),
            ("lumbar-imaging/cards/defer-weakness.md", "no modifier motorWeakness"),
            ("lumbar-imaging/cards/defer-time-alone.md", "no row 99"),
            ("lumbar-imaging/cards/duplicate-recent.md", "no row leads to duplicate"),
            ("lumbar-imaging/cards", "no card without conditions for duplicateRecent"),
            ("lumbar-imaging/cards/edx-first.md", "critical, though no row that it serves is an emergency or urgent"),
            ("lumbar-imaging/cards/change-protocol.md", "no study mriLumbarPlain"),
            ("lumbar-imaging/cards/xray-weak-sign.md", "no parameter labDay"),
            ("lumbar-imaging/cards/patient-view-info.md", "no hook patient-vew"),
            ("lumbar-imaging/cards/region-cord.md", "no evidence is named"),
            ("lumbar-imaging/cards/supporting-bleeding.md", "a supporting card is never critical"),
            ("lumbar-imaging/cards/defer-copy.md", "is never chosen: defer-weakness fits whenever it does"),
            (DECISION, "row 15 is critical, and neither an emergency nor urgent"),
            (WORDS, "lists.complaints: radiculopathy is no finding"),
            (WORDS, "lists.optionalSources: encounters is no source"),
            (WORDS, "no modifier deviceConditionally"),
            ("questionnaires/red-flags.json", "FHIR: item.0.colour"),
            ("lumbar-imaging/orders/esr.json", "FHIR: colour"),
            ("valuesets/fever.json", "FHIR: colour"),
            (DECISION, "row 21: no vignette has it as yes"),
            (DECISION, "row 3: no vignette has it as yes"),
            ("fhir_fixtures/vignettes/002-nothing-expected/case.yaml", "nothing is expected"),
        ],
    )
    def test_a_fault_is_told_with_its_file(self, wrong: list[str], place: str, fault: str) -> None:
        assert [line for line in wrong if line.startswith(f"{place}:") and fault in line], "\n".join(wrong)

    def test_a_row_that_a_vignette_passes_by_is_not_blamed_for_it(self, wrong: list[str]) -> None:
        assert not [line for line in wrong if "row 19: no vignette has it as no" in line]

    def test_they_are_told_in_the_order_of_files_and_lines(self, wrong: list[str]) -> None:
        places = [(line.split(":")[0], int(line.split(":")[1])) for line in wrong]
        assert places == sorted(places)

    def test_fhir_faults_name_the_line(self, wrong: list[str], folder: Path) -> None:
        path = folder.parent / "wrong" / "cards" / "lumbar-imaging/orders/esr.json"
        assert f"lumbar-imaging/orders/esr.json:{_line(path, 'colour')}: FHIR: colour" in "\n".join(wrong)


class TestWhatCannotEvenBeRead:
    def test_every_citation_without_a_date(self, unreadable: list[str], folder: Path) -> None:
        path = folder.parent / "unreadable" / "cards" / EVIDENCE
        wanted = [f"{EVIDENCE}:{_line(path, name)}:" for name in ("  S1:", "  S1a:")]
        missing = [line for line in unreadable if "must have a member checked" in line]
        assert [line.split(" ")[0] for line in missing] == wanted

    def test_every_fault_of_the_table_that_keeps_it_from_being_read(self, unreadable: list[str], folder: Path) -> None:
        path = folder.parent / "unreadable" / "cards" / DECISION
        for fault in ("urgency: routin\n", "titel: Early"):
            line = path.read_text("utf-8").split(fault)[0].count("\n") + 1
            told = [p for p in unreadable if p.startswith(f"{DECISION}:") and fault.split(":")[0] in p]
            assert told, "\n".join(unreadable)
            assert all(abs(int(p.split(":")[1]) - line) <= 2 for p in told), told

    @pytest.mark.parametrize(
        ("place", "fault"),
        [
            (CARD, "longer than 139 characters"),
            ("lumbar-imaging/cards/defer-time-alone.md", "unknown placeholder {complainFor}"),
            ("lumbar-imaging/cards/edx-first.md", "override reason nerveStudiesDone is not known"),
            ("lumbar-imaging/cards/region-mismatch.md", "evidenz"),
            ("codesystems/override-reasons.json", "managementElsewhere has no display"),
            (WORDS, "patient-refuses has no display"),
            (WORDS, "phrases: missing or not known: demo, demonstration"),
            ("valuesets/fever.json", "FHIR: colour"),
        ],
    )
    def test_a_fault_is_told_with_its_file(self, unreadable: list[str], place: str, fault: str) -> None:
        assert [line for line in unreadable if line.startswith(f"{place}:") and fault in line], "\n".join(unreadable)


class TestOverlay:
    def test_a_site_folder_is_checked_with_ours(self, tmp_path: Path) -> None:
        (tmp_path / "valuesets").mkdir()
        wrong = json.loads(value_set("fever", {"system": ICD10CM, "concept": [{"code": "R50.8", "display": "Fever"}]}))
        (tmp_path / "valuesets" / "fever.json").write_text(json.dumps(wrong | {"colour": "red"}, indent=1), "utf-8")
        (tmp_path / "rows-off.yaml").write_text('rows: ["3"]\n', "utf-8")
        told = [str(problem) for problem in lint(overlay=tmp_path)]
        assert any(line.startswith("valuesets/fever.json:") and "FHIR: colour" in line for line in told)
        assert any(line.startswith("rows-off.yaml:1: row 3 tells of an emergency") for line in told)

    def test_one_that_only_adds_is_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "rows-off.yaml").write_text('rows: ["11"]\n', "utf-8")
        assert lint(overlay=tmp_path) == []


def test_without_patients_beside_it_nothing_is_asked_of_them(folder: Path) -> None:
    assert lint(folder) == []


def test_a_card_that_is_no_text_is_told_with_its_line_and_the_rest_as_well(folder: Path) -> None:
    root = Path(shutil.copytree(folder, folder.parent / "no-text" / "cards"))
    with (root / CARD).open("ab") as card:
        card.write(b"\xff\xfe")
    lines = (root / CARD).read_bytes().count(b"\n", 0, -2) + 1
    _replace(root / "lumbar-imaging/cards/edx-first.md", "indicator: warning", "indicator: grave")
    told = [str(problem) for problem in lint(root)]
    assert f"{CARD}:{lines}: is not text in UTF-8; save the file in that encoding" in told
    assert any(line.startswith("lumbar-imaging/cards/edx-first.md:") for line in told)
