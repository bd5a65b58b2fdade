"""How a number of weeks is told: nearly so many, half a one more, so many weekly sessions; or until somebody is seen again.

Source: clinical.md 7.1 (a duration is an interval), 7.3 (conservative: PT x N weeks).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text.grammar import RANGE, words
from cds_service.mapping.narrative.text.tokens import Token

NEARLY = words("nearly almost")
_NEARLY_TOO = (("not", "quite"), ("close", "to"), ("coming", "to"), ("shy", "of"), ("just", "short", "of"))
_RETURN = words("rtc tca f/u fu followup rv r/v recall recheck")
"""Before a length, when somebody is to come again ("RTC 6 wks")."""
_AGAIN = words("seen see review reviewed back return come check")
_FOLLOWED = frozenset(
    [("follow", "up"), ("follow", "-", "up"), ("f", "/", "u"), ("r", "/", "v"), ("back", "in", "clinic")]
)
_ENDS = words(", ; . ) and then or") | {"\n"}
_PAST = words("ago later prior earlier before")
_HALF = ".5"
_LONG = 7
"""Days of the shortest unit of which halves are told."""
_TO_SESSION = 3
_WEEK = 7


def half(token: Token, unit: tuple[int, int] | None, days: tuple[int, int]) -> tuple[int, int] | None:
    """The days of a number with a half ("6.5 weeks"), of which ``days`` are those of the number without; None where it is none."""
    if not token.norm.endswith(_HALF):
        return days
    if unit is None or unit[0] < _LONG:
        return None
    return days[0] + unit[0] // 2, days[0] + unit[1] // 2


def whole(token: Token) -> str:
    """The number without its half."""
    return token.norm.removesuffix(_HALF)


def is_nearly(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether words before the number tell that it is not quite so many ("nearly six weeks")."""
    before = tuple(token.norm for token in tokens[max(at - 3, first) : at])
    return before[-1:] != () and (before[-1] in NEARLY or any(before[-len(some) :] == some for some in _NEARLY_TOO))


def is_return(tokens: Sequence[Token], at: int, first: int, end: int, last: int) -> bool:
    """Whether it is when somebody is to come again ("RTC 6 wks", "see again 6 weeks"), and not when that was."""
    if end < last and tokens[end].norm in _PAST:
        return False
    if at - 1 > first and tokens[at - 1].norm in RANGE and tokens[at - 2].kind == "num":
        at -= 2  # of "recheck 4-6 wks" the second number
    before = tuple(token.norm for token in tokens[max(at - 3, first) : at])
    if before[-1:] and before[-1] in ("in", "for", "at"):
        before = before[:-1]
    if not before:
        return False
    again = before[-1] == "again" and len(before) > 1 and before[-2] in _AGAIN
    return before[-1] in _RETURN or again or before[-2:] in _FOLLOWED or before[-3:] in _FOLLOWED


def brings_on(tokens: Sequence[Token], at: int, first: int, days: tuple[int, int]) -> bool:
    """Whether it is after how many minutes of walking something comes on, and not when it began ("calves ache after 10 min")."""
    return days[1] == 0 and at > first and tokens[at - 1].norm == "after"


def weekly(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> tuple[int, tuple[int, int]] | None:
    """The end and days of so many weekly sessions ("9 weekly sessions", "9 of 9 weekly sessions", "8 weekly physio sessions")."""
    count = times.counts.get(tokens[at].norm) if tokens[at].kind != "num" else _number(tokens[at])
    if count is None or (at > first and tokens[at - 1].norm == "of"):
        return None
    end = at + 1
    if end + 1 < last and tokens[end].norm in ("of", "/") and tokens[end + 1].kind == "num":
        end += 2
    if end >= last or tokens[end].norm != "weekly":
        return None
    if not any(token.norm in times.sessions for token in tokens[end + 1 : min(end + 1 + _TO_SESSION, last)]):
        return None
    return end + 1, (max(count[0] - 1, 0) * _WEEK, count[1] * _WEEK)


def _number(token: Token) -> tuple[int, int] | None:
    return (int(token.norm), int(token.norm)) if token.norm.isdigit() and len(token.norm) <= len("52") else None
