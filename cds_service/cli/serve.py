"""``cds-service serve``: the production server."""

from __future__ import annotations

import errno
import gc
import os
import socket
import tempfile
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

import click

from cds_service.settings import Settings, read_settings

if TYPE_CHECKING:
    from granian.server import MPServer

    from cds_service.bootstrap.start import Start

_LOOPBACK = "127.0.0.1"
_HEADER_MILLISECONDS = 5000
_STOP_SECONDS = 15
_ELSEWHERE = "choose another one with --port, or with make run PORT=..."


@click.command(
    epilog="Example: cds-service serve --port 8000 --workers 2 --profile demo",
)
@click.option("--host", help="Address to listen on.  [default: CDS_HOST, else 127.0.0.1]")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.  [default: CDS_PORT, else 8000]")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.  [default: CDS_WORKERS, else 1]")
@click.option(
    "--profile",
    type=click.Choice(["demo", "production"]),
    help="demo answers anyone and says so; production answers trusted issuers only.  [default: CDS_PROFILE, else demo]",
)
def serve(host: str | None, port: int | None, workers: int | None, profile: str | None) -> None:
    """Start the server. Settings are environment variables; `cds-service settings` lists them."""
    _set("CDS_HOST", host)
    _set("CDS_PORT", port)
    _set("CDS_WORKERS", workers)
    _set("CDS_PROFILE", profile)
    if "CDS_BASE_URL" not in os.environ and (host or port):
        _set("CDS_BASE_URL", _own_url(os.environ.get("CDS_HOST", "127.0.0.1"), os.environ.get("CDS_PORT", "8000")))
    settings = read_settings(os.environ)
    _check_port(settings.host, settings.port)
    with tempfile.TemporaryDirectory(prefix="cds-metrics-") as folder:
        if settings.workers > 1:  # before anything that counts is imported
            os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", folder)
        start, server = _ready(settings)
        for line in start.told:
            click.echo(line, err=True)
        _announce(settings)
        server.serve(target_loader=start.load, wrap_loader=False)


def _ready(settings: Settings) -> tuple[Start, MPServer]:
    """What is served and what serves it. The memory of both is shared with the workers, and looking through it for garbage
    writes into every object, so that it would be copied: it is set aside for good."""
    from cds_service.bootstrap.start import prepare_start

    ready = prepare_start(settings), _server(settings)
    gc.freeze()
    return ready


def _set(name: str, value: str | int | None) -> None:
    if value is not None:
        os.environ[name] = str(value)


def _own_url(host: str, port: str) -> str:
    """Where a browser on this machine finds it; what listens everywhere is found on loopback."""
    try:
        address = ip_address(host)
    except ValueError:
        return f"http://{host or _LOOPBACK}:{port}"
    if address.is_unspecified:
        return f"http://{_LOOPBACK}:{port}"
    return f"http://[{host}]:{port}" if isinstance(address, IPv6Address) else f"http://{host}:{port}"


def _check_port(host: str, port: int) -> None:
    """One clear line instead of the server's own report."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise click.ClickException(f"port {port} is in use; {_ELSEWHERE}") from None
            raise click.ClickException(f"cannot listen on {host} port {port}: {error.strerror}") from None


def _announce(settings: Settings) -> None:
    base = settings.base_url
    if settings.demo:
        click.echo("Demonstration only, not for patient care.")
    click.echo(f"Discovery  {base}/cds-services")
    click.echo(f"Explorer   {base}/app")
    click.echo(f"Reference  {base}/docs")
    if settings.demo:
        order = f"curl -s {base}/docs/examples/order-select.json"
        post = f"curl -s -H 'Content-Type: application/json' --data-binary @- {base}/cds-services/lumbar-imaging-order-select"
        click.echo(f"Try it     {order} | {post} | python3 -m json.tool")


def _server(settings: Settings) -> MPServer:
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.server import MPServer

    return MPServer(
        "cds_service.bootstrap.worker:load",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.blocking_threads,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADER_MILLISECONDS),
        websockets=False,
        log_enabled=settings.log_level <= 10,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
        process_name=None,
    )
