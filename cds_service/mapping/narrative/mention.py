"""What the narrative reader returns: statements about findings, with their place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cds_service.clinical.findings import UNDATED, Certainty, Course, Interval, Side, Status


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a text about one finding of the patient.

    ``start``/``end``: code points of the original text, half-open.
    ``grade``: MRC string (``"4-"``). ``unit``: UCUM. ``comparator``: ``<``, ``<=``, ``>=`` or ``>``.
    A measured ``value`` is as written; ``status`` then compares it with the thresholds of the narrative
    files, and a reader that knows the finding's own threshold may decide anew.
    ``onset_days_ago``: least and most days before the text was written ("for 3 weeks").
    ``onset_month``: the month without a year since which it is so ("since August"); ``month_part``: a month and the first and
    last day of it between which it began ("since mid-August", "since 3 August").
    ``duration_days``: length of an episode of care ("PT x 6 weeks"), least and most days.
    ``dated``: an absolute date or year that the text itself gives for the finding ("laminectomy 2019").
    ``clears``: a denial says that it is not there; without, only that nothing new is ("no change in bladder function").
    Hypothetical, templated, planned and other people's findings are no mentions.
    """

    finding: str
    status: Status
    start: int
    end: int
    certainty: Certainty = Certainty.CONFIRMED
    side: Side | None = None
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    course: Course | None = None
    onset_days_ago: tuple[int, int] | None = None
    duration_days: tuple[int, int] | None = None
    dated: Interval = UNDATED
    onset_month: int | None = None
    month_part: tuple[int, int, int] | None = None
    qualifiers: frozenset[str] = frozenset()
    clears: bool = True

    @property
    def timed(self) -> bool:
        """Whether the text says when it began."""
        months = self.onset_month is not None or self.month_part is not None
        return months or self.onset_days_ago is not None or self.dated.known


def began_with(mention: Mention, other: Mention) -> Mention:
    """A mention with the beginning of another one."""
    return replace(
        mention,
        onset_days_ago=other.onset_days_ago,
        onset_month=other.onset_month,
        month_part=other.month_part,
        dated=other.dated,
    )


def last_before(mention: Mention, others: Sequence[Mention]) -> Mention | None:
    """The last of ``others``, in order of the text, that begins before a mention."""
    at = bisect_left(others, mention.start, key=lambda other: other.start)
    return others[at - 1] if at else None


class Asks(StrEnum):
    """How the value of a labelled row is meant.

    ``FINDING``: the label names the finding, "yes" or "present" means present ("Saddle numbness?").
    ``FUNCTION``: the label names what is examined, "absent" or "decreased" means present ("Perianal sensation").
    ``NORMAL``: the label asks whether it is normal, "yes" means absent ("Perianal sensation intact?").
    ``DENIAL``: the label denies the finding, "yes" means absent ("Denies saddle numbness").
    ``DONE``: the label names what was done, of which words of illness say nothing ("Spine surgery": "leg weak").
    """

    FINDING = "finding"
    FUNCTION = "function"
    NORMAL = "normal"
    DENIAL = "denial"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a label (``code.text``, flowsheet row) asks about: a finding id, the side that it names, and how.

    ``grade``: the MRC grade at most that its word says of a weakness ("Paraplegia").
    """

    finding: str
    side: Side | None = None
    asks: Asks = Asks.FINDING
    grade: str | None = None
