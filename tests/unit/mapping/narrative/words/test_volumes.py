"""Residual volumes as nurses write them: words between name and number, the number first, several of them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

RAISED = [
    ("PVRs overnight 350, 410, 380.", 350),
    ("PVR this morning 350 ml", 350),
    ("PVR x2: 350 ml and 410 ml", 350),
    ("PVR 120, 350", 350),
    ("PVR 120 ml then 350 ml", 350),
    ("PVR after voiding 410", 410),
    ("PVR by bladder scanner 410 ml", 410),
    ("PVR per RN 410 ml", 410),
    ("550 mL residual after voiding", 550),
    ("Scan showed 600cc after voiding.", 600),
    ("600 mL left in bladder after voiding", 600),
    ("Bladder scan done, 600 mL", 600),
    ("Bladder scanned for 600 mL", 600),
    (">999 ml on bladder scanner", 999),
    ("Residual volume after voiding measured at 290 cc by bladder ultrasound.", 290),
    ("Residual urine volume was found to be 450 ml.", 450),
    ("BVI 820", 820),
    ("Seen with PVR 400 ml", 400),
    ("RN: bladder scanned x3 since 0600 - 280/310/450 mL.", 450),
    ("Voided 100 mL then scanned, 510 mL remaining.", 510),
    ("Residual on catheterisation: 700ml.", 700),
    ("In-out catheter after void yielded 650 ml.", 650),
]
LOW = [
    ("She voided 250 cc with 15 cc residual.", 15),
    ("15 mL PVR", 15),
    ("Voided 300 ml, PVR 20", 20),
    ("PVR 30 after voiding 400 ml", 30),
    ("PVR at 1400 was 15 mL", 15),
    ("450 ml prior to voiding, 20 ml post void", 20),
]
NO_RESIDUAL = [
    "Bladder scan prior to void 450 ml",
    "PVR in 2 weeks",
    "PVR not done, drank 500 ml",
    "Bladder scan ordered, 500 ml NS given",
    "IV bolus 500 ml given, PVR pending",
    "500 ml remaining in bag",
    "Residual disc at L4-5, 20 cc blood loss",
]


@pytest.mark.parametrize(("text", "volume"), RAISED, ids=[text for text, _ in RAISED])
def test_a_raised_residual_is_read_in_every_order_of_words(reader: NarrativeReader, text: str, volume: int) -> None:
    found = {(m.status, m.value, m.unit) for m in reader.mentions(text) if m.finding == "post-void-residual"}
    assert found == {("present", volume, "mL")}


@pytest.mark.parametrize(
    ("text", "litres"),
    [("Post-void US shows 0.55 L residual.", 0.55), ("Bladder scan shows retained urine, approx 0.8L.", 0.8)],
)
def test_litres_are_litres(reader: NarrativeReader, text: str, litres: float) -> None:
    (found,) = reader.mentions(text)
    assert (found.finding, found.status, found.value, found.unit) == ("post-void-residual", "present", litres, "L")


@pytest.mark.parametrize(("text", "volume"), LOW, ids=[text for text, _ in LOW])
def test_what_was_voided_is_no_residual(reader: NarrativeReader, text: str, volume: int) -> None:
    found = {(m.status, m.value) for m in reader.mentions(text) if m.finding == "post-void-residual"}
    assert found == {("absent", volume)}


@pytest.mark.parametrize("text", NO_RESIDUAL)
def test_other_volumes_are_no_residual(reader: NarrativeReader, text: str) -> None:
    assert not [m for m in reader.mentions(text) if m.finding == "post-void-residual"]
