"""A small tree for terminals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A line and what hangs below it."""

    text: str
    children: tuple[Node, ...] = ()


def drawn(root: Node) -> str:
    """The tree as lines, root first, ending with a line break."""
    return "\n".join((root.text, *_lines(root.children, ""))) + "\n"


def _lines(nodes: tuple[Node, ...], indent: str) -> Iterator[str]:
    for number, node in enumerate(nodes, 1):
        last = number == len(nodes)
        yield f"{indent}{'└─ ' if last else '├─ '}{node.text}"
        yield from _lines(node.children, indent + ("   " if last else "│  "))
