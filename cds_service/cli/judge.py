"""``cds-service evaluate`` and ``explain``: a recorded request, judged without a server."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

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
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail("must be an instant with a time zone, such as 2026-11-22T09:00:00Z", param, ctx)


_file = click.argument("file", type=click.File("rb"))
_as_of = click.option(
    "--as-of", type=Instant(), help="Judge as of this instant, such as 2026-11-22T09:00:00Z.  [default: now]"
)


def _desk() -> Desk:
    from cds_service.bootstrap.desk import open_desk

    return open_desk(read_settings(os.environ))


@click.command(epilog="Example: cds-service evaluate request.json --as-of 2026-11-22T09:00:00Z")
@_file
@_as_of
def evaluate(file: BinaryIO, as_of: datetime | None) -> None:
    """Answer a CDS Hooks request (a file, or - for standard input) with its CDS Hooks response; nothing is fetched."""
    answer = _desk().evaluate(file.read(), as_of or datetime.now(UTC))
    sys.stdout.write(answer.decode() + "\n")


@click.command(epilog="Example: cds-service explain request.json --as-of 2026-11-22T09:00:00Z --json")
@_file
@_as_of
@click.option("--json", "as_json", is_flag=True, help="The whole assessment as JSON instead of a tree.")
def explain(file: BinaryIO, as_of: datetime | None, as_json: bool) -> None:
    """Say why: the judgement of a CDS Hooks request or a FHIR Bundle, from which entries, and what was not known."""
    desk, body, instant = _desk(), file.read(), as_of or datetime.now(UTC)
    if as_json:
        sys.stdout.write(desk.assessment(body, instant).decode() + "\n")
    else:
        sys.stdout.write(desk.explanation(body, instant))
