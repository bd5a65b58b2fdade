"""Words of care that was had, and of how it went: ``care`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CareWords:
    """``done``: first words of what says behind planned care that it was done.

    ``kinds``: between a denial and the care that there was none of. ``brief``: of a success, that it was none for
    good, or not all.
    """

    done: frozenset[str]
    kinds: frozenset[str]
    brief: frozenset[str]
