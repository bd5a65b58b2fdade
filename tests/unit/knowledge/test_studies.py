"""Which orders are ours: by code, and by words only where nothing is coded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.fhir.r4 import Coding
from tests.unit.knowledge.loaded import CPT, ICD10CM, LOINC, SNOMED, studies, terminology

CONTRACT = [
    "mriLumbarWithoutContrast",
    "mriLumbarWithContrast",
    "mriLumbarWithoutAndWithContrast",
    "mriLumbarUnspecified",
    "ctLumbarWithoutContrast",
    "ctLumbarWithContrast",
    "ctLumbarWithoutAndWithContrast",
    "ctLumbarUnspecified",
    "ctMyelographyLumbar",
    "radiographyLumbar",
    "boneScan",
    "discography",
    "fdgPetCt",
    "mriThoracic",
    "mriCervical",
    "mriWholeSpine",
    "mriSpineUnspecified",
]


def _text(text: str) -> str | None:
    study = studies().study_of([], text)
    return study.id if study else None


def _coded(
    *codings: tuple[str | None, str | None] | tuple[str | None, str | None, str], text: str | None = None
) -> str | None:
    study = studies().study_of([Coding(*coding) for coding in codings], text)
    return study.id if study else None


def test_there_is_each_study_of_the_contract_and_no_other() -> None:
    assert set(studies().by_id) == set(CONTRACT)


@pytest.mark.parametrize(
    ("code", "study"),
    [
        ("72148", "mriLumbarWithoutContrast"),
        ("72149", "mriLumbarWithContrast"),
        ("72158", "mriLumbarWithoutAndWithContrast"),
        ("72131", "ctLumbarWithoutContrast"),
        ("72132", "ctLumbarWithContrast"),
        ("72133", "ctLumbarWithoutAndWithContrast"),
        ("72100", "radiographyLumbar"),
        ("72110", "radiographyLumbar"),
        ("72114", "radiographyLumbar"),
        ("72120", "radiographyLumbar"),
        ("62304", "ctMyelographyLumbar"),
        ("72265", "ctMyelographyLumbar"),
        ("72141", "mriCervical"),
        ("72156", "mriCervical"),
        ("72146", "mriThoracic"),
        ("72157", "mriThoracic"),
        ("78306", "boneScan"),
        ("78816", "fdgPetCt"),
        ("72148-26", "mriLumbarWithoutContrast"),
    ],
)
@pytest.mark.parametrize(
    "system", ["http://www.ama-assn.org/go/cpt", "http://www.ama-assn.org/cpt", "urn:oid:2.16.840.1.113883.6.12"]
)
def test_a_procedure_code_is_a_study_under_each_way_to_write_its_system(system: str, code: str, study: str) -> None:
    assert _coded((system, code)) == study


@pytest.mark.parametrize(
    "code",
    [
        *(str(n) for n in range(72125, 72131)),
        "72159",
        *(str(n) for n in range(72191, 72199)),
        "73721",
        "73722",
        "73723",
        "78305",
        "78315",
        "78320",
        "78630",
        "78635",
        "78645",
        "78647",
        "78650",
        "70551",
        "74177",
    ],
)
def test_a_near_miss_of_the_public_list_stays_silent_whatever_its_text_says(code: str) -> None:
    assert _coded((CPT, code), text="MRI lumbar spine without contrast") is None


def test_of_the_247_studies_of_the_public_list_only_ours_are_recognised(shared: Path) -> None:
    text = (shared / "docs" / "sandbox.md").read_text("utf-8")
    listed = text[text.index("All: 70336") : text.index("Reasons: 6,482")]
    codes: set[str] = set()
    for low, high in re.findall(r"(\d{5})(?:-(\d{5}))?", listed):
        codes.update(str(n) for n in range(int(low), int(high or low) + 1))
    assert len(codes) > 240
    assert {code for code in codes if _coded((CPT, code))} == {
        *("72131", "72132", "72133", "72148", "72149", "72158"),
        *("72141", "72142", "72156", "72146", "72147", "72157"),
        *("78300", "78306", "78816"),
    }


@pytest.mark.parametrize(
    ("text", "study"),
    [
        ("MRI L-spine w/o contrast", "mriLumbarWithoutContrast"),
        ("MR LUMBAR SPINE WITHOUT IV CONTRAST", "mriLumbarWithoutContrast"),
        ("MRI LUMBAR SPINE WO CONTRAST", "mriLumbarWithoutContrast"),
        ("MRI Lumbar Spine without Contrast (IMG285)", "mriLumbarWithoutContrast"),
        ("Lumbar spine MRI, non-contrast", "mriLumbarWithoutContrast"),
        ("MRI of the low back, no contrast", "mriLumbarWithoutContrast"),
        ("MRI L4-L5 noncontrast", "mriLumbarWithoutContrast"),
        ("Magnetic resonance imaging, lumbosacral spine, unenhanced", "mriLumbarWithoutContrast"),
        ("mri ls spine wo", "mriLumbarWithoutContrast"),
        ("MRI LUMBAR SPINE W WO CONTRAST", "mriLumbarWithoutAndWithContrast"),
        ("MRI lumbar spine with and without contrast", "mriLumbarWithoutAndWithContrast"),
        ("MRI lumbar w/ and w/o contrast", "mriLumbarWithoutAndWithContrast"),
        ("MRI LUMBAR SPINE W/O & W/CONTRAST", "mriLumbarWithoutAndWithContrast"),
        ("MR L SPINE WO/W IV CONTRAST", "mriLumbarWithoutAndWithContrast"),
        ("MRI lumbar spine pre and post gad", "mriLumbarWithoutAndWithContrast"),
        ("MRI lumbar spine w/contrast", "mriLumbarWithContrast"),
        ("MRI lumbar with gadolinium", "mriLumbarWithContrast"),
        ("MRI lumbar spine", "mriLumbarUnspecified"),
        ("MRI LUMBAR", "mriLumbarUnspecified"),
        ("MRI lumbar spine with or without contrast", "mriLumbarUnspecified"),
        ("MRI lumbar spine, patient has a contrast allergy", "mriLumbarUnspecified"),
        ("MRI lumbar spine, s/p injection and kyphoplasty", "mriLumbarUnspecified"),
        ("MR myelography lumbar", "mriLumbarUnspecified"),
        ("CT L/S spine W/O", "ctLumbarWithoutContrast"),
        ("CT lumbar spine with contrast", "ctLumbarWithContrast"),
        ("CAT scan lower back", "ctLumbarUnspecified"),
        ("CT myelogram lumbar", "ctMyelographyLumbar"),
        ("Lumbar myelogram", "ctMyelographyLumbar"),
        ("lumbosacral spine x-ray", "radiographyLumbar"),
        ("XR LUMBAR SPINE 2 OR 3 VW", "radiographyLumbar"),
        ("Lumbar Spine X-Ray, AP & Lateral", "radiographyLumbar"),
        ("X-ray LS spine flexion/extension", "radiographyLumbar"),
        ("NM bone scan whole body", "boneScan"),
        ("Lumbar discogram L4-5", "discography"),
        ("PET/CT skull base to mid-thigh", "fdgPetCt"),
        ("MRI Cervical, Thoracic and Lumbar spine", "mriWholeSpine"),
        ("MRI total spine", "mriWholeSpine"),
        ("MRI thoracic and lumbar spine", "mriLumbarUnspecified"),
        ("MRI T-spine wo contrast", "mriThoracic"),
        ("MRI cervical spine", "mriCervical"),
        ("MRI spine", "mriSpineUnspecified"),
    ],
)
def test_an_order_without_code_is_read_by_its_words(text: str, study: str) -> None:
    assert _text(text) == study


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "MRI",
        "lumbar spine",
        "MRI brain",
        "MRI pelvis",
        "MRI knee left",
        "MRA lumbar spine",
        "CT angiography lumbar",
        "MRI lumbosacral plexus",
        "Lumbar puncture, x-ray guided",
        "CT guided lumbar injection",
        "CT abdomen and pelvis with contrast",
        "CT cervical spine",
        "X-ray chest 2 views",
        "DXA lumbar spine",
        "Physical therapy for lumbar radiculopathy",
        "Epidural steroid injection L5-S1",
        "bone density x-ray absorptiometry lumbar",
        "Referral to spine surgery, lumbar",
        "mriadne lumbarus",
    ],
)
def test_words_that_name_no_study_of_ours_bring_none(text: str) -> None:
    assert _text(text) is None


def test_words_of_a_coded_order_are_not_read() -> None:
    assert _coded((ICD10CM, "M54.16"), text="MRI lumbar spine") is None
    assert _coded((LOINC, "24590-2"), text="MRI lumbar spine") is None


def test_words_of_a_locally_coded_order_are_read() -> None:
    local = "urn:oid:1.2.840.114350.1.13.0.1.7.2.707679"
    assert _coded((local, "IMG285"), text="MRI LUMBAR SPINE WO CONTRAST") == "mriLumbarWithoutContrast"
    assert _coded((local, "IMG285", "MRI LUMBAR SPINE WO CONTRAST")) == "mriLumbarWithoutContrast"
    assert _coded((local, "IMG1", "MRI BRAIN WO CONTRAST")) is None


def test_an_empty_coding_is_no_code() -> None:
    assert studies().study_of([Coding()], None) is None
    assert _coded((None, None), text="MRI lumbar spine") == "mriLumbarUnspecified"
    assert _coded((CPT, None), text="MRI lumbar spine") == "mriLumbarUnspecified"
    assert _coded((None, "72148"), text="MRI lumbar spine") == "mriLumbarUnspecified"


def test_a_local_code_beside_a_proper_one_changes_nothing() -> None:
    assert _coded(("urn:local", "IMG1", "CT lumbar spine"), (CPT, "72148")) == "mriLumbarWithoutContrast"


def test_an_unknown_code_of_a_known_system_beside_ours_changes_nothing() -> None:
    assert _coded((SNOMED, "113091000"), (CPT, "72148")) == "mriLumbarWithoutContrast"


def test_codings_that_disagree_about_contrast_leave_it_open() -> None:
    assert _coded((CPT, "72148"), (LOINC, "24967-2")) == "mriLumbarUnspecified"


def test_the_more_exact_of_two_codings_is_taken() -> None:
    assert _coded((LOINC, "24968-0"), (CPT, "72158")) == "mriLumbarWithoutAndWithContrast"


def test_codings_that_disagree_about_region_are_settled_towards_advice() -> None:
    assert _coded((CPT, "72146"), (LOINC, "30679-5")) == "mriLumbarWithoutContrast"
    assert _coded((CPT, "72131"), (CPT, "72148")) == "mriLumbarWithoutContrast"


def test_the_body_site_tells_the_region_that_the_code_left_open() -> None:
    spine = studies().by_id["mriSpineUnspecified"]
    assert studies().refined(spine, ["Lumbar spine structure"]).id == "mriLumbarUnspecified"
    assert studies().refined(spine, ["Cervical"]).id == "mriCervical"
    assert studies().refined(spine, ["Knee"]).id == "mriSpineUnspecified"
    assert studies().refined(spine, ["Lumbar"], ["without contrast"]).id == "mriLumbarWithoutContrast"


def test_details_tell_the_contrast_that_the_code_left_open_and_nothing_else() -> None:
    lumbar = studies().by_id["mriLumbarUnspecified"]
    assert studies().refined(lumbar, [], ["with and without IV contrast"]).id == "mriLumbarWithoutAndWithContrast"
    plain = studies().by_id["mriLumbarWithoutContrast"]
    assert studies().refined(plain, ["thoracic spine"], ["with contrast"]) is plain


def test_no_code_is_two_studies_and_none_is_a_finding() -> None:
    seen: set[tuple[str, str]] = set()
    for entry in studies().entries.values():
        for coding in entry.codings:
            assert coding not in seen
            assert terminology().concepts(*coding) == ()
            seen.add(coding)


def test_captured_orders_of_the_public_sandbox_are_recognised(shared: Path) -> None:
    found: set[str | None] = set()
    for path in sorted((shared / "sandbox-captures").rglob("*.json")):
        found |= set(_ordered(json.loads(path.read_text("utf-8"))))
    assert "mriLumbarWithoutContrast" in found


def _ordered(value: object) -> list[str | None]:
    if isinstance(value, list):
        return [study for item in value for study in _ordered(item)]
    if not isinstance(value, dict):
        return []
    own: list[str | None] = []
    if value.get("resourceType") == "ServiceRequest":
        code = value.get("code") or {}
        codings = [Coding(c.get("system"), c.get("code"), c.get("display")) for c in code.get("coding", [])]
        study = studies().study_of(codings, code.get("text"))
        own = [study.id if study else None]
    return own + [study for item in value.values() for study in _ordered(item)]


@given(st.text(max_size=500))
def test_no_text_however_odd_breaks_the_reading(text: str) -> None:
    first = _text(text)
    assert first is None or first in studies().by_id
    assert _text(text.upper()) == first or any(len(c.upper()) != 1 or c.upper().lower() != c.lower() for c in text)


@given(
    st.sampled_from(["MRI lumbar spine without contrast", "XR lumbar spine", "MRI brain"]), st.sampled_from(",;:-/()")
)
def test_punctuation_between_words_changes_nothing(text: str, mark: str) -> None:
    assert _text(text.replace(" ", f" {mark} ")) == _text(text)
