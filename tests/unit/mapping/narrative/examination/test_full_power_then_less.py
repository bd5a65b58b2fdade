"""Full power of all muscles on an earlier day and less of one today is a weakness that grew (clinical.md 5.1 row 6)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

GREW = "progressive-weakness"


@pytest.mark.parametrize(
    "text",
    [
        "At the first visit (22 Oct 2026) I found power of 5/5 everywhere in the legs. "
        "Today tibialis anterior and extensor hallucis on the left are 4/5.",
        "On 22 Oct 2026 power 5/5 in all muscle groups of the legs. Today left tibialis anterior 4/5.",
        "Power was 5/5 throughout both legs on 22 October. Today left EHL 4/5.",
        "On 22 Oct power was full in both legs. Today left EHL 3/5.",
        "At the last visit power was normal in the legs. Now left ankle dorsiflexion 4/5.",
        "Power 5/5 everywhere in the legs on 22 Oct 2026, today left EHL 4/5.",
        "Today left EHL 4/5. On 22 Oct 2026 power was 5/5 throughout the legs.",
        "On 22 Oct 2026 power was 5/5 in the left leg. Today left EHL is 4/5.",
    ],
)
def test_it_grew(reader: NarrativeReader, text: str) -> None:
    assert GREW in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "At the first visit (22 Oct 2026) power was 5/5 everywhere in the legs. Today left EHL is 5/5.",
        "At the first visit (22 Oct 2026) power was 4/5 everywhere in the legs. Today left EHL is 4/5.",
        "Today power 5/5 everywhere in the legs. On 22 Oct 2026 left EHL was 4/5.",
        "Power 5/5 everywhere in the arms on 22 Oct. Today left EHL is 4/5.",
        "Power 5/5 everywhere in the legs. Left EHL 4/5.",
        "On 22 Oct 2026 power was 5/5 everywhere in the legs bar left EHL 4/5. Today left EHL 4/5.",
        "At the first visit (22 Oct 2026) power was 5/5 in the right leg. Today left EHL is 4/5.",
        "On 22 Oct 2026 left EHL was 4/5, otherwise 5/5 in the legs. Today left EHL is 4/5.",
    ],
)
def test_it_did_not(reader: NarrativeReader, text: str) -> None:
    assert GREW not in present(reader, text)
