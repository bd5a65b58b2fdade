"""What stands beside a denial, a screen or a question and is there all the same; and its neighbours that are not."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION, CES = "saddle-sensory-loss", "urinary-retention", "cauda-equina-diagnosis"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("No weakness in right leg, left foot drop", "foot-drop"),
        ("No weakness right leg, foot drop left.", "foot-drop"),
        ("No fever, exam suggestive of cauda equina", CES),
        ("No fever or weight loss, findings concerning for cauda equina", CES),
        ("No trauma, chills, clinical concern for cauda equina", CES),
        ("No back pain, ?cauda equina", CES),
        ("Asked whether he had retention, he said yes", RETENTION),
        ("Asked about saddle numbness and he said yes.", SADDLE),
        ("Saddle numbness resolved after steroids in spring but came back three days ago", SADDLE),
        ("Monitored for urinary retention: bladder scan 700 ml", "post-void-residual"),
        ("residual vol 450", "post-void-residual"),
        ("can't feel the loo roll", SADDLE),
        ("cannot feel toilet tissue any more", SADDLE),
        ("850 ml in the bladder", "post-void-residual"),
        ("Power has fallen in the left leg", "progressive-weakness"),
        ("Left leg weaker compared to two weeks ago", "progressive-weakness"),
        ("Lost tiptoe on the left since last week", "weakness-plantarflexion"),
        ("Plantars: right ↓ left ↑", "reflex-hyper-or-babinski"),
        ("On prednisolone 10 mg for two years", "corticosteroid-long-term"),
        ("On pred 7.5 mg od long term", "corticosteroid-long-term"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Denies right leg pain, left leg weakness, incontinence", "leg-weakness"),
        ("No weakness in right leg, left foot drop or numbness", "foot-drop"),
        ("No bladder or bowel symptoms, saddle anaesthesia suggestive of cauda equina", CES),
        ("No numbness, tingling, other symptoms concerning for cauda equina", CES),
        ("No fever, chills, or possible weight loss", "weight-loss"),
        ("Asked whether he had retention, he said no", RETENTION),
        ("Asked whether retention or incontinence, she denied", RETENTION),
        ("Return if PVR 600 ml", "post-void-residual"),
        ("100 ml instilled in the bladder", "post-void-residual"),
        ("prednisolone for 2 months", "corticosteroid-long-term"),
        ("receptionist in the cancer centre", "cancer-active"),
    ],
)
def test_its_neighbour_is_not(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


def test_what_a_screen_denies_is_recorded_as_absent(reader: NarrativeReader) -> None:
    said = told(reader, "Screened for red flags: no saddle numbness, no retention")
    assert said == {f"{SADDLE} -", f"{RETENTION} -"}


def test_barely_continent_is_no_continence(reader: NarrativeReader) -> None:
    assert "urinary-incontinence -" not in told(reader, "continent (barely) of urine")
    assert "urinary-incontinence -" in told(reader, "continent (of urine)")
