"""Settings: environment variables ``CDS_*``, one table, read once. Only ``bootstrap`` and the command line see them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cds_service.errors import SettingsError

T = TypeVar("T")
N = TypeVar("N", int, float)


class Profile(StrEnum):
    """``DEMO`` answers anyone and says so; ``PRODUCTION`` answers trusted issuers only."""

    DEMO = "demo"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable. ``meaning`` is one line for the README; ``secret``: never shown."""

    name: str
    default: str
    meaning: str
    secret: bool = False


SANDBOX_ORIGIN = "https://sandbox.cds-hooks.org"

SETTINGS = (
    Setting("CDS_PROFILE", "demo", "`demo` answers anyone and says so; `production` answers trusted issuers only"),
    Setting("CDS_BASE_URL", "http://127.0.0.1:8000", "public URL without a slash at its end; https in production"),
    Setting("CDS_HOST", "127.0.0.1", "address that the server listens on"),
    Setting("CDS_PORT", "8000", "port that the server listens on"),
    Setting("CDS_WORKERS", "1", "worker processes"),
    Setting("CDS_BLOCKING_THREADS", "8", "threads of a worker; each answers one call"),
    Setting("CDS_TRUSTED_ISSUERS", "", "who may call: JSON, or a file with it; see `cds_service/adapters/issuers.py`"),
    Setting("CDS_DATABASE_URL", "sqlite:///var/cds.sqlite3", "`sqlite:///file` or `postgresql+psycopg://...`", True),
    Setting(
        "CDS_KEEP_DAYS", "0", "days after which calls and cards are deleted from the database, not feedback; `0`: never"
    ),
    Setting("CDS_KEY_FILE", "var/deployment.key", "file with the deployment key, 32 bytes or more; made when missing"),
    Setting("CDS_OVERLAY", "", "folder of a site with its own codes, phrases and rules switched off"),
    Setting("CDS_DEFERRAL_DAYS", "42", "days of symptoms and treatment before imaging is considered"),
    Setting("CDS_DUPLICATE_DAYS", "180", "days within which a lumbar MRI is not repeated without news"),
    Setting("CDS_PVR_THRESHOLD_ML", "200", "post-void residual in mL that counts as a sign of cauda equina"),
    Setting("CDS_ADULT_AGE", "18", "age in years from which the service advises"),
    Setting("CDS_TIME_ZONE", "UTC", "time zone of dates without a time, such as `Europe/Berlin`"),
    Setting("CDS_SHADOW_SERVICES", "", "ids of services that judge and record but show no card, separated by commas"),
    Setting("CDS_SHADOW_RULES", "", "rows of the decision table whose cards are recorded but not shown"),
    Setting("CDS_RULES_OFF", "", "rows of the decision table that are switched off, separated by commas"),
    Setting("CDS_SILENT_APPROPRIATE", "false", "`true`: no card when the order is appropriate as it is"),
    Setting("CDS_CLIENT_PROFILE", "generic", "client profile of callers without a configured issuer (demo)"),
    Setting("CDS_OPEN_DISCOVERY", "true", "`false`: discovery needs a token too"),
    Setting("CDS_CORS_ORIGINS", "", f"exact origins of browsers; the demo adds {SANDBOX_ORIGIN} and loopback"),
    Setting("CDS_FRAME_ANCESTORS", "", "origins of EHRs that may show the explorer in a frame, separated by commas"),
    Setting("CDS_SMART_SERVERS", "", "FHIR servers that may launch the explorer: JSON, or a file with it", True),
    Setting(
        "CDS_CALLS_PER_ISSUER", "30000", "calls a minute that each worker answers for one trusted issuer; `0`: no limit"
    ),
    Setting(
        "CDS_CALLS_PER_ADDRESS",
        "",
        "calls a minute without a valid token, and pages, that each worker takes from one address; `0`: no limit; "
        "empty: 3000 in production behind `CDS_TRUSTED_PROXIES`, else no limit",
    ),
    Setting("CDS_TRUSTED_PROXIES", "0", "proxies of yours in front that write `X-Forwarded-For`; `0`: it is ignored"),
    Setting("CDS_BODY_LIMIT", "8388608", "largest request body in bytes"),
    Setting("CDS_DEADLINE_SECONDS", "4", "seconds within which a hook call is answered, fetching included"),
    Setting("CDS_FETCH_SECONDS", "2.5", "seconds for all FHIR reads of a hook call together"),
    Setting("CDS_FETCH_THREADS", "16", "FHIR reads of a worker at the same time"),
    Setting("CDS_CA_FILE", "", "certificates to trust instead of those of the system"),
    Setting("CDS_METRICS_TOKEN", "", "bearer token that `/metrics` asks for; open when empty", True),
    Setting("CDS_LOG_LEVEL", "info", "`debug`, `info`, `warning` or `error`; no level logs anything of a patient"),
)
"""Every setting, in the order of the README."""

