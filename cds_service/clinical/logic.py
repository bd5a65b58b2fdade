"""Combining criteria, three-valued and stopping at the first answer that settles it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cds_service.clinical.criteria import Check
from cds_service.clinical.findings import Side
from cds_service.clinical.scene import Scene
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth, any_of, at_least, negation


def every(checks: Sequence[Check], keys: Sequence[str] = ()) -> Check:
    """``all``: NO as soon as one is, else UNKNOWN if one is, else YES. ``keys``: under which silence may have settled them."""
    return _joined(checks, keys, decisive=NO, otherwise=YES)


def some(checks: Sequence[Check], keys: Sequence[str] = ()) -> Check:
    """``any``: YES as soon as one is, else UNKNOWN if one is, else NO. ``keys``: under which silence may have settled them."""
    return _joined(checks, keys, decisive=YES, otherwise=NO)


def _joined(checks: Sequence[Check], keys: Sequence[str], *, decisive: Truth, otherwise: Truth) -> Check:
    parts = tuple(zip(keys or [""] * len(checks), checks, strict=True))

    def check(scene: Scene) -> Truth:
        settled, named = scene.settled, scene.named
        answer = otherwise
        for key, one in parts:
            known = settled.get(key)
            result = known[1] if known is not None and known[0].isdisjoint(named) else one(scene)
            if result is decisive:
                return result
            if result is UNKNOWN:
                answer = result
        return answer

    return check


def opposite(one: Check) -> Check:
    """``not``: UNKNOWN stays unknown."""
    return lambda scene: negation(one(scene))


def unless(one: Check) -> Check:
    """``unless``: holds unless that is surely so; for exceptions of a red flag, which no gap may silence."""
    return lambda scene: NO if one(scene) is YES else YES


def number_of(count: int, checks: Sequence[Check]) -> Check:
    """``atLeast``: YES when ``count`` hold for sure, UNKNOWN when they might."""
    return lambda scene: at_least(count, (one(scene) for one in checks))


def legs(names: Sequence[str]) -> Callable[[Scene], tuple[Scene, ...]]:
    """The two legs, each by itself; the chart as it is when none of these findings is present on any."""
    wanted = frozenset(names)

    def views(scene: Scene) -> tuple[Scene, ...]:
        if wanted.isdisjoint(scene.present):
            return (scene,)
        return scene.leg(Side.LEFT), scene.leg(Side.RIGHT)

    return views


def some_leg(one: Check, views: Callable[[Scene], tuple[Scene, ...]]) -> Check:
    """``someLeg``: holds for one of the legs by itself, so that the findings of two legs make no pattern."""
    return lambda scene: any_of(one(view) for view in views(scene))


def unless_settled(key: str, one: Check) -> Check:
    """The same; not worked out where silence has settled it."""

    def check(scene: Scene) -> Truth:
        settled = scene.settled.get(key)
        if settled is not None and settled[0].isdisjoint(scene.named):
            return settled[1]
        return one(scene)

    return check


def shared(name: str, one: Check) -> Check:
    """The same criterion under one name is worked out once per scene."""

    def check(scene: Scene) -> Truth:
        result = scene.shared.get(name)
        if result is None:
            result = scene.shared[name] = one(scene)
        return result

    return check
