"""Text with named places, compiled once: ``"Fever {value}"`` becomes literals and slots.

There is no logic in a template. A text whose slot has no value is not used at all (``fill`` gives None), so
authors give a list of texts, best first, and the last one has no slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cds_service.errors import Problem

SLOTS = frozenset(
    {
        "adultAge",
        "complaint",
        "conservative",
        "deferral",
        "duplicateWindow",
        "earlierDate",
        "finding",
        "findings",
        "groups",
        "imaging",
        "qualityDays",
        "rating",
        "region",
        "reviewDate",
        "study",
        "symptoms",
        "unread",
        "usuallyAppropriate",
        "weakness",
    }
)
"""Every slot that a card may use; ``compose.slots`` fills them."""

_SLOT = re.compile(r"\{([^{}]*)\}")

Values = Callable[[str], str | None]
"""Slot name -> its text, None when there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Template:
    """Literals and slots in turn: ``literals[0] slots[0] literals[1] ...``; one literal more than slots."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Values) -> str | None:
        """The text, or None when a slot has no value."""
        if not self.slots:
            return self.literals[0]
        parts = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            value = values(slot)
            if not value:
                return None
            parts.append(value)
            parts.append(literal)
        return "".join(parts)

    @property
    def plain(self) -> bool:
        """Whether it can always be used."""
        return not self.slots


def parse_template(
    text: str,
    file: str,
    line: int,
    problems: list[Problem],
    known: frozenset[str] = SLOTS,
) -> Template:
    """Compile; a slot that is not ``known`` or a stray brace is a problem."""
    pieces = _SLOT.split(text)
    literals, slots = tuple(pieces[::2]), tuple(pieces[1::2])
    for slot in slots:
        if slot not in known:
            problems.append(
                Problem(
                    file,
                    line,
                    f"unknown placeholder {{{slot}}}; known: {', '.join(sorted(known))}",
                )
            )
    if any("{" in literal or "}" in literal for literal in literals):
        problems.append(Problem(file, line, "a brace without its partner"))
    return Template(literals, slots)


def first_filled(
    templates: tuple[Template, ...], values: Values, limit: int
) -> str | None:
    """The first text whose slots all have a value and that is not longer than ``limit``."""
    for template in templates:
        text = template.fill(values)
        if text is not None and len(text) <= limit:
            return text
    return None
