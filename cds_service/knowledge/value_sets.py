"""Reads the FHIR ValueSet files: the subset that can be compiled, strictly, with the line of each part.

A file is a whole R4 ValueSet (``lint`` holds it against the FHIR model); here only what compiling needs is looked
at: name, title, version, purpose and ``compose``. A site overlay may hold a ValueSet with the file name of one of
ours; its includes are added, its excludes take codes away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from cds_service.errors import Problem
from cds_service.knowledge.source import Key, Source, read_json

FOLDER = "valuesets"
URL_PREFIX = "urn:radiculopathy-cds:ValueSet:"
UNVERIFIED = "unverified"
VERIFICATION = "urn:radiculopathy-cds:extension:verification"
LABEL = "urn:radiculopathy-cds:extension:label"


class _ExtensionDoc(msgspec.Struct, rename="camel"):
    url: str
    value_code: str | None = None
    value_string: str | None = None


class _ConceptDoc(msgspec.Struct, rename="camel"):
    code: str
    display: str | None = None
    extension: list[_ExtensionDoc] = []


class _FilterDoc(msgspec.Struct, rename="camel"):
    property: str
    op: str
    value: str


class _PartDoc(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    system: str
    version: str | None = None
    concept: list[_ConceptDoc] = []
    filter: list[_FilterDoc] = []
    extension: list[_ExtensionDoc] = []


@dataclass(frozen=True, slots=True)
class Part:
    """One include or exclude.

    ``labels``: code, stem or pattern -> what it is called; ``unverified``: those marked as not yet checked.
    """

    system: str
    excluded: bool
    codes: tuple[str, ...]
    stems: tuple[str, ...]
    patterns: tuple[str, ...]
    labels: Mapping[str, str]
    unverified: frozenset[str]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ValueSetFile:
    """One value set: its words for reviewers and its parts."""

    name: str
    title: str
    version: str
    purpose: str
    description: str
    parts: tuple[Part, ...]
    file: str


def read_value_sets(root: Path, overlay: Path | None, problems: list[Problem]) -> Mapping[str, ValueSetFile]:
    """Every ``valuesets/*.json`` by file name without ending, with the parts of the overlay added."""
    found: dict[str, ValueSetFile] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        value_set = _value_set(path.stem, read_json(path, root, problems))
        if value_set is not None:
            found[path.stem] = value_set
    if overlay is not None:
        for path in sorted((overlay / FOLDER).glob("*.json")):
            source = read_json(path, overlay, problems, site=True)
            added = _value_set(path.stem, source)
            if path.stem not in found and source is not None:
                source.problem(
                    f"there is no value set {path.stem} to add to; name the file like one of ours",
                    "id",
                )
            elif added is not None:
                found[path.stem] = replace(found[path.stem], parts=(*found[path.stem].parts, *added.parts))
    return found


def _value_set(name: str, source: Source | None) -> ValueSetFile | None:
    if source is None:
        return None
    data = source.data
    if data.get("resourceType") != "ValueSet":
        source.problem("resourceType must be ValueSet", "resourceType")
        return None
    for key, wanted in (("id", name), ("url", URL_PREFIX + name)):
        if data.get(key) != wanted:
            source.problem(f"{key} must be {wanted}, after the name of the file", key)
    compose = data.get("compose")
    if not isinstance(compose, dict) or not compose.get("include"):
        source.problem("compose.include must say which codes", "compose")
        return None
    return ValueSetFile(
        name=name,
        title=str(data.get("title", "")),
        version=str(data.get("version", "")),
        purpose=str(data.get("purpose", "")),
        description=str(data.get("description", "")),
        parts=tuple(_parts(source, compose)),
        file=source.name,
    )


def _parts(source: Source, compose: Mapping[str, Any]) -> Iterator[Part]:
    for key in ("include", "exclude"):
        for index, raw in enumerate(compose.get(key) or ()):
            path: tuple[Key, ...] = ("compose", key, index)
            doc = source.convert(raw, _PartDoc, *path)
            if doc is not None:
                yield _part(source, doc, key == "exclude", path)


def _part(source: Source, doc: _PartDoc, excluded: bool, path: tuple[Key, ...]) -> Part:
    stems = [f.value for f in doc.filter if (f.property, f.op) == ("concept", "is-a")]
    patterns = [f.value for f in doc.filter if (f.property, f.op) == ("code", "regex")]
    if len(stems) + len(patterns) != len(doc.filter):
        source.problem("a filter must be 'concept is-a CODE' or 'code regex PATTERN'", *path, "filter")
    if len(doc.filter) > 1:
        source.problem("FHIR joins the filters of one include by 'and'; write one include for each", *path, "filter")
    if bool(doc.concept) == bool(doc.filter):
        source.problem("either concept or filter is needed; a whole code system is never meant", *path)
    whole = (*stems, *(c.code for c in doc.concept)) if _marked(doc.extension) else ()
    return Part(
        system=doc.system,
        excluded=excluded,
        codes=tuple(c.code for c in doc.concept),
        stems=tuple(stems),
        patterns=tuple(patterns),
        labels={c.code: c.display for c in doc.concept if c.display} | dict.fromkeys((*stems, *patterns), _label(doc)),
        unverified=frozenset(c.code for c in doc.concept if _marked(c.extension)) | frozenset(whole),
        file=source.name,
        line=source.line(*path),
    )


def _label(doc: _PartDoc) -> str:
    return next((e.value_string for e in doc.extension if e.url == LABEL and e.value_string), "")


def _marked(extensions: list[_ExtensionDoc]) -> bool:
    return any(e.url == VERIFICATION and e.value_code == UNVERIFIED for e in extensions)
