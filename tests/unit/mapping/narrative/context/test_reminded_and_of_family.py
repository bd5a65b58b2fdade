"""Signs that somebody is reminded of; whose cancer it is that was just found, and who is pregnant."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told

REMINDED = [
    ("She was reminded of the signs of epidural hematoma, including new weakness and urinary retention.", "nothing"),
    ("He was reminded about the signs of infection, including fever and chills.", "nothing"),
    ("She has signs of epidural hematoma, including urinary retention.", "urinary-retention +"),
    (
        "She was reminded of the signs of hematoma; she has had weakness of the left leg since yesterday.",
        "leg-weakness + left",
    ),
    ("She reminded me of symptoms of retention she has, and cannot pass urine.", "urinary-retention +"),
]

OF_FAMILY = [
    ("His brother was recently diagnosed with colon cancer, and the patient is due for a colonoscopy.", "nothing"),
    ("Her sister had just been diagnosed with breast cancer.", "nothing"),
    ("His brother has colon cancer, and the patient has prostate cancer.", "cancer-active +"),
    ("She was recently diagnosed with breast cancer.", "cancer-active +"),
    ("Stay away from her pregnant granddaughter until crusted.", "nothing"),
    ("She is 20 weeks pregnant; her pregnant sister came along.", "pregnancy +"),
    ("She lifted her granddaughter and has had urinary retention since.", "urinary-retention +"),
    ("She has never had cancer.", "cancer-history -"),
]


@pytest.mark.parametrize(("text", "line"), REMINDED)
def test_signs_that_somebody_is_reminded_of(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), OF_FAMILY)
def test_whose_it_is(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
