"""What the ledger keeps no longer: hook calls and issued cards past their days. Feedback stays, without its card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, tuple_

from cds_service.adapters.ledger_tables import calls, cards
from cds_service.adapters.ledger_writer import Writer

PORTION = 2000
"""Rows of a table that are forgotten in one transaction: who waits for the ledger waits for no more than that."""

_EVERY = timedelta(hours=1)
_LAST = ("8",)
_card = tuple_(*cards.primary_key.columns)
_WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows are gone. ``more``: perhaps there are others as old."""

    calls: int = 0
    cards: int = 0
    more: bool = False

    def __add__(self, other: Forgotten) -> Forgotten:
        return Forgotten(self.calls + other.calls, self.cards + other.cards, other.more)


def forget(connection: Connection, before: datetime) -> Forgotten:
    """Delete a portion of the calls and cards from before then."""
    old_calls = select(calls.c.id).where(calls.c.at < before).limit(PORTION)
    old_cards = select(*cards.primary_key.columns).where(cards.c.issued < before).limit(PORTION)
    gone = connection.execute(delete(calls).where(calls.c.id.in_(old_calls))).rowcount
    issued = connection.execute(delete(cards).where(_card.in_(old_cards))).rowcount
    return Forgotten(gone, issued, PORTION in (gone, issued))


class Retention:
    """Forgets what is older than ``keep``, an hour after it did so last; without ``keep`` nothing is ever forgotten.

    Every worker does, so it does not matter which one lives. Nobody waits for it.
    """

    def __init__(self, writer: Writer, keep: timedelta | None, clock: Callable[[], datetime]) -> None:
        self._writer = writer
        self._keep = keep
        self._clock = clock
        self._due: datetime | None = None

    def now_and_then(self) -> None:
        """To be called whenever something happens, however often; never blocks, never raises."""
        if self._keep is None:
            return
        now = self._clock()
        if self._due is None or now >= self._due:
            self._due = now + _EVERY
            self._soon(now - self._keep)

    def _soon(self, before: datetime) -> None:
        def portion(connection: Connection) -> None:
            if forget(connection, before).more:
                self._soon(before)

        self._writer.soon(_LAST, portion)

    def at_once(self, before: datetime) -> Forgotten:
        """Forget all from before then, and say how much that was.

        Raises:
            LedgerError: not all of it is forgotten.
        """
        gone = Forgotten(more=True)
        while gone.more:
            gone += self._writer.wait_for(_LAST, lambda connection: forget(connection, before), _WAIT_SECONDS)
        return gone
