"""Function words around strengths of several days: what tells of a change, and when a grade was.

No word here states a finding, as in ``grammar``; all words are as the reader spells them.
"""

from __future__ import annotations

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

AFTERWARDS = words("discharge discharged review reviewed postop postoperatively afterwards subsequently")
"""Of a stage of the course behind the first, and before now where now is told."""
NOW_CHANGED = words("now currently only")
"""Words of now that tell of a change: what stands beside them was otherwise before."""
STARTING = words("from vs versus than")
"""Right before a grade that another one is compared with, or came from."""
PARTING = words(", ; ( [ and but whereas while when vs versus than compared") | {"\n"}
"""Between two grades of one muscle, where the words about the first end."""
RANGING = words("range ranges ranging ranged varies vary varied varying between anywhere")
IMPROVED = words(
    "improved improving improvement improves better recovered recovering recovery regained increased up returned"
)
FELL = words(
    "dropped drop dropping fell fallen decreased decrease declined decline declining down reduced deteriorated "
    "deterioration worsened worsening worse weaker lost loss gone went progressed progressing weakened slipped downhill"
)
CHANGED = IMPROVED | FELL
ROSE = IMPROVED | words("gone went progressed rose risen")
FELL_IN = FELL | words("over within since")
TO_CHANGED = CHANGED | words("from to has have had been again further significantly slightly strength power")
"""Before a grade, where words of change belong to it ("has decreased from 5/5 to 4/5")."""
COMPARING = words("vs versus than compared")
OPENS_GRADE = (
    grammar.TENSE_PAST
    | grammar.TENSE_NOW
    | words("now previously prior formerly initially originally currently only from to down up")
)
"""Without a mark between two grades, where the words about the second begin ("was 4/5 now 3/5")."""
ENDS_GRADE = words(", ; . ) ] and but with") | {"\n"}
"""Where the words behind the last grade end."""
TELLS_WHEN = (
    grammar.ONCE
    | grammar.NOW_TOLD
    | AFTERWARDS
    | grammar.SINCE
    | grammar.AGO
    | words("week weeks day days month months visit exam examination clinic seen on")
)
TO_GRADE = (
    grammar.LINKS
    | grammar.TENSE_PAST
    | grammar.TENSE_NOW
    | words("it they power strength grade graded only in at a the his her two three four was / , two - of one")
)
"""Beside the words that tell when it was, before a grade that opens a sentence."""
ARROWS = words("→ > ➔ ➝ ⇒")
OF_NUMBER = words("/ out of # % mg degrees degree x")
"""Beside a number that is no grade by itself."""
ORDER = words("then first second third fourth fifth next")
"""Which of several times it was."""
BECOMING = words("getting becoming growing got gotten become grown steadily progressively gradually")
TO_STEP = (
    TELLS_WHEN
    | TO_GRADE
    | TO_CHANGED
    | ARROWS
    | ORDER
    | BECOMING
    | words("over from to down up ( ) ; last strength power and")
)
"""Between a muscle and its numbers of several times."""
STEPPING = grammar.ONCE | grammar.NOW_TOLD | grammar.AGO | ARROWS | grammar.TENSE_PAST | CHANGED | ORDER | words("from")
FAILING = words("deteriorating declining worsening dropping falling failing waning decreasing diminishing")
"""Of strength: it gets less."""
PERFECT = words("has have had")
FAILED = words("deteriorated declined worsened dropped fallen waned decreased diminished")
"""The same behind ``PERFECT``; alone some of them tell how it is and not that it changed ("strength decreased")."""
LESS_STRONG = words("worse weaker less poorer")
"""Behind ``BECOMING``: of a comparison with before, and not with the other leg."""
TO_FAILING = (
    grammar.COPULAS
    | PERFECT
    | BECOMING
    | words(
        "been now still again also since keeps keep continues continue to be slowly rapidly clearly further even much"
    )
)
"""Between a limb and the words that its strength fails."""
OF_LIMBS = words("leg legs limb limbs extremity extremities le les ll lls ble bles lle rle throughout everywhere")
"""Beside full strength, of all muscles of a limb."""
TO_FAILING_LIMB = grammar.TO_AREA | words("the his her my their both and / & ,")
