"""Markup in texts of a chart is made invisible, and no character moves."""

from __future__ import annotations

import pytest

from cds_service.mapping.markup import unmarked


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Saddle <b>numbness</b>", "Saddle    numbness    "),
        ("no&nbsp;fever", "no      fever"),
        ("PVR &gt;300 mL", "PVR >   300 mL"),
        ("PVR &#60; 50", "PVR <     50"),
        ("fever<br/>chills", "fever\n    chills"),
        ('<p class="note">fever</p>', "\n               fever\n   "),
        ("PVR <50 mL, residual > 5", "PVR <50 mL, residual > 5"),
        ("<b and > are signs", "<b and > are signs"),
        ("- **Clonus:** none", "-   Clonus:   none"),
        ("***Fever:*** no, *chills* yes", "   Fever:    no,  chills  yes"),
        ("seen by [**Name**] on [**2119-1-2**]", "seen by [**Name**] on [**2119-1-2**]"),
        ("* back pain\n* leg pain", "* back pain\n* leg pain"),
        ("__Fever__: no; chills ____", "  Fever  : no; chills ____"),
        ("`Fever`: no", " Fever : no"),
        ("## Examination\n#1 back pain", "   Examination\n#1 back pain"),
        ("| Fever | No |", "  Fever : No  "),
        ("| EHL | 4/5 | 5/5 |", "| EHL | 4/5 | 5/5 |"),
        ("R&D &unknown; AT&T", "R&D &unknown; AT&T"),
    ],
)
def test_tags_and_entities_become_blanks_of_the_same_length(text: str, read: str) -> None:
    assert unmarked(text) == read
    assert len(unmarked(text)) == len(text)


def test_an_open_quote_is_no_tag() -> None:
    text = '<b x="' * 50
    assert unmarked(text) == text
