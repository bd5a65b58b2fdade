"""Held to WCAG 2.2 AA by axe and by hand: wide and narrow, light and dark, by keyboard, enlarged, without colour."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, World

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = ("/app", "/app/sample-appropriate", "/app/sample-child", "/launch?iss=nobody")


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations", "incomplete"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    unclear = [
        f"unclear {v['id']}: {node['html'][:160]} {node['any'][0]['message'][:160] if node['any'] else ''}"
        for v in found["incomplete"]
        for node in v["nodes"]
        if not (v["id"] == "color-contrast" and _is_no_text(node))
    ]
    return [f"{v['id']}: {node['html'][:160]}" for v in found["violations"] for node in v["nodes"]] + unclear


def _is_no_text(node: dict[str, Any]) -> bool:
    """Signs beside words, and letters in a picture whose background axe cannot see; both are looked at by people."""
    reasons = " ".join(check["message"] for check in node["any"])
    unseen = "non-text characters" in reasons or "too short" in reasons
    return unseen or node["html"].startswith("<text")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(world: World, new_page: NewPage, watched: Any, width: int, scheme: str) -> None:
    watched.forgiven.append("status of 400")
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in PATHS:
        page.goto(f"{world.service.base}{path}")
        page.evaluate("document.querySelectorAll('details:has(form), form details').forEach((d) => { d.open = true; })")
        page.evaluate("document.querySelectorAll('.sources details, .changes details')[0]?.setAttribute('open', '')")

        assert violations(page) == [], path


def test_axe_finds_nothing_after_entries_and_beside_unread_sources(world: World, page: Page) -> None:
    page.goto(world.issuers["rs384"].button(world.app, "sample-defer"))
    page.get_by_role("radiogroup", name="Anal tone reduced").get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Judge again").click()
    expect(page.locator(".change")).to_be_visible()

    assert violations(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_on_a_phone_or_enlarged_twice(
    world: World, new_page: NewPage, watched: Any, path: str
) -> None:
    watched.forgiven.append("status of 400")
    page = new_page()
    page.goto(f"{world.service.base}{path}")
    for width in (640, 400, 320):
        page.set_viewport_size({"width": width, "height": 640})

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


def test_the_keyboard_reaches_the_advice_first_and_can_answer(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the recommendation")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    first = page.get_by_role("radiogroup", name="Anal tone reduced").get_by_role("radio", name="Not answered")
    first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radiogroup", name="Anal tone reduced").get_by_role("radio", name="Yes")).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.locator("h1#advice")).to_contain_text("possible cauda equina")


def test_without_script_the_page_says_all_and_takes_entries(world: World, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{world.service.base}/app/sample-defer")
    page.get_by_role("radiogroup", name="Anal tone reduced").get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Judge again").click()

    expect(page.locator("h1#advice")).to_contain_text("possible cauda equina")


def test_states_are_told_by_words_and_signs_beside_colour(world: World, new_page: NewPage) -> None:
    page = new_page(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{world.service.base}/app/sample-defer")
    heads = page.locator("table.flags thead th").all_inner_texts()

    assert [head.split()[0] for head in heads[1:]] == ["●", "○", "–", "?"]
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    expect(page.locator(".kind svg")).to_be_visible()
