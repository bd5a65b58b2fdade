"""Reads ``cards/lumbar-imaging/studies.yaml`` and the codes and words that a site overlay adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import field

from cds_service.clinical.orders import Study
from cds_service.errors import Problem
from cds_service.knowledge.source import Source, Strict, read_yaml
from cds_service.knowledge.study_catalog import StudyCatalog, StudyCodes
from cds_service.knowledge.study_words import Phrases, StudyWords, phrases
from cds_service.knowledge.systems import Systems

__all__ = ["StudyCatalog", "StudyCodes", "read_studies"]

FILE = Path("lumbar-imaging") / "studies.yaml"

Codes = dict[str, list[str]]
_Owned = tuple[str, tuple[str, str]]
"""Study, or ``silent``, and a coding that stands under it."""

_SILENT = "silent"


class _StudyDoc(Strict):
    label: str
    modality: str
    region: str
    contrast: str
    codes: Codes = field(default_factory=dict)
    unverified: Codes = field(default_factory=dict)


class _MoreDoc(Strict):
    codes: Codes


class _SilentDoc(Strict):
    system: str
    codes: list[str]
    because: str


class _TogetherDoc(Strict):
    of: frozenset[str]
    means: str


class _WordsDoc(Strict):
    modality: dict[str, list[str]]
    region: dict[str, list[str]]
    contrast: dict[str, list[str]]
    never: list[str]
    fixed_region: dict[str, str]
    together: list[_TogetherDoc]
    open_regions: frozenset[str]
    open_contrast: str


class _MoreWordsDoc(Strict):
    modality: dict[str, list[str]] = field(default_factory=dict)
    region: dict[str, list[str]] = field(default_factory=dict)
    contrast: dict[str, list[str]] = field(default_factory=dict)
    never: list[str] = field(default_factory=list)


def read_studies(root: Path, overlay: Path | None, systems: Systems, problems: list[Problem]) -> StudyCatalog:
    """All studies; an overlay may add codes to them, words and silent codes. Faults go to ``problems``."""
    source = read_yaml(root / FILE, root, problems)
    if source is None:
        return StudyCatalog("", {}, {}, _words(None, ()), systems)
    entries = {
        name: entry
        for name, raw in source.section("studies").items()
        if (entry := _entry(source, name, raw, systems)) is not None
    }
    silent = dict(_silent(source, systems))
    more: list[_MoreWordsDoc] = []
    added, theirs = source, dict[_Owned, tuple[str, ...]]()
    if overlay is not None and (overlay / FILE).exists():
        site = read_yaml(overlay / FILE, overlay, problems, site=True)
        if site is not None:
            added = site
            theirs = _extend(added, entries, systems)
            more_silent = dict(_silent(added, systems))
            theirs |= {(_SILENT, coding): (_SILENT,) for coding in more_silent}
            silent.update(more_silent)
            words = added.convert(added.data.get("words", {}), _MoreWordsDoc, "words")
            more += [words] if words is not None else []
    doc = source.convert(source.data.get("words", {}), _WordsDoc, "words")
    for by_site, message, place in _twice(entries, silent, theirs):
        (added if by_site else source).problem(message, *place)
    return StudyCatalog(str(source.data.get("version", "")), entries, silent, _words(doc, more), systems)


def _entry(source: Source, name: str, raw: object, systems: Systems) -> StudyCodes | None:
    doc = source.convert(raw, _StudyDoc, "studies", name)
    if doc is None:
        return None
    marked = tuple(_codings(source, name, doc.unverified, systems))
    return StudyCodes(
        study=Study(name, doc.modality, doc.region, doc.contrast, doc.label),
        codings=(*_codings(source, name, doc.codes, systems), *marked),
        unverified=frozenset(marked),
        line=source.line("studies", name),
    )


def _codings(source: Source, name: str, codes: Codes, systems: Systems) -> Iterator[tuple[str, str]]:
    for key, values in codes.items():
        system = systems.by_name.get(key)
        if system is None:
            source.problem(f"the system {key} is not in systems.yaml", "studies", name, "codes", key)
        else:
            yield from ((system.url, code) for code in values)


def _extend(added: Source, entries: dict[str, StudyCodes], systems: Systems) -> dict[_Owned, tuple[str, ...]]:
    """Adds the codes of a site; what it adds, and where in its file it does."""
    theirs: dict[_Owned, tuple[str, ...]] = {}
    for name, raw in added.section("studies").items():
        doc = added.convert(raw, _MoreDoc, "studies", name)
        entry = entries.get(name)
        if entry is None:
            added.problem(f"no study {name} to add codes to", "studies", name)
        elif doc is not None:
            more = tuple(_codings(added, name, doc.codes, systems))
            theirs |= {(name, coding): ("studies", name) for coding in more if coding not in entry.codings}
            entries[name] = StudyCodes(entry.study, (*entry.codings, *more), entry.unverified, entry.line)
    return theirs


def _silent(source: Source, systems: Systems) -> Iterator[tuple[tuple[str, str], str]]:
    for index, raw in enumerate(source.data.get("silent") or ()):
        doc = source.convert(raw, _SilentDoc, "silent", index)
        if doc is None:
            continue
        system = systems.by_name.get(doc.system)
        if system is None:
            source.problem(f"the system {doc.system} is not in systems.yaml", "silent", index)
            continue
        yield from (((system.url, code), doc.because) for code in doc.codes)


def _twice(
    entries: Mapping[str, StudyCodes],
    silent: Mapping[tuple[str, str], str],
    theirs: Mapping[_Owned, tuple[str, ...]],
) -> Iterator[tuple[bool, str, tuple[str, ...]]]:
    """Codings that stand under two studies, told where the second was added: whether by a site, what, and the place."""
    owner: dict[tuple[str, str], str] = dict.fromkeys(silent, _SILENT)
    for name, entry in entries.items():
        for coding in entry.codings:
            other = owner.setdefault(coding, name)
            if other == name:
                continue
            mine, its = theirs.get((name, coding)), theirs.get((other, coding))
            if mine is None and its is not None:
                yield True, f"{coding[1]} is also under {name}", its
            else:
                yield mine is not None, f"{coding[1]} is also under {other}", mine or ("studies", name)


def _words(doc: _WordsDoc | None, more: list[_MoreWordsDoc] | tuple[()]) -> StudyWords:
    if doc is None:
        nothing = phrases(())
        return StudyWords(nothing, (), nothing, (), nothing, (), nothing, {}, (), frozenset(), "")
    return StudyWords(
        modalities=_listed(doc.modality, *(m.modality for m in more)),
        modality_order=tuple(doc.modality),
        regions=_listed(doc.region, *(m.region for m in more)),
        region_order=tuple(doc.region),
        contrasts=_listed(doc.contrast, *(m.contrast for m in more)),
        contrast_order=tuple(doc.contrast),
        never=_listed(*({"never": m.never} for m in (doc, *more))),
        fixed_region=doc.fixed_region,
        together=tuple((t.of, t.means) for t in doc.together),
        open_regions=doc.open_regions,
        open_contrast=doc.open_contrast,
    )


def _listed(*lists: Mapping[str, list[str]]) -> Phrases:
    return phrases((phrase, meaning) for words in lists for meaning, listed in words.items() for phrase in listed)
