"""What stands beside a sign of these days makes it neither over nor old nor stable, whatever else was, is well or is unchanged.

Source: clinical.md 5.4 (resolved is historical only where it is said), 7.3 (a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Numb perineum since Monday, voiding freely since the catheter came out.", SADDLE),
        ("Left foot drop 2/5, voiding normally since.", "foot-drop"),
        ("Incontinent of stool since Tuesday, passing urine normally since then.", "bowel-incontinence"),
        (
            "In retention today, 900 ml drained. Last year the urinary retention resolved with a catheter.",
            "urinary-retention",
        ),
        ("Numb saddle area for 3 days. The numbness in the saddle area resolved after surgery last time.", SADDLE),
        ("Saddle numbness is back. In June the saddle numbness had resolved.", SADDLE),
        ("Retention this morning 900 ml, catheter in, gone to theatre.", "urinary-retention"),
        ("Saddle numbness, catheter in, and gone for MRI.", SADDLE),
        ("?left foot drop. No foot drop on the right.", "foot-drop"),
        ("?foot drop left, not examined. Patient denies foot drop.", "foot-drop"),
        ("Aorta measured 6.2 cm, not dilated at iliacs.", "aortic-aneurysm"),
        ("Leaking urine, if not all better within a week for MRI.", "urinary-incontinence"),
        ("Discharge instructions include catheter care for acute urinary retention.", "urinary-retention"),
        ("Saddle numbness and leakage as signs to call at once, has leakage since Monday.", SADDLE),
        ("In September with fever for 2 days now.", "fever"),
        ("Saddle numbness with sacral sparing lost.", SADDLE),
        ("Progressive weakness suspected. No weaker today.", "progressive-weakness"),
    ],
)
def test_the_sign_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness for 4 months. Chronic smoker.",
        "Saddle numbness for 4 months. Bloods unchanged.",
        "Saddle numbness for 4 months. Medication unchanged.",
        "Saddle numbness for 4 months. Obs stable.",
    ],
)
def test_what_is_unchanged_is_something_else(reader: NarrativeReader, text: str) -> None:
    (numb,) = (m for m in reader.stated(text) if m.finding == SADDLE)
    assert numb.course is None


@pytest.mark.parametrize(
    "text",
    [
        "Cauda equina in 2016, fully recovered. Fell on Monday, left with a numb perineum, pain stable.",
        "Microdiscectomy 2019. Lifted a sofa on Monday and was left with saddle numbness, unchanged since.",
        "L5/S1 discectomy 2012. Pain in the left with saddle numbness since Monday, stable.",
    ],
)
def test_it_is_not_as_old_as_an_operation(reader: NarrativeReader, text: str) -> None:
    (numb,) = (m for m in reader.stated(text) if m.finding == SADDLE)
    assert not numb.dated.known


def test_a_fever_of_now_keeps_its_days(reader: NarrativeReader) -> None:
    (fever,) = (m for m in reader.stated("In September with fever for 2 days now.") if m.finding == "fever")
    assert fever.onset_days_ago == (2, 2)


def test_a_list_behind_a_condition_is_asked_about(reader: NarrativeReader) -> None:
    said = reader.stated("No pain unless walking, saddle numbness or incontinence.")
    assert not any(m.status is Status.ABSENT and m.finding == SADDLE for m in said)
    assert "cauda-equina-words-unclear" in {m.finding for m in said}
