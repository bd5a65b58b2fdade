"""A squeeze that is scored, and legs that have gone, as a clause of their own (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("squeeze 2/5", "reduced-anal-tone + ?"),
        ("anal squeeze 2/5", "reduced-anal-tone +"),
        ("PR: squeeze 2/5", "reduced-anal-tone +"),
        ("DRE tone normal, squeeze 2/5", "reduced-anal-tone +, reduced-anal-tone -"),
        ("anal squeeze 5/5", "reduced-anal-tone -"),
        ("PR: voluntary squeeze 3/5", "reduced-anal-tone +"),
        ("no squeeze on PR", "reduced-anal-tone +"),
        ("Squeeze 3/5 on PR", "reduced-anal-tone +"),
        ("pelvic floor squeeze 2/5", "reduced-anal-tone + ?"),
        ("squeeze 0/5", "reduced-anal-tone + ?"),
        ("squeeze grade 2", "reduced-anal-tone + ?"),
        ("both legs have gone", "leg-weakness + bilateral"),
        ("legs have gone from under me", "leg-weakness + bilateral"),
        ("My legs have gone.", "leg-weakness + bilateral"),
        ("his legs went", "leg-weakness + bilateral ?"),
        ("both legs went from under him", "leg-weakness + bilateral"),
        ("her legs keep going from under her", "leg-weakness + bilateral"),
        ("his legs went on Sunday", "leg-weakness + bilateral ?"),
        ("both my legs have gone to jelly", "leg-weakness + bilateral ?"),
        ("legs have gone numb", "leg-numbness + bilateral"),
        ("legs have gone to sleep", "leg-numbness + bilateral"),
        ("my legs have gone", "leg-weakness + bilateral"),
        ("legs have gone, cannot stand", "leg-weakness + bilateral"),
        (
            "Pain in both legs has gone, back better",
            "bilateral-leg-pain h bilateral, leg-pain h bilateral",
        ),
        ("Pain in his legs went, now better", "bilateral-leg-pain + bilateral, leg-pain + bilateral"),
        ("his legs went, then his bladder", "cauda-equina-words-unclear +, leg-weakness + bilateral ?"),
        ("both legs went, could not stand", "leg-weakness + bilateral"),
        ("her left leg has gone", "leg-weakness + left ?"),
        ("Numbness of both legs has gone.", "leg-numbness h bilateral"),
        ("Both her legs have gone, she says.", "leg-weakness + bilateral"),
        ("Says both of his legs have just gone.", "leg-weakness + bilateral"),
        ("my legs just went and I was on the floor", "leg-weakness + bilateral ?"),
        ("legs have gone, no feeling in them", "leg-weakness + bilateral"),
        ("pelvic floor squeeze 2/5", "reduced-anal-tone + ?"),
        ("PR: normal tone. Squeeze 3/5", "reduced-anal-tone +, reduced-anal-tone + ?, reduced-anal-tone -"),
        ("Squeeze 3/5 on PR", "reduced-anal-tone +"),
    ],
)
def test_a_scored_squeeze_and_legs_that_have_gone_are_told(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Squeeze 5/5",
        "hand squeeze 2/5",
        "grip squeeze 4/5",
        "Squeezes my hand 2/5",
        "Able to squeeze buttocks together.",
        "squeeze test 2/5",
        "calf squeeze normal",
        "Mulder squeeze positive",
        "squeeze grade 5",
        "both legs have gone blue",
        "legs have gone back to normal",
        "both legs have gone stiff",
        "legs have not gone",
        "legs have gone from bad to worse",
        "Table legs have gone rusty.",
        "The cramps in the legs have gone.",
        "Bruising on legs has gone.",
        "no legs have gone",
        "no squeeze 2/5",
        "squeeze 4/5",
        "Hand grips strong, squeeze 3/5",
    ],
)
def test_nothing_is_told_of_what_only_sounds_like_it(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
