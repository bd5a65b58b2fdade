"""A real PostgreSQL server for tests: the binaries of the pgserver package, on loopback, in a directory of its own.

PostgreSQL refuses to run as root; then it runs as ``nobody``, from a copy that this user can reach.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 20.0


def binaries() -> Path | None:
    """The folder that holds ``pgserver`` and ``pgserver.libs``, or None when the package is not installed."""
    spec = importlib.util.find_spec("pgserver")
    return Path(spec.origin).parent.parent if spec and spec.origin else None


@contextmanager
def running_postgres() -> Iterator[str]:
    """The SQLAlchemy URL of a fresh server; it is stopped and removed afterwards."""
    source = binaries()
    if source is None:
        raise RuntimeError("the pgserver package is not installed")
    place = Path(tempfile.mkdtemp(prefix="cds-postgres-"))
    try:
        user = "nobody" if os.geteuid() == 0 else None
        bin_dir = _reachable(source, place, user)
        data = place / "data"
        data.mkdir(mode=0o700)
        if user:
            place.chmod(0o711)
            os.chown(data, pwd.getpwnam(user).pw_uid, -1)
        port = _free_port()
        _run([bin_dir / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8"], user)
        options = ["-h", "127.0.0.1", "-p", str(port), "-c", "unix_socket_directories="]
        with (place / "log").open("wb") as log:
            server = subprocess.Popen(
                [bin_dir / "postgres", "-D", data, *options], user=user, cwd="/", stdout=log, stderr=log
            )
        try:
            _wait_for(port, server)
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait(10)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _reachable(source: Path, place: Path, user: str | None) -> Path:
    if user is None:
        return source / "pgserver" / "pginstall" / "bin"
    shutil.copytree(source / "pgserver" / "pginstall", place / "pgserver" / "pginstall", symlinks=True)
    if (source / "pgserver.libs").is_dir():
        shutil.copytree(source / "pgserver.libs", place / "pgserver.libs")
    return place / "pgserver" / "pginstall" / "bin"


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(command, user=user, cwd="/", capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-500:]}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("PostgreSQL ended while starting")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start")
