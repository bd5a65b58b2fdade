"""What is named at the bedside and in screenings: ``bedside`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BedsideWords:
    """``drains``: what drains a bladder, whose fullness ``filled`` tells. ``hamstring``: a muscle that stops a raised leg;
    ``tight``: how it does. ``needle``: a study of muscles with a needle, which measures no strength.

    ``means``: with what a weakness settled; ``aside``: that it is needed no more. ``organs``: asked for in a screening by their
    bare names; ``both``: the topic of any of them. ``looked``: a work-up.
    ``screens``: names of screenings, in words; ``asking``: words behind such a name; ``undone``: those of them that may not have
    been done at all. ``entries``: what an entry of a chart is called by its hour; ``misfiled``: that it is somebody else's.
    ``tried``: a trial without a catheter. ``signs``: what a sign is called again that was named before; ``stops``: beside a pain,
    that it is why something cannot be done.
    """

    drains: frozenset[str]
    filled: frozenset[str]
    hamstring: frozenset[str]
    tight: frozenset[str]
    needle: frozenset[str]
    means: frozenset[str]
    aside: frozenset[str]
    organs: frozenset[str]
    both: str
    looked: frozenset[str]
    screens: frozenset[str]
    asking: frozenset[str]
    undone: frozenset[str]
    entries: frozenset[str]
    misfiled: frozenset[str]
    tried: frozenset[str]
    signs: frozenset[str]
    stops: frozenset[str]
