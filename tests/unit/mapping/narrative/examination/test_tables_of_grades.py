"""Grades in two columns under a header of sides, in lines, with bars or tabs, and sides in brackets."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

HIP, KNEE, TA, EHL = (
    f"weakness-{name}" for name in ("hip-flexion", "knee-extension", "dorsiflexion", "great-toe-extension")
)
AJ, KJ = "reflex-achilles-reduced", "reflex-patellar-reduced"

TABLES = [
    (
        "LL power:   R   L\n hip flex  4  4-\n knee ext  5 5\n EHL 3 4",
        f"{HIP} + right 4, {HIP} + left 4-, {KNEE} - bilateral 5, {EHL} + right 3, {EHL} + left 4",
    ),
    (
        "Power R L: hip flex 4 4-, knee ext 5 4",
        f"{HIP} + right 4, {HIP} + left 4-, {KNEE} - right 5, {KNEE} + left 4",
    ),
    (
        "Power (R/L): hip flex 4 4-, knee ext 5 4",
        f"{HIP} + right 4, {HIP} + left 4-, {KNEE} - right 5, {KNEE} + left 4",
    ),
    (
        "Muscle | Right | Left\nHip flexion | 5 | 5\nEHL | 3 | 5",
        f"{HIP} - bilateral 5, {EHL} + right 3, {EHL} - left 5",
    ),
    (
        "| Muscle | Right | Left |\n|---|---|---|\n| Hip flexion | 5/5 | 5/5 |\n| EHL | 5/5 | 3/5 |",
        f"{HIP} - bilateral 5, {EHL} - right 5, {EHL} + left 3",
    ),
    ("Muscle\tLeft\tRight\nHip flexion\t5\t5\nEHL\t5\t3", f"{HIP} - bilateral 5, {EHL} - left 5, {EHL} + right 3"),
    (
        "        R    L\nTA      5    4+\nEHL     5    3",
        f"{TA} - right 5, {TA} + left 4+, {EHL} - right 5, {EHL} + left 3",
    ),
    ("Right Left\nL2 5 5\nL5 5 3", f"{HIP} - bilateral 5, {EHL} - right 5, {EHL} + left 3"),
    ("Power R L\nDeltoid 5 5\nEHL 5 2", f"{EHL} - right 5, {EHL} + left 2"),
    ("Reflexes R L\nKnee 2+ 2+\nAnkle 2+ 0", f"{KJ} - bilateral, {AJ} - right, {AJ} + left"),
    ("Reflexes L R\nKJ + +\nAJ - +", f"{KJ} - bilateral, {AJ} + left, {AJ} - right"),
]

NO_TABLES = [
    ("Sensation R L\nL4 2 2\nL5 2 1", "nothing"),
    ("Power R L\nEHL 5 5\nSLR negative. EHL 4 weeks ago.", f"{EHL} - bilateral 5, slr -"),
    ("Power R L normal", "leg-weakness - bilateral"),
    ("Right and left TA 5/5", f"{TA} - bilateral 5"),
    ("Motor (R/L): TA 5/4, EHL 5/3", f"{TA} - right 5, {TA} + left 4, {EHL} - right 5, {EHL} + left 3"),
]

BRACKETS = [
    ("EHL (R) 5/5 (L) 3/5", f"{EHL} - right 5, {EHL} + left 3"),
    ("EHL (R) 5 (L) 3", f"{EHL} - right 5, {EHL} + left 3"),
    ("EHL 5/5 (R) 3/5 (L)", f"{EHL} - right 5, {EHL} + left 3"),
    ("EHL: R=5, L=3", f"{EHL} - right 5, {EHL} + left 3"),
    ("(R) EHL 5/5 (L) EHL 3/5", f"{EHL} - right 5, {EHL} + left 3"),
]


@pytest.mark.parametrize(("text", "line"), TABLES + NO_TABLES + BRACKETS)
def test_each_column_is_of_its_side(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
