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
    """A piece of the chart's own text: its parts in their order, those that were read marked (true)."""

    parts: tuple[tuple[str, bool], ...]

    @property
    def before(self) -> str:
        """What stands before the first part that was read."""
        return "" if self.parts[0][1] else self.parts[0][0]

    @property
    def mark(self) -> str:
        """The first part that was read."""
        return next(text for text, marked in self.parts if marked)


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
        excerpts = tuple(_excerpts(content, self._cited[name]))
        text = None if raw is None else msgspec.json.format(raw, indent=2).decode()[:_MOST_JSON]
        day = max(days).isoformat() if days else None
        return Shown(number, f"source-{number}", name, title, day, excerpts, text, entered)


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


def _excerpts(content: Mapping[str, object], cited: Iterable[Evidence]) -> Iterator[Excerpt]:
    """What was read of one resource: one quotation for places of a text that stand close together."""
    by_path: dict[str, set[tuple[int, int] | None]] = {}
    for evidence in cited:
        by_path.setdefault(evidence.path, set()).add(evidence.text)
    for path, places in by_path.items():
        value = _at(content, path)
        text = value if isinstance(value, str) else _number(value)
        if not text.strip():
            continue
        ranges = sorted(place for place in places if place is not None and 0 <= place[0] <= place[1] <= len(text))
        for group in _close(ranges):
            yield _quoted(text, group)
        if not ranges and None in places:
            end = min(len(text), _AROUND)
            yield _quoted(text, [(0, end)])


def _close(ranges: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Places in groups: what is shown around one reaches what is shown around the next. Places that overlap are one."""
    groups: list[list[tuple[int, int]]] = []
    for start, end in ranges:
        last = groups[-1][-1] if groups else None
        if last is None or start - last[1] > 2 * _AROUND:
            groups.append([(start, end)])
        elif start <= last[1]:
            groups[-1][-1] = last[0], max(last[1], end)
        else:
            groups[-1].append((start, end))
    return groups


def _quoted(text: str, marks: list[tuple[int, int]]) -> Excerpt:
    first, last = max(0, marks[0][0] - _AROUND), min(len(text), marks[-1][1] + _AROUND)
    parts = [("…", False)] if first else []
    at = first
    for start, end in marks:
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    parts += [(text[at:last], False), ("…" if last < len(text) else "", False)]
    return Excerpt(tuple(_joined(parts)))


def _joined(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Neighbours that are not marked as one part, without empty ones."""
    plain = ""
    for text, marked in parts:
        if not marked:
            plain += text
        elif text:
            yield from ((plain, False),) if plain else ()
            yield text, True
            plain = ""
    if plain:
        yield plain, False


def _number(value: object) -> str:
    """A Quantity or Range, and a plain number, as they are written; empty for anything else."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return f"{value}"
    if not isinstance(value, Mapping):
        return ""
    if "low" in value or "high" in value:
        return " – ".join(filter(None, (_number(value.get("low")), _number(value.get("high")))))
    number = value.get("value")
    if isinstance(number, bool) or not isinstance(number, int | float):
        return ""
    sign, unit = value.get("comparator"), value.get("unit") or value.get("code")
    told = f"{sign if isinstance(sign, str) else ''}{number}"
    return f"{told} {unit}" if isinstance(unit, str) else told


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
