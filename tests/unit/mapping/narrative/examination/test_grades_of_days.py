"""Grades of one muscle from several days in one sentence: the latest counts, and a fall by a grade is told."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

FALLEN = [
    ("TA 5/5 on 2026-11-01, 3/5 today.", "weakness-dorsiflexion + 3, progressive-weakness +"),
    ("EHL 5/5 on 11/01, 4/5 today.", "weakness-great-toe-extension + 4, progressive-weakness +"),
    ("Left EHL 4/5, was 5/5 two weeks ago.", "weakness-great-toe-extension + left 4, progressive-weakness + left"),
    ("Left dorsiflexion 4/5 today (5/5 on 2026-11-01).", "weakness-dorsiflexion + left 4, progressive-weakness + left"),
    ("EHL 4-/5 today, 5/5 at last visit 10/2.", "weakness-great-toe-extension + 4-, progressive-weakness +"),
    ("Left TA was 4/5 now 3/5.", "weakness-dorsiflexion + left 3, progressive-weakness + left"),
    ("EHL 5/5 -> 3/5", "weakness-great-toe-extension + 3, progressive-weakness +"),
    ("Left EHL 3/5 (previously 5/5).", "weakness-great-toe-extension + left 3, progressive-weakness + left"),
    ("Left EHL 4/5, down from 5/5.", "weakness-great-toe-extension + left 4, progressive-weakness + left"),
    ("EHL 4/5 (5/5 last visit).", "weakness-great-toe-extension + 4, progressive-weakness +"),
    ("EHL 4/5 (was 5/5).", "weakness-great-toe-extension + 4, progressive-weakness +"),
    ("Right EHL 3/5, 5/5 in September.", "weakness-great-toe-extension + right 3, progressive-weakness + right"),
    ("Right EHL now 3/5, previously 4/5.", "weakness-great-toe-extension + right 3, progressive-weakness + right"),
    ("Right EHL previously 5/5, now 4/5.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    (
        "Right EHL was 5/5 at initial visit and is 4/5 today.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL was 5/5 on 9/14/2026; today 4/5.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL 4/5 compared to 5/5 last month.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    ("Right EHL 4/5 vs 5/5 on 10/12.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    (
        "Right EHL 4/5 versus 5/5 at the last visit.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    ("Right EHL 4/5, decreased from 5/5.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    (
        "Right EHL 3/5, reduced from 4/5 on the previous exam.",
        "weakness-great-toe-extension + right 3, progressive-weakness + right",
    ),
    (
        "Right EHL has decreased from 5/5 to 4/5.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL strength fell from 5/5 to 4/5.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL went from 5/5 to 3/5 in two weeks.",
        "weakness-great-toe-extension + right 3, progressive-weakness + right",
    ),
    (
        "Right EHL declined from 4/5 to 3/5 since last week.",
        "weakness-great-toe-extension + right 3, progressive-weakness + right",
    ),
    ("Right EHL dropped to 4/5 from 5/5.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    ("Right EHL 5/5 two weeks ago, 4/5 now.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    (
        "Right EHL 5/5 in October, 4/5 in November.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL 5/5 on 2026-10-01 and 4/5 on 2026-11-20.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    (
        "Right EHL 4/5 on 2026-11-20, 5/5 on 2026-10-01.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    ("Right EHL 5/5 → 4/5.", "weakness-great-toe-extension + right 4, progressive-weakness + right"),
    (
        "Right EHL 5/5 to 4/5 over the last week.",
        "weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    ("Right TA MRC 5 last week, MRC 3 today.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA grade 5 two weeks ago, grade 3 today.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA was grade 4, now grade 3.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 4/5 on admission, 2/5 today.", "weakness-dorsiflexion + right 2, progressive-weakness + right"),
    ("Right TA 2/5 today, 4/5 on admission.", "weakness-dorsiflexion + right 2, progressive-weakness + right"),
    (
        "Today right TA is 4/5, whereas it was 5/5 in clinic on 3 November.",
        "weakness-dorsiflexion + right 4, progressive-weakness + right",
    ),
    ("Right TA 4/5; it was 5/5 three weeks ago.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 3/5 yesterday, 5/5 last week.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 3/5 this morning, 5/5 last night.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA initially 5/5, 4/5 at follow-up.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 5/5 at baseline, 4/5 today.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA baseline 5/5, today 4/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5 today from baseline of 5/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 5/5 preop, 3/5 today.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 4+/5 on 10/3, now 3/5.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    (
        "Right TA 5/5 in clinic last Tuesday, today only 4/5.",
        "weakness-dorsiflexion + right 4, progressive-weakness + right",
    ),
    (
        "Right TA documented as 5/5 on Nov 1, 4/5 on exam today.",
        "weakness-dorsiflexion + right 4, progressive-weakness + right",
    ),
    ("Right TA 4/5, had been 5/5 on 11/1/26.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5, used to be 5/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5, prior exam 5/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5 (prior 5/5).", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5 [5/5 on 11/01].", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA: 11/01 5/5, 11/20 4/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 5/5 (11/01), 4/5 (11/20).", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 5/5 (11/01) 4/5 (today).", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    (
        "Right TA five out of five last month, three out of five today.",
        "weakness-dorsiflexion + right 3, progressive-weakness + right",
    ),
    ("Right dorsiflexion worsened from 4/5 to 3/5.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    (
        "Right ankle dorsiflexion now 4-/5, last exam 5/5.",
        "weakness-dorsiflexion + right 4-, progressive-weakness + right",
    ),
    ("Right TA 5/5 Oct 1, 4/5 Nov 1, 3/5 today.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 3/5 today, 4/5 on 11/1, 5/5 on 10/1.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 5/5 on 5/3, 4/5 today.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    (
        "Right TA only 3/5 today when it was 4/5 on Friday.",
        "weakness-dorsiflexion + right 3, progressive-weakness + right",
    ),
    ("Right TA 4/5, 5/5 when last seen.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5 (5/5 2 weeks prior).", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Right TA 4/5 (5/5 a fortnight ago).", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Drop in right TA from 5/5 to 4/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Loss of one grade in right TA, 5/5 to 4/5.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("Left leg strength 4/5 today, was 5/5 last week.", "leg-weakness + left 4, progressive-weakness + left"),
    ("Left leg weakness 4/5, 5/5 last week.", "leg-weakness + left 4, progressive-weakness + left"),
    ("Weakness progressed from 4/5 to 3/5.", "leg-weakness + 3, progressive-weakness +"),
    ("Right TA 3/5 since last week, 5/5 before.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA 3/5 since 11/01, previously 5/5.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
]

OF_NOW = [
    ("Weakness improved from 3/5 to 4/5.", "leg-weakness + 4"),
    ("Left EHL improved to 4/5.", "weakness-great-toe-extension + left 4"),
    ("Left EHL unchanged 4/5 compared with September.", "weakness-great-toe-extension + left 4"),
    (
        "Motor 5/5 on 11/1, today left EHL 4/5.",
        "leg-weakness - 5, weakness-great-toe-extension + left 4, progressive-weakness + left",
    ),
    ("Right TA improved from 3/5 to 4/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA 4/5 today, 3/5 last week.", "weakness-dorsiflexion + right 4"),
    ("Right TA 4/5, improved from 3/5 on 10/1.", "weakness-dorsiflexion + right 4"),
    ("Right TA 3/5 last week, 5/5 today.", "weakness-dorsiflexion - right 5"),
    ("Right TA 4/5, up from 3/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA 3/5 -> 4/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA was 2/5 after surgery, now 4/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA 4/5 today, 4/5 on 10/1.", "weakness-dorsiflexion + right 4"),
    ("Right TA unchanged at 4/5 (4/5 in September).", "weakness-dorsiflexion + right 4"),
    ("Right TA stable 4/5 compared to last visit.", "weakness-dorsiflexion + right 4"),
    ("Right TA recovered from 3/5 to 5/5.", "weakness-dorsiflexion - right 5"),
    ("Right TA 4-/5 today, 4/5 last week.", "weakness-dorsiflexion + right 4-"),
    ("Right TA 5/5 today, was 4/5.", "weakness-dorsiflexion - right 5"),
    ("EHL 5/5 left, 4/5 right today.", "weakness-great-toe-extension - left 5, weakness-great-toe-extension + right 4"),
    (
        "EHL R 5/5 L 4/5, unchanged since last visit.",
        "weakness-great-toe-extension - right 5, weakness-great-toe-extension + left 4",
    ),
    ("TA 5/5 today, EHL 4/5 last week.", "weakness-dorsiflexion - 5, weakness-great-toe-extension + 4"),
    ("Right TA 4/5 to 5/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA ranges from 4/5 to 5/5.", "weakness-dorsiflexion + right 4"),
    ("EHL 5/5, TA 4/5.", "weakness-great-toe-extension - 5, weakness-dorsiflexion + 4"),
    ("Right TA 5/5, 4/5.", "weakness-dorsiflexion + right 4"),
    ("Right TA 4/5, 5/5.", "weakness-dorsiflexion + right 4"),
    ("Pain 5/10 last week, 3/10 today.", "nothing"),
    ("Right TA 5/5 and 4/5 on repeat.", "weakness-dorsiflexion + right 4"),
    ("EHL 3/5 last week.", "weakness-great-toe-extension + 3"),
    ("Grip 5/5 last week, 4/5 today.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), FALLEN)
def test_a_muscle_that_was_a_grade_stronger_before_is_getting_weaker(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), OF_NOW)
def test_the_grade_of_today_counts_and_else_the_weakest(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
