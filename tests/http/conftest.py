"""One application for all HTTP tests: built as the server builds it, with a fixed instant of receipt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from cds_service.bootstrap.application import Application, build_application
from cds_service.settings import read_settings
from tests.engines import engine_for

AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SELECT = "/cds-services/lumbar-imaging-order-select"
SIGN = "/cds-services/lumbar-imaging-order-sign"
VIEW = "/cds-services/lumbar-radiculopathy-patient-view"
FIXTURES = Path(__file__).resolve().parents[2] / "fhir_fixtures"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Settings of a service that keeps everything in ``folder``."""
    return {
        "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.sqlite3",
        "CDS_KEY_FILE": str(folder / "key"),
        "CDS_LOG_LEVEL": "error",
        **more,
    }


def built(folder: Path, *, fast_path: bool = True, **more: str) -> Application:
    """An application that judges as of :data:`AS_OF`."""
    settings = read_settings(environment(folder, **more))
    return build_application(settings, engine=engine_for(settings), clock=lambda: AS_OF, fast_path=fast_path)


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    app = built(tmp_path_factory.mktemp("service"))
    yield app
    app.close()


@pytest.fixture
def client(application: Application) -> FlaskClient:
    return application.wsgi.test_client()


@pytest.fixture
def order_select() -> dict[str, Any]:
    """The smallest whole request of order-select; early radiculopathy without a red flag."""
    content: dict[str, Any] = json.loads((FIXTURES / "hooks" / "order-select.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[..., Application]]:
    """Builds further applications with other settings."""
    apps: list[Application] = []

    def build(*, fast_path: bool = True, **more: str) -> Application:
        folder = tmp_path / str(len(apps))
        folder.mkdir()
        apps.append(built(folder, fast_path=fast_path, **more))
        return apps[-1]

    yield build
    for app in apps:
        app.close()
