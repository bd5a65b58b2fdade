"""A sign that has settled is over; what went in part, is waited for or came again is not.

Source: clinical.md 5.4 (resolved is historical), 7.3 (a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import told

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Saddle numbness has settled.", SADDLE),
        ("Saddle numbness settled by Tuesday.", SADDLE),
        ("Numbness between the legs has come back to normal.", SADDLE),
        ("Perianal numbness settled last week.", SADDLE),
        ("Had saddle numbness on Monday, it has settled completely.", SADDLE),
        ("Her saddle numbness settled after two days and has not returned.", SADDLE),
        ("The numbness around the back passage has worn off.", SADDLE),
        ("The tingling round her bottom has cleared and feeling is normal.", SADDLE),
        ("Saddle numbness, which has settled.", SADDLE),
        ("Saddle numbness settled, back pain worse.", SADDLE),
        ("Leg pain and saddle numbness have settled.", SADDLE),
        ("Incontinence of urine has settled.", "urinary-incontinence"),
        ("Bowel incontinence settled.", "bowel-incontinence"),
        ("Foot drop is back to normal.", "foot-drop"),
    ],
)
def test_it_is_over(reader: NarrativeReader, text: str, finding: str) -> None:
    found = told(reader, text)
    assert f"{finding} h" in found
    assert f"{finding} +" not in found


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Saddle numbness is settling.", SADDLE),
        ("Saddle numbness has not settled.", SADDLE),
        ("Saddle numbness has almost settled.", SADDLE),
        ("Saddle numbness has partly settled.", SADDLE),
        ("Saddle numbness has settled to a small patch.", SADDLE),
        ("Saddle numbness settled in March but came back yesterday.", SADDLE),
        ("Saddle numbness settled, back this morning.", SADDLE),
        ("Saddle numbness had settled, now numb again.", SADDLE),
        ("Saddle numbness had settled but is worse today.", SADDLE),
        ("Saddle numbness settled yesterday, today numb.", SADDLE),
        ("Feeling in saddle gone, no longer there.", SADDLE),
        ("Saddle numbness has settled in over the last week.", SADDLE),
        ("Saddle numbness settled over the buttocks.", SADDLE),
        ("Saddle numbness has not come back to normal.", SADDLE),
        ("Saddle numbness since the pain settled.", SADDLE),
        ("Saddle numbness, pain gone now.", SADDLE),
        ("Saddle numbness gone for now, was there this morning.", SADDLE),
        ("Saddle numbness resolved on the left only.", SADDLE),
        ("Saddle numbness resolved apart from a patch on the left.", SADDLE),
        ("Saddle numbness settled except at night.", SADDLE),
        ("No driving until saddle numbness has settled.", SADDLE),
        ("Hopes the saddle numbness has settled.", SADDLE),
        ("Pain has settled but saddle numbness remains.", SADDLE),
        ("Leg pain has settled; saddle numbness has not.", SADDLE),
        ("Numb saddle area, bladder back to normal.", SADDLE),
        ("Retention settled, 700 ml drained.", "urinary-retention"),
        ("Incontinent of urine overnight, settled.", "urinary-incontinence"),
        ("Incontinent of urine overnight, now settled.", "urinary-incontinence"),
        ("Incontinent of urine and settled in bed.", "urinary-incontinence"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert f"{finding} +" in told(reader, text)


@pytest.mark.parametrize(
    "text", ["Saddle sensation has come back to normal.", "Sensation between the legs has come back to normal."]
)
def test_a_sense_that_is_normal_again_is_denied(reader: NarrativeReader, text: str) -> None:
    assert {one.removesuffix(" bilateral") for one in told(reader, text)} == {f"{SADDLE} -"}
