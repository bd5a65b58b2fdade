"""What a site may add, and that it can neither change nor take away what saves a life."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cds_service.errors import KnowledgeError, Problem
from cds_service.fhir.r4 import Coding
from cds_service.knowledge.lint import lint
from cds_service.knowledge.load import load_knowledge
from cds_service.knowledge.overlay import read_rows_off, unread
from cds_service.knowledge.studies import StudyCatalog, read_studies
from cds_service.knowledge.terminology import Terminology, read_terminology
from tests.unit.knowledge.loaded import CARDS, ICD10CM, SNOMED, value_set

FLOWSHEET = "urn:oid:1.2.840.114350.1.13.0.1.7.2.707679"


def _site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _terminology(folder: Path, files: dict[str, str]) -> tuple[Terminology, list[str]]:
    problems: list[Problem] = []
    read = read_terminology(CARDS, _site(folder, files), problems)
    return read, [str(p) for p in problems]


def _studies(folder: Path, text: str) -> tuple[StudyCatalog, list[str]]:
    problems: list[Problem] = []
    site = _site(folder, {"lumbar-imaging/studies.yaml": text})
    terminology = read_terminology(CARDS, site, problems)
    return read_studies(CARDS, site, terminology.systems, problems), [str(p) for p in problems]


def test_a_site_adds_its_flowsheet_code_to_a_value_set(tmp_path: Path) -> None:
    added = value_set("post-void-residual", {"system": FLOWSHEET, "concept": [{"code": "3040102774"}]})
    site = {
        "valuesets/post-void-residual.json": added,
        "systems.yaml": f"systems:\n  site-flowsheet: {{url: '{FLOWSHEET}'}}\n",
    }
    terminology, problems = _terminology(tmp_path, site)
    assert problems == []
    assert terminology.concepts(FLOWSHEET, "3040102774") == ("post-void-residual",)
    assert terminology.concepts("http://www.ama-assn.org/go/cpt", "51798") == ("post-void-residual",)


def test_a_site_takes_a_code_away_only_from_what_it_names(tmp_path: Path) -> None:
    added = value_set(
        "significant-trauma",
        {"system": ICD10CM, "concept": [{"code": "T07.XXXA"}]},
        exclude=({"system": ICD10CM, "concept": [{"code": "S30.0XXA"}]},),
    )
    terminology, problems = _terminology(tmp_path, {"valuesets/significant-trauma.json": added})
    assert problems == []
    assert terminology.concepts(ICD10CM, "T07.XXXA") == ("significant-trauma",)
    assert terminology.concepts(ICD10CM, "S30.0XXA") == ()
    assert terminology.concepts(ICD10CM, "S30.0XXD") == ("significant-trauma",)


def test_a_value_set_of_a_new_name_is_a_fault(tmp_path: Path) -> None:
    added = value_set("new-one", {"system": SNOMED, "concept": [{"code": "386661006"}]})
    terminology, problems = _terminology(tmp_path, {"valuesets/new-one.json": added})
    assert ["there is no value set new-one to add to" in p for p in problems] == [True]
    assert "new-one" not in terminology.value_sets


def test_a_site_adds_uris_of_a_system(tmp_path: Path) -> None:
    files = {"systems.yaml": "systems:\n  icd-10-cm: {also: ['http://hospital.example.org/icd10']}\n"}
    terminology, problems = _terminology(tmp_path, files)
    assert problems == []
    assert terminology.concepts("https://hospital.example.org/icd10/", "G83.4") == ("cauda-equina-diagnosis",)


def test_a_site_cannot_take_the_uri_of_another_system(tmp_path: Path) -> None:
    terminology, problems = _terminology(
        tmp_path, {"systems.yaml": "systems:\n  icd-10-cm: {also: ['http://loinc.org']}\n"}
    )
    assert len(problems) == 1
    assert terminology.concepts("http://loinc.org", "30341-2") == ("esr",)


def test_a_local_order_code_orders_a_study_and_the_text_is_no_longer_asked(tmp_path: Path) -> None:
    text = "studies:\n  mriLumbarWithoutContrast: {codes: {site-orders: [IMG285]}}\n"
    site = {"systems.yaml": "systems:\n  site-orders: {url: 'urn:site:orders'}\n", "lumbar-imaging/studies.yaml": text}
    problems: list[Problem] = []
    folder = _site(tmp_path, site)
    terminology = read_terminology(CARDS, folder, problems)
    catalog = read_studies(CARDS, folder, terminology.systems, problems)
    assert problems == []
    study = catalog.study_of([Coding("urn:site:orders", "IMG285")], "whatever the text says")
    assert study is not None
    assert study.id == "mriLumbarWithoutContrast"


def test_a_local_order_code_that_the_site_did_not_map_leaves_the_text_to_be_read(tmp_path: Path) -> None:
    site = _site(tmp_path, {"systems.yaml": "systems:\n  site-orders: {url: 'urn:site:orders'}\n"})
    problems: list[Problem] = []
    terminology = read_terminology(CARDS, site, problems)
    catalog = read_studies(CARDS, site, terminology.systems, problems)
    assert problems == []
    assert not terminology.known("urn:site:orders")
    study = catalog.study_of([Coding("urn:site:orders", "IMG9")], "MRI lumbar spine without contrast")
    assert study is not None
    assert study.id == "mriLumbarWithoutContrast"


def test_a_site_adds_words_of_its_orders(tmp_path: Path) -> None:
    catalog, problems = _studies(tmp_path, "words:\n  region: {lumbar: [lendenwirbelsäule, lws]}\n")
    assert problems == []
    study = catalog.study_of([], "MRI LWS")
    assert study is not None
    assert study.id == "mriLumbarUnspecified"


def test_a_site_adds_codes_that_stay_silent(tmp_path: Path) -> None:
    catalog, problems = _studies(
        tmp_path, "silent:\n  - {system: cpt, codes: ['72020'], because: one view of any part}\n"
    )
    assert problems == []
    assert catalog.silent["http://www.ama-assn.org/go/cpt", "72020"] == "one view of any part"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("studies:\n  mriKnee: {codes: {cpt: ['73721']}}\n", 2),
        ("studies:\n  mriLumbarWithoutContrast: {label: Mine, codes: {}}\n", 2),
        ("studies:\n  mriLumbarWithoutContrast: {codes: {nowhere: ['1']}}\n", 2),
        ("words:\n  colour: {red: [x]}\n", 2),
        ("silent:\n  - {system: nowhere, codes: [], because: x}\n", 2),
    ],
)
def test_a_fragment_of_no_sense_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    _, problems = _studies(tmp_path, text)
    assert [p.split(":")[1] for p in problems] == [str(line)]


def test_a_site_switches_rows_off_but_none_that_is_urgent(tmp_path: Path) -> None:
    site = _site(tmp_path, {"rows-off.yaml": 'rows: ["11", "99", "3"]\n'})
    problems: list[Problem] = []
    assert read_rows_off(site, {"3", "11", "21"}, {"3"}, problems) == {"11"}
    assert [str(p) for p in problems] == [
        "rows-off.yaml:1: there is no row 99",
        "rows-off.yaml:1: row 3 tells of an emergency or urgent matter and stays on",
    ]


def test_the_loaded_knowledge_has_the_rows_of_the_overlay_off(tmp_path: Path) -> None:
    plain = load_knowledge(CARDS)
    quiet = load_knowledge(CARDS, _site(tmp_path / "a", {"rows-off.yaml": 'rows: ["11"]\n'}))
    assert (plain.rules.off, quiet.rules.off) == (frozenset(), {"11"})
    assert plain.hash != quiet.hash
    with pytest.raises(KnowledgeError, match="row 3 tells of an emergency"):
        load_knowledge(CARDS, _site(tmp_path / "b", {"rows-off.yaml": 'rows: ["3"]\n'}))


def test_without_an_overlay_all_rows_are_on(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_rows_off(None, {"11"}, set(), problems) == frozenset()
    assert read_rows_off(tmp_path, {"11"}, set(), problems) == frozenset()
    assert problems == []


def test_the_overlay_of_the_integration_guide_is_whole_and_in_order(tmp_path: Path) -> None:
    guide = (CARDS.parent / "docs" / "integration.md").read_text("utf-8")
    shown = re.findall(r"^`my-hospital/(\S+)`\n\n```[a-z]+\n(.*?)^```$", guide, flags=re.DOTALL | re.MULTILINE)
    site = _site(tmp_path, dict(shown))

    assert [name for name, _ in shown] == [
        "systems.yaml",
        "valuesets/post-void-residual.json",
        "lumbar-imaging/studies.yaml",
        "lumbar-imaging/narrative/findings.yaml",
        "lumbar-imaging/values.yaml",
        "rows-off.yaml",
    ]
    assert lint(overlay=site) == []
    known = load_knowledge(overlay=site)
    assert known.terminology.concepts(FLOWSHEET, "3040102774") == ("post-void-residual",)
    assert known.rules.off == {"11"}
    assert "mg/l plasma" in known.values.unit_aliases["mg/L"]


def test_what_nobody_would_read_in_an_overlay_is_a_problem_with_the_names_that_are_possible(tmp_path: Path) -> None:
    site = _site(
        tmp_path,
        {
            "valuesetz/fever.json": "{}",
            "rules-off.yaml": "rows: []\n",
            "valuesets/fever.yaml": "",
            "lumbar-imaging/narrative/phrases.yaml": "",
            "lumbar-imaging/decision.yaml": "",
            "README.md": "ours",
            ".git/config": "",
        },
    )
    assert [str(problem) for problem in unread(site)] == [
        "lumbar-imaging/decision.yaml: is not read; here may be chart.yaml, findings.yaml, narrative, studies.yaml, values.yaml",
        "lumbar-imaging/narrative/phrases.yaml: is not read; here may be findings.yaml",
        "rules-off.yaml: is not read; here may be lumbar-imaging, rows-off.yaml, systems.yaml, valuesets",
        "valuesets/fever.yaml: is not read; here may be *.json",
        "valuesetz: is not read; here may be lumbar-imaging, rows-off.yaml, systems.yaml, valuesets",
    ]
    with pytest.raises(KnowledgeError, match="valuesetz: is not read"):
        load_knowledge(overlay=site)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("rows-off.yaml", "# ours\nrowz: []\n", "rows-off.yaml:2: has an unknown member rowz"),
        ("rows-off.yaml", "# ours\nrows: 11\n", "rows-off.yaml:2: rows must be a list"),
        ("systems.yaml", "systems:\n  ours:\n    uri: 'urn:x'\n", "systems.yaml:3: has an unknown member uri"),
        (
            "lumbar-imaging/narrative/findings.yaml",
            "version: 1.0.0\nfindings:\n  saddle-sensory-loss:\n    presents: [numb]\n",
            "lumbar-imaging/narrative/findings.yaml:4: has an unknown member presents",
        ),
        (
            "valuesets/fever.json",
            '{"resourceType": "ValueSet",\n "id": "fewer"}',
            "valuesets/fever.json:2: id must be fever, after the name of the file",
        ),
    ],
)
def test_a_fault_of_an_overlay_is_a_demand_at_its_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    assert told in [str(problem) for problem in lint(overlay=_site(tmp_path, {name: text}))]
