"""Every code of the project's code list means what the list says, or is set aside with a reason."""

from __future__ import annotations

import csv
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.set_aside import read_set_aside
from tests.unit.knowledge.loaded import ATC, CARDS, CPT, ICD10CM, LOINC, RXNORM, SNOMED, studies, terminology

URIS = {"ICD-10-CM": ICD10CM, "SNOMED CT": SNOMED, "LOINC": LOINC, "CPT": CPT, "RxNorm": RXNORM, "ATC": ATC}

MEANS = {
    "low_back_pain": {"low-back-pain"},
    "sciatica": {"sciatica"},
    "radiculopathy_lumbar": {"radiculopathy-lumbar"},
    "radiculopathy_lumbosacral": {"radiculopathy-lumbosacral"},
    "radiculopathy_unspecified": {"radiculopathy-unspecified"},
    "radiculopathy_cervical": {"radiculopathy-cervical"},
    "radiculopathy_thoracic": {"radiculopathy-thoracic"},
    "neck_or_thoracic_pain": {"neck-pain", "thoracic-pain"},
    "leg_pain": {"leg-pain"},
    "redflag_ces_diagnosis": {"cauda-equina-diagnosis"},
    "redflag_ces_urinary_retention": {"urinary-retention"},
    "retention_alternative_cause_drug": {"bladder-alternative-cause"},
    "redflag_ces_bladder_dysfunction": {"bladder-bowel-dysfunction", "urinary-hesitancy", "urinary-incontinence"},
    "redflag_ces_bowel": {"bowel-incontinence", "bladder-bowel-dysfunction"},
    "redflag_ces_saddle_anesthesia": {"sensory-loss-generic"},
    "redflag_ces_sexual_dysfunction": {"sexual-dysfunction"},
    "redflag_foot_drop": {"foot-drop"},
    "motor_weakness_leg": {"leg-weakness", "weakness-generic"},
    "gait_difficulty": {"minor-fall"},
    "redflag_cancer_active": {"cancer-active"},
    "redflag_cancer_history": {"cancer-history"},
    "spinal_tumour": {"spinal-tumour", "tumour-site-unstated"},
    "redflag_weight_loss": {"weight-loss"},
    "redflag_night_sweats": {"night-sweats"},
    "redflag_fever": {"fever", "chills"},
    "spinal_infection": {"spinal-infection"},
    "epidural_abscess": {"spinal-infection"},
    "systemic_infection_recent": {"bacteraemia", "recent-infection"},
    "redflag_ivdu": {"iv-drug-use", "substance-use-no-route"},
    "ivdu_past": {"substance-use-no-route"},
    "ivdu_negated": {"iv-drug-use-absent"},
    "redflag_immunosuppression": {"immunosuppression", "hiv", "transplant", "dialysis", "corticosteroid-long-term"},
    "hiv_asymptomatic": {"hiv"},
    "diabetes_infection_risk": {"diabetes"},
    "fracture_lumbar": {"vertebral-fracture"},
    "redflag_osteoporosis": {"osteoporosis"},
    "redflag_corticosteroid_longterm": {"corticosteroid-long-term"},
    "redflag_trauma": {"significant-trauma", "minor-fall"},
    "redflag_aaa": {"aortic-aneurysm"},
    "mimic_vascular_claudication": {"vascular-claudication"},
    "mimic_renal": {"renal-colic"},
    "mimic_zoster": {"zoster"},
    "mimic_peroneal_neuropathy": {"peroneal-neuropathy"},
    "plexopathy": {"plexopathy"},
    "mimic_femoral_neuropathy": {"femoral-neuropathy"},
    "mimic_meralgia": {"meralgia-paraesthetica"},
    "peripheral_neuropathy": {"polyneuropathy"},
    "inflammatory_spondyloarthritis": {"spondyloarthritis"},
    "mimic_hip": {"hip-disorder"},
    "myelopathy_or_cord": {"myelopathy", "reflex-hyper-or-babinski"},
    "umn_sign": {"reflex-hyper-or-babinski"},
    "cause_disc_herniation": {"disc-herniation"},
    "cause_degenerative_disc": {"disc-degeneration"},
    "cause_spinal_stenosis": {"spinal-stenosis", "neurogenic-claudication"},
    "cause_spondylolisthesis": {"spondylolisthesis"},
    "cause_spondylosis": {"spondylosis"},
    "cause_piriformis": {"piriformis-syndrome"},
    "transitional_vertebra": {"transitional-vertebra"},
    "root_sensory_generic": {"leg-numbness", "sensory-loss-generic"},
    "prior_lumbar_surgery": {"prior-lumbar-surgery", "surgery-site-unstated", "recent-infection"},
    "conservative_physical_therapy": {"conservative-pt"},
    "conservative_nsaid": {"conservative-nsaid"},
    "conservative_nsaid_longterm": {"conservative-nsaid"},
    "procedure_esi": {"conservative-injection"},
    "pregnancy": {"pregnancy"},
    "pregnancy_test": {"pregnancy-test"},
    "pregnancy_negated": {"pregnancy-absent"},
    "mri_device_check": {"mri-unknown-device"},
    "mri_device_history": {"mri-unknown-device"},
    "mri_tolerance_claustrophobia": {"claustrophobia"},
    "contrast_caution": {"renal-impairment", "contrast-allergy"},
    "anticoagulant": {"anticoagulant"},
    "corticosteroid": {"corticosteroid"},
    "immunosuppressant": {"immunosuppressant-medication"},
    "body_temperature": {"body-temperature"},
    "wbc": {"wbc"},
    "crp": {"crp"},
    "crp_hs": {"crp"},
    "esr": {"esr"},
    "egfr": {"renal-function"},
    "post_void_residual": {"post-void-residual"},
    "post_void_residual_procedure": {"post-void-residual"},
}
"""Concept of the list -> the value sets one of which each of its codes is in."""

