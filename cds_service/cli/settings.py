"""``cds-service settings``: the table of settings, for people and for the README."""

from __future__ import annotations

from pathlib import Path

import click

from cds_service.cli.documents import into, show
from cds_service.settings import SETTINGS

NAME = "settings"


@click.command(
    epilog="Example: cds-service settings --into README.md",
)
@into
def settings(document: Path | None) -> None:
    """Show every setting with its default, as a Markdown table."""
    show(NAME, settings_table(), document)


def settings_table() -> str:
    """All settings as a Markdown table."""
    head = "| setting | default | secret | meaning |\n|---|---|---|---|\n"
    rows = (
        f"| `{s.name}` | {f'`{s.default}`' if s.default else 'empty'} | {'yes' if s.secret else 'no'} | {s.meaning} |\n"
        for s in SETTINGS
    )
    return head + "".join(rows)
