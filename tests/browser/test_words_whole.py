"""Words stay whole: none is broken inside without a hyphen, at the width of a phone or of a desk, and paper cuts nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, World
from tests.browser.test_page import ADVICE, open_sample

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]

# A word is broken when its letters stand in several lines and no (soft) hyphen is between them.
_BROKEN = """
(selector) => {
  const broken = [];
  for (const cell of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[A-Za-z]+/g)) {
        const range = document.createRange();
        const afterHyphen = node.data[word.index - 1] === '\u00ad' ? 1 : 0;  // whose line has the hyphen itself
        range.setStart(node, word.index + afterHyphen);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}
"""


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_no_word_of_the_course_or_the_examination_is_broken(world: World, new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for name in ADVICE:
        open_sample(world, page, name)
        assert page.evaluate(_BROKEN, ".events td, .events th, .exam .test, .exam th") == [], name


def test_the_course_of_a_phone_names_its_dates(world: World, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    open_sample(world, page, "appropriate")
    row = page.locator(".events tbody tr").first
    before = "(cell) => getComputedStyle(cell, '::before').content"
    assert [cell.evaluate(before) for cell in row.locator("td").all()] == ["none", '"From "', '"Until "']


def test_paper_names_everything_that_would_change_the_advice(world: World, page: Page) -> None:
    open_sample(world, page, "defer")
    behind = page.locator(".changes details").first.evaluate("(more) => more.lastChild.data.trim()")
    page.emulate_media(media="print")
    printed = page.locator(".changes ol").inner_text()

    assert behind
    assert behind in printed
    cut = "(spans) => spans.filter((s) => s.scrollHeight > s.clientHeight + 1 && getComputedStyle(s).overflow !== 'visible').length"
    assert page.locator(".changes li span").evaluate_all(cut) == 0
