"""What asks since when, ends a line, suggests, stands in brackets or is left over denies no sign that is told."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION, CES = "saddle-sensory-loss", "urinary-retention", "cauda-equina-diagnosis"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Saddle numbness for years? No, two days", SADDLE),
        ("Did the saddle numbness start today? No", SADDLE),
        ("Onset of saddle numbness today? No", SADDLE),
        ("Retention for days? No, just today", RETENTION),
        ("Saddle numbness last year? No", SADDLE),
        ("Falls: nil recent\nsaddle numbness", SADDLE),
        ("No injuries known\nurinary retention", RETENTION),
        ("Injury: none previous\nleft foot drop", "foot-drop"),
        ("History of recent urinary incontinence", "urinary-incontinence"),
        ("No trauma to suggest fracture, urinary retention on scan", RETENTION),
        ("Nothing by mouth\nExam suggestive of CES", CES),
        ("Nothing helps the pain which is suggestive of CES", CES),
        ("normal (reduced) anal tone", "reduced-anal-tone"),
        ("bladder and bowel (incontinent) function normal", "urinary-incontinence"),
        ("Bladder scan 800 mL pre, catheter inserted", "post-void-residual"),
        ("PVR 600 mL pre.", "post-void-residual"),
        ("Discectomy 2019; residual retention", RETENTION),
        ("CES 2019, residual retention today", RETENTION),
        ("Reduced perianal sensation: none", SADDLE),
        ("Reduced perianal sensation: no, absent", SADDLE),
        ("Explained that CES can cause incontinence and she now has this", "urinary-incontinence"),
        ("Understands red flags: saddle numbness present since today", SADDLE),
        ("Husband had to go to work, she has retention", RETENTION),
        ("Anal anesthesia on exam", SADDLE),
        ("ex IVDU, relapsed", "iv-drug-use"),
        ("new on old foot drop", "foot-drop"),
        ("Left leg weakness going downhill since May", "progressive-weakness"),
    ],
)
def test_the_sign_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Saddle numbness in the last 2 weeks? No", SADDLE),
        ("Any urinary retention since your back pain started? No", RETENTION),
        ("No red flags to suggest cauda equina", CES),
        ("No features suggestive of cauda equina or infection.", CES),
        ("Reduced power: no", "leg-weakness"),
        ("Bladder scan 400 mL pre, 10 mL post", "post-void-residual"),
    ],
)
def test_what_is_plainly_denied_stays_so(reader: NarrativeReader, text: str, finding: str) -> None:
    assert f"{finding} -" in told(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Left leg weakness worse going downhill", "progressive-weakness"),
        ("leg weakness worse in the evening", "progressive-weakness"),
        ("Local anal anesthetic cream", SADDLE),
        ("MDS assessment done by nurse", "cancer-active"),
        ("Child at home with fever", "fever"),
        ("Husband had to have surgery for retention", RETENTION),
        ("Fell asleep on the couch", "minor-fall"),
        ("Incontinence pads: no", "urinary-incontinence"),
    ],
)
def test_its_neighbours_are_no_sign(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


def test_control_that_is_unchanged_may_have_been_bad_before(reader: NarrativeReader) -> None:
    assert "bladder-bowel-dysfunction -" not in told(reader, "bladder and bowel control are unchanged")
    assert "bladder-bowel-dysfunction -" in told(reader, "bladder and bowel habits are unchanged")


def test_what_was_only_taught_is_not_there(reader: NarrativeReader) -> None:
    assert CES not in present(reader, "Explained to patient that cauda equina syndrome causes loss of bladder control")
