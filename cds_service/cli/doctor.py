"""``cds-service doctor``: why an EHR's data do not lead to advice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cds_service.cli.files import read_given, read_text
from cds_service.hooks.secret import Secret
from cds_service.settings import read_settings

_path = click.Path(path_type=Path)


@click.command(
    epilog="Example: cds-service doctor --fhir-base https://ehr.example/fhir/R4 --patient 123 --token-file token.txt"
)
@click.argument("request", type=click.Path(allow_dash=True, path_type=Path), required=False)
@click.option("--fhir-base", help="FHIR R4 base URL to read from.  [default: fhirServer of the request]")
@click.option("--patient", help="Logical id of the patient to read.  [default: that of the request]")
@click.option("--token-file", type=_path, help="File with an access token for the FHIR base.")
@click.option("--scope", default="", help="Scopes that the access token was granted, separated by spaces.")
@click.option("--jwt-file", type=_path, help="File with the client's JWT, to check against the trusted issuers.")
@click.option("--audience", help="URL that the JWT was sent to.  [default: CDS_BASE_URL]")
def doctor(
    request: Path | None,
    fhir_base: str | None,
    patient: str | None,
    token_file: Path | None,
    scope: str,
    jwt_file: Path | None,
    audience: str | None,
) -> None:
    """Say which prefetch keys resolve, what the server does not support, which codes are not understood, and how long
    each step takes; for a captured REQUEST, for a FHIR base, or for both. Exit status 1 when something will cost advice.
    """
    from cds_service.bootstrap.doctor import Complaint, examine

    if request is None and fhir_base is None and jwt_file is None:
        raise click.UsageError("give a captured request, --fhir-base or --jwt-file")
    jwt = _first_word(jwt_file, "a file with the JWT")
    token = _first_word(token_file, "a file with the access token")
    complaint = Complaint(
        request=read_given(request, "a captured request, or - for standard input") if request else None,
        base=fhir_base,
        patient=patient,
        token=Secret(token) if token else None,
        scope=scope,
        authorization=f"Bearer {jwt}" if jwt else None,
        audience=audience,
    )
    fine = True
    for line in examine(read_settings(os.environ), complaint):
        fine = fine and line.fine
        click.echo(f"{'ok ' if line.fine else 'BAD'} {line.text}", err=line.faulty_input)
    sys.exit(0 if fine else 1)


def _first_word(path: Path | None, what: str) -> str | None:
    if path is None:
        return None
    words = read_text(path, what).strip().removeprefix("Bearer ").split()
    return words[0] if words else None
