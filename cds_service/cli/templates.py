"""``cds-service templates``: the prefetch templates, for EHRs where people type them in since it reads no discovery."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cds_service.cli.documents import into, show
from cds_service.settings import read_settings

NAME = "templates"


@click.command(
    epilog="Example: cds-service templates --into docs/integration.md",
)
@into
def templates(document: Path | None) -> None:
    """Show address, keys and prefetch templates of every service, as Markdown, to be pasted into an EHR."""
    from cds_service.bootstrap.review import prefetch_tables

    show(NAME, prefetch_tables(read_settings(os.environ)), document)
