"""Lists that are denied by their name, and what somebody is bidden to come for."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader

NOT_THERE = [
    ("no red flag sx (b/b, saddle, fever, wt loss, night pain)", "fever"),
    ("No red flag sx (saddle anesthesia, urinary retention, fever)", "fever"),
    ("No red-flag sxs including saddle numbness or retention", "saddle-sensory-loss"),
    ("Red flags - nil: saddle numbness, retention", "saddle-sensory-loss"),
    ("none of the following: saddle numbness, retention, fever, foot drop", "fever"),
    ("The following were denied: saddle anesthesia, retention", "saddle-sensory-loss"),
    ("Negative ROS (fever, chills, saddle numbness)", "chills"),
    ("ROS neg (fever, saddle numbness, incontinence)", "fever"),
    ("RF neg: saddle, B/B, fever", "cauda-equina-words-unclear"),
    ("Red flags: nil (saddle numbness, retention)", "saddle-sensory-loss"),
    ("Has none of the following: fever, chills, saddle anesthesia", "chills"),
    ("Patient has none of these: saddle numbness, incontinence", "saddle-sensory-loss"),
    ("ROS otherwise negative (fever, incontinence)", "fever"),
    ("CES sx neg (saddle numbness, retention)", "cauda-equina-diagnosis"),
    ("Patient verbalized understanding of cauda equina warning signs.", "cauda-equina-diagnosis"),
    ("Call for saddle numbness or incontinence", "saddle-sensory-loss"),
    ("Report any saddle numbness, incontinence", "saddle-sensory-loss"),
    ("return w/ saddle numbness, incontinence", "saddle-sensory-loss"),
    ("understands signs of cauda equina", "cauda-equina-diagnosis"),
    ("Call for fever, chills, drainage, or new weakness after the injection.", "chills"),
    ("Notify us of fever, weakness", "fever"),
    ("F/U sooner with fever or weakness", "fever"),
    ("Please call for saddle numbness, retention or fever", "fever"),
    ("Patient to report any new saddle numbness or weakness", "saddle-sensory-loss"),
    ("Verbalizes understanding of signs of cauda equina", "cauda-equina-diagnosis"),
    ("Voiced understanding of CES red flags", "cauda-equina-diagnosis"),
    ("Demonstrates understanding of cauda equina symptoms", "cauda-equina-diagnosis"),
    ("RTC sooner with saddle numbness", "saddle-sensory-loss"),
    ("Return sooner w/ incontinence", "urinary-incontinence"),
    ("Follow up sooner for incontinence or foot drop", "foot-drop"),
    ("Notify clinic of saddle numbness, fever", "fever"),
    ("Come back with saddle numbness", "saddle-sensory-loss"),
    ("Pt to return with saddle numbness or retention", "saddle-sensory-loss"),
]
THERE = [
    ("Red flags positive: saddle numbness", "saddle-sensory-loss"),
    ("Red flags: saddle numbness, retention", "saddle-sensory-loss"),
    ("Red flag sx: saddle numbness", "saddle-sensory-loss"),
    ("The following are present: saddle numbness, retention", "saddle-sensory-loss"),
    ("one of the following: saddle numbness", "saddle-sensory-loss"),
    ("Any of the following: saddle numbness, retention - yes", "saddle-sensory-loss"),
    ("No red flags except saddle numbness", "saddle-sensory-loss"),
    ("No red flag sx; saddle numbness since yesterday", "saddle-sensory-loss"),
    ("No red flag sx last visit. Now saddle numbness.", "saddle-sensory-loss"),
    ("ROS neg except saddle numbness", "saddle-sensory-loss"),
    ("ROS neg. Saddle numbness since Monday.", "saddle-sensory-loss"),
    ("ROS negative for fever, but saddle numbness present", "saddle-sensory-loss"),
    ("Fever neg (saddle numbness since yesterday)", "saddle-sensory-loss"),
    ("SLR neg (saddle numbness present)", "saddle-sensory-loss"),
    ("UA neg (urinary retention)", "urinary-retention"),
    ("RF neg. saddle numbness now", "saddle-sensory-loss"),
    ("negative MRI (saddle numbness, retention)", "saddle-sensory-loss"),
    ("Negative UA (urinary retention)", "urinary-retention"),
    ("Denied: PT authorization. Saddle numbness.", "saddle-sensory-loss"),
    ("MRI was denied: saddle numbness", "saddle-sensory-loss"),
    ("Red flags reviewed: saddle numbness, incontinence present", "saddle-sensory-loss"),
    ("shows signs of cauda equina", "cauda-equina-diagnosis"),
    ("Pt called for saddle numbness", "saddle-sensory-loss"),
    ("Called for saddle numbness since yesterday", "saddle-sensory-loss"),
    ("Patient calls for saddle numbness", "saddle-sensory-loss"),
    ("Reports saddle numbness", "saddle-sensory-loss"),
    ("Reported saddle numbness, incontinence", "saddle-sensory-loss"),
    ("returned w/ saddle numbness, incontinence", "saddle-sensory-loss"),
    ("Pt returns with saddle numbness", "saddle-sensory-loss"),
    ("Patient returned with saddle numbness", "saddle-sensory-loss"),
    ("came back with saddle numbness", "saddle-sensory-loss"),
    ("Follow up with saddle numbness", "saddle-sensory-loss"),
    ("F/U for saddle numbness", "saddle-sensory-loss"),
    ("follow-up for urinary retention", "urinary-retention"),
    ("Patient notified us of saddle numbness", "saddle-sensory-loss"),
    ("Wife notified us of his urinary retention", "urinary-retention"),
    ("Phone call for saddle numbness", "saddle-sensory-loss"),
    ("tel call for urinary retention since last night", "urinary-retention"),
    ("911 call for saddle numbness", "saddle-sensory-loss"),
    ("call for saddle numbness since yesterday", "saddle-sensory-loss"),
    ("Message: call for saddle numbness that began Monday", "saddle-sensory-loss"),
    ("Report: saddle numbness", "saddle-sensory-loss"),
    ("Patient report saddle numbness", "saddle-sensory-loss"),
    ("pt report any urination impossible, saddle numbness since yesterday", "saddle-sensory-loss"),
    ("Has signs of cauda equina", "cauda-equina-diagnosis"),
    ("understands he has cauda equina", "cauda-equina-diagnosis"),
    ("Understands that saddle numbness means surgery, which he has", "saddle-sensory-loss"),
    ("clinical signs of cauda equina", "cauda-equina-diagnosis"),
    ("return visit w/ saddle numbness", "saddle-sensory-loss"),
    ("return of urinary retention", "urinary-retention"),
    ("Return with saddle numbness since Monday", "saddle-sensory-loss"),
    ("Return visit with fever since yesterday", "fever"),
    ("presents sooner with saddle numbness", "saddle-sensory-loss"),
    ("Seen sooner with saddle numbness", "saddle-sensory-loss"),
    ("Call for saddle numbness since Monday", "saddle-sensory-loss"),
    ("911 call for a strange feeling when wiping", "cauda-equina-words-unclear"),
    ("Return with saddle numbness since Monday", "saddle-sensory-loss"),
]


def _present(reader: NarrativeReader, text: str) -> set[str]:
    return {m.finding for m in reader.mentions(text) if m.status is Status.PRESENT}


@pytest.mark.parametrize(("text", "finding"), NOT_THERE, ids=lambda value: str(value)[:60])
def test_nobody_has_it_now(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in _present(reader, text)


@pytest.mark.parametrize(("text", "finding"), THERE, ids=lambda value: str(value)[:60])
def test_its_neighbour_is_still_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in _present(reader, text)
