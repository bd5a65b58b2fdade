"""A date in a chart is as exact as it was written, and garbage spoils that date only."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.findings import UNDATED, Interval
from cds_service.fhir.dates import _calendar, interval, span

TODAY = date(2026, 11, 22)
NEW_YORK = ZoneInfo("America/New_York")


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03", day("2026-11-03")),
        ("2026-02", Interval(date(2026, 2, 1), date(2026, 2, 28))),
        ("2024-02", Interval(date(2024, 2, 1), date(2024, 2, 29))),
        ("2019", Interval(date(2019, 1, 1), date(2019, 12, 31))),
        ("2026-11-03T08:15:00Z", day("2026-11-03")),
        ("2026-11-03T08:15:00.123456789Z", day("2026-11-03")),
        ("2026-11-03T08:15", day("2026-11-03")),
        ("1984-09-23T10:48:29.560187+00:00", day("1984-09-23")),
    ],
)
def test_a_date_covers_the_days_that_it_may_mean(text: str, expected: Interval) -> None:
    assert interval(text) == expected


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "2026-13-01", "2026-02-30", "0000", "22/11/2026", "2026-W01-1"]
)
def test_garbage_is_undated(text: str | None) -> None:
    assert interval(text) == UNDATED


def test_an_instant_is_the_day_that_it_was_in_the_configured_zone() -> None:
    assert interval("2026-11-03T02:30:00Z", NEW_YORK) == day("2026-11-02")
    assert interval("2026-11-02T22:30:00-05:00", UTC) == day("2026-11-03")


def test_a_plain_date_stays_the_date_that_was_written_in_every_zone() -> None:
    assert interval("2026-11-03", NEW_YORK) == day("2026-11-03")


def test_a_date_in_the_future_is_a_typing_error_and_undated() -> None:
    assert interval("2062-11-03", UTC, TODAY) == UNDATED


def test_tomorrow_counts_as_today_since_clocks_differ() -> None:
    assert interval("2026-11-23", UTC, TODAY) == day("2026-11-22")


def test_the_current_year_ends_today() -> None:
    assert interval("2026", UTC, TODAY) == Interval(date(2026, 1, 1), TODAY)


def test_a_period_without_end_is_open() -> None:
    assert span("2026-09", None) == Interval(date(2026, 9, 1), None)


def test_a_period_that_ends_before_it_starts_is_undated() -> None:
    assert span("2026-09-10", "2026-08-01") == UNDATED


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    found = interval(text, NEW_YORK, TODAY)
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest <= TODAY


@given(st.dates(), st.sampled_from(["", "T08:30:00Z", "T23:59:59+00:00"]))
def test_a_day_is_that_day_in_every_year(written: date, time: str) -> None:
    for _ in range(2):  # met for the first time, and known from before
        assert interval(f"{written.isoformat()}{time}") == Interval(written, written)


def test_what_is_kept_of_a_day_is_the_calendar_of_its_year() -> None:
    interval("2031-05-17T08:30:00Z")
    kept = {text for text in _calendar if text.startswith("2031")}
    assert len(kept) == 365
    interval("1979-05-04")
    assert not any(text.startswith("1979") for text in _calendar)
