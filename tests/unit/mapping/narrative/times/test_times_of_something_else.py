"""Years and lengths beside a sign that are of something else: it stays a sign of today, or one without a time.

Source: clinical.md 5.1 row 3 (new within 14 days, or undated), 5.4.
"""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE, RETENTION, WET, SOILED = (
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bowel-incontinence",
)
FOOT, TONE, FEVER = "foot-drop", "reduced-anal-tone", "fever"


def the(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (one,) = (m for m in reader.stated(text) if m.finding == finding)
    return one


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Cannot pass urine (prostate operation 2014).", RETENTION),
        ("Urinary retention, TURP 2014.", RETENTION),
        ("Incontinent of stool, sphincter repair 2012.", SOILED),
        ("Bowel incontinence, colonoscopy 2019 normal.", SOILED),
        ("Foot drop left, wife died in 2019.", FOOT),
        ("Foot drop left and stroke in 2019.", FOOT),
        ("Saddle numbness, had a baby in 2019.", SADDLE),
        ("Saddle numbness, two children born in 2015 and 2018.", SADDLE),
        ("Incontinent of stool, similar episode 2012.", SOILED),
        ("Retention of urine like in 2015.", RETENTION),
        ("Fever, previous TB in 2001.", FEVER),
        ("Retired in 2015, cannot pass urine.", RETENTION),
        ("In 2015 he moved here, he cannot pass urine.", RETENTION),
        ("Numb between the legs, smoker since 1990.", SADDLE),
        ("Numb between the legs (smoker since 1990).", SADDLE),
        ("Numb between the legs, married 30 years.", SADDLE),
        ("Numb between the legs, last MRI 2 years ago.", SADDLE),
        ("Reduced anal tone on exam, 3 years after fusion.", TONE),
        ("Cannot pass urine, diabetic for 12 years.", RETENTION),
        ("Bowel incontinence with diabetes since 2009.", SOILED),
        ("Unable to void, LBP 20 years.", RETENTION),
        ("Back pain for 20 years and saddle numbness.", SADDLE),
        ("Sciatica 3 years and foot drop.", FOOT),
        ("Back pain 5 years severe saddle numbness.", SADDLE),
        ("HTN x 10 yrs retention of urine.", RETENTION),
        ("Foot drop for the first time since 2015.", FOOT),
        ("Since 2015 on oxybutynin, incontinent of stool.", SOILED),
    ],
)
def test_it_makes_no_sign_old(reader: NarrativeReader, text: str, finding: str) -> None:
    one = the(reader, text, finding)
    assert (one.status, one.timed) == (Status.PRESENT, False)


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        ("LBP x 20 y and saddle numbness x 2 d", SADDLE, (2, 2)),
        ("Back pain for 5 years with foot drop for 2 days.", FOOT, (2, 2)),
        ("Cannot pass urine since this morning, like in 2015.", RETENTION, (0, 0)),
        ("Saddle numbness this week, as she had in 2017.", SADDLE, (0, 7)),
        ("For 10 years he has had back pain, since Monday saddle numbness.", SADDLE, (0, 7)),
    ],
)
def test_the_sign_keeps_its_own(reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]) -> None:
    one = the(reader, text, finding)
    assert (one.status, one.onset_days_ago, one.dated.known) == (Status.PRESENT, days, False)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Urinary retention, resolved in 2015", RETENTION),
        ("saddle numbness in 2019, resolved", SADDLE),
        ("saddle numbness, 2019", SADDLE),
        ("In 2015, presented with urinary retention.", RETENTION),
        ("In 2012 he caught a cold and went into retention.", RETENTION),
        ("In 2016 after the birth she was incontinent.", WET),
        ("h/o retention x 2 days, 3 years ago", RETENTION),
    ],
)
def test_its_own_year_makes_it_past(reader: NarrativeReader, text: str, finding: str) -> None:
    assert the(reader, text, finding).status is Status.HISTORICAL


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Numb between the legs, first noticed about 3 weeks ago.", SADDLE),
        ("Numb between the legs, and it began 3 weeks ago.", SADDLE),
        ("Numb between the legs, constant since 2019.", SADDLE),
        ("Saddle numbness and tingling since 2018", SADDLE),
        ("Saddle numbness, since her operation in 2018", SADDLE),
        ("Left foot drop since 2004 hip replacement", FOOT),
        ("She loses urine when she laughs or lifts, this she has since menopause about ten years ago, uses pads", WET),
    ],
)
def test_how_it_began_is_its_own(reader: NarrativeReader, text: str, finding: str) -> None:
    signs = [m for m in reader.stated(text) if m.finding == finding]
    assert signs
    assert all(m.timed and m.status is Status.PRESENT for m in signs)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("h/o saddle numbness, onset yesterday", SADDLE),
        ("h/o saddle numbness, began 2 days ago", SADDLE),
        ("h/o urinary retention, since Monday", RETENTION),
        ("h/o urinary retention today", RETENTION),
        ("history of foot drop, started last week", FOOT),
        ("h/o foot drop 10 days", FOOT),
    ],
)
def test_a_history_that_began_of_late_is_of_now(reader: NarrativeReader, text: str, finding: str) -> None:
    assert the(reader, text, finding).status is Status.PRESENT


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("h/o retention, resolved yesterday", RETENTION),
        ("h/o retention in hospital, discharged today", RETENTION),
        ("h/o saddle numbness, seen today", SADDLE),
        ("h/o retention 2 days postop", RETENTION),
        ("h/o saddle numbness x 3 days, in 2019", SADDLE),
    ],
)
def test_a_history_with_another_day_beside_it_is_past(reader: NarrativeReader, text: str, finding: str) -> None:
    assert the(reader, text, finding).status is Status.HISTORICAL
