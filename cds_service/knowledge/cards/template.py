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
        "anyImaging",
        "complaint",
        "complaintFor",
        "birth",
        "conservative",
        "course",
        "deficit",
        "deferral",
        "denied",
        "duplicateWindow",
        "earlierDate",
        "finding",
        "findings",
        "groups",
        "imaging",
        "olderAge",
        "qualityDays",
        "rating",
        "recorded",
        "region",
        "reviewDate",
        "study",
        "symptoms",
        "unread",
        "unreadRows",
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
    """``head``, then for each slot its name and the literal that follows it."""

    head: str
    pairs: tuple[tuple[str, str], ...]

    def fill(self, values: Values) -> str | None:
        """The text, or None when a slot has no value."""
        text = self.head
        for slot, literal in self.pairs:
            value = values(slot)
            if not value:
                return None
            text += value + literal
        return text

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of its slots in order."""
        return tuple(slot for slot, _ in self.pairs)

    @property
    def written(self) -> str:
        """The text as its author wrote it, for people."""
        return self.head + "".join(f"{{{slot}}}{literal}" for slot, literal in self.pairs)

    @property
    def bare(self) -> str:
        """The text without what the slots bring."""
        return self.head + "".join(literal for _, literal in self.pairs)


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
    return Template(literals[0], tuple(zip(slots, literals[1:], strict=True)))


def first_filled(templates: tuple[Template, ...], values: Values, limit: int) -> str | None:
    """The first text whose slots all have a value and that is not longer than ``limit``."""
    for template in templates:
        text = template.fill(values)
        if text is not None and len(text) <= limit:
            return text
    return None
