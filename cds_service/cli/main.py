"""``cds-service``: exit status 0 fine, 1 the input or the knowledge is wrong, 2 usage.

Errors raised on purpose are told on stderr, one line per problem; nothing here prints a traceback.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from cds_service import __version__
from cds_service.cli.doctor import doctor
from cds_service.cli.feedback import feedback
from cds_service.cli.judge import evaluate, explain
from cds_service.cli.knowledge import lint, render
from cds_service.cli.ledger import ledger
from cds_service.cli.lines import lines_of
from cds_service.cli.serve import serve
from cds_service.cli.settings import settings
from cds_service.cli.templates import templates
from cds_service.errors import CDSError

WRONG = 1


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Of the program (that of the package) and of the knowledge in it."""
    if not wanted or context.resilient_parsing:
        return
    from cds_service.bootstrap.review import shipped_version

    click.echo(f"cds-service, version {__version__}, knowledge {shipped_version()}")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions and exit."
)
def cli() -> None:
    """Imaging decision support for lumbar MRI orders: a CDS Hooks service and its tools."""


for _command in (serve, evaluate, explain, lint, render, feedback, ledger, doctor, settings, templates):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status.

    What a command loads stays until it ends, so that looking through it for garbage is for nothing, and took two fifths of
    the time of a command. Those that may last collect again: the workers of ``serve``, ``feedback export``.
    """
    gc.disable()
    try:
        cli(args=arguments, prog_name="cds-service")
    except CDSError as error:
        for line in lines_of(error):
            click.echo(line, err=True)
        sys.exit(WRONG)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("cds_service"):
            _unexpected(error)
        package = error.name.partition(".")[0]
        click.echo(
            f"the package {package} is not installed; run make setup, or install radiculopathy-cds anew", err=True
        )
        sys.exit(WRONG)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(WRONG)
    except Exception as error:  # noqa: BLE001  # the outermost place: a fault of ours is one line too
        _unexpected(error)


def _unexpected(error: Exception) -> NoReturn:
    from cds_service.adapters.logs import place_of

    click.echo(f"unexpected error: {type(error).__name__} at {place_of(error)}", err=True)
    sys.exit(WRONG)
