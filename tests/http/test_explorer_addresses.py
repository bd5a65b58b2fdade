"""Addresses of the explorer that people type or open again, and entries that cannot be read."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from cds_service.bootstrap.application import Application

HTTPS = "https://localhost"


@pytest.fixture
def browser(application: Application) -> FlaskClient:
    """A client that keeps cookies, as of a browser that starts at the sample."""
    return application.wsgi.test_client()


@pytest.mark.parametrize("posted", ["answers", "clear", "write", "end"])
def test_a_posted_address_opened_again_leads_to_the_page(browser: FlaskClient, posted: str) -> None:
    answer = browser.get(f"/app/sample-defer/{posted}", base_url=HTTPS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/app/sample-defer")


def test_a_sample_that_there_is_not_is_told_so(browser: FlaskClient) -> None:
    answer = browser.get("/app/sample-foo", base_url=HTTPS)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "There is no such sample patient" in text
    assert 'href="/app"' in text
    assert "session" not in text


def test_a_view_of_a_record_system_that_is_over_is_still_told_so(browser: FlaskClient) -> None:
    answer = browser.get("/app/some-view", base_url=HTTPS)
    assert answer.status_code == 401
    assert "Your session is over" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"post-void-residual": "lots"},
            "1 entry could not be read and was left out: Residual urine after voiding (in mL). ",
        ),
        (
            {"conservative-pt": "yes", "conservative-pt.weeks": "many", "fever": "perhaps"},
            "2 entries could not be read and were left out: Fever in the last two weeks; "
            "Weeks of physical therapy or exercises (0.5 to 520 weeks). ",
        ),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_what_it_may_be(
    browser: FlaskClient, wrong: dict[str, str], told: str
) -> None:
    page = browser.get("/app/sample-child", base_url=HTTPS).get_data(as_text=True)
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    entries = {"csrf": found[1], **wrong}
    text = browser.post("/app/sample-child/answers", data=entries, base_url=HTTPS).get_data(as_text=True)
    (alert,) = re.findall(r'role="alert">(.*?)<a', text, flags=re.DOTALL)
    assert alert.startswith(told)


def _post(browser: FlaskClient, sample: str, **entries: str) -> str:
    page = browser.get(f"/app/{sample}", base_url=HTTPS).get_data(as_text=True)
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    data = {"csrf": found[1], **{name.replace("__", "."): value for name, value in entries.items()}}
    answer = browser.post(
        f"/app/{sample}/answers", data={k.replace("_", "-"): v for k, v in data.items()}, base_url=HTTPS
    )
    if answer.status_code == 303:
        answer = browser.get(answer.headers["Location"], base_url=HTTPS)
    return answer.get_data(as_text=True)


def test_treatment_for_longer_than_the_illness_is_refused_and_changes_no_advice(browser: FlaskClient) -> None:
    text = _post(browser, "sample-defer", conservative_pt="yes", conservative_pt__weeks="500", surgical_candidate="yes")

    (alert,) = re.findall(r'role="alert">(.*?) <a', text, flags=re.DOTALL)
    assert alert == (
        "Weeks of physical therapy or exercises, 500: longer than the symptoms (2 weeks), so it was left out; check."
    )
    assert "MRI can wait" in text
    assert "MRI is appropriate" not in text
    assert "500 weeks" not in text
    assert re.search(
        r'name="conservative-pt.weeks" aria-invalid="true"[^>]*>[^<]*weeks<span class="limit">, at most 2<', text
    )


def test_treatment_for_as_long_as_the_illness_is_taken(browser: FlaskClient) -> None:
    text = _post(browser, "sample-defer", conservative_pt="yes", conservative_pt__weeks="2")

    assert 'role="alert"' not in text
    assert "treatment for 2 weeks" in text
