"""Wordings of short notes and referrals: what is only planned, what somebody thought, what the pain did."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WANTED_FOR = [
    (
        "R S1 radiculopathy, failed 8 weeks PT and NSAIDs, MRI prior to transforaminal ESI",
        "radiculopathy-lumbar + right, conservative-pt +, conservative-nsaid +, surgical-candidate +",
    ),
    ("Needs MRI before epidural injection.", "surgical-candidate +"),
    ("MRI lumbar spine requested for surgical planning.", "surgical-candidate +"),
    ("Pre-ESI MRI please.", "surgical-candidate +"),
    ("MRI followed by nerve root block if concordant.", "surgical-candidate +"),
    ("Had ESI prior to MRI.", "conservative-injection +"),
    ("Had MRI prior to ESI in 2023.", "nothing"),
]

NO_FINDING = [
    ("Left leg gave way once from the pain, that was it. Strong since.", "nothing"),
    ("Left leg gave way twice this week.", "leg-weakness + left"),
    ("Leg pain for three weeks, nothing weak, nothing numb.", "leg-pain +, leg-weakness -, leg-numbness -"),
    ("Chiropractor told him to get a scan of his back.", "nothing"),
    ("Saw a chiropractor for 6 weeks.", "conservative-pt +"),
    ("Back pain after epidural with her son in 2015.", "low-back-pain +"),
    ("Legs numb, like the epidural never wore off.", "leg-numbness + bilateral"),
    ("Epidural 3 months ago with little benefit.", "conservative-injection +"),
    ("Seen in ED since the back pain got worse.", "low-back-pain +"),
    ("ED since back pain began.", "sexual-dysfunction +, low-back-pain +"),
]


@pytest.mark.parametrize(("sentence", "findings"), WANTED_FOR)
def test_an_image_wanted_for_an_intervention(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), NO_FINDING)
def test_what_looks_like_a_finding_or_care(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)
