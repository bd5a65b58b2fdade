"""``cds-service settings``: the table of settings, for people and for the README."""

from __future__ import annotations

from pathlib import Path

import click

from cds_service.settings import SETTINGS


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


def settings_table() -> str:
    """All settings as a Markdown table."""
    head = "| setting | default | secret | meaning |\n|---|---|---|---|\n"
    rows = (
        f"| `{s.name}` | {f'`{s.default}`' if s.default else 'empty'} | {'yes' if s.secret else 'no'} | {s.meaning} |\n"
        for s in SETTINGS
    )
    return head + "".join(rows)


BEGIN, END = "<!-- settings: begin -->", "<!-- settings: end -->"


def with_settings_table(document: str) -> str:
    """``document`` with the table between its markers.

    Raises:
        ValueError: the markers are missing.
    """
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the markers {BEGIN} and {END} are missing")
    return f"{before}{BEGIN}\n{settings_table()}{END}{after}"
