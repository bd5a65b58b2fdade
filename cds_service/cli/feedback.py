"""``cds-service feedback export``: what users did with the cards, for people who evaluate."""

from __future__ import annotations

import gc
import os
import sys

import click

from cds_service.settings import read_settings


@click.group(epilog="Example: cds-service feedback export --format csv > feedback.csv")
def feedback() -> None:
    """What users did with the cards."""


@feedback.command(epilog="Example: cds-service feedback export --format ndjson > feedback.ndjson")
@click.option("--format", "form", type=click.Choice(["csv", "ndjson"]), default="csv", show_default=True)
def export(form: str) -> None:
    """Write all stored feedback to standard output, oldest first, with the card that it is about."""
    from cds_service.bootstrap.start import export_feedback

    gc.enable()  # a ledger may be long
    for piece in export_feedback(read_settings(os.environ), form):
        sys.stdout.write(piece)