ORDERS = {
    "order_mri_lumbar_wo": {"mriLumbarWithoutContrast"},
    "order_mri_lumbar_w": {"mriLumbarWithContrast"},
    "order_mri_lumbar_wwo": {"mriLumbarWithoutAndWithContrast"},
    "order_mri_lumbar_unspecified": {"mriLumbarUnspecified"},
    "order_ct_lumbar_wo": {"ctLumbarWithoutContrast"},
    "order_ct_lumbar_w": {"ctLumbarWithContrast"},
    "order_ct_lumbar_wwo": {"ctLumbarWithoutAndWithContrast"},
    "order_ct_lumbar_unspecified": {"ctLumbarUnspecified"},
    "order_ct_myelography_lumbar": {"ctMyelographyLumbar"},
    "order_myelography_fluoro": {"ctMyelographyLumbar"},
    "order_myelography": {"ctMyelographyLumbar"},
    "order_xray_lumbar": {"radiographyLumbar"},
    "order_mri_thoracic": {"mriThoracic"},
    "order_mri_cervical": {"mriCervical"},
    "order_mri_whole_spine": {"mriWholeSpine", "mriSpineUnspecified"},
    "order_mri_spine_region_unknown": {"mriSpineUnspecified"},
    "order_mr_myelography": {"mriSpineUnspecified"},
    "order_bone_scan": {"boneScan"},
    "order_pet_ct": {"fdgPetCt"},
}
"""Concept of the list -> the studies one of which each of its codes orders."""

WITHOUT_CODE = {"LOCAL", "RadLex/LOINC Playbook"}
"""Systems of rows that show what charts do and hold no code for us."""


def _rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "docs" / "codes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _coded(shared: Path) -> list[dict[str, str]]:
    return [row for row in _rows(shared) if row["code"] and row["system"] not in WITHOUT_CODE]


def _aside() -> set[tuple[str, str]]:
    problems: list[Problem] = []
    aside = read_set_aside(CARDS, terminology().systems, problems)
    assert problems == []
    return {*aside.codes, *studies().silent}


def test_the_list_is_all_there(shared: Path) -> None:
    assert len(_rows(shared)) == 642
    assert {row["system"] for row in _coded(shared)} == set(URIS)


def test_every_code_means_its_concept_or_is_set_aside_with_a_reason(shared: Path) -> None:
    aside = _aside()
    wrong = []
    for row in _coded(shared):
        coding = (URIS[row["system"]], row["code"])
        names = set(terminology().concepts(*coding))
        study = studies().of_code(*coding)
        if row["concept"].startswith("DO_NOT_USE"):
            right = not names and study is None
        elif row["concept"] in ORDERS:
            right = (study is not None and study.id in ORDERS[row["concept"]]) or (coding in aside and study is None)
        else:
            right = bool(names & MEANS.get(row["concept"], set())) or (coding in aside and not names)
        if not right:
            wrong.append((row["concept"], *coding, sorted(names), study and study.id))
    assert wrong == []


def test_every_concept_of_the_list_is_used_or_wholly_set_aside(shared: Path) -> None:
    aside = _aside()
    left = {
        row["concept"]
        for row in _coded(shared)
        if row["concept"] not in MEANS
        and row["concept"] not in ORDERS
        and not row["concept"].startswith("DO_NOT_USE")
        and (URIS[row["system"]], row["code"]) not in aside
    }
    assert left == set()


def test_no_meaning_is_claimed_for_a_concept_that_the_list_does_not_have(shared: Path) -> None:
    concepts = {row["concept"] for row in _rows(shared)}
    assert (set(MEANS) | set(ORDERS)) - concepts == set()


def test_codes_that_the_list_calls_unverified_carry_the_mark(shared: Path) -> None:
    verified_since = {
        *((RXNORM, code) for code in ("5640", "7258", "140587", "32968", "3008")),
        *((CPT, code) for code in ("97110", "97140")),
    }
    unmarked = []
    marked = {
        (part.system, code) for vs in terminology().value_sets.values() for part in vs.parts for code in part.unverified
    }
    marked |= {coding for entry in studies().entries.values() for coding in entry.unverified}
    for row in _coded(shared):
        coding = (URIS[row["system"]], row["code"])
        doubtful = row["evidence"].startswith(("UNVERIFIED", "WEAK"))
        used = terminology().concepts(*coding) or studies().of_code(*coding)
        if doubtful and used and coding not in marked | verified_since:
            unmarked.append(coding)
    assert unmarked == []


def test_rows_without_a_code_brought_none_in(shared: Path) -> None:
    assert {row["evidence"].split(":")[0] for row in _rows(shared) if not row["code"]} == {"UNVERIFIED"}
