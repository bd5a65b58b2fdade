"""A sign that got worse once, some weeks ago, is as it is since then; one that goes on getting worse is so now.

Source: clinical.md 5.1 rows 3 and 3b (worse within 14 days; older and recorded as worse).
"""

import pytest

from cds_service.clinical.findings import WORSE_THEN, Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness since March. It got worse six weeks ago.",
        "Saddle numbness since March. In early October this became distinctly worse.",
        "Bowel leak since March. In October it worsened. It has stayed at that level since.",
    ],
)
def test_it_got_worse_then(reader: NarrativeReader, text: str) -> None:
    (found,) = reader.mentions(text)
    assert (found.course, WORSE_THEN in found.qualifiers, found.timed) == (Course.WORSE, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness since March. It is getting worse.",
        "Saddle numbness since March. Worse since mid October.",
        "Saddle numbness since March. From about September it has been slowly getting worse.",
        "Saddle numbness since March. It has got worse over the last six weeks.",
        "Saddle numbness since March. In October it worsened. This week it worsened again.",
        "Saddle numbness since March. In October it worsened. This week more so.",
        "Saddle numbness since March. In October it got worse and is still getting worse.",
    ],
)
def test_it_goes_on_getting_worse(reader: NarrativeReader, text: str) -> None:
    (found,) = reader.mentions(text)
    assert (found.course, WORSE_THEN in found.qualifiers) == (Course.WORSE, False)
