"""A strength told in the next sentence or clause: pronouns, "down to", stages of a course, words for a full strength before."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EHL = "weakness-great-toe-extension"
TA = "weakness-dorsiflexion"
LEFT = f"{EHL} - left 5, {EHL} + left 4, progressive-weakness + left"
RIGHT = f"{TA} - right 5, {TA} + right 3, progressive-weakness + right"

NEXT_SENTENCE = [
    ("EHL 5/5 on 11/01. Now it is down to 4/5.", f"{EHL} - 5, {EHL} + 4, progressive-weakness +"),
    ("Left EHL 5/5 on 11/01. It is now down to 4/5.", LEFT),
    ("Left EHL was 5/5 on 11/01. This has fallen to 4/5.", LEFT),
    ("Left EHL 5/5 on 11/01. I make it 4/5 today.", LEFT),
    ("Left EHL 5/5 last week. Dropped to 4/5.", LEFT),
    ("Left EHL 5/5 last week. Strength has gone down to 4/5.", LEFT),
    ("Left EHL 5/5 on 11/01. Sensation intact. It is now 4/5.", f"{LEFT}, leg-numbness -"),
    ("Right TA 5/5 in October. Power there is now 3/5.", RIGHT),
    ("Right TA 5/5 two weeks ago. Today 3.", RIGHT),
    ("Right TA 5/5 two weeks ago. It has deteriorated to 3/5.", f"{RIGHT}, progressive-weakness +"),
    ("At initial assessment right TA 5/5. At discharge 3/5.", RIGHT),
    ("Right TA 5/5 at last visit. Now 4-.", f"{TA} - right 5, {TA} + right 4-, progressive-weakness + right"),
    ("Left EHL 5/5 on 11/01. Now weak.", f"{EHL} - left 5, {EHL} + left"),
    (
        "Left ankle jerk 2+ on 11/01. Now it is absent.",
        "reflex-achilles-reduced - left, reflex-achilles-reduced + left",
    ),
    (
        "Power 5/5 throughout last week. Today EHL 3/5 on left.",
        f"leg-weakness - 5, {EHL} + left 3, progressive-weakness + left",
    ),
    ("Left EHL 4/5 last week. It has improved to 5/5.", f"{EHL} + left 4, {EHL} - left 5"),
]

HERE = f"{TA} - 5, {TA} + 3"
FOUND_ELSEWHERE = [
    ("TA 5/5 yesterday. This morning 3/5.", f"{HERE}, progressive-weakness +"),
    ("TA 5/5 in ED. On the ward 3/5.", HERE),
    ("GP found TA 5/5. I found 3/5.", HERE),
    ("TA 5/5 by GP. Here 3/5.", HERE),
]

OF_SOMETHING_ELSE = [
    ("Left TA 5/5. Satisfaction 4/5.", f"{TA} - left 5"),
    ("Left TA 5/5. Attended 4/5 sessions.", f"{TA} - left 5"),
    ("Left TA 5/5. In therapy 4/5 days.", f"{TA} - left 5"),
    ("Left TA 5/5. Pain now 3/5.", f"{TA} - left 5"),
    ("Left TA 5/5. Pain is 3.", f"{TA} - left 5"),
    ("Left TA 5/5. Now off work 3 weeks.", f"{TA} - left 5"),
    ("Left TA 5/5. Today day 3.", f"{TA} - left 5"),
    ("Left TA 5/5. Repeat in 4 weeks.", f"{TA} - left 5"),
    ("Left TA 5/5 last week. Still 5/5 today.", f"{TA} - left 5"),
    ("EHL 5/5. Pain is down to 4/10.", f"{EHL} - 5"),
]

NOW = f"{EHL} + left 4, progressive-weakness + left"
FULL_BEFORE = [
    ("Left EHL full strength two weeks ago, now 4/5.", NOW),
    ("Left EHL had full power two weeks ago, now 4/5.", NOW),
    ("Previously 5/5, left EHL is now 4/5.", NOW),
    ("Was 5/5, left EHL now 4/5.", NOW),
    ("Left EHL now 4/5, previously full strength.", NOW),
    ("Left EHL 4/5 (normal at last visit).", NOW),
    ("On admission left EHL 5/5, on discharge 4/5.", NOW),
    ("Previously 3/5, left EHL is now 5/5.", f"{EHL} - left 5"),
]

OF_ALL_ELSE = [
    ("Left EHL 4/5 on Monday, 5/5 elsewhere today.", f"{EHL} + left 4, leg-weakness - left 5"),
    ("EHL 4/5 last week, 5/5 elsewhere.", f"{EHL} + 4, leg-weakness - 5"),
    ("Left EHL 3/5 on 11/01. Today 5/5 elsewhere.", f"{EHL} + left 3, leg-weakness - 5"),
    ("Left EHL 3/5 last week, power 5/5 throughout today.", f"{EHL} + left 3, leg-weakness - left 5"),
    ("Motor 5/5 on 11/1, today left EHL 4/5.", f"leg-weakness - 5, {EHL} + left 4, progressive-weakness + left"),
]

GRADES_LOST = [
    ("Right TA lost a grade since October.", f"{TA} + right, progressive-weakness + right"),
    ("Right TA down a grade from last visit.", f"{TA} + right, progressive-weakness + right"),
    ("Left EHL weaker by one MRC grade.", f"{EHL} + left, progressive-weakness + left"),
    ("Right ankle dorsiflexion one grade weaker than last week.", f"{TA} + right, progressive-weakness + right"),
    ("Left EHL has not lost a grade.", "nothing"),
    ("Left EHL gained a grade since October.", "nothing"),
]


@pytest.mark.parametrize(
    ("text", "line"), NEXT_SENTENCE + FOUND_ELSEWHERE + OF_SOMETHING_ELSE + FULL_BEFORE + OF_ALL_ELSE + GRADES_LOST
)
def test_a_strength_that_fell_is_heard_where_the_muscle_is_not_named_again(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)
