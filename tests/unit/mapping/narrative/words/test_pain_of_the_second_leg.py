"""Pain of one leg and then of the second as well is pain of both; what changed sides, or is another thing there, is not."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

BOTH = [
    "sciatica on left then since Sunday on the right too",
    "Left sciatica, since Sunday also right",
    "left leg pain for weeks, and the pain crossed to the right leg as well",
    "Left leg pain, then the pain crossed over to the right leg too",
    "left sciatica for weeks, now it has started in the other leg",
    "Right leg pain for a month; since Friday the left leg too.",
    "Right sciatica. Since yesterday he also has it on the left.",
    "Sciatica right side, now both sides.",
    "Pain began in the right leg and now is in the left as well.",
    "leg pain was on the left only, now it is in both",
    "Left sciatica, as of today right-sided as well",
    "Left sciatica for 2 weeks, the right leg has joined in since Monday",
    "right leg pain now spreading to the left leg also",
    "lower back pain which is down both legs",
    "sudden LBP, down back of BOTH legs",
    "bilateral radiating leg pain",
    "He has lived with left-sided sciatica since the spring. On Thursday evening the pain crossed to the right leg as well.",
]
ONE = [
    "left sciatica last year, now right",
    "Left leg pain has gone, now right leg pain",
    "Left sciatica, right knee arthritis too",
    "Left sciatica. Right side normal.",
    "Left sciatica, also right shoulder pain",
    "Left sciatica has moved to the right leg",
    "Left sciatica, no pain on the right",
    "Sciatica started on the left, switched to the right",
    "Left sciatica since Sunday, also numb in right hand",
    "Left sciatica, SLR 40 left, 70 right",
    "left sciatica; advised to return if it starts in the other leg",
    "Left sciatica, SLR also positive on the right",
    "left sciatica, other leg fine",
    "Left sciatica two years ago, since Sunday on the right",
    "Left sciatica, he is also right-handed",
    "Left sciatica. Also right-handed.",
    "Left sciatica, pain right now too",
    "Left sciatica, also right hip OA",
    "Left sciatica, bruise on the right leg too",
    "Left sciatica. Varicose veins right leg also.",
    "Left sciatica, swelling of the right leg as well",
    "Left sciatica. Right ankle sprain too.",
    "Left sciatica. Right leg also examined, normal.",
    "Left sciatica, right foot drop as well",
    "Left sciatica, right leg power also 5/5",
    "Left sciatica, both knees painful now",
    "Left sciatica, he left work too",
    "Left leg pain, also numb right leg",
    "Left sciatica, he could not lift the right leg either",
    "Mother had left sciatica, then the right leg too",
    "Left sciatica, right leg cellulitis too",
    "Left sciatica, wound on the other leg healing well too",
    "Left sciatica, reflexes on the right also reduced",
    "Left sciatica now better, works on the other side of town too",
    "Left sciatica. Straight leg raise also limited on the right.",
    "back pain; power down both legs",
    "no bilateral radiating leg pain",
]


@pytest.mark.parametrize("text", BOTH)
def test_pain_that_came_to_the_second_leg_is_of_both(reader: NarrativeReader, text: str) -> None:
    assert {"bilateral-leg-pain", "leg-pain"} <= present(reader, text)


@pytest.mark.parametrize("text", ONE)
def test_another_thing_at_the_second_leg_is_no_pain_of_both(reader: NarrativeReader, text: str) -> None:
    assert "bilateral-leg-pain" not in present(reader, text)
