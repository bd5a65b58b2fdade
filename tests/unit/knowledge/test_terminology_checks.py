"""What lint says about terminology: each fault with its file, and nothing about the cards that ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cds_service.errors import Problem
from cds_service.knowledge.check_digits import loinc_valid, snomed_valid
from cds_service.knowledge.findings import read_findings
from cds_service.knowledge.studies import read_studies
from cds_service.knowledge.terminology import read_terminology
from cds_service.knowledge.terminology_checks import check_terminology
from tests.unit.knowledge.loaded import CARDS, ICD10CM, LOINC, SNOMED, copy_of_cards, value_set

USED = {"corticosteroid"}
"""Value sets that the classes of medicines ask for."""


def _problems(root: Path, overlay: Path | None = None) -> list[str]:
    problems: list[Problem] = []
    terminology = read_terminology(root, overlay, problems)
    findings = read_findings(root, overlay, problems, value_sets=terminology.value_sets)
    studies = read_studies(root, overlay, terminology.systems, problems)
    return [str(p) for p in (*problems, *check_terminology(root, terminology, findings, studies, USED))]


def _edit(path: Path, change: Any) -> None:
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data, indent=1), "utf-8")


def test_the_cards_that_ship_have_no_fault() -> None:
    assert _problems(CARDS) == []


@pytest.mark.parametrize(
    ("name", "include", "fault"),
    [
        ("fever", {"system": SNOMED, "concept": [{"code": "386661007"}]}, "386661007 is mistyped"),
        ("esr", {"system": LOINC, "concept": [{"code": "30341-3"}]}, "30341-3 is mistyped"),
        ("fever", {"system": "http://example.org/x", "concept": [{"code": "1"}]}, "is not in systems.yaml"),
        (
            "fever",
            {"system": SNOMED, "filter": [{"property": "concept", "op": "is-a", "value": "386661006"}]},
            "list them",
        ),
        ("fever", {"system": ICD10CM, "filter": [{"property": "code", "op": "regex", "value": "R5("}]}, "no regular"),
        (
            "fever",
            {"system": ICD10CM, "filter": [{"property": "display", "op": "=", "value": "x"}]},
            "a filter must be",
        ),
        ("fever", {"system": ICD10CM}, "a whole code system is never meant"),
        ("fever", {"system": ICD10CM, "valueSet": ["urn:x"]}, "valueSet"),
        ("fever", {"concept": [{"code": "R50.9"}]}, "system"),
        ("chills", {"system": ICD10CM, "concept": [{"code": "R50.9"}]}, "exclude each other: chills, fever"),
        ("pregnancy-absent", {"system": SNOMED, "concept": [{"code": "77386006"}]}, "states and denies pregnancy"),
        ("fever", {"system": ICD10CM, "concept": [{"code": "Z51.5"}]}, "Z51.5 was set aside: no row asks"),
        ("fever", {"system": "http://www.ama-assn.org/go/cpt", "concept": [{"code": "72148"}]}, "72148 is the study"),
    ],
)
def test_a_fault_in_a_value_set_is_told_with_its_file(tmp_path: Path, name: str, include: Any, fault: str) -> None:
    root = copy_of_cards(tmp_path)
    _edit(root / "valuesets" / f"{name}.json", lambda data: data["compose"]["include"].append(include))
    told = [p for p in _problems(root) if fault in p]
    assert told
    assert all(p.startswith("valuesets/") for p in told)


def test_what_fhir_does_not_accept_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    _edit(root / "valuesets" / "fever.json", lambda data: data.update(status="nice", colour="red"))
    told = [p for p in _problems(root) if p.startswith("valuesets/fever.json:") and "FHIR:" in p]
    assert any("colour" in p for p in told)


@pytest.mark.parametrize("key", ["title", "purpose", "description", "version", "id", "url", "resourceType", "compose"])
def test_a_value_set_without_its_words_is_told(tmp_path: Path, key: str) -> None:
    root = copy_of_cards(tmp_path)
    _edit(root / "valuesets" / "fever.json", lambda data: data.pop(key))
    assert any(p.startswith("valuesets/fever.json:") and key in p for p in _problems(root))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"resourceType": "ValueSet"}'])
def test_a_broken_file_is_told_beside_all_other_faults(tmp_path: Path, text: str) -> None:
    root = copy_of_cards(tmp_path)
    (root / "valuesets" / "fever.json").write_text(text, "utf-8")
    _edit(root / "valuesets" / "chills.json", lambda data: data.pop("title"))
    problems = _problems(root)
    assert any(p.startswith("valuesets/fever.json:") for p in problems)
    assert any(p.startswith("valuesets/chills.json:") for p in problems)


def test_a_fault_has_the_line_where_it_stands(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    text = (root / "valuesets" / "fever.json").read_text("utf-8")
    lines = text.replace('"value": "R50.84"', '"value": "R50.84", "extra": 1').splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "R50.84" in line)
    lines[number - 1] = lines[number - 1].replace('"is-a", "value": "R50.84"', '"below", "value": "R50.84"')
    (root / "valuesets" / "fever.json").write_text("\n".join(lines), "utf-8")
    assert any(p.startswith(f"valuesets/fever.json:{number}: a filter must be") for p in _problems(root))


def test_a_value_set_that_nobody_asks_for_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    (root / "valuesets" / "lonely.json").write_text(
        value_set("lonely", {"system": ICD10CM, "concept": [{"code": "Q99.9", "display": "Other"}]}), "utf-8"
    )
    assert _problems(root) == ["valuesets/lonely.json:1: no finding asks for this value set"]


def test_a_code_without_label_and_an_exclusion_of_nothing_are_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    stem = {"system": ICD10CM, "filter": [{"property": "concept", "op": "is-a", "value": "J06"}]}
    _edit(root / "valuesets" / "fever.json", lambda data: data["compose"]["exclude"].append(stem))
    problems = _problems(root)
    assert [p.split(": ", 1)[1] for p in problems] == [
        "J06 has no label for those who review it",
        "J06 is excluded and would not be in it anyway",
    ]


def test_a_finding_without_a_code_of_its_own_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    path = root / "lumbar-imaging" / "findings.yaml"
    path.write_text(
        path.read_text("utf-8") + "  brand-new: {label: New, group: context, valueSets: [fever]}\n", "utf-8"
    )
    assert any("brand-new: every finding, and nothing else, has a code here" in p for p in _problems(root))


def test_a_code_of_ours_under_another_name_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    path = root / "valuesets" / "red-flag-unnamed.json"
    path.write_text(
        path.read_text("utf-8").replace('"display": "A red flag that is not named"', '"display": "Fever"'), "utf-8"
    )
    assert any(
        "red-flag-unnamed is called A red flag that is not named in its code system" in p for p in _problems(root)
    )


def test_a_code_of_two_studies_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    path = root / "lumbar-imaging" / "studies.yaml"
    path.write_text(path.read_text("utf-8").replace('cpt: ["72149"]', 'cpt: ["72149", "72148"]'), "utf-8")
    assert any("72148 is also under mriLumbarWithoutContrast" in p for p in _problems(root))


def test_a_uri_of_two_systems_is_told(tmp_path: Path) -> None:
    root = copy_of_cards(tmp_path)
    path = root / "systems.yaml"
    path.write_text(path.read_text("utf-8") + "  twin:\n    url: https://LOINC.org/\n", "utf-8")
    assert any("is also that of loinc" in p for p in _problems(root))


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("192970008", True),
        ("394451000119106", True),
        ("192970009", False),
        ("129970008", False),
        ("12345", False),
        ("", False),
        ("١٩٢٩٧٠٠٠٨", False),
    ],
)
def test_the_check_digit_of_snomed_ct_finds_a_typing_error(code: str, valid: bool) -> None:
    assert snomed_valid(code) is valid


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("30341-2", True),
        ("8310-5", True),
        ("24968-0", True),
        ("30797-1", False),
        ("30341", False),
        ("x-1", False),
        ("", False),
    ],
)
def test_the_check_digit_of_loinc_finds_a_typing_error(code: str, valid: bool) -> None:
    assert loinc_valid(code) is valid
