"""Checks of value sets, code systems and studies, for ``lint``: what a reader of ``cards/`` cannot see by eye.

``fhir.resources`` decides what is valid FHIR; the rest is about sense: mistyped codes, codes that say two things that
exclude each other, codes that were set aside, sets that nobody asks for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.check_digits import loinc_valid, snomed_valid
from cds_service.knowledge.fhir_checks import TERMINOLOGY, invalid_fhir
from cds_service.knowledge.findings import FindingBook
from cds_service.knowledge.set_aside import SetAside, read_set_aside
from cds_service.knowledge.source import shown
from cds_service.knowledge.studies import StudyCatalog
from cds_service.knowledge.terminology import Terminology, compile_terminology
from cds_service.knowledge.value_sets import Part

EXAM = "exam-concepts"
_DIGITS = {"snomed-ct": snomed_valid, "loinc": loinc_valid}
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def check_terminology(
    root: Path,
    terminology: Terminology,
    findings: FindingBook,
    studies: StudyCatalog,
    used: Collection[str] = (),
) -> list[Problem]:
    """All problems. ``used``: value sets that something else than a finding asks for."""
    problems: list[Problem] = []
    aside = read_set_aside(root, terminology.systems, problems)
    problems += invalid_fhir(root, TERMINOLOGY)
    problems += _words(terminology)
    problems += _unlabelled(terminology)
    problems += _excluding_nothing(terminology)
    problems += _mistyped(terminology, studies)
    problems += _exclusive(terminology, aside)
    problems += _contradicting(terminology, findings)
    problems += _set_aside(terminology, studies, aside)
    problems += _imaging_as_finding(terminology, studies)
    problems += _unused(terminology, findings, used)
    problems += _exam_codes(root, terminology, findings)
    return problems


def _words(terminology: Terminology) -> Iterator[Problem]:
    for value_set in terminology.value_sets.values():
        for word in ("title", "purpose", "description"):
            if not getattr(value_set, word):
                yield Problem(value_set.file, 1, f"{word} is missing")
        if not _VERSION.fullmatch(value_set.version):
            yield Problem(value_set.file, 1, "version is not like 1.0.0")


def _unlabelled(terminology: Terminology) -> Iterator[Problem]:
    for part in _parts(terminology):
        for code in (*part.codes, *part.stems, *part.patterns):
            if not part.labels.get(code):
                yield Problem(part.file, part.line, f"{code} has no label for those who review it")


def _excluding_nothing(terminology: Terminology) -> Iterator[Problem]:
    included = {
        name: replace(value_set, parts=tuple(p for p in value_set.parts if not p.excluded))
        for name, value_set in terminology.value_sets.items()
    }
    whole = compile_terminology(terminology.systems, included, [])
    for name, value_set in terminology.value_sets.items():
        for part in value_set.parts:
            for code in (*part.codes, *part.stems) if part.excluded else ():
                if name not in whole.concepts(part.system, code):
                    yield Problem(part.file, part.line, f"{code} is excluded and would not be in it anyway")


def _mistyped(terminology: Terminology, studies: StudyCatalog) -> Iterator[Problem]:
    written = [(p.file, p.line, p.system, c) for p in _parts(terminology) for c in p.codes]
    written += [
        ("lumbar-imaging/studies.yaml", entry.line, system, code)
        for entry in studies.entries.values()
        for system, code in entry.codings
    ]
    for file, line, uri, code in written:
        system = terminology.systems.of(uri)
        valid = _DIGITS.get(system.name) if system else None
        if valid is not None and not valid(code):
            yield Problem(file, line, f"{code} is mistyped: its check digit is wrong")


def _exclusive(terminology: Terminology, aside: SetAside) -> Iterator[Problem]:
    groups = [frozenset(group) for group in aside.exclusive]
    for group in groups:
        for name in sorted(group - set(terminology.value_sets)):
            yield Problem(aside.file, 1, f"exclusive: no value set {name}")
    for part, code in _included(terminology):
        names = set(terminology.concepts(part.system, code))
        for group in groups:
            both = sorted(group & names)
            if len(both) > 1:
                yield Problem(part.file, part.line, f"{code} is in sets that exclude each other: {', '.join(both)}")


def _contradicting(terminology: Terminology, findings: FindingBook) -> Iterator[Problem]:
    for part, code in _included(terminology):
        names = terminology.concepts(part.system, code)
        stated = {f for name in names for f in findings.by_value_set.get(name, ())}
        denied = {f for name in names for f in findings.absent_sets.get(name, ())}
        for finding in sorted(stated & denied):
            yield Problem(part.file, part.line, f"{code} states and denies {finding}")


def _set_aside(terminology: Terminology, studies: StudyCatalog, aside: SetAside) -> Iterator[Problem]:
    for (system, code), reason in aside.codes.items():
        for name in terminology.concepts(system, code):
            yield Problem(terminology.value_sets[name].file, 1, f"{code} was set aside: {reason}")
        if studies.of_code(system, code) is not None:
            yield Problem("lumbar-imaging/studies.yaml", 1, f"{code} was set aside: {reason}")


def _imaging_as_finding(terminology: Terminology, studies: StudyCatalog) -> Iterator[Problem]:
    for name, entry in studies.entries.items():
        for system, code in entry.codings:
            for value_set in terminology.concepts(system, code):
                yield Problem(terminology.value_sets[value_set].file, 1, f"{code} is the study {name}")


def _unused(terminology: Terminology, findings: FindingBook, used: Collection[str]) -> Iterator[Problem]:
    wanted = {*findings.by_value_set, *findings.site_sets, *findings.absent_sets, *used}
    for name, value_set in terminology.value_sets.items():
        if name not in wanted:
            yield Problem(value_set.file, 1, "no finding asks for this value set")


def _exam_codes(root: Path, terminology: Terminology, findings: FindingBook) -> Iterator[Problem]:
    path = root / "codesystems" / f"{EXAM}.json"
    try:
        system: Mapping[str, object] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        yield Problem(shown(path, root), 1, "cannot be read")
        return
    concepts = system.get("concept")
    codes = [str(c.get("code")) for c in concepts if isinstance(c, dict)] if isinstance(concepts, list) else []
    own = {name for name, (file, _) in findings.lines.items() if (root / file).exists()}
    for code in sorted(set(codes) ^ own):
        yield Problem(shown(path, root), 1, f"{code}: every finding, and nothing else, has a code here")
    if system.get("count") != len(codes):
        yield Problem(shown(path, root), 1, "count is not the number of concepts")
    for code in sorted(set(codes) & own):
        states = {
            f for n in terminology.concepts(str(system.get("url")), code) for f in findings.by_value_set.get(n, ())
        }
        if code not in states:
            yield Problem(shown(path, root), 1, f"{code} is in no value set of its finding")
    yield from _called_otherwise(system, terminology)


def _called_otherwise(system: Mapping[str, object], terminology: Terminology) -> Iterator[Problem]:
    """Codes of ours that a value set calls by another name than the code system does."""
    concepts = system.get("concept")
    names = (
        {c.get("code"): c.get("display") for c in concepts if isinstance(c, dict)} if isinstance(concepts, list) else {}
    )
    for part in _parts(terminology):
        if part.system != system.get("url"):
            continue
        for code in part.codes:
            if code in names and part.labels.get(code) != names[code]:
                yield Problem(part.file, part.line, f"{code} is called {names[code]} in its code system")


def _parts(terminology: Terminology) -> Iterator[Part]:
    for value_set in terminology.value_sets.values():
        yield from value_set.parts


def _included(terminology: Terminology) -> Iterator[tuple[Part, str]]:
    for part in _parts(terminology):
        if not part.excluded:
            for code in (*part.codes, *part.stems):
                yield part, code
