"""Settings: one table, typed, checked, in step with the decision table."""

from __future__ import annotations

import pytest

from cds_service.cli.settings import settings_table
from cds_service.errors import SettingsError
from cds_service.knowledge.load import load_knowledge
from cds_service.settings import PARAMETERS, SETTINGS, Profile, read_settings


def problems(**environ: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environ)
    return caught.value.problems


def test_nothing_set_is_a_demo_on_loopback() -> None:
    settings = read_settings({})
    assert settings.profile is Profile.DEMO
    assert settings.host == "127.0.0.1"
    assert settings.body_limit == 8 * 1024 * 1024
    assert settings.parameters == {}


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert read_settings({"CDS_PORT": "", "CDS_PROFILE": " "}) == read_settings({})


def test_every_problem_is_told_at_once_without_a_value() -> None:
    found = problems(CDS_PORT="99999", CDS_PROFILE="zebra", CDS_TIME_ZONE="Mars/Base", CDS_OPEN_DISCOVERY="perhaps")
    assert [line.partition(":")[0] for line in found][:4] == [
        "CDS_PROFILE",
        "CDS_PORT",
        "CDS_TIME_ZONE",
        "CDS_OPEN_DISCOVERY",
    ]
    assert "zebra" not in "".join(found)


@pytest.mark.parametrize("name", ["CDS_TRUSTED_ISSUER", "CDS_DEFFERAL_DAYS"])
def test_a_misspelt_setting_is_refused(name: str) -> None:
    assert problems(**{name: "1"}) == (f"{name}: there is no such setting",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CDS_BASE_URL", "http://cds.example/"),
        ("CDS_BASE_URL", "ftp://cds.example"),
        ("CDS_CORS_ORIGINS", "*"),
        ("CDS_CORS_ORIGINS", "null"),
        ("CDS_CORS_ORIGINS", "https://ehr.example/path"),
        ("CDS_FRAME_ANCESTORS", "'self'; script-src *"),
        ("CDS_DEADLINE_SECONDS", "nan"),
        ("CDS_PVR_THRESHOLD_ML", "inf"),
        ("CDS_BODY_LIMIT", "1e9"),
        ("CDS_LOG_LEVEL", "trace"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(name: str, value: str) -> None:
    assert problems(**{name: value})[0].startswith(f"{name}: must be ")


def test_production_needs_issuers_and_https() -> None:
    assert problems(CDS_PROFILE="production") == (
        "CDS_TRUSTED_ISSUERS: production needs at least one trusted issuer",
        "CDS_BASE_URL: production needs an https URL",
    )


def test_the_sandbox_is_a_listed_origin_in_the_demo_only() -> None:
    production = {
        "CDS_PROFILE": "production",
        "CDS_BASE_URL": "https://cds.example",
        "CDS_TRUSTED_ISSUERS": "issuers.json",
    }
    assert read_settings({}).cors_origins == {"https://sandbox.cds-hooks.org"}
    assert read_settings(production).cors_origins == frozenset()


def test_production_limits_callers_without_a_token_once_they_can_be_told_apart() -> None:
    production = {
        "CDS_PROFILE": "production",
        "CDS_BASE_URL": "https://cds.example",
        "CDS_TRUSTED_ISSUERS": "issuers.json",
    }
    assert read_settings({}).calls_per_address == 0
    assert read_settings(production).calls_per_address == 0
    assert read_settings(production | {"CDS_TRUSTED_PROXIES": "1"}).calls_per_address == 3000
    assert read_settings({"CDS_TRUSTED_PROXIES": "1"}).calls_per_address == 0
    assert read_settings({"CDS_CALLS_PER_ADDRESS": "7"}).calls_per_address == 7
    assert read_settings(production | {"CDS_CALLS_PER_ADDRESS": "7"}).calls_per_address == 7
    off = {"CDS_CALLS_PER_ADDRESS": "0", "CDS_TRUSTED_PROXIES": "1"}
    assert read_settings(production | off).calls_per_address == 0
    assert problems(CDS_CALLS_PER_ISSUER="-1", CDS_TRUSTED_PROXIES="all") == (
        "CDS_TRUSTED_PROXIES: must be a whole number, 0 to 16",
        "CDS_CALLS_PER_ISSUER: must be a whole number, 0 to 10000000",
    )


def test_only_numbers_that_differ_from_the_table_are_handed_on() -> None:
    assert read_settings({"CDS_DEFERRAL_DAYS": "42"}).parameters == {}
    assert read_settings({"CDS_DEFERRAL_DAYS": "28"}).parameters == {"deferralDays": 28.0}


def test_settings_and_decision_table_have_the_same_numbers() -> None:
    parameters = load_knowledge().table.parameters
    told = {name: parameter.setting for name, parameter in parameters.items() if parameter.setting}
    assert {setting: name for name, setting in told.items()} == PARAMETERS
    defaults = {setting.name: setting.default for setting in SETTINGS}
    for name, setting in told.items():
        assert float(defaults[setting]) == parameters[name].default


def test_the_table_names_every_setting_and_marks_secrets() -> None:
    table = settings_table()
    assert all(f"| `{setting.name}` |" in table for setting in SETTINGS)
    assert "| `CDS_METRICS_TOKEN` | empty | yes |" in table
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
