"""Reads ``cards/set-aside.yaml``: codes that deliberately mean nothing, and value sets that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Strict, read_yaml
from cds_service.knowledge.systems import Systems

FILE = "set-aside.yaml"


class _CodesDoc(Strict):
    system: str
    codes: list[str]
    because: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """``codes``: (URI, code) -> the reason; ``exclusive``: value sets of which a code may be in one only."""

    codes: Mapping[tuple[str, str], str]
    exclusive: tuple[tuple[str, ...], ...]
    file: str = FILE


def read_set_aside(root: Path, systems: Systems, problems: list[Problem]) -> SetAside:
    """The file under ``root``; faults go to ``problems``."""
    source = read_yaml(root / FILE, root, problems)
    if source is None:
        return SetAside({}, ())
    codes: dict[tuple[str, str], str] = {}
    for index, raw in enumerate(source.data.get("setAside") or ()):
        doc = source.convert(raw, _CodesDoc, "setAside", index)
        if doc is None:
            continue
        system = systems.by_name.get(doc.system)
        if system is None:
            source.problem(f"the system {doc.system} is not in systems.yaml", "setAside", index)
            continue
        codes.update({(system.url, code): doc.because for code in doc.codes})
    groups = source.convert(source.data.get("exclusive") or [], list[list[str]], "exclusive")
    return SetAside(codes, tuple(map(tuple, groups or ())))
