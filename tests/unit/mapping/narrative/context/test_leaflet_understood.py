"""Signs of a leaflet that was understood were explained; a dash at the end of a list of red flags is no sign.

Source: clinical.md 7.3 (templates and warnings; a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told


@pytest.mark.parametrize(
    "text",
    [
        "CES leaflet issued and understood: numbness of saddle, loss of bladder control, weakness of both legs.",
        "Leaflet issued and understood: numb saddle, loss of bladder control, cannot pass urine.",
        "Cauda equina leaflet handed out and understood - saddle numbness, retention, incontinence.",
        "CES information given and understanding confirmed: saddle numbness, incontinence.",
        "CES leaflet supplied, understands: saddle numbness, urinary retention.",
        "CES warning card issued and understood: loss of bladder control, saddle numbness.",
    ],
)
def test_it_was_only_explained(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("CES leaflet issued and understood: already has numbness of saddle.", "saddle-sensory-loss +"),
        ("CES leaflet issued and understood: numbness of saddle today.", "saddle-sensory-loss +"),
        ("CES leaflet issued and understood: numb saddle since Monday.", "saddle-sensory-loss +"),
        ("CES leaflet issued and understood: she recognises numb saddle.", "saddle-sensory-loss +"),
        ("CES leaflet supplied and understood: saddle numb on exam.", "saddle-sensory-loss +"),
        ("CES leaflet issued and understood. Has loss of bladder control.", "urinary-incontinence +"),
        ("Leaflet issued and understood. Numb saddle for 2 days.", "saddle-sensory-loss +"),
        ("Leaflet given and understood, numb saddle.", "saddle-sensory-loss +"),
        ("CES leaflet issued because of numbness of saddle.", "saddle-sensory-loss +"),
    ],
)
def test_it_is_so(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Red flags: bladder, bowel, saddle, incontinence -", "nothing"),
        ("Red flags discussed: bladder, bowel, saddle, incontinence -", "nothing"),
        ("Red flags: bladder, bowel, saddle, incontinence -\nPain worse.", "nothing"),
        ("Red flags: saddle numbness, incontinence -", "saddle-sensory-loss +"),
        ("Red flags: bladder, bowel, saddle, incontinence -\nnew since Monday", "urinary-incontinence +"),
        ("Red flags: incontinence - new since Monday", "urinary-incontinence +"),
        ("Red flags: saddle numbness - present", "saddle-sensory-loss +"),
        ("Saddle numbness -", "saddle-sensory-loss +"),
        ("Incontinence - once yesterday", "urinary-incontinence +"),
    ],
)
def test_a_dash_behind_a_list_of_red_flags(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
