"""``evaluate`` and ``explain``: a recorded request in, an answer out, no server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cds_service.hooks.schema import SchemaName, faults
from tests.cli.run import PROJECT, run
from tests.http.process import free_port

FIXTURES = PROJECT / "fhir_fixtures"
SELECT = FIXTURES / "hooks" / "order-select.json"
AS_OF = "--as-of=2026-11-22T09:00:00Z"


def test_evaluate_answers_a_request_with_a_response(tmp_path: Path) -> None:
    ran = run("evaluate", SELECT, AS_OF, folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    content = json.loads(ran.out)
    assert faults(SchemaName.RESPONSE, content) == ()
    assert content["cards"][0]["source"]["topic"]["code"] == "deferMri"


def test_evaluate_reads_standard_input(tmp_path: Path) -> None:
    ran = run("evaluate", "-", AS_OF, folder=tmp_path, given=SELECT.read_bytes())
    assert ran.out == run("evaluate", SELECT, AS_OF, folder=tmp_path).out


def test_a_wrong_request_is_status_1_with_a_line_for_each_problem(tmp_path: Path) -> None:
    ran = run("evaluate", "-", folder=tmp_path, given='{"hook": "order-select", "context": {}}')
    assert ran.status == 1
    assert ran.out == ""
    assert "$.hookInstance: is required" in ran.problems
    assert "$.context.patientId: is required" in ran.problems


def test_required_data_that_are_missing_are_named(tmp_path: Path) -> None:
    file = FIXTURES / "wild" / "no-prefetch.json"
    ran = run("evaluate", file, AS_OF, folder=tmp_path)
    assert ran.status == 1
    assert len(ran.problems) == 2
    assert all(line.startswith(f"{file}: $.prefetch.") and "notSent" in line for line in ran.problems)


def test_explain_never_asks_for_what_is_missing(tmp_path: Path) -> None:
    ran = run("explain", FIXTURES / "wild" / "no-prefetch.json", AS_OF, folder=tmp_path)
    assert ran.status == 0
    assert "Could not be read" in ran.out


def test_explain_says_why_in_plain_words(tmp_path: Path) -> None:
    ran = run("explain", FIXTURES / "patients" / "emergency.json", AS_OF, folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "Possible cauda equina" in lines[1]
    assert any("Why this row holds" in line for line in lines)
    assert any("Condition/" in line or "Observation/" in line for line in lines)


def test_explain_as_json_has_every_key(tmp_path: Path) -> None:
    told = json.loads(run("explain", SELECT, AS_OF, "--json", folder=tmp_path).out)
    assert {"disposition", "row", "trace", "missing", "wouldChange", "sources", "cards"} <= set(told)


@pytest.mark.parametrize("instant", ["2026-11-22", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_an_instant_without_a_zone_or_of_no_chart_is_a_usage_error(tmp_path: Path, instant: str) -> None:
    ran = run("evaluate", SELECT, "--as-of", instant, folder=tmp_path)
    assert ran.status == 2
    assert "time zone in the years 1900 to 2199" in ran.err


def test_the_threshold_of_a_setting_is_in_force(tmp_path: Path) -> None:
    told = json.loads(run("explain", SELECT, AS_OF, "--json", folder=tmp_path, CDS_DEFERRAL_DAYS="7").out)
    assert told["disposition"] == "deferMri"
    assert told["row"] == "20"


def test_a_rule_that_is_switched_off_shows_nothing(tmp_path: Path) -> None:
    assert json.loads(run("evaluate", SELECT, AS_OF, folder=tmp_path, CDS_RULES_OFF="21").out) == {"cards": []}


def test_a_rule_in_shadow_shows_nothing(tmp_path: Path) -> None:
    assert json.loads(run("evaluate", SELECT, AS_OF, folder=tmp_path, CDS_SHADOW_RULES="21").out) == {"cards": []}


def test_a_service_in_shadow_shows_nothing_as_on_the_server(tmp_path: Path) -> None:
    shadow = {"CDS_SHADOW_SERVICES": "lumbar-imaging-order-select"}
    assert json.loads(run("evaluate", SELECT, AS_OF, folder=tmp_path, **shadow).out) == {"cards": []}


def test_what_is_no_request_is_told_what_is_expected(tmp_path: Path) -> None:
    bundle = FIXTURES / "patients" / "defer.json"
    said = "a CDS Hooks request is expected here, use explain for a Bundle"
    assert run("evaluate", bundle, folder=tmp_path).problems == [f"{bundle}: $: is a FHIR resource; {said}"]
    assert run("evaluate", "-", folder=tmp_path, given="[]").problems == [f"$: is not a JSON object; {said}"]
    assert run("evaluate", "-", folder=tmp_path, given="{").problems == ["$: is empty, or ends before its JSON does"]
    assert run("evaluate", "-", folder=tmp_path, given="{}").problems == ["$.hook: must be the name of a hook"]
    doctor = run("doctor", bundle, folder=tmp_path)
    assert (doctor.status, doctor.out) == (1, "")
    assert doctor.problems == [f"BAD request: $: is a FHIR resource; {said}"]


def test_a_profile_that_does_not_exist_is_one_problem(tmp_path: Path) -> None:
    ran = run("evaluate", SELECT, folder=tmp_path, CDS_PROFILE="zebra")
    assert (ran.status, ran.problems) == (1, ["CDS_PROFILE: must be demo or production"])


def test_issuers_that_are_broken_json_are_not_taken_for_a_file(tmp_path: Path) -> None:
    for text, said in (("{bad", "must be a list"), ("[bad", "JSON is malformed: invalid character (byte 1)")):
        ran = run("serve", "--port", str(free_port()), folder=tmp_path, CDS_TRUSTED_ISSUERS=text)
        assert ran.problems == [f"CDS_TRUSTED_ISSUERS: the trusted issuers are not valid: {said}"]


@pytest.mark.parametrize("setting", ["CDS_RULES_OFF", "CDS_SHADOW_RULES"])
def test_no_setting_silences_possible_cauda_equina(tmp_path: Path, setting: str) -> None:
    refused = run("evaluate", SELECT, folder=tmp_path, **{setting: "3,21"})
    assert (refused.status, refused.out) == (1, "")
    assert f"{setting}: row 3 tells of an emergency or urgent matter and stays on" in refused.err


def test_a_byte_that_is_no_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    body = b'{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","language":"a\xffb"}}]}'
    ran = run("explain", "-", folder=tmp_path, given=body)
    assert (ran.status, ran.problems) == (1, [f"$: is not UTF-8 (byte {body.index(0xFF)})"])
