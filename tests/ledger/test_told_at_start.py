"""A database that cannot be reached is one line when the service starts, and keeps it from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_service.bootstrap.start import remarks
from cds_service.settings import read_settings


def _told(folder: Path, url: str) -> tuple[str, ...]:
    return remarks(read_settings({"CDS_DATABASE_URL": url, "CDS_KEY_FILE": str(folder / "key")}))


@pytest.mark.parametrize("url", ["postgresql+psycopg://cds:secret@127.0.0.1:1/cds", "sqlite:////proc/ledger.db"])
def test_a_database_that_is_away_is_one_line_without_its_password(tmp_path: Path, url: str) -> None:
    (line,) = _told(tmp_path, url)
    assert line.startswith("CDS_DATABASE_URL: the database cannot be prepared (")
    assert line.endswith(
        "hooks are answered all the same, feedback is refused (503) and /ready says no until it is there"
    )
    assert "secret" not in line


def test_a_database_that_is_there_is_no_matter_to_tell(tmp_path: Path) -> None:
    assert _told(tmp_path, f"sqlite:///{tmp_path}/ledger.db") == ()
