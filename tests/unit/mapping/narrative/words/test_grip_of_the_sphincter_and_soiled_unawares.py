"""A sphincter that hardly grips the finger, clothes that are dirtied unawares, and paper that touches somebody else."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

TOLD = [
    ("On rectal examination the sphincter barely gripped the finger and squeeze was poor.", "reduced-anal-tone"),
    ("PR: sphincter barely gripping finger.", "reduced-anal-tone"),
    ("PR: the anus hardly gripped the finger.", "reduced-anal-tone"),
    ("DRE: sphincter scarcely closed round my finger.", "reduced-anal-tone"),
    ("On PR the anal sphincter did not grip the finger.", "reduced-anal-tone"),
    ("Rectal exam: little grip on the examining finger.", "reduced-anal-tone"),
    ("Sphincter hardly tightened on the gloved finger.", "reduced-anal-tone"),
    ("On rectal examination squeeze was feeble.", "reduced-anal-tone"),
    ("He has been dirtying his pants and doesn't know it's happened until she smells it.", "bowel-incontinence"),
    ("He has been messing his pants and does not know until he smells it.", "bowel-incontinence"),
    ("He dirties his trousers and never notices.", "bowel-incontinence"),
    ("He messes himself and doesn't know it has happened.", "bowel-incontinence"),
    ("Been dirtying her knickers without knowing.", "bowel-incontinence"),
    ('The toilet paper "feels like it\'s touching somebody else" since Wednesday.', "saddle-sensory-loss"),
    ("The loo roll feels like it's wiping someone else.", "saddle-sensory-loss"),
    ("When I wipe it feels as if I'm wiping another person.", "saddle-sensory-loss"),
    ("Wiping feels like somebody else's bottom.", "saddle-sensory-loss"),
    ("It is as though I'm washing someone else when I wash between my legs.", "saddle-sensory-loss"),
]

OTHERWISE = [
    ("On PR the sphincter gripped the finger well.", "reduced-anal-tone"),
    ("PR: good grip of the finger.", "reduced-anal-tone"),
    ("Hand grip barely there, squeeze was poor.", "reduced-anal-tone"),
    ("She barely gripped my finger with her left hand.", "reduced-anal-tone"),
    ("Sphincter grips finger firmly, squeeze good.", "reduced-anal-tone"),
    ("The oesophageal sphincter barely closes.", "reduced-anal-tone"),
    ("She was messing about and doesn't know what happened.", "bowel-incontinence"),
    ("The dog has been messing the carpet and doesn't know better.", "bowel-incontinence"),
    ("He is not dirtying his pants.", "bowel-incontinence"),
    ("Somebody else has to wipe him.", "saddle-sensory-loss"),
    ("He needs somebody else to wipe his bottom because of his back.", "saddle-sensory-loss"),
    ("Her arm feels like it belongs to somebody else.", "saddle-sensory-loss"),
]


@pytest.mark.parametrize(("text", "finding"), TOLD)
def test_they_tell_the_sign(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(("text", "finding"), OTHERWISE)
def test_the_same_words_of_something_else_tell_none(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)
