"""Code systems and the many ways to write their URI, from ``cards/systems.yaml``.

A URI has one meaning here, however it is written: http or https, any case, a trailing slash, ``urn:oid:``
or the bare OID, ``|version``, and the other URIs that the file lists. Source: HL7 FHIR R4 4.3, terminologies
systems, and the URIs seen in charts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Source, Strict, read_yaml

FILE = "systems.yaml"
_SEEN_LIMIT = 512
_EXPRESSION = re.compile(r"\s*(\d{6,18})\s*(?:\|[^|]*\|\s*)?(?::.*)?\s*", re.DOTALL)


class CodeStyle(StrEnum):
    """How the codes of a system are compared."""

    PLAIN = "plain"
    HIERARCHY = "hierarchy"
    PROCEDURE = "procedure"
    EXPRESSION = "expression"


class _SystemDoc(Strict):
    url: str
    also: tuple[str, ...] = ()
    versioned: bool = False
    codes: CodeStyle = CodeStyle.PLAIN
    reads: str | None = None


class _OverlayDoc(Strict):
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class System:
    """One code system. ``table`` is the name of the system whose codes it has (itself, mostly).

    ``local``: codes of one site. They mean what the site says and nothing else, so words beside them are still read.
    """

    name: str
    url: str
    style: CodeStyle
    table: str
    local: bool = False

    def plain(self, code: str) -> str:
        """The code in the form in which it is compared; the code itself when it has that form already."""
        return _PLAIN[self.style](code)


def _stripped(code: str) -> str:
    return code.strip()


def _dotless(code: str) -> str:
    return code.strip().replace(".", "").upper()


def _unmodified(code: str) -> str:
    return code.strip().split("-", 1)[0].upper()


def _focus(code: str) -> str:
    match = _EXPRESSION.fullmatch(code)
    return match[1] if match else code.strip()


_PLAIN = {
    CodeStyle.PLAIN: _stripped,
    CodeStyle.HIERARCHY: _dotless,
    CodeStyle.PROCEDURE: _unmodified,
    CodeStyle.EXPRESSION: _focus,
}


class Systems:
    """All code systems; ``of`` tells which one a URI means. Safe to share between threads."""

    __slots__ = ("_by_uri", "_seen", "_versioned", "by_name")

    def __init__(self, systems: Mapping[str, System], uris: Mapping[str, str], versioned: Mapping[str, str]) -> None:
        self.by_name: Mapping[str, System] = systems
        self._by_uri = {_folded(uri): systems[name] for uri, name in uris.items()}
        self._versioned = tuple((_folded(url) + "/", systems[name]) for url, name in versioned.items())
        self._seen: dict[str, System | None] = {
            spelling: systems[name] for uri, name in uris.items() for spelling in _spellings(uri)
        }

    def of(self, uri: str | None) -> System | None:
        """The system that the URI means, None when it is not one of ours."""
        if not uri:
            return None
        try:
            return self._seen[uri]
        except KeyError:
            return self._look_up(uri)

    def remembered(self) -> int:
        """How many spellings are kept; bounded."""
        return len(self._seen)

    def _look_up(self, uri: str) -> System | None:
        folded = _folded(uri)
        system = self._by_uri.get(folded)
        if system is None:
            system = next((s for prefix, s in self._versioned if folded.startswith(prefix)), None)
        if len(self._seen) < _SEEN_LIMIT and len(uri) < _SEEN_LIMIT:
            self._seen[uri] = system
        return system


def _folded(uri: str) -> str:
    text = uri.strip().lower().split("|", 1)[0].rstrip("/")
    if text.startswith("https://"):
        return "http://" + text[8:]
    return text[8:] if text.startswith("urn:oid:") else text


def _spellings(uri: str) -> Iterator[str]:
    yield uri
    if uri[:1].isdigit():
        yield "urn:oid:" + uri
    elif uri.startswith("http://"):
        yield "https://" + uri[7:]
        yield uri + "/"


def read_systems(root: Path, overlay: Path | None, problems: list[Problem]) -> Systems:
    """``systems.yaml``, with the further URIs and local systems of a site overlay; faults go to ``problems``."""
    source = read_yaml(root / FILE, root, problems)
    docs: dict[str, _SystemDoc] = {}
    if source is not None:
        for name, value in source.section("systems").items():
            doc = source.convert(value, _SystemDoc, "systems", name)
            if doc is not None:
                docs[name] = doc
    uris = _uris(source, docs)
    local: dict[str, _SystemDoc] = {}
    if overlay is not None and (overlay / FILE).exists():
        added = read_yaml(overlay / FILE, overlay, problems, site=True)
        if added is not None:
            local = _extend(added, docs, uris)
    systems = {}
    for name, doc in (docs | local).items():
        table = doc.reads or name
        if table not in docs | local and source is not None:
            source.problem(f"reads {table}, which is no system", "systems", name, "reads")
            table = name
        systems[name] = System(name, doc.url, doc.codes, table, name in local)
    return Systems(systems, uris, {doc.url: name for name, doc in docs.items() if doc.versioned})


def _uris(source: Source | None, docs: Mapping[str, _SystemDoc]) -> dict[str, str]:
    uris: dict[str, str] = {}
    folded: dict[str, str] = {}
    for name, doc in docs.items():
        for uri in (doc.url, *doc.also):
            owner = folded.setdefault(_folded(uri), name)
            if owner != name and source is not None:
                source.problem(f"the URI {uri} is also that of {owner}", "systems", name)
            uris.setdefault(uri, name)
    return uris


def _extend(source: Source, docs: Mapping[str, _SystemDoc], uris: dict[str, str]) -> dict[str, _SystemDoc]:
    """Take over the URIs of an overlay; gives the systems that are the site's own."""
    folded = {_folded(uri): name for uri, name in uris.items()}
    local: dict[str, _SystemDoc] = {}
    for name, value in source.section("systems").items():
        also: tuple[str, ...] = ()
        if name in docs:
            more = source.convert(value, _OverlayDoc, "systems", name)
            also = more.also if more else ()
        else:
            own = source.convert(value, _SystemDoc, "systems", name)
            if own is not None:
                local[name] = own
                also = (own.url, *own.also)
        for uri in also:
            owner = folded.setdefault(_folded(uri), name)
            if owner != name:
                source.problem(f"the URI {uri} is that of {owner}", "systems", name)
            uris.setdefault(uri, name)
    return local
