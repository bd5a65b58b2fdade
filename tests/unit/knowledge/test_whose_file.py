"""Problems say whose file they are in, what is wrong in words, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_service.bootstrap.review import check_knowledge
from cds_service.errors import SettingsError
from cds_service.knowledge.nearest import nearest
from cds_service.settings import read_settings

STUDY = "studies:\n  mriLumbarWithContrast:\n    codes:\n      cpt: ['{code}']\n"


def told(folder: Path, name: str, text: str | bytes, **settings: str) -> list[str]:
    """What lint says with one file in the overlay."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [str(problem) for problem in check_knowledge(read_settings(settings), folder)]


def test_a_code_of_ours_under_another_study_is_told_in_the_file_of_the_site(tmp_path: Path) -> None:
    found = told(tmp_path, "lumbar-imaging/studies.yaml", STUDY.format(code="72132"))
    assert found == ["lumbar-imaging/studies.yaml:2: 72132 is also under ctLumbarWithContrast"]


def test_a_code_of_ours_under_a_study_that_stands_before_it_is_told_there_too(tmp_path: Path) -> None:
    text = STUDY.format(code="72132").replace("mriLumbarWithContrast", "mriLumbarWithoutContrast")
    assert told(tmp_path, "lumbar-imaging/studies.yaml", text) == [
        "lumbar-imaging/studies.yaml:2: 72132 is also under ctLumbarWithContrast"
    ]


def test_a_code_of_the_site_alone_is_in_order(tmp_path: Path) -> None:
    text = "studies:\n  mriLumbarWithContrast:\n    codes:\n      cpt: ['72149']\n"
    assert told(tmp_path, "lumbar-imaging/studies.yaml", text) == []


def test_a_value_set_that_there_is_not_is_told_in_the_file_of_the_site(tmp_path: Path) -> None:
    text = "findings:\n  fever: {valueSets: [fever, fevers]}\n"
    assert told(tmp_path, "lumbar-imaging/findings.yaml", text) == [
        "lumbar-imaging/findings.yaml:2: fever names fevers, which is no value set; the nearest is fever"
    ]


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("mg/XX", "mg/XX is no unit that a value is read in; the nearest is mg/l"),
        ("nonsense", "nonsense is no unit that a value is read in; units are "),
    ],
)
def test_a_spelling_of_a_unit_that_nothing_is_measured_in_is_refused(tmp_path: Path, unit: str, message: str) -> None:
    (found,) = told(tmp_path, "lumbar-imaging/values.yaml", f"unitAliases:\n  mg/L: [mg pro l]\n  {unit}: [zz]\n")
    assert found.startswith(f"lumbar-imaging/values.yaml:3: {message}")


@pytest.mark.parametrize("unit", ["mg/L", "ug/mL", "kg", "Cel"])
def test_a_spelling_of_a_unit_of_ours_is_in_order(tmp_path: Path, unit: str) -> None:
    assert told(tmp_path, "lumbar-imaging/values.yaml", f"unitAliases:\n  {unit}: [zz]\n") == []


def test_what_is_no_text_is_told_in_words(tmp_path: Path) -> None:
    assert told(tmp_path, "rows-off.yaml", b"rows:\n  - \xff\n") == [
        "rows-off.yaml:2: is not text in UTF-8; save the file in that encoding"
    ]


@pytest.mark.parametrize("name", ["valuesets/fever.json", "lumbar-imaging/narrative/findings.yaml"])
def test_a_folder_in_place_of_a_file_is_told_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    found = [str(problem) for problem in check_knowledge(read_settings({}), tmp_path)]
    assert any(line.startswith(f"{name}: is ") for line in found)
    assert not any("Error" in line for line in found)


def test_an_overlay_that_is_a_file_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sites").mkdir()
    Path("sites/one").write_text("", encoding="utf-8")
    (one,) = check_knowledge(read_settings({}), Path("sites/one"))
    (none,) = check_knowledge(read_settings({}), Path("sites/two"))
    assert str(one) == "sites/one: the overlay is not a folder; name it in CDS_OVERLAY or --overlay"
    assert str(none) == "sites/two: the overlay folder is missing; name it in CDS_OVERLAY or --overlay"
    (root,) = check_knowledge(read_settings({}), Path("/nosuch"))
    assert str(root) == "/nosuch: the overlay folder is missing; name it in CDS_OVERLAY or --overlay"


def test_a_problem_of_ours_is_named_from_above_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from cds_service.bootstrap import review
    from cds_service.knowledge.load import find_cards

    cards = tmp_path / "cards"
    shutil.copytree(find_cards(), cards)
    (cards / "lumbar-imaging" / "evidence.yaml").write_text("a: b: c\n", encoding="utf-8")
    monkeypatch.setattr(review, "find_cards", lambda: cards)
    assert "cards/lumbar-imaging/evidence.yaml:1: must be YAML" in map(str, check_knowledge(read_settings({})))


@pytest.mark.parametrize("row", ["99", "3"])
def test_settings_that_serve_refuses_are_refused_by_lint(row: str) -> None:
    with pytest.raises(SettingsError, match=f"CDS_RULES_OFF: .*{row}"):
        check_knowledge(read_settings({"CDS_RULES_OFF": row}))


def test_the_nearest_name_is_the_one_that_is_spelt_most_alike() -> None:
    assert nearest("leg pain", ["leg-pain", "low-back-pain"]) == "; the nearest is leg-pain"
    assert nearest("xyz", ["leg-pain"]) == ""
