"""``cds-service lint`` and ``render``: the knowledge, for those who change it and those who review it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cds_service.cli.files import write_text
from cds_service.settings import read_settings


@click.command(epilog="Example: cds-service lint --overlay /etc/cds/site")
@click.option(
    "--overlay",
    type=click.Path(path_type=Path),
    help="Folder of a site that is laid over cards/.  [default: that of CDS_OVERLAY]",
)
def lint(overlay: Path | None) -> None:
    """Check everything in cards/ and in a site overlay: all problems at once, with file and line."""
    from cds_service.bootstrap.review import check_knowledge

    problems = check_knowledge(read_settings(os.environ), overlay)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(1)
    click.echo("The knowledge is in order.")


@click.command(epilog="Example: cds-service render --format html --out knowledge.html")
@click.option("--format", "form", type=click.Choice(["html", "markdown"]), default="html", show_default=True)
@click.option(
    "--out",
    "--output",
    "output",
    type=click.Path(path_type=Path),
    help="File to write.  [default: standard output]",
)
def render(form: str, output: Path | None) -> None:
    """Show the decision table, findings, cards and evidence on one page for a clinical reviewer."""
    from cds_service.bootstrap.review import render_knowledge

    page = render_knowledge(read_settings(os.environ), form)
    if output is None:
        sys.stdout.write(page)
    else:
        write_text(output, page)
