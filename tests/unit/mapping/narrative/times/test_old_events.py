"""A sign beside a year of long ago: over, still there since then, or back again."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE, WET, RETENTION = "saddle-sensory-loss", "urinary-incontinence", "urinary-retention"
BLADDER, FOOT, CAUDA = "bladder-bowel-dysfunction", "foot-drop", "cauda-equina-diagnosis"

OVER = [
    ("numb from the waist down after epidural in 2016", SADDLE),
    ("She was numb from the waist down when she had an epidural in 2016", SADDLE),
    ("Lost feeling down below with the epidural in 2016", SADDLE),
    ("was numb down below with the spinal for caesarean in 2016", SADDLE),
    ("incontinent after my second child in 2009, fine since", WET),
    ("was incontinent after second child in 2009", WET),
    ("incontinent in 2009, no problems since", WET),
    ("wet myself once as a child", WET),
    ("after my hysterectomy in 2010 I couldn't pee for two days", RETENTION),
    ("retention after hernia repair in 2012", RETENTION),
    ("went into retention after surgery in 2014, never again", RETENTION),
    ("retention in 2015, seen today for back pain", RETENTION),
    ("retention 2012, back pain now", RETENTION),
    ("had cauda equina surgery 2018, bladder recovered", CAUDA),
    ("CES in 2018, back pain again since Monday", CAUDA),
    ("is a 45 year old man with urinary retention in 2015", RETENTION),
    ("foot drop 2015, back to normal", FOOT),
]

LASTING = [
    ("incontinent since second child in 2009", WET),
    ("is incontinent after prostatectomy in 2012", WET),
    ("has been incontinent after her delivery in 2009", WET),
    ("I can't feel my bottom after the operation in 2019", SADDLE),
    ("numb between legs after 2018 surgery", SADDLE),
    ("I am numb between the legs after surgery in 2018", SADDLE),
    ("still numb in the saddle after decompression in 2018", SADDLE),
    ("saddle numbness persists after decompression in 2018", SADDLE),
    ("Residual saddle numbness after CES 2018", SADDLE),
    ("Numb between legs after epidural in 2016 and never came back", SADDLE),
    ("I am numb from the waist down after an epidural in 2016", SADDLE),
    ("In 2018 he had surgery and is still numb in the saddle", SADDLE),
    ("He has urinary retention after hernia repair in 2012", RETENTION),
    ("bladder has not been right since 2018 op", BLADDER),
]

AGAIN = [
    ("incontinent after my second child in 2009, worse this week", WET, (0, 7)),
    ("urinary retention in 2015, again today", RETENTION, (0, 0)),
    ("He had retention in 2015 and again yesterday", RETENTION, (1, 1)),
    ("saddle numbness 2016, same again now", SADDLE, None),
    ("foot drop 2015, again since yesterday", FOOT, (1, 1)),
    ("foot drop 2015, now back", FOOT, None),
    ("bladder trouble in 2017 after birth, started again last week", BLADDER, (3, 13)),
]

OF_ANOTHER = [
    ("saddle numbness, discectomy 2016", SADDLE),
    ("incontinence, laminectomy 2019", WET),
    ("Numb between the legs when she wipes, had an epidural in 2016", SADDLE),
    ("since the surgery in 2018 I can't feel when I wee", BLADDER),
    ("numb from the waist down since the epidural last week", SADDLE),
    ("incontinent, not been fine since", WET),
]


@pytest.mark.parametrize(("text", "finding"), OVER)
def test_sign_of_a_year_long_ago_is_over(reader: NarrativeReader, text: str, finding: str) -> None:
    assert {m.status for m in reader.mentions(text) if m.finding == finding} == {Status.HISTORICAL}


@pytest.mark.parametrize(("text", "finding"), LASTING)
def test_sign_that_outlasted_its_event_is_there_since_that_year(
    reader: NarrativeReader, text: str, finding: str
) -> None:
    found = [m for m in reader.mentions(text) if m.finding == finding]
    assert [(m.status, m.dated.known) for m in found] == [(Status.PRESENT, True)]


@pytest.mark.parametrize(("text", "finding", "days"), AGAIN)
def test_sign_that_came_back_is_of_now_and_not_of_that_year(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int] | None
) -> None:
    found = [m for m in reader.mentions(text) if m.finding == finding]
    assert [(m.status, m.onset_days_ago, m.dated.known) for m in found] == [(Status.PRESENT, days, False)]


@pytest.mark.parametrize(("text", "finding"), OF_ANOTHER)
def test_year_of_an_operation_is_none_of_a_sign_beside_it(reader: NarrativeReader, text: str, finding: str) -> None:
    found = [m for m in reader.mentions(text) if m.finding == finding]
    assert [(m.status, m.dated.known) for m in found] == [(Status.PRESENT, False)]


@pytest.mark.parametrize(
    "text",
    [
        "h/o CES 2019, now numb again",
        "had cauda equina surgery 2018, now numb again",
        "retention in 2015, numbness again today",
    ],
)
def test_numbness_of_no_place_beside_an_old_sign_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert "cauda-equina-words-unclear" in {m.finding for m in reader.mentions(text)}


@pytest.mark.parametrize(
    "text", ["CES 2019, left foot numb again", "CES 2019, no numbness", "CES 2018, numbness resolved"]
)
def test_numbness_of_a_leg_or_none_is_not(reader: NarrativeReader, text: str) -> None:
    assert "cauda-equina-words-unclear" not in {m.finding for m in reader.mentions(text)}
