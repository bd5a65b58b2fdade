"""``cds-service ledger purge``: forget what need not be kept any longer, without waiting for a running service to do so."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import click

from cds_service.settings import read_settings


@click.group(epilog="Example: cds-service ledger purge --days 365")
def ledger() -> None:
    """The record of calls and cards."""


@ledger.command(epilog="Example: cds-service ledger purge --days 365")
@click.option("--days", type=click.IntRange(1, 36500), help="How old they may be.  [default: CDS_KEEP_DAYS]")
def purge(days: int | None) -> None:
    """Delete calls and cards that are older; feedback stays, without the card that it is about."""
    from cds_service.bootstrap.start import purge_ledger

    settings = read_settings(os.environ)
    days = days or settings.keep_days
    if not days:
        raise click.UsageError("say how old they may be: --days, or CDS_KEEP_DAYS")
    before = datetime.now(UTC) - timedelta(days=days)
    calls, cards = purge_ledger(settings, before)
    click.echo(
        f"Forgotten: {_counted(calls, 'call')} and {_counted(cards, 'card')} from before {before:%Y-%m-%dT%H:%MZ}."
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
