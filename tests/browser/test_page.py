"""What the page says of six patients, and what it never does: trust the chart's text, call outside, keep anything."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.charts import hostile_chart
from tests.browser.conftest import World
from tests.browser.servers import AS_OF
from tests.conformance.requirements import verifies

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]

ADVICE = {
    "emergency": ("Emergency", "possible cauda equina"),
    "defer": ("Routine", "MRI can wait"),
    "appropriate": ("Routine", "MRI is appropriate"),
    "insufficient": ("Urgent", "saddle sensation and bladder function"),
    "post-operative": ("Soon", "after lumbar surgery"),
    "child": ("No action on imaging", "Under 18"),
}


def open_sample(world: World, page: Page, name: str) -> None:
    page.goto(f"{world.service.base}/app")
    page.locator(f'a[href="/app/sample-{name}"]').click()
    page.wait_for_url(f"**/app/sample-{name}")  # loaded with its styles: what is measured before has no layout


@pytest.mark.parametrize("name", ADVICE)
def test_a_sample_patient_gets_the_advice_above_the_fold(world: World, page: Page, name: str) -> None:
    open_sample(world, page, name)
    urgency, words = ADVICE[name]
    heading = page.locator("h1#advice")

    expect(heading).to_contain_text(words)
    expect(page.locator(".kind .urgency")).to_contain_text(urgency)
    box = page.locator("section.advice").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800
    expect(page.get_by_role("complementary", name="Notice")).to_have_text("Demonstration. Not for patient care.")


def test_the_same_patient_gets_the_same_advice_from_a_record_system(world: World, page: Page) -> None:
    open_sample(world, page, "appropriate")
    here = page.locator("h1#advice").inner_text()
    page.goto(world.issuers["public"].button(world.app, "sample-appropriate"))

    assert page.locator("h1#advice").inner_text() == here


def test_red_flags_stand_in_one_of_four_states(world: World, page: Page) -> None:
    open_sample(world, page, "defer")
    caudal = page.locator("table.flags tbody tr", has=page.get_by_role("rowheader", name="Cauda equina"))

    expect(caudal.locator("td.s-denied")).to_contain_text("Saddle sensory loss")
    expect(caudal.locator("td.s-undocumented")).to_contain_text("reduced anal tone", ignore_case=True)
    expect(caudal.locator("td.s-recorded")).not_to_contain_text("Saddle")
    expect(page.get_by_text("It does not exclude an emergency.").first).to_be_visible()


def test_a_source_that_failed_is_named_and_its_flags_could_not_be_read(world: World, page: Page) -> None:
    page.goto(world.issuers["rs384"].button(world.app, "sample-defer"))
    caudal = page.locator("table.flags tbody tr", has=page.get_by_role("rowheader", name="Cauda equina"))

    expect(caudal.locator("td.s-unread")).to_contain_text("Saddle sensory loss")
    expect(caudal.locator("td.s-undocumented")).not_to_contain_text("Saddle")


def test_every_fact_leads_to_its_resource_and_the_words_that_were_read(world: World, page: Page) -> None:
    open_sample(world, page, "defer")
    cited = page.locator("td.s-denied .fact", has_text="Saddle sensory loss").locator(".cite")
    cited.click()
    source = page.locator(page.evaluate("location.hash"))

    expect(source).to_be_focused()
    expect(source.locator("mark").first).to_be_visible()
    expect(source.locator("blockquote", has_text="saddle anesthesia").first).to_be_visible()


def test_root_and_skin_area_light_up_together_by_mouse_and_by_keyboard(world: World, page: Page) -> None:
    open_sample(world, page, "appropriate")
    button = page.get_by_role("button", name="L5")
    expect(button).to_be_visible()
    page.wait_for_load_state("load")  # the module that gives the buttons their work has run by then
    button.focus()
    page.keyboard.press("Enter")

    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.locator('.patch.lit[data-root="L5"]').count() == 4
    page.keyboard.press("Space")
    assert page.locator(".patch.lit").count() == 0


def test_a_sensory_finding_marks_its_side_and_nothing_else(world: World, page: Page) -> None:
    open_sample(world, page, "appropriate")
    abnormal = page.locator(".patch.abnormal").evaluate_all("all => all.map(p => p.dataset.root)")
    cell = page.locator('table.exam tr[data-root="L5"] td[data-label="Sensation, left"]')

    assert set(abnormal) == {"L5"}
    expect(cell).to_contain_text("Foot dorsum reduced")
    expect(page.locator('table.exam tr[data-root="L5"] td[data-label="Sensation, right"]')).to_contain_text(
        "none recorded"
    )


def test_the_timeline_marks_six_weeks_after_the_onset(world: World, page: Page) -> None:
    open_sample(world, page, "defer")
    row = page.locator("table.events tr.marked")

    expect(row).to_contain_text("6 weeks after onset")
    expect(row).to_contain_text("2026-12-20")
    expect(page.locator("svg.timeline text.six")).to_have_text("6 weeks")


def test_what_would_change_the_advice_is_told_most_urgent_first(world: World, page: Page) -> None:
    open_sample(world, page, "defer")
    first = page.locator(".changes ol li").first

    expect(first).to_contain_text("Possible cauda equina")
    expect(first).to_contain_text("reduced anal tone")


def test_the_note_is_plain_text_that_can_be_copied(world: World, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=world.service.base)
    open_sample(world, page, "defer")
    page.get_by_role("button", name="Copy text").click()
    expect(page.locator("#copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")

    notice, title, *_ = copied.splitlines()
    assert notice == "Demonstration. Not for patient care."
    assert title.startswith(f"Lumbar imaging decision support, as of {AS_OF:%Y-%m-%d}")
    assert "can wait" in copied
    assert not re.search(r"[<>*_#]", copied)


@verifies("APP-20")
def test_hostile_names_and_notes_stay_text(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "hostile"))
    page.wait_for_timeout(300)

    assert page.title() == "Lumbar imaging advice"
    assert page.locator("main img, main script, main svg svg, a[href^='javascript']").count() == 0
    expect(page.locator(".banner .name")).to_contain_text("<script>")
    assert "can wait" in page.locator("h1#advice").inner_text()
    for resource in hostile_chart()[1:]:
        assert json.dumps(resource)[:40] not in page.locator("h1#advice").inner_text()


def test_a_record_of_one_and_a_half_megabytes_is_ready_within_a_second(
    world: World, page: Page, long_patient: str
) -> None:
    page.goto(world.issuers["public"].button(world.app, long_patient), timeout=60_000)
    timing = page.evaluate(
        "(() => { const t = performance.getEntriesByType('navigation')[0];"
        " return { wait: t.responseStart - t.requestStart, ready: t.domInteractive - t.responseStart }; })()"
    )

    assert "can wait" in page.locator("h1#advice").inner_text()
    assert timing["ready"] < 1000


def test_one_printed_page_holds_it(world: World, page: Page) -> None:
    for name in ADVICE:
        open_sample(world, page, name)
        printed = page.pdf(prefer_css_page_size=True)

        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, name
