"""Results that name nothing themselves are about what was spoken of before: "ankle jerks 1+ right, 0 left"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.examination.leads import of_then
from cds_service.mapping.narrative.examination.turned_now import turned_now
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_NEAR = 4
_TO_PRONOUN = 3
_THESE = frozenset(["these", "those", "they"])


def _answers_pronoun(around: Around, readings: Sequence[Reading]) -> bool:
    """Whether the first result is said of what a pronoun stands for ("They were absent")."""
    if not readings or around.tokens[around.first].norm not in grammar.PRONOUNS:
        return False
    between = range(around.first + 1, readings[0].value.first)
    return len(between) <= _NEAR and all(around.tokens[i].norm in grammar.LINKS for i in between)


def carry(around: Around, readings: Sequence[Reading], carried: Sequence[Element]) -> None:
    """Results without anything of their own are about what was last spoken of; ``carried``: in the sentence before."""
    pronoun = _answers_pronoun(around, readings)
    last: list[Element] = list(carried)
    domain = next((e.domain for e in carried if e.domain is not None), None)
    before: Reading | None = None
    for reading in readings:
        settle_domain(reading)
        own = specific(reading.about)
        heads = [e for e in reading.about if e.kind == "head"]
        of_same = reading is not readings[0] and (
            (
                reading.value.grade is not None
                and reading.value.grade.strength is True
                and not _elsewhere(around, reading)
            )
            or (domain == STRENGTH and of_then(around, reading.value))
        )
        meant = bool(reading.sides) or (pronoun and reading is readings[0]) or of_same
        meant = meant and not (reading.value.domain == STRENGTH and _of_all(around, reading))
        meant = meant or (bool(last) and turned_now(around, before, reading, domain))
        before = reading
        again = bool(heads) and not own and bool(reading.sides) and _same_muscle(around, readings, reading)
        if not own and (again or (not heads and meant)) and last and _compatible(reading, domain):
            reading.about = _several(around, readings, reading) or list(last)
            reading.domain = reading.value.domain or domain
            reading.carried = True
        elif own and reading.domain is None:
            reading.domain = domain if domain in (STRENGTH, REFLEX, SENSATION) else None
        if reading.about and reading.domain is not None:
            last, domain = reading.about, reading.domain


def _several(around: Around, readings: Sequence[Reading], reading: Reading) -> list[Element]:
    """The muscles named before, where "these" stands for them ("left TA 4/5 and EHL 3/5; on the right these are 5/5")."""
    ahead = around.tokens[max(reading.value.first - _TO_PRONOUN, around.first) : reading.value.first]
    if reading.value.domain != STRENGTH or not any(token.norm in _THESE for token in ahead):
        return []
    named = [e for r in readings if r.value.first < reading.value.first for e in r.about]
    muscles = {e.first: e for e in named if e.kind == "topic" and e.domain == STRENGTH}
    return list(muscles.values())


def _same_muscle(around: Around, readings: Sequence[Reading], reading: Reading) -> bool:
    """Whether a grade of the other side follows ("grade 5 power in left knee extension and grade 4 power on the right")."""
    at = next(number for number, one in enumerate(readings) if one is reading)
    before = readings[at - 1] if at else None
    if before is None or before.value.grade is None or reading.value.grade is None or not forward_style(before):
        return False
    muscle = before.about[-1]
    of_muscle = muscle.kind == "topic" and muscle.domain == reading.domain == STRENGTH
    between = [token.norm for token in around.tokens[muscle.last : reading.value.first]]
    return of_muscle and between in (["and"], [",", "and"], [","], ["but"])


def fill_back(readings: Sequence[Reading]) -> None:
    """ "R 4/5 L 5/5 dorsiflexion": a result with only a side is about what the next one names."""
    for earlier, later in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        alone = earlier.sides and not earlier.about
        if alone and forward_style(later) and later.domain and earlier.value.domain in (None, later.domain):
            earlier.about, earlier.domain, earlier.carried = list(later.about), later.domain, True


def _compatible(reading: Reading, domain: str | None) -> bool:
    return domain is not None and reading.value.domain in (None, domain)


def settle_domain(reading: Reading) -> None:
    """Give a result the domain that its value or what it is about names."""
    if reading.value.domain is not None:
        reading.domain = reading.value.domain
        return
    for element in reading.about:
        if element.domain is not None:
            reading.domain = element.domain


def _elsewhere(around: Around, reading: Reading) -> bool:
    """Whether a result is said to be of all else ("EHL 4/5 on Monday, 5/5 elsewhere today"), or of a part ("distal 5/5")."""
    at, before = reading.value.last, max(reading.value.first - 1, around.first)
    if around.tokens[before].norm in grammar.PARTS_OF_LIMB:
        return True
    return at < around.last and around.tokens[at].norm in grammar.OF_THE_REST


def _of_all(around: Around, reading: Reading) -> bool:
    """Whether a result is said to be of all of a side ("L 5/5 throughout", "L all 5/5")."""
    at = reading.value.last
    if reading.value.first > around.first and around.tokens[reading.value.first - 1].norm == "all":
        return True
    return at < around.last and around.tokens[at].norm == "throughout"


def forward_style(reading: Reading) -> bool:
    """Whether the result stood before what it is about."""
    return any(e.first > reading.value.first for e in specific(reading.about))
