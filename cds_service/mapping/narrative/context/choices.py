"""A choice of answers as forms print it, made or not: "Y/N ___", "yes/no: no", "Yes [ ] No [x]", "***"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.tokens import Token

_LONGEST = 16
"""Tokens of the longest choice."""
_BOXES = frozenset({"boxon", "boxoff"})
_SAYS = {"yes": "yes", "y": "yes", "no": "no", "n": "no"}
_BOTH = 2
_NONE = frozenset({"none", "no"})
_OFFERED = _NONE | {"r", "l", "right", "left", "both", "bilateral"}
"""Answers of a form about the sides of a complaint."""


def chosen(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """``"yes"`` or ``"no"`` as chosen, ``""`` when nothing was; None where no choice of answers stands."""
    if (offered := _offered_sides(tokens, at, last)) is not None:
        return offered
    if tokens[at].norm == "*":
        return "" if at + 1 < last and tokens[at + 1].norm == "*" else None
    words: list[str] = []
    ticks: list[tuple[int, bool]] = []
    begins_with_box = False
    place = at
    while place < min(last, at + _LONGEST):
        norm = tokens[place].norm
        if norm in grammar.CHOICE_PAIRS:
            words += ["yes", "no"]
        elif norm in _SAYS:
            words.append(_SAYS[norm])
        elif norm in _BOXES:
            begins_with_box = begins_with_box or not words
            ticks.append((len(words), norm == "boxon"))
        elif norm not in grammar.IN_CHOICES:
            break
        place += 1
        if norm == "}":
            last = place  # a field of a template ends here
    if set(words[:_BOTH]) != {"yes", "no"}:
        return None
    if len(ticks) >= _BOTH:
        return _ticked(words, ticks, 0 if begins_with_box else 1)
    if place < last and tokens[place].kind == "word":
        return None  # "yes (no retention)" is an answer and something else
    return words[_BOTH] if len(words) > _BOTH else ""


def _offered_sides(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """What was chosen behind none and the sides ("None / R / L / Both ____"); None where they are not offered."""
    options: list[str] = []
    place = at
    while place < last and tokens[place].norm in _OFFERED:
        options.append(tokens[place].norm)
        place += 1
        if place >= last or tokens[place].norm != "/":
            break
        place += 1
    cut_off = place >= last and tokens[place - 1].norm == "/"  # the rest stands in a sentence of its own
    if len(options) <= _BOTH - cut_off or _NONE.isdisjoint(options):
        return None
    answer = tokens[place].norm if place < last and tokens[place].kind != "brk" else ""
    if answer in _OFFERED:
        return "no" if answer in _NONE else "yes"
    return ""


def _ticked(words: Sequence[str], ticks: Sequence[tuple[int, bool]], behind: int) -> str:
    """The word whose box is ticked; ``behind``: boxes stand behind their words by that many."""
    found = {words[place - behind] for place, on in ticks if on and 0 <= place - behind < len(words)}
    return found.pop() if len(found) == 1 else ""
