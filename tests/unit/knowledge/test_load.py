"""All of ``cards/`` in one value: found by itself, complete, with a hash that tells two knowledges apart."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from cds_service.errors import KnowledgeError
from cds_service.knowledge.evidence import EvidenceStatus
from cds_service.knowledge.load import Knowledge, find_cards, load_knowledge
from cds_service.knowledge.table_checks import check_table


@cache
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_cards(), tmp_path / "cards"))


def test_the_shipped_knowledge_loads_and_knows_its_version() -> None:
    assert shipped().version == "1.0.0"
    assert shipped().hash.startswith("sha256:")
    assert len(shipped().hash) == len("sha256:") + 64


def test_the_table_passes_its_lint() -> None:
    assert [str(p) for p in check_table(shipped().table, shipped().evidence)] == []


class TestFinding:
    @staticmethod
    def _cards(folder: Path) -> Path:
        (folder / "cards" / "lumbar-imaging").mkdir(parents=True)
        return folder / "cards"

    def test_in_a_checkout_it_lies_beside_the_package(self, tmp_path: Path) -> None:
        beside = self._cards(tmp_path)
        assert find_cards(tmp_path / "cds_service") == beside

    def test_as_installed_it_lies_inside_the_package(self, tmp_path: Path) -> None:
        self._cards(tmp_path)
        inside = self._cards(tmp_path / "cds_service")
        assert find_cards(tmp_path / "cds_service") == inside

    def test_in_neither_place(self, tmp_path: Path) -> None:
        with pytest.raises(KnowledgeError, match="the folder is missing"):
            find_cards(tmp_path / "cds_service")


class TestHash:
    def test_the_same_files_give_the_same_hash_wherever_they_lie(self, copy: Path) -> None:
        assert load_knowledge(copy).hash == shipped().hash

    def test_a_hidden_file_changes_nothing(self, copy: Path) -> None:
        (copy / ".DS_Store").write_bytes(b"x")
        assert load_knowledge(copy).hash == shipped().hash

    def test_one_word_of_one_card_changes_it(self, copy: Path) -> None:
        card = copy / "lumbar-imaging" / "cards" / "cauda-equina.md"
        card.write_text(card.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
        assert load_knowledge(copy).hash != shipped().hash

    def test_a_number_in_force_changes_it(self) -> None:
        assert load_knowledge(parameters={"deferralDays": 28}).hash != shipped().hash

    def test_the_number_as_shipped_does_not(self) -> None:
        assert load_knowledge(parameters={"deferralDays": 42}).hash == shipped().hash

    def test_a_row_that_is_switched_off_changes_it(self) -> None:
        assert load_knowledge(off=frozenset({"11"})).hash != shipped().hash

    def test_an_overlay_changes_it(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        site.mkdir()
        (site / "systems.yaml").write_text("systems: {}\n", "utf-8")
        assert load_knowledge(overlay=site).hash != shipped().hash


class TestSettings:
    def test_numbers_reach_rules_findings_and_trends(self) -> None:
        changed = load_knowledge(parameters={"pvrThreshold": 300, "gradeTrendDays": 90})
        quantity = changed.findings.specs["post-void-residual"].quantity
        assert quantity is not None
        assert quantity.at_least == 300
        assert changed.rules.specs is changed.findings.specs
        assert changed.parameters["pvrThreshold"] == 300
        assert changed.derive.trend_days == 90

    def test_every_threshold_of_a_finding_is_a_number(self) -> None:
        limits = [
            limit
            for spec in shipped().findings.specs.values()
            if spec.quantity is not None
            for limit in (spec.quantity.at_least, spec.quantity.below)
            if limit is not None
        ]
        assert limits
        assert all(abs(limit) < 10_000 for limit in limits)

    @pytest.mark.parametrize(
        ("how", "message"),
        [
            ({"parameters": {"deferralWeeks": 6.0}}, "there is no parameter deferralWeeks"),
            ({"off": frozenset({"99"})}, "there is no row 99"),
        ],
    )
    def test_names_that_there_are_not(self, how: dict[str, object], message: str) -> None:
        with pytest.raises(KnowledgeError, match=message):
            load_knowledge(**how)  # type: ignore[arg-type]  # options by name


class TestProblems:
    def test_faults_of_several_files_come_at_once(self, copy: Path) -> None:
        (copy / "lumbar-imaging" / "evidence.yaml").write_text("version: [\n", "utf-8")
        (copy / "lumbar-imaging" / "localisation.yaml").unlink()
        matrix = copy / "lumbar-imaging" / "appropriateness.yaml"
        matrix.write_text(matrix.read_text("utf-8").replace("boneScan:", "boneScam:"), "utf-8")
        with pytest.raises(KnowledgeError) as raised:
            load_knowledge(copy)
        told = "\n".join(str(p) for p in raised.value.problems)
        assert "lumbar-imaging/evidence.yaml:2: must be YAML" in told
        assert "lumbar-imaging/localisation.yaml:1: the file is missing" in told
        assert "there is no study boneScam" in told

    def test_an_overlay_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(KnowledgeError, match="the overlay folder is missing"):
            load_knowledge(overlay=tmp_path / "nowhere")

    def test_no_problem_names_where_the_machine_keeps_the_files(self, copy: Path) -> None:
        (copy / "lumbar-imaging" / "decision.yaml").unlink()
        with pytest.raises(KnowledgeError) as raised:
            load_knowledge(copy)
        assert str(copy) not in str(raised.value)


class TestLocalisationFile:
    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("L5: 0.42", "L5: 0.52", "the priors sum to 1"),
            ("slr: [0.8, 0.8, 0.9, 1.2, 1.2]", "slr: [0.8, 0.8, 0.9, 1.2]", "one factor for each of"),
            ("slr: [0.8", "slr: [0.1", "factors are between"),
            ("slr: [", "slrs: [", "there is no finding slrs"),
            ("painOnly: pain", "painOnly: ache", "there is no class ache"),
        ],
    )
    def test_each_fault_is_told(self, old: str, new: str, message: str, copy: Path) -> None:
        path = copy / "lumbar-imaging" / "localisation.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(KnowledgeError, match=message):
            load_knowledge(copy)


class TestAppropriatenessFile:
    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "[UNA,  UNA,  UA,   UA,   UA,   UA,   UA]",
                "[UNA,  UNA,  UA,   UA,   UA,   UA]",
                "one rating for each variant",
            ),
            ("UNA?", "NEVER", "a rating is UA, MBA, UNA"),
            (
                "mriLumbarUnspecified: mriLumbarWithoutContrast",
                "mriLumbarUnspecified: mriThoracic",
                "is rated as a study that has a line",
            ),
        ],
    )
    def test_each_fault_is_told(self, old: str, new: str, message: str, copy: Path) -> None:
        path = copy / "lumbar-imaging" / "appropriateness.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(KnowledgeError, match=message):
            load_knowledge(copy)


class TestEvidence:
    def test_every_source_has_a_label_what_it_says_and_a_date(self) -> None:
        for entry in shipped().evidence.values():
            assert entry.label
            assert entry.says
            assert entry.checked.isoformat() == "2026-11-22"
            assert entry.url is None or entry.url.startswith("https://")

    def test_what_comes_from_memory_is_shown_as_not_verified(self) -> None:
        unverified = {name for name, entry in shipped().evidence.items() if not entry.verified}
        assert {"D1", "D2"} <= unverified
        for name, entry in shipped().evidence.items():
            assert entry.label.endswith("(not verified)") is (name in unverified)
            assert (entry.status is EvidenceStatus.FROM_MEMORY) is (name in unverified)

    def test_every_row_and_number_names_evidence(self) -> None:
        named = [name for row in shipped().table.rows for name in row.evidence]
        named += [name for parameter in shipped().table.parameters.values() for name in parameter.evidence]
        assert set(named) <= set(shipped().evidence)
        assert all(parameter.evidence for parameter in shipped().table.parameters.values())

    def test_an_id_and_a_link_are_checked(self, copy: Path) -> None:
        path = copy / "lumbar-imaging" / "evidence.yaml"
        text = path.read_text("utf-8").replace("  S17:\n", "  X17:\n", 1)
        path.write_text(text.replace("https://doi.org/10.1136/bmj.f7095", "http://doi.org/10.1136/bmj.f7095"), "utf-8")
        with pytest.raises(KnowledgeError) as raised:
            load_knowledge(copy)
        told = [p.message for p in raised.value.problems if p.file.endswith("evidence.yaml")]
        assert sorted(told) == ["an id is S or D with a number", "links are https"]
