"""The resources that the page cites: each gets a number, an anchor, and at the end of the page what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from cds_service.clinical.findings import Evidence
from cds_service.compose.phrases import reference as plain_reference

_STEP = re.compile(r"([A-Za-z]+)(?:\[([0-9]{1,4})\])?")
_AROUND = 160
_MOST_JSON = 20_000
_NAMES = ("code", "medicationCodeableConcept", "vaccineCode", "type")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of the chart's own text, with the part that was read in the middle."""

    before: str
    mark: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One cited resource. ``excerpts``: the texts that findings were read from; ``json``: the resource, indented.

    ``entered``: recorded on this page, not found in the chart.
    """

    number: int
    anchor: str
    reference: str
    title: str
    day: str | None
    excerpts: tuple[Excerpt, ...]
    json: str | None
    entered: bool = False


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    id: str | None = None


class _Entry(msgspec.Struct):
    resource: msgspec.Raw = msgspec.Raw()


class _Bundle(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    id: str | None = None
    entry: tuple[_Entry, ...] = ()


_head = msgspec.json.Decoder(_Head).decode
_bundle = msgspec.json.Decoder(_Bundle).decode


@dataclass(slots=True)
class SourceBook:
    """Numbers the citations of one page in the order in which they are met."""

    _cited: dict[str, list[Evidence]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, evidence: Evidence) -> int | None:
        """The number of the resource behind ``evidence``; None when it is not a reference."""
        name = plain_reference(evidence.reference)
        if name is None:
            return None
        self._cited.setdefault(name, [])
        if evidence not in self._cited[name]:
            self._cited[name].append(evidence)
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def shown(self, pages: Iterable[bytes], recorded: Iterable[bytes] = ()) -> tuple[Shown, ...]:
        """What the cited resources say, as far as they are among ``pages`` or what was ``recorded`` here."""
        found = dict(_resources(pages, self._numbers.keys()))
        entered = dict(_resources(recorded, self._numbers.keys()))
        return tuple(
            self._one(name, number, found.get(name) or entered.get(name), name in entered)
            for name, number in self._numbers.items()
        )

    def _one(self, name: str, number: int, raw: bytes | None, entered: bool) -> Shown:
        content = _object(raw)
        title = _title(content) or name.partition("/")[0]
        days = [evidence.date for evidence in self._cited[name] if evidence.date is not None]
        excerpts = tuple(e for e in (_excerpt(content, evidence) for evidence in self._cited[name]) if e is not None)
        text = None if raw is None else msgspec.json.format(raw, indent=2).decode()[:_MOST_JSON]
        day = max(days).isoformat() if days else None
        return Shown(number, f"source-{number}", name, title, day, tuple(dict.fromkeys(excerpts)), text, entered)


def _resources(pages: Iterable[bytes], wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    names = set(wanted)
    for page in pages:
        try:
            top = _bundle(page)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        raws = [bytes(entry.resource) for entry in top.entry] if top.resource_type == "Bundle" else [page]
        for raw in raws:
            try:
                head = _head(raw)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            if f"{head.resource_type}/{head.id}" in names:
                yield f"{head.resource_type}/{head.id}", raw


def _object(raw: bytes | None) -> Mapping[str, object]:
    if raw is None:
        return {}
    try:
        return msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def _title(content: Mapping[str, object]) -> str | None:
    for name in _NAMES:
        concept = content.get(name)
        if isinstance(concept, Mapping):
            text = concept.get("text")
            codings = concept.get("coding")
            displays = (
                [c.get("display") for c in codings if isinstance(c, Mapping)] if isinstance(codings, list) else []
            )
            named = [t for t in (text, *displays) if isinstance(t, str) and t.strip()]
            if named:
                return named[0]
    return None


def _excerpt(content: Mapping[str, object], evidence: Evidence) -> Excerpt | None:
    text = _at(content, evidence.path)
    if not isinstance(text, str) or not text.strip():
        return None
    start, end = evidence.text or (0, min(len(text), _AROUND))
    if not 0 <= start <= end <= len(text):
        return None
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = ("…" if left else "") + text[left:start]
    after = text[end:right] + ("…" if right < len(text) else "")
    return Excerpt(before, text[start:end], after) if evidence.text else Excerpt("", "", text[start:end] + after)


def _at(content: object, path: str) -> object:
    place = content
    for step in path.split("."):
        match = _STEP.fullmatch(step)
        if match is None or not isinstance(place, Mapping):
            return None
        place = place.get(match[1])
        if match[2] is not None:
            index = int(match[2])
            place = place[index] if isinstance(place, list) and index < len(place) else None
    return place
