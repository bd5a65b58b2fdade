"""The engine: what of the settings it depends on."""

from __future__ import annotations

from typing import Any, cast

from cds_service.bootstrap.engine import build_engine
from cds_service.settings import Settings, read_settings
from tests.engines import BUILT_OF


class _Watched:
    """Settings that note which of them is looked at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.looked_at: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.looked_at.add(name)
        return getattr(self._settings, name)


def test_an_engine_depends_on_no_settings_but_those_by_which_tests_tell_engines_apart() -> None:
    settings = _Watched(read_settings({"CDS_DEFERRAL_DAYS": "28", "CDS_RULES_OFF": "11"}))
    build_engine(cast(Settings, settings))
    assert settings.looked_at == set(BUILT_OF)
