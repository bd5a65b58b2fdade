"""When a number was found, since when a pain is there, and how long care lasted.

Source: clinical.md 5.1 (look-backs), 5.3 (post-void residual 14 days, CRP 30), 7.1 (partial dates are intervals).
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader


def only(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (found,) = [mention for mention in reader.mentions(text) if mention.finding == finding]
    return found


@pytest.mark.parametrize(
    ("text", "finding", "month"),
    [
        ("CRP was 96 in August, now 3", "crp", 8),
        ("Had cellulitis L calf in August (CRP 96 then), fully better after fluclox.", "crp", 8),
        ("Had cellulitis L calf in August (CRP 96 then), fully better after fluclox.", "recent-infection", 8),
        ("PVR 650 ml in August", "post-void-residual", 8),
        ("PVR 650 ml, saddle numb in August", "post-void-residual", None),
        ("PVR 650 ml 3 weeks after surgery in August", "post-void-residual", None),
        ("PVR 600 ml since the operation in May.", "post-void-residual", None),
        ("Fell in August, bladder scan 900 then catheterised", "post-void-residual", None),
        ("Not passed urine since lunch - may need catheterisation", "urinary-retention", None),
        ("LBP since coming off e-scooter early June", "low-back-pain", 6),
        ("LBP since the accident in June", "low-back-pain", 6),
    ],
)
def test_the_month_is_that_of_the_number_or_of_the_beginning(
    reader: NarrativeReader, text: str, finding: str, month: int | None
) -> None:
    assert only(reader, text, finding).onset_month == month


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("CRP 96 (12 Aug 2026)", True),
        ("Aug 2026: CRP 96", True),
        ("CRP 96 after surgery in 2019", False),
        ("CRP 96 since op on 2 August 2026", False),
    ],
)
def test_a_date_is_that_of_a_number_only_right_beside_it(reader: NarrativeReader, text: str, *, known: bool) -> None:
    assert only(reader, text, "crp").dated.known is known


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("PT 24/08 to 02/11", (70, 70)),
        ("PT 8/24 to 11/2", (70, 70)),
        ("PT from 3/8 to 10/9", (38, 215)),
        ("PT 1 Sep to 3 Nov", (63, 63)),
        ("HEP, review at 6 weeks", None),
        ("Cont HEP, see at 6/52 from onset.", None),
    ],
)
def test_a_span_of_days_counts_in_each_order_that_it_can_have(
    reader: NarrativeReader, text: str, days: tuple[int, int] | None
) -> None:
    assert only(reader, text, "conservative-pt").duration_days == days


def test_a_length_tells_more_than_chronic(reader: NarrativeReader) -> None:
    assert only(reader, "Chronic low back pain 6 yrs, same site", "low-back-pain").onset_days_ago == (2190, 2560)
    assert only(reader, "Chronic low back pain, flare for 3 days", "low-back-pain").onset_days_ago == (91, 36500)


def test_as_always_since_is_since_then(reader: NarrativeReader) -> None:
    drop = only(reader, "Foot drop as always since 1962.", "foot-drop")
    assert drop.course is Course.STABLE
    assert drop.onset_days_ago or drop.dated.known


def test_an_event_named_twice_was_once(reader: NarrativeReader) -> None:
    crashes = [m for m in reader.mentions("MVC Sept 2025 rear-ended at light") if m.finding == "significant-trauma"]
    assert {str(crash.dated.earliest) for crash in crashes} == {"2025-09-01"}


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness began in March this year; from about September it has been slowly getting worse.",
        "Saddle numbness since March. Through September and October it became worse.",
    ],
)
def test_it_is_worse_since_the_clause_says_so(reader: NarrativeReader, text: str) -> None:
    assert only(reader, text, "saddle-sensory-loss").course is Course.WORSE
