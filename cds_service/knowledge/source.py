"""Text of one knowledge file with its line numbers: YAML and JSON, read strictly, every fault with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from cds_service.errors import Problem
from cds_service.hooks.plain import plain

T = TypeVar("T")

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain_yaml(text: str) -> Any:
    """What ``yaml.safe_load`` gives, several times as fast where libyaml is there; raises ``yaml.YAMLError``."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506  # one of the two safe loaders


Key = str | int

_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")


class Strict(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """Base of what is read from YAML: an unknown key is a mistake."""


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file: ``data`` as plain values, and where each of them stands."""

    name: str
    data: Any
    problems: list[Problem]
    _lines: Mapping[tuple[Key, ...], int] = field(default_factory=dict)

    def line(self, *path: Key) -> int:
        """Line of the value at ``path``, or of the nearest place above it that is known."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, message: str, *path: Key) -> None:
        """Note a fault at ``path``."""
        self.problems.append(Problem(self.name, self.line(*path), message))

    def convert(self, value: Any, shape: type[T], *path: Key) -> T | None:
        """``value`` as ``shape``; None, and a problem that says what is wrong, when it does not fit."""
        try:
            return msgspec.convert(value, shape)
        except msgspec.ValidationError as error:
            message = str(error)
            self.problem(plain(message, quote=True), *path, *_steps(message))
            return None

    def convert_file(self, shape: type[T], **parts: type) -> T | None:
        """The whole file as ``shape``. ``parts``: key -> shape of each item below it, so that when the file does not
        fit, every item that is wrong is told, not the first one only."""
        told: list[Problem] = []
        doc = Source(self.name, self.data, told, self._lines).convert(self.data, shape)
        if doc is None:
            known = len(self.problems)
            for key, part in parts.items():
                for name, item in _items(self.data.get(key)):
                    self.convert(item, part, key, name)
            if len(self.problems) == known:
                self.problems.extend(told)
        return doc

    def section(self, key: str) -> Mapping[str, Any]:
        """The mapping under ``key``; empty when it is missing, with a problem when it is something else."""
        value = self.data.get(key) if isinstance(self.data, dict) else None
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(k, str) for k in value):
            self.problem(f"{key} is not a mapping from names", key)
            return {}
        return value


class OfSite(str):
    """The name of a file of a site overlay: it may be that of a file of ours, and is told apart by this."""

    __slots__ = ()


def read_yaml(path: Path, root: Path, problems: list[Problem], *, site: bool = False) -> Source | None:
    """One YAML mapping; None (and a problem) when there is none. Keys that stand twice are problems.

    ``site``: ``root`` is the overlay of a site.
    """
    name = shown(path, root, site=site)
    text = read_text(path, name, problems)
    if text is None:
        return None
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(name, mark.line + 1 if mark else 1, "must be YAML"))
        return None
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        problems.append(Problem(name, 1, "must be a mapping"))
        return None
    lines: dict[tuple[Key, ...], int] = {}
    for place, line, twice in _places(node, ()):
        if twice:
            problems.append(Problem(name, line, f"{place[-1]} stands twice"))
        lines.setdefault(place, line)
    return Source(name, data, problems, lines)


def read_json(path: Path, root: Path, problems: list[Problem], *, site: bool = False) -> Source | None:
    """One JSON object; None (and a problem) when there is none. JSON is YAML, so lines come the same way.

    ``site``: ``root`` is the overlay of a site.
    """
    name = shown(path, root, site=site)
    text = read_text(path, name, problems)
    if text is None:
        return None
    try:
        data = json.loads(text)
    except ValueError as error:
        problems.append(Problem(name, getattr(error, "lineno", 1), "must be JSON"))
        return None
    if not isinstance(data, dict):
        problems.append(Problem(name, 1, "must be a JSON object"))
        return None
    return Source(name, data, problems, _LazyLines(text))


def shown(path: Path, root: Path, *, site: bool = False) -> str:
    """The path as problems name it: within its root, never where the machine keeps it."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return OfSite(name) if site else name


class _LazyLines(dict[tuple[Key, ...], int]):
    """Lines of a JSON text, worked out when the first fault asks for one."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text: str | None = text

    def __contains__(self, key: object) -> bool:
        self._work_out()
        return super().__contains__(key)

    def _work_out(self) -> None:
        if self._text is None:
            return
        loader = _Loader(self._text)
        self._text = None
        try:
            for place, line, _ in _places(loader.get_single_node(), ()):
                self.setdefault(place, line)
        except yaml.YAMLError:
            return
        finally:
            loader.dispose()


def _steps(message: str) -> Iterator[Key]:
    """The path that msgspec names at the end of its message, as far as it is exact."""
    for name, index in _STEP.findall(message.rpartition(" - at `$")[2] if " - at `$" in message else ""):
        if index == "...":
            return
        yield int(index) if index else name
    if unknown := _UNKNOWN.match(message):
        yield unknown[1]


def _items(section: Any) -> Iterator[tuple[Key, Any]]:
    if isinstance(section, dict):
        yield from ((str(key), item) for key, item in section.items())
    elif isinstance(section, list):
        yield from enumerate(section)


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a file; None, and a problem under ``name``, where it cannot be had."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        problems.append(Problem(name, 1, "the file is missing"))
    except IsADirectoryError:
        problems.append(Problem(name, 0, "is a folder; a file of this name is read"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, "is not text in UTF-8; save the file in that encoding"))
    except OSError as error:
        problems.append(Problem(name, 0, f"cannot be read: {error.strerror}"))
    return None


def _places(node: yaml.Node | None, path: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], int, bool]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            place = (*path, str(key.value))
            yield place, key.start_mark.line + 1, key.value in seen
            seen.add(key.value)
            yield from _places(value, place)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*path, index), item.start_mark.line + 1, False
            yield from _places(item, (*path, index))
