"""The API reference in a browser: nothing from outside, examples that answer, and no fault of accessibility."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import World
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]


def test_every_example_of_the_reference_is_answered(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/docs")
    forms = page.locator("form.call")

    assert forms.count() >= 5
    for n in range(forms.count()):
        form = forms.nth(n)
        form.get_by_role("button", name="Send").click()
        expect(form.locator("output")).to_contain_text(re.compile(r"^[0-9]{3}"))
        status, _, body = form.locator("output").inner_text().partition("\n")
        assert status == "200", form.get_attribute("data-path")
        assert "feedback" in str(form.get_attribute("data-path")) or json.loads(body)


def test_axe_finds_nothing_in_the_reference(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/docs")

    assert violations(page) == []
    for width in (640, 400):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width
