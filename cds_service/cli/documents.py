"""Tables in documents that are written from the code or the knowledge, between two markers."""

from __future__ import annotations

from pathlib import Path

import click

from cds_service.cli.files import read_text, write_text

into = click.option(
    "--into",
    "document",
    type=click.Path(path_type=Path),
    help="Write it between the markers of this Markdown file instead of showing it.",
)
"""Option of the commands that show such a table."""


def markers(name: str) -> tuple[str, str]:
    """The lines that stand before and after the table ``name``."""
    return f"<!-- {name}: begin -->", f"<!-- {name}: end -->"


def written_into(document: str, name: str, table: str) -> str:
    """``document`` with ``table`` between the markers of ``name``.

    Raises:
        ValueError: the markers are missing.
    """
    begin, end = markers(name)
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the markers {begin} and {end} are missing")
    return f"{before}{begin}\n{table}{end}{after}"


def show(name: str, table: str, document: Path | None) -> None:
    """Print ``table``, or put it into ``document``.

    Raises:
        click.ClickException: the document has no place for it. FileError: it cannot be read or written.
    """
    if document is None:
        click.echo(table, nl=False)
        return
    try:
        text = written_into(read_text(document, "a document with the markers"), name, table)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    write_text(document, text)
