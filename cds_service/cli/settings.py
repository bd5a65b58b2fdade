"""``cds-service settings``: the table of settings, for people and for the README."""

from __future__ import annotations

from pathlib import Path

import click

from cds_service.settings import settings_table, with_settings_table


@click.command(
    epilog="Example: cds-service settings --into README.md",
)
@click.option(
    "--into",
    "document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write the table between the markers of this Markdown file instead of showing it.",
)
def settings(document: Path | None) -> None:
    """Show every setting with its default, as a Markdown table."""
    if document is None:
        click.echo(settings_table(), nl=False)
        return
    try:
        text = with_settings_table(document.read_text("utf-8"))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    document.write_text(text, "utf-8")
