"""Shows that each safety law can fail: breaks a copy of the service on purpose and runs the laws against it.

``python -m benchmarks.broken_builds [NAME ...]``. Exit status 1 when a broken build goes unnoticed, or a break no longer
applies to the source.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.needs import needed

ROOT = Path(__file__).parents[1]
_PARTS = ("cds_service", "cards", "tests", "fhir_fixtures", "pyproject.toml")
_LAWS = "tests/properties/test_safety_laws.py"


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that a careless change could do. ``old`` becomes ``new`` in ``file``; ``law`` has to notice."""

    name: str
    file: str
    old: str
    new: str
    law: str
    also: tuple[tuple[str, str, str], ...] = ()
    """Further files with what is replaced by what, where two layers guard the same."""
    examples: int = 150
    """Patients that the law sees at most."""


_DECISION = "cards/lumbar-imaging/decision.yaml"
_BUNDLES = "cds_service/fhir/bundles.py"
_ONE_KIND = 'return () if found is None else _ordered(cast("list[R]", found))'
_ANY_MISTAKE = '_MISTAKE = "entered-in-error"\n'
BREAKS = (
    Break(
        "an emergency waits for the whole chart",
        _DECISION,
        "    when: {use: cauda-equina-now}\n",
        "    when: {all: [{use: cauda-equina-now}, {text: all was read, use: red-flag-sources-read}]}\n",
        "test_a_recorded_emergency_fires_whatever_else_is_missing",
    ),
    Break(
        "observations that cannot be read are taken for none",
        _DECISION,
        "      - not: {sourceUnknown: {keys: [observations], backDays: redFlagWindowDays}}\n",
        "",
        "test_imaging_is_never_deferred_while_a_red_flag_source_is_unknown",
    ),
    Break(
        "a failed search is taken for an empty one",
        "cds_service/fhir/availability.py",
        "        return min(failures, key=WORST.index)\n",
        "        return SourceState.EMPTY\n",
        "test_losing_a_source_never_creates_a_deferral",
        examples=2000,  # one in some two hundred has just the source that kept the deferral away, and loses it so
    ),
    Break(
        "a card names only half of what nobody documented",
        _DECISION,
        "  saddle: {label: saddle sensation, findings: [saddle-sensory-loss]}\n",
        "",
        "test_a_denial_that_falls_silent_leaves_a_deferral_only_where_the_card_names_it",
    ),
    Break(
        "a card is silent about what nobody documented",
        "cards/lumbar-imaging/words.yaml",
        '  gapNoneRecorded: "- None recorded: {labels}"\n',
        '  gapNoneRecorded: "- Also considered: {labels}"\n',
        "test_a_deferral_names_every_red_flag_group_that_nobody_documented",
    ),
    Break(
        "red-flag rows are routine",
        "cds_service/clinical/decision.py",
        "    return row.indicator, row.urgency\n",
        "    return row.indicator, Urgency.ROUTINE if row.floor else row.urgency\n",
        "test_adding_a_red_flag_never_lowers_urgency",
    ),
    Break(
        "only what comes first is read",
        _BUNDLES,
        _ONE_KIND,
        'return () if found is None else tuple(cast("list[R]", found))[:1]',
        "test_shuffling_and_duplicating_entries_changes_nothing",
    ),
    Break(
        "only declared keys are read",
        _BUNDLES,
        "for key in {**self._failures, **self._answers}}",
        "for key in {**self._failures, **self._answers} if key in set(Key)}",
        "test_moving_entries_under_another_key_changes_nothing",
    ),
    Break(
        "a long chart is read in part",
        _BUNDLES,
        _ONE_KIND,
        f"{_ONE_KIND}[-2:]",
        "test_resources_that_say_nothing_change_nothing",
    ),
    Break(
        "another patient's resources count",
        _BUNDLES,
        "        if not self._names.owns_resource(resource):\n",
        "        if resource is None:\n",
        "test_another_patients_resource_changes_nothing_and_is_reported",
    ),
    Break(
        "what was refuted counts",
        "cds_service/mapping/resources/conditions.py",
        '_REFUTED = "refuted"\n',
        '_REFUTED = "never"\n',
        "test_refuted_and_mistaken_entries_change_nothing",
    ),
    Break(
        "what was entered in error counts",
        _BUNDLES,
        _ANY_MISTAKE,
        '_MISTAKE = "never"\n',
        "test_refuted_and_mistaken_entries_change_nothing",
    ),
    Break(
        "an observation entered in error counts",
        _BUNDLES,
        _ANY_MISTAKE,
        '_MISTAKE = "never"\n',
        "test_an_observation_entered_in_error_changes_nothing",
        (
            (
                "cards/lumbar-imaging/values.yaml",
                "  read: [final, amended, corrected, preliminary]\n",
                "  read: [final, amended, corrected, preliminary, entered-in-error]\n",
            ),
            (
                "cards/lumbar-imaging/values.yaml",
                "  ignored: [cancelled, entered-in-error]\n",
                "  ignored: [cancelled]\n",
            ),
        ),
    ),
    Break(
        "every answer has new names",
        "cds_service/compose/uuids.py",
        "    text = hashed.hexdigest()\n",
        '    text = (hashed.update(__import__("os").urandom(16)), hashed.hexdigest())[1]\n',
        "test_the_same_request_gives_the_same_answer",
    ),
    Break(
        "nobody reads what people write",
        "cds_service/mapping/narrative/reader.py",
        "    def stated(self, text: str) -> tuple[Mention, ...]:\n",
        '    def stated(self, text: str) -> tuple[Mention, ...]:\n        text = ""\n',
        "test_a_red_flag_in_words_is_judged_as_the_same_coded",
    ),
)


def main(arguments: list[str]) -> int:
    """Try every break, or those named; one line for each."""
    for package in ("pytest", "hypothesis"):
        needed(package)
    chosen = [one for one in BREAKS if not arguments or one.name in arguments]
    unnoticed = [one for one in chosen if not _noticed(one)]
    return int(bool(unnoticed) or not chosen)


def _noticed(one: Break) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in _PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__", "vignettes"))
            else:
                shutil.copy(source, copy / part)
        for file, old, new in ((one.file, one.old, one.new), *one.also):
            broken = copy / file
            text = broken.read_text(encoding="utf-8")
            if text.count(old) != 1:
                print(f"{one.name}: {file} no longer has what this breaks, once")
                return False
            broken.write_text(text.replace(old, new), encoding="utf-8")
        found = _run(copy, one)
    print(f"{one.name}: {'noticed by' if found else 'NOT NOTICED by'} {one.law}")
    return found


def _run(copy: Path, one: Break) -> bool:
    command = [sys.executable, "-m", "pytest", f"{_LAWS}::{one.law}", "-x", "-p", "no:cacheprovider"]
    environment = {**os.environ, "SAFETY_EXAMPLES": str(one.examples), "SAFETY_AS_FOUND": "1", "PYTHONPATH": str(copy)}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    return done.returncode == 1 and f"FAILED {_LAWS}::{one.law}" in done.stdout and "AssertionError" in done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