PARAMETERS = {
    "CDS_DEFERRAL_DAYS": "deferralDays",
    "CDS_DUPLICATE_DAYS": "duplicateDays",
    "CDS_PVR_THRESHOLD_ML": "pvrThreshold",
    "CDS_ADULT_AGE": "adultAge",
}
"""Settings that replace a number of the decision table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, typed and checked; see :data:`SETTINGS` for what each means."""

    profile: Profile
    base_url: str
    host: str
    port: int
    workers: int
    blocking_threads: int
    trusted_issuers: str
    database_url: str
    keep_days: int
    key_file: Path
    overlay: Path | None
    parameters: Mapping[str, float]
    time_zone: ZoneInfo
    shadow_services: frozenset[str]
    shadow_rules: frozenset[str]
    rules_off: frozenset[str]
    silent_appropriate: bool
    client_profile: str
    open_discovery: bool
    cors_origins: frozenset[str]
    frame_ancestors: tuple[str, ...]
    smart_servers: str
    calls_per_issuer: int
    calls_per_address: int
    trusted_proxies: int
    body_limit: int
    deadline_seconds: float
    fetch_seconds: float
    fetch_threads: int
    ca_file: str | None
    metrics_token: str | None
    log_level: int

    @property
    def demo(self) -> bool:
        """Whether this is the demo profile."""
        return self.profile is Profile.DEMO


_CALLS_PER_ADDRESS = 3000
_MOST_CALLS = 10_000_000
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?|http://\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")
_BASE = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[A-Za-z0-9._~\-]+)*")
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


class _Reader:
    """Reads single values; collects what is wrong, never a value in the message."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.values = {s.name: environ.get(s.name, "").strip() or s.default for s in SETTINGS}
        known = self.values.keys()
        self.problems = [
            f"{name}: there is no such setting"
            for name in sorted(environ)
            if name.startswith("CDS_") and name not in known
        ]

    def read(self, name: str, parse: Callable[[str], T], fallback: T, must: str) -> T:
        try:
            return parse(self.values[name])
        except (ValueError, KeyError):
            self.problems.append(f"{name}: must be {must}")
            return fallback

    def whole(self, name: str, least: int, most: int) -> int:
        return self.read(
            name, lambda text: _bounded(int(text), least, most), least, f"a whole number, {least} to {most}"
        )

    def number(self, name: str, least: float, most: float) -> float:
        return self.read(
            name, lambda text: _bounded(float(text), least, most), least, f"a number, {least:g} to {most:g}"
        )

    def flag(self, name: str) -> bool:
        return self.read(name, lambda text: {"true": True, "false": False}[text.lower()], False, "true or false")

    def names(self, name: str) -> tuple[str, ...]:
        return tuple(part for part in re.split(r"[\s,]+", self.values[name]) if part)

    def origins(self, name: str) -> tuple[str, ...]:
        found = self.names(name)
        if not all(_ORIGIN.fullmatch(origin) for origin in found):
            self.problems.append(f"{name}: must be origins such as https://ehr.example, separated by commas")
        return found

    def path(self, name: str) -> Path | None:
        return Path(self.values[name]) if self.values[name] else None


def _bounded(value: N, least: float, most: float) -> N:
    if not least <= value <= most:
        raise ValueError("out of bounds")
    return value


def _base_url(text: str) -> str:
    if not _BASE.fullmatch(text):
        raise ValueError("no base URL")
    return text


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in ``environ``.

    Raises:
        SettingsError: every problem, one line each.
    """
    reader = _Reader(environ)
    settings = _settings(reader)
    problems = list(reader.problems)
    if not any(problem.startswith("CDS_PROFILE:") for problem in problems):  # which profile is meant is not known then
        problems += _production_problems(settings)
    if problems:
        raise SettingsError(problems)
    return settings


