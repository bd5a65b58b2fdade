"""Care that is bidden, begins on some day or has just begun lasted no weeks; how often it was does not part it from its length."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader

CARE = ("conservative-pt", "conservative-nsaid")
HAD = [
    ("She has finished seven weeks of twice-weekly physiotherapy with home exercises.", 49),
    ("He had eight weeks of thrice weekly physiotherapy.", 56),
    ("Seven weeks of fortnightly physio.", 49),
    ("I did try physio for eight weeks.", 56),
    ("Tried physiotherapy and NSAID for six weeks.", 42),
    ("Physio and naproxen for 8 weeks, review after MRI.", 56),
    ("Could not see any improvement after 8 weeks of physio.", 56),
]
NOT_HAD = [
    "Starts physio on Monday for eight weeks.",
    "Starts physio on Monday, planned for eight weeks.",
    "Try physiotherapy and NSAID for six weeks.",
    "Try naproxen and physio, see after 8 weeks.",
    "Physio and naproxen, see again after 8 weeks.",
    "Exercise programme and NSAID gel started, review after summer.",
    "Exercises and ibuprofen gel begun today for 6 weeks.",
    "Physio commenced today, eight weeks.",
    "Physio for eight weeks from Monday.",
]


def _weeks(reader: NarrativeReader, text: str) -> list[int]:
    care = [m for m in reader.mentions(text) if m.finding in CARE and m.status is Status.PRESENT]
    timed = [
        m for m in care if m.duration_days is not None or m.onset_days_ago is not None or m.onset_month is not None
    ]
    return [(m.duration_days or m.onset_days_ago or (-1, -1))[0] for m in timed]


@pytest.mark.parametrize(("text", "days"), HAD)
def test_so_many_weeks_were_had(reader: NarrativeReader, text: str, days: int) -> None:
    assert days in _weeks(reader, text)


@pytest.mark.parametrize("text", NOT_HAD)
def test_no_weeks_were_had(reader: NarrativeReader, text: str) -> None:
    assert all(days == 0 for days in _weeks(reader, text))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("He is a candidate for microdiscectomy and wishes to go ahead.", True),
        ("The surgeon agrees that he is a candidate and he wishes to go ahead.", True),
        ("Wishes decompression, surgery planned once level confirmed.", True),
        ("Wishes decompression.", True),
        ("Does not wish decompression.", False),
        ("Hernia surgery planned once weight is lost.", False),
        ("Wishes carpal tunnel decompression.", False),
        ("He is a candidate for the drug trial and wishes to go ahead.", False),
    ],
)
def test_an_operation_that_is_wished(reader: NarrativeReader, text: str, *, there: bool) -> None:
    said = {m.finding for m in reader.mentions(text) if m.status is Status.PRESENT}
    assert ("surgical-candidate" in said) is there
