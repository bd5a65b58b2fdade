"""Words that tell whose complaint a message is about: ``whose`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WhoseWords:
    """``speaker``: who writes, as the subject; ``belonging``: what is the writer's; ``own``: complaints and parts of the body.

    ``apart``: words between them that make it another's ("I have to lift him", "my husband's back").
    """

    speaker: frozenset[str]
    belonging: frozenset[str]
    own: frozenset[str]
    apart: frozenset[str]