def _settings(r: _Reader) -> Settings:
    profile = r.read("CDS_PROFILE", Profile, Profile.PRODUCTION, "demo or production")
    origins = frozenset(r.origins("CDS_CORS_ORIGINS"))
    proxies = r.whole("CDS_TRUSTED_PROXIES", 0, 16)
    return Settings(
        profile=profile,
        base_url=r.read("CDS_BASE_URL", _base_url, "", "an http(s) URL without a slash at its end"),
        host=r.values["CDS_HOST"],
        port=r.whole("CDS_PORT", 1, 65535),
        workers=r.whole("CDS_WORKERS", 1, 256),
        blocking_threads=r.whole("CDS_BLOCKING_THREADS", 1, 256),
        trusted_issuers=r.values["CDS_TRUSTED_ISSUERS"],
        database_url=r.values["CDS_DATABASE_URL"],
        keep_days=r.whole("CDS_KEEP_DAYS", 0, 36500),
        key_file=Path(r.values["CDS_KEY_FILE"]),
        overlay=r.path("CDS_OVERLAY"),
        parameters=_parameters(r),
        time_zone=r.read("CDS_TIME_ZONE", _zone, ZoneInfo("UTC"), "the name of a time zone, such as Europe/Berlin"),
        shadow_services=frozenset(r.names("CDS_SHADOW_SERVICES")),
        shadow_rules=frozenset(r.names("CDS_SHADOW_RULES")),
        rules_off=frozenset(r.names("CDS_RULES_OFF")),
        silent_appropriate=r.flag("CDS_SILENT_APPROPRIATE"),
        client_profile=r.values["CDS_CLIENT_PROFILE"],
        open_discovery=r.flag("CDS_OPEN_DISCOVERY"),
        cors_origins=origins | {SANDBOX_ORIGIN} if profile is Profile.DEMO else origins,
        frame_ancestors=r.origins("CDS_FRAME_ANCESTORS"),
        smart_servers=r.values["CDS_SMART_SERVERS"],
        calls_per_issuer=r.whole("CDS_CALLS_PER_ISSUER", 0, _MOST_CALLS),
        calls_per_address=_calls_per_address(r, profile, proxies),
        trusted_proxies=proxies,
        body_limit=r.whole("CDS_BODY_LIMIT", 1024, 256 * 1024 * 1024),
        deadline_seconds=r.number("CDS_DEADLINE_SECONDS", 0.1, 60),
        fetch_seconds=r.number("CDS_FETCH_SECONDS", 0.1, 60),
        fetch_threads=r.whole("CDS_FETCH_THREADS", 1, 256),
        ca_file=r.values["CDS_CA_FILE"] or None,
        metrics_token=r.values["CDS_METRICS_TOKEN"] or None,
        log_level=r.read(
            "CDS_LOG_LEVEL", lambda text: _LEVELS[text.lower()], logging.INFO, f"one of {', '.join(_LEVELS)}"
        ),
    )


def _calls_per_address(r: _Reader, profile: Profile, proxies: int) -> int:
    """Behind a proxy that says nothing all callers have one address: bad tokens of one would lock out the honest."""
    if not r.values["CDS_CALLS_PER_ADDRESS"]:
        return _CALLS_PER_ADDRESS if profile is Profile.PRODUCTION and proxies else 0
    return r.whole("CDS_CALLS_PER_ADDRESS", 0, _MOST_CALLS)


def _parameters(r: _Reader) -> Mapping[str, float]:
    """Only what differs from the default: the decision table has the same numbers."""
    defaults = {s.name: float(s.default) for s in SETTINGS if s.name in PARAMETERS}
    found = {name: r.number(name, 1, 36500) for name in PARAMETERS}
    return {PARAMETERS[name]: value for name, value in found.items() if value != defaults[name]}


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError("no time zone") from error


def _production_problems(settings: Settings) -> list[str]:
    if settings.demo:
        return []
    found = []
    if not settings.trusted_issuers.strip():
        found.append("CDS_TRUSTED_ISSUERS: production needs at least one trusted issuer")
    if settings.base_url and not settings.base_url.startswith("https://"):
        found.append("CDS_BASE_URL: production needs an https URL")
    return found
