"""``cds-service evaluate`` and ``explain``: a recorded request, judged without a server."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from cds_service.cli.files import read_given
from cds_service.cli.lines import about
from cds_service.instants import EXPECTED, is_of_charts
from cds_service.settings import read_settings

if TYPE_CHECKING:
    from cds_service.bootstrap.desk import Desk


class Instant(click.ParamType[datetime]):
    """An instant with a time zone."""

    name = "instant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant in UTC; a usage error when there is none."""
        try:
            moment = datetime.fromisoformat(str(value))
            if moment.tzinfo is None:
                raise ValueError("no time zone")
            moment = moment.astimezone(UTC)
            if not is_of_charts(moment):
                raise ValueError("no year of a chart")
        except (ValueError, OverflowError):
            self.fail(EXPECTED, param, ctx)
        return moment


_REQUEST = "a recorded request, or - for standard input"
_file = click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
_as_of = click.option(
    "--as-of", type=Instant(), help="Judge as of this instant, such as 2026-11-22T09:00:00Z.  [default: now]"
)


def _desk() -> Desk:
    from cds_service.bootstrap.desk import open_desk

    return open_desk(read_settings(os.environ))


def _laid_out(answer: bytes) -> str:
    """JSON on one line, as it goes over the wire; over many where a person looks at it."""
    return (msgspec.json.format(answer, indent=2) if sys.stdout.isatty() else answer).decode()


@click.command(epilog="Example: cds-service evaluate request.json --as-of 2026-11-22T09:00:00Z")
@_file
@_as_of
def evaluate(file: Path, as_of: datetime | None) -> None:
    """Answer a CDS Hooks request (a file, or - for standard input) with its CDS Hooks response; nothing is fetched."""
    body = read_given(file, _REQUEST)
    desk = _desk()
    with about(file):
        answer = desk.evaluate(body, as_of or datetime.now(UTC))
    sys.stdout.write(_laid_out(answer) + "\n")


@click.command(epilog="Example: cds-service explain request.json --as-of 2026-11-22T09:00:00Z --json")
@_file
@_as_of
@click.option("--json", "as_json", is_flag=True, help="The whole assessment as JSON instead of a tree.")
def explain(file: Path, as_of: datetime | None, as_json: bool) -> None:
    """Say why: the judgement of a CDS Hooks request or a FHIR Bundle, from which entries, and what was not known."""
    body, instant = read_given(file, _REQUEST), as_of or datetime.now(UTC)
    desk = _desk()
    with about(file):
        told = _laid_out(desk.assessment(body, instant)) + "\n" if as_json else desk.explanation(body, instant)
    sys.stdout.write(told)
