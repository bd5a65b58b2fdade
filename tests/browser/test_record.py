"""Recording what the chart leaves out: the advice follows at once, and only a confirmed entry reaches the chart."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, World

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]


def answer(page: Page, question: str, word: str) -> None:
    page.get_by_role("radiogroup", name=question).get_by_role("radio", name=word, exact=True).check()


def judge(page: Page) -> None:
    page.get_by_role("button", name="Judge again with these entries").click()


def test_an_entry_changes_the_advice_at_once(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    answer(page, "Anal tone reduced", "Yes")
    judge(page)

    expect(page.locator("h1#advice")).to_contain_text("possible cauda equina")
    expect(page.locator(".kind .urgency")).to_have_text("Emergency")
    expect(page.locator(".change")).to_contain_text("Before: Lumbar radiculopathy (left) for 2 weeks")
    expect(page.locator("td.s-recorded", has_text="Reduced anal tone")).to_be_visible()
    expect(page.locator(".sources li", has_text="Reduced anal tone")).to_contain_text("entered on this page")


def test_answers_to_what_is_missing_settle_an_undecided_case(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-insufficient")
    for question in ("Numb or altered feeling", "Unable to pass urine", "New loss of urine", "Any change of bladder"):
        answer(page, question, "No")
    judge(page)

    expect(page.locator("h1#advice")).to_contain_text("can wait")
    expect(page.locator("td.s-denied", has_text="Saddle sensory loss")).to_be_visible()


def test_onset_and_treatments_turn_a_deferral_into_an_appropriate_study(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "undated"))
    expect(page.locator("h1#advice")).to_contain_text("can wait")
    expect(page.locator("section.advice .rule").first).to_contain_text("Row 21")
    page.get_by_label("Leg pain for how many weeks?").fill("8")
    judge(page)
    expect(page.locator("section.advice .rule").first).to_contain_text("Row 20")
    expect(page.locator("table.events tr", has_text="Leg pain")).to_contain_text("2026-09-27")
    answer(page, "Physical therapy or exercises tried?", "Yes")
    page.get_by_label("Weeks of physical therapy or exercises").fill("6,5")
    answer(page, "NSAID tried?", "Yes")
    answer(page, "Would surgery or an injection be considered", "Yes")
    judge(page)

    expect(page.locator("section.advice .rule").first).to_contain_text("Row 14")
    expect(page.locator("h1#advice")).to_contain_text("appropriate")
    expect(page.locator(".change")).to_contain_text("can wait")
    expect(page.locator(".spans")).to_contain_text("treatment for 6")
    care = page.locator("table.events tr", has_text="Physical therapy or exercise")
    expect(care).to_have_count(1)
    expect(care).to_contain_text("for 6 weeks")


def test_six_weeks_without_any_treatment_stay_a_deferral(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "undated"))
    expect(page.get_by_label("Leg pain for how many weeks?")).to_be_visible()
    page.get_by_label("Leg pain for how many weeks?").fill("8")
    for question in ("Physical therapy or exercises tried?", "NSAID tried?", "Spinal injection given?"):
        answer(page, question, "No")
    answer(page, "Would surgery or an injection be considered", "Yes")
    judge(page)

    expect(page.locator("section.advice .rule").first).to_contain_text("Row 20")
    expect(page.locator("h1#advice")).not_to_contain_text("appropriate")


def test_onset_and_treatment_that_the_chart_tells_are_not_asked(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-appropriate")

    expect(page.get_by_label("Leg pain for how many weeks?")).to_have_count(0)
    expect(page.get_by_label("Low back pain for how many weeks?")).to_have_count(0)
    expect(page.get_by_role("radiogroup", name="Physical therapy or exercises tried?")).to_have_count(0)
    expect(page.get_by_label("Weeks of physical therapy or exercises")).to_have_count(0)


def test_a_treatment_that_was_not_tried_has_no_weeks(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "undated"))
    answer(page, "Physical therapy or exercises tried?", "No")
    page.get_by_label("Weeks of physical therapy or exercises").fill("7")
    judge(page)

    expect(page.get_by_role("alert")).to_contain_text("1 entry could not be read")
    expect(page.locator("h1#advice")).to_contain_text("can wait")


def test_a_treatment_longer_than_the_illness_is_refused_and_the_advice_stays(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    answer(page, "Physical therapy or exercises tried?", "Yes")
    page.get_by_label("Weeks of physical therapy or exercises").fill("500")
    answer(page, "Would surgery or an injection be considered", "Yes")
    judge(page)

    expect(page.get_by_role("alert")).to_contain_text("500: longer than the symptoms (2 weeks)")
    expect(page.get_by_label("Weeks of physical therapy or exercises")).to_have_value("")
    expect(page.locator("section.advice .rule").first).to_contain_text("Row 21")


def test_an_answered_question_takes_no_other_off_the_form(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "undated"))
    asked = page.locator("[role=radiogroup]").count()
    page.get_by_label("Leg pain for how many weeks?").fill("3")
    page.get_by_label("Weeks of NSAID treatment").fill("2")
    judge(page)

    expect(page.locator("[role=radiogroup]")).to_have_count(asked)
    expect(page.get_by_role("radiogroup", name="NSAID tried?")).to_have_count(1)
    expect(page.get_by_label("Low back pain for how many weeks?")).to_have_count(1)


def test_discarding_the_entries_brings_the_first_advice_back(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    first = page.locator("h1#advice").inner_text()
    answer(page, "Pulsating mass in the abdomen", "Yes")
    judge(page)
    expect(page.locator("h1#advice")).not_to_have_text(first)
    page.get_by_role("button", name="Discard entries").click()

    expect(page.locator("h1#advice")).to_have_text(first)


def test_strength_and_reflexes_are_entered_by_side(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-emergency")
    page.locator("summary", has_text="Neurological examination").click()
    page.get_by_label("Great toe, right").select_option("2/5")
    page.get_by_label("Achilles, right").select_option("0")
    judge(page)

    toe = page.locator('table.exam tr[data-root="L5"] td[data-label="Strength, right"]')
    expect(toe).to_contain_text("2/5")
    expect(page.locator('table.exam tr[data-root="S1"] td[data-label="Reflex, right"]')).to_contain_text("reduced")


def test_only_what_the_chart_does_not_say_is_asked(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")

    expect(page.get_by_role("radiogroup", name="Anal tone reduced")).to_be_visible()
    expect(page.get_by_role("radiogroup", name="Numb or altered feeling")).to_have_count(0)
    expect(page.get_by_label("Great toe, left")).to_have_count(0)
    expect(page.get_by_label("Great toe, right")).to_have_count(1)


def test_a_number_that_is_none_is_refused_and_the_rest_is_kept(world: World, page: Page) -> None:
    page.goto(f"{world.service.base}/app/sample-insufficient")
    residual = page.get_by_label("Residual urine after voiding")
    residual.fill("a lot")
    answer(page, "Chills", "No")
    judge(page)

    expect(page.get_by_role("alert")).to_contain_text("1 entry could not be read")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(residual).to_have_attribute("aria-invalid", "true")
    expect(page.locator("td.s-denied", has_text="Chills")).to_be_visible()


def test_the_entries_can_be_downloaded_as_valid_fhir(world: World, page: Page, tmp_path: Path) -> None:
    page.goto(f"{world.service.base}/app/sample-insufficient")
    page.get_by_label("Residual urine after voiding").fill("250")
    answer(page, "Chills", "No")
    page.locator("summary", has_text="Neurological examination").click()
    page.get_by_label("Ankle dorsiflexion, left").select_option("4-/5")
    judge(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(tmp_path / "answers.json")
    content = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    resources = [entry["resource"] for entry in content["entry"]]
    values = {r["code"]["coding"][0]["code"]: r for r in resources if r["resourceType"] == "Observation"}

    Bundle.model_validate(content)
    assert [r["resourceType"] for r in resources].count("QuestionnaireResponse") == 2
    assert values["post-void-residual"]["valueQuantity"] == {
        "value": 250,
        "unit": "mL",
        "system": "http://unitsofmeasure.org",
        "code": "mL",
    }
    assert values["chills"]["valueBoolean"] is False
    assert values["weakness-dorsiflexion"]["valueString"] == "4-/5"
    assert values["weakness-dorsiflexion"]["bodySite"]["text"] == "left"


def test_nothing_is_written_before_it_is_confirmed_and_once_after(world: World, page: Page) -> None:
    issuer = world.issuers["public"]
    page.goto(issuer.button(world.app, "sample-post-operative"))
    issuer.control(forget=True)
    answer(page, "Night sweats", "No")
    judge(page)
    assert issuer.control()["writes"] == []
    write = page.get_by_role("button", name="Write to the chart")
    write.click()
    assert issuer.control()["writes"] == []
    page.get_by_label("I have checked these").check()
    write.click()
    expect(page.locator(".done")).to_contain_text("1 entry was written")
    page.reload()
    written = issuer.control()["writes"]

    assert sorted(r["resourceType"] for r in written) == ["Observation", "QuestionnaireResponse"]
    assert {r["subject"]["reference"] for r in written} == {"Patient/sample-post-operative"}
    assert all("id" not in r for r in written)
    expect(page.locator("td.s-denied", has_text="Night sweats")).to_be_visible()


def test_weeks_that_were_written_are_read_from_the_chart_like_anything_else_there(world: World, page: Page) -> None:
    issuer = world.issuers["public"]
    page.goto(issuer.button(world.app, "written"))
    page.get_by_label("Leg pain for how many weeks?").fill("8")
    page.get_by_label("Weeks of physical therapy or exercises").fill("7")
    answer(page, "Would surgery or an injection be considered", "Yes")
    judge(page)
    entered = page.locator("h1#advice").inner_text()
    page.get_by_label("I have checked these").check()
    page.get_by_role("button", name="Write to the chart").click()
    expect(page.locator(".done")).to_contain_text("3 entries were written")
    page.goto(issuer.button(world.app, "written"))

    expect(page.locator("section.advice .rule").first).to_contain_text("Row 14")
    expect(page.locator("h1#advice")).to_have_text(entered)
    expect(page.locator(".sources em")).to_have_count(0)
    expect(page.get_by_label("Leg pain for how many weeks?")).to_have_count(0)
    expect(page.get_by_label("Weeks of physical therapy or exercises")).to_have_count(0)


def test_without_the_scope_nothing_can_be_written(world: World, page: Page) -> None:
    page.goto(world.issuers["es384"].button(world.app, "sample-defer"))
    answer(page, "Chills", "No")
    judge(page)

    expect(page.get_by_role("link", name="Download")).to_be_visible()
    expect(page.get_by_role("button", name="Write to the chart")).to_have_count(0)


def test_a_form_from_elsewhere_changes_nothing(world: World, page: Page, watched: Watched) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    watched.forgiven.append("status of 400")
    forged = page.request.post(f"{world.service.base}/app/sample-defer/answers", form={"reduced-anal-tone": "yes"})
    stale = page.request.post(
        f"{world.service.base}/app/sample-defer/answers", form={"reduced-anal-tone": "yes", "csrf": "x" * 43}
    )
    page.reload()

    assert (forged.status, stale.status) == (400, 400)
    expect(page.locator("h1#advice")).to_contain_text("can wait")


def test_the_page_keeps_no_entry_in_an_address(world: World, page: Page, watched: Watched) -> None:
    page.goto(f"{world.service.base}/app/sample-defer")
    answer(page, "Chills", "Yes")
    judge(page)

    assert not [url for url in watched.addresses if re.search(r"chills|yes|csrf", url)]


def test_the_three_answers_stand_on_one_line_on_a_phone(world: World, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{world.service.base}/app/sample-insufficient")
    box = page.get_by_role("radiogroup", name="Anal tone reduced").locator(".three").bounding_box()

    assert box is not None
    assert box["height"] < 40
