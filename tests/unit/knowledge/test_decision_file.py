"""The decision table is read strictly, and all that is wrong comes at once, each with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.decision import DecisionTable
from cds_service.errors import Problem
from cds_service.knowledge.decision import FILE, read_decision
from cds_service.knowledge.load import find_cards
from cds_service.knowledge.table_checks import check_table
from tests.unit.clinical.charts import knowledge

TEXT = (find_cards() / FILE).read_text("utf-8")
TOPICS = {
    "mriEmergencyCaudaEquina",
    "mriUrgent",
    "mriContrast",
    "nonSpinalEmergency",
    "changeRegion",
    "ctMyelography",
    "xrayFirst",
    "edxFirst",
    "mriAppropriate",
    "changeProtocol",
    "duplicateRecent",
    "deferMri",
    "insufficientData",
    "outOfScope",
}
EVIDENCE = frozenset(name for row in knowledge().rules.table.rows for name in row.evidence) | {
    name for parameter in knowledge().rules.table.parameters.values() for name in parameter.evidence
}


def _read(text: str, folder: Path) -> tuple[DecisionTable | None, list[Problem]]:
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    problems: list[Problem] = []
    return read_decision(folder, knowledge().findings.specs, TOPICS, problems), problems


def _changed(old: str, new: str) -> str:
    assert TEXT.count(old) >= 1, old
    return TEXT.replace(old, new, 1)


def _line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def test_the_table_as_shipped_has_no_problem(tmp_path: Path) -> None:
    table, problems = _read(TEXT, tmp_path)
    assert problems == []
    assert table is not None
    assert [row.id for row in table.rows] == ["1", "2", "3", "3b", *map(str, range(4, 22))]
    assert check_table(table, EVIDENCE) == []


def test_every_row_of_the_knowledge_base_has_its_disposition_and_indicator() -> None:
    told = {row.id: (row.disposition, row.indicator.value) for row in knowledge().rules.table.rows}
    assert told == {
        "1": (None, "info"),
        "2": ("outOfScope", "info"),
        "3": ("mriEmergencyCaudaEquina", "critical"),
        "3b": ("mriUrgent", "critical"),
        "4": ("nonSpinalEmergency", "critical"),
        "5": ("changeRegion", "critical"),
        "6": ("mriUrgent", "critical"),
        "7": ("mriContrast", "warning"),
        "8": ("mriContrast", "warning"),
        "9": ("changeRegion", "warning"),
        "10": ("nonSpinalEmergency", "warning"),
        "11": ("duplicateRecent", "info"),
        "12": ("mriContrast", "info"),
        "13": ("edxFirst", "warning"),
        "14": ("mriAppropriate", "info"),
        "15": ("xrayFirst", "warning"),
        "16": ("xrayFirst", "warning"),
        "17": ("insufficientData", "warning"),
        "18": ("insufficientData", "warning"),
        "19": ("insufficientData", "warning"),
        "20": ("deferMri", "warning"),
        "21": ("deferMri", "info"),
    }


@pytest.mark.parametrize(
    ("parameter", "number"),
    [
        ("deferralDays", 42),
        ("qualityNoteDays", 28),
        ("duplicateDays", 180),
        ("pvrThreshold", 200),
        ("adultAge", 18),
        ("emergencyDays", 14),
        ("activeSignDays", 90),
        ("newPainDays", 180),
        ("axialPainDays", 42),
        ("feverCelsius", 38.0),
        ("feverDays", 14),
        ("labDays", 30),
        ("esrSupportive", 20),
        ("esrStrong", 50),
        ("crpSupportive", 10),
        ("crpStrong", 50),
        ("plateletsLow", 50),
        ("egfrLow", 30),
        ("severeGrade", 3),
        ("olderAge", 70),
    ],
)
def test_the_numbers_of_the_knowledge_base(parameter: str, number: float) -> None:
    assert knowledge().rules.table.defaults()[parameter] == number


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("present: [pregnancy]", "present: [pregnancies]", "there is no finding pregnancies"),
        ("use: nerve-pattern}", "use: nerve-patern}", "there is no shared criterion nerve-patern"),
        (
            "{of: [cauda-equina-diagnosis], within: emergencyDays}",
            "{of: [cauda-equina-diagnosis], within: emergencyDay}",
            "there is no parameter emergencyDay",
        ),
        ("disposition: edxFirst", "disposition: edxLast", "the disposition edxLast"),
        ("deceased: true", "deceased: maybe", "deceased is true"),
        ("ageKnown: true", "agesKnown: true", "a criterion has one operator"),
        (
            "lasted: {of: symptoms, atLeast: deferralDays}\n        - text: every",
            "lasted: {of: pain, atLeast: deferralDays}\n        - text: every",
            "a duration is that of symptoms or conservative",
        ),
        ("count: 2", "count: 7", "count is between one and the number of parts"),
        ('unless: {row: "18"}', 'unless: {row: "21"}', "no row 21 stands above this one"),
        ("multiRoot: true", "multiRoot: 3", "multiRoot is true"),
        ('undecided: "18"', 'undecided: "99"', "there is no row 99"),
        ('ends: ["1", "2"]', 'ends: ["1", "22"]', "there is no row 22"),
        ("trend: gradeTrendDays", "trend: gradeDays", "there is no parameter gradeDays"),
        ("period: deferralDays", "period: weeks", "there is no parameter weeks"),
        (", allowed: [12, 25]", "", "a number that a site sets has the range in which it may, no other has"),
        (
            "unit: a, setting: CDS_ADULT_AGE,",
            "unit: a,",
            "a number that a site sets has the range in which it may, no other has",
        ),
        ("allowed: [12, 25]", "allowed: [19, 25]", "the default lies outside of what is allowed"),
        ("        - text: younger than the adult age\n          age:", "        - age:", "a criterion without text"),
        ("text: urinary retention", "text: [urinary, retention]", "text is a sentence"),
        ("onlyUndated: true}", "onlyUndatet: true}", "has an unknown member onlyUndatet"),
        ("version: 1.0.0\n", "version: 1.0.0\nversion: 1.0.1\n", "version stands twice"),
        ("undecided:", "undecideds:", "has an unknown member undecideds"),
    ],
)
def test_each_fault_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    _, problems = _read(_changed(old, new), tmp_path)
    assert [p for p in problems if message in p.message], problems
    assert all(p.file == FILE.as_posix() for p in problems)


def test_all_faults_come_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = TEXT.replace("present: [pregnancy]", "present: [pregnancies]", 1).replace(
        "deceased: true", "deceased: no", 1
    )
    _, problems = _read(text, tmp_path)
    assert sorted((p.line, p.message) for p in problems) == sorted(
        [
            (_line_of(text, "present: [pregnancies]"), "there is no finding pregnancies"),
            (_line_of(text, "deceased: no"), "deceased is true"),
        ]
    )


def test_a_shared_criterion_may_not_use_itself(tmp_path: Path) -> None:
    text = _changed("  cancer:\n    present: [cancer-active, cancer-history]", "  cancer:\n    any: [{use: cancer}]")
    _, problems = _read(text, tmp_path)
    assert [p.message for p in problems] == ["cancer uses itself"]


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_decision(tmp_path, {}, (), problems) is None
    assert [str(p) for p in problems] == ["lumbar-imaging/decision.yaml:1: the file is missing"]


class TestLint:
    @staticmethod
    def _problems(text: str, folder: Path, outcomes: set[tuple[str, str]] | None = None) -> list[str]:
        table, problems = _read(text, folder)
        assert problems == []
        assert table is not None
        return [p.message for p in check_table(table, EVIDENCE, outcomes)]

    def test_a_row_that_can_never_decide(self, tmp_path: Path) -> None:
        text = _changed(
            "          present: [weight-loss]\n",
            "          all: [{present: [aortic-aneurysm]}, {present: [weight-loss]}]\n",
        ).replace(
            "        - text: an ESR or CRP alone that is moderately raised, or raised by an amount that is not known\n"
            "          use: raised-marker-weak\n",
            "        - text: an infection\n          all: [{use: raised-marker-strong}, {use: recent-fever}]\n",
            1,
        )
        assert self._problems(text, tmp_path) == [
            "row 16 can never decide: whenever it holds, row 10 or 7 holds before it"
        ]

    def test_critical_without_hurry(self, tmp_path: Path) -> None:
        text = _changed(
            "    disposition: edxFirst\n    indicator: warning\n",
            "    disposition: edxFirst\n    indicator: critical\n",
        )
        assert self._problems(text, tmp_path) == ["row 13 is critical, and neither an emergency nor urgent"]

    def test_a_shared_criterion_that_nobody_uses(self, tmp_path: Path) -> None:
        text = _changed("shared:\n", "shared:\n  spare:\n    present: [zoster]\n")
        assert self._problems(text, tmp_path) == ["the shared criterion spare is used by nobody"]

    def test_evidence_that_there_is_not(self, tmp_path: Path) -> None:
        text = _changed("evidence: [S32, S33, S35]", "evidence: [S32, S99]")
        assert self._problems(text, tmp_path) == ["row 13: no evidence S99"]

    def test_a_row_that_no_vignette_shows_from_both_sides(self, tmp_path: Path) -> None:
        rows = knowledge().rules.table.rows
        seen = {(row.id, result) for row in rows for result in ("yes", "no")} - {("13", "no"), ("4", "yes")}
        assert self._problems(TEXT, tmp_path, seen | {("4", "unknown")}) == [
            "row 4: no vignette has it as yes",
            "row 13: no vignette has it as no",
        ]


def test_critical_rows_are_emergencies_or_urgent() -> None:
    critical = [row for row in knowledge().rules.table.rows if row.indicator is Indicator.CRITICAL]
    assert {row.urgency for row in critical} == {Urgency.EMERGENCY, Urgency.URGENT}


def test_the_folder_of_the_knowledge_can_be_moved(tmp_path: Path) -> None:
    shutil.copytree(find_cards() / "lumbar-imaging", tmp_path / "lumbar-imaging")
    problems: list[Problem] = []
    assert read_decision(tmp_path, knowledge().findings.specs, TOPICS, problems) is not None
    assert problems == []
