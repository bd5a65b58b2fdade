"""A recovery of bladder, bowel or saddle that is hoped for or not expected clears nothing (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Full recovery of bladder function not expected.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function not anticipated.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function unlikely.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function.", "bladder-bowel-dysfunction -"),
        ("Full recovery of bladder function is unlikely.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function doubtful.", "cauda-equina-words-unclear +"),
        ("Complete recovery of bladder control not guaranteed.", "cauda-equina-words-unclear +"),
        ("Return of normal bladder function not likely.", "cauda-equina-words-unclear +"),
        ("Bladder function not expected to recover fully.", "cauda-equina-words-unclear +"),
        ("Hope for full recovery of bladder function.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function is hoped for.", "cauda-equina-words-unclear +"),
        ("Awaiting full recovery of bladder function.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function expected.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function cannot be promised.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function still awaited.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function remains uncertain.", "cauda-equina-words-unclear +"),
        ("No full recovery of bladder function.", "bladder-bowel-dysfunction +"),
        ("Without full recovery of bladder function.", "bladder-bowel-dysfunction +"),
        ("Full recovery of bladder function has not occurred.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function yet to come.", "cauda-equina-words-unclear +"),
        ("Full return of perianal sensation not expected.", "cauda-equina-words-unclear +"),
        ("Normal bladder function is unlikely to return.", "cauda-equina-words-unclear +"),
        ("Bladder fully recovered: not expected.", "cauda-equina-words-unclear +"),
        ("Chance of full recovery of bladder function is low.", "cauda-equina-words-unclear +"),
        ("Expect full recovery of bladder function.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function by six weeks anticipated.", "cauda-equina-words-unclear +"),
        ("Full recovery of bladder function since surgery.", "bladder-bowel-dysfunction -"),
        (
            "Full recovery of bladder function after surgery, no retention.",
            "bladder-bowel-dysfunction -, urinary-retention -",
        ),
        ("Full recovery of bladder function, not incontinent.", "bladder-bowel-dysfunction -, urinary-incontinence -"),
        ("Full recovery of bladder function; further surgery not expected.", "bladder-bowel-dysfunction -"),
        ("Full recovery of bladder function, and no relapse anticipated.", "bladder-bowel-dysfunction -"),
        ("Full recovery of bladder function. Further problems unlikely.", "bladder-bowel-dysfunction -"),
        ("Full recovery of bladder function confirmed on urodynamics.", "bladder-bowel-dysfunction -"),
    ],
)
def test_a_recovery_clears_only_where_it_has_come(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Anal tone normal - advised to return if worse.", "reduced-anal-tone -"),
        ("Bladder function normal should return if worse.", "bladder-bowel-dysfunction -"),
        ("Bladder function ok will be back next week.", "bladder-bowel-dysfunction -"),
        ("Normal bladder function, not yet returned to work.", "bladder-bowel-dysfunction -"),
        ("Urination normal, weakness unlikely to recover.", "bladder-bowel-dysfunction -"),
    ],
)
def test_somebody_who_is_to_come_back_is_none_that_recovers(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)
