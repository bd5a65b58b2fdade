"""Entries of a ward's chart under their days and hours, and what a later one finds weaker."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

WEAKER = [
    "Mon 08:00 Reg: L EHL 4/5, PF 5/5.\nTue 22:00 RN: c/o L foot dead.\nTue 22:40 SHO: L EHL 1/5.",
    "Mon 08:00 Reg: L EHL 4/5. Tue 22:40 SHO: L EHL 1/5.",
    "12/3 08:00: L EHL 4/5.\n13/3 09:00: L EHL 2/5.",
    "Day 1: L EHL 5/5\nDay 2: L EHL 4/5",
    "Tue 22:40: L EHL 2/5.\nMon 08:00: L EHL 4/5.",
    "0800: L EHL 4/5\n1600: L EHL 2/5",
    "08:00: L EHL 4/5\n22:20: L EHL 2/5",
    "Sun: L EHL 4/5.\nMon: L EHL 2/5.",
]

NOT_WEAKER = [
    "Day 1: L EHL 2/5\nDay 2: L EHL 4/5",
    "Tue: L EHL 4/5.\nMon: L EHL 2/5.",
    "Mon: L EHL 4/5. Wed: R EHL 2/5.",
    "Mon: L EHL 4/5. Tue: L EHL 4-/5.",
    "L EHL 4/5.\nL EHL 2/5.",
    "12/3 - L EHL 4/5.\n15/9 - L EHL 2/5.",
    "1. L EHL 4/5\n2. L EHL 2/5",
    "Mon: L EHL 4/5.\n\nSummary: L EHL 2/5.",
    "Mon 08:00: L EHL 4/5.\nTue 08:00: L DF 2/5.",
]


@pytest.mark.parametrize("text", WEAKER)
def test_a_later_entry_finds_it_weaker(reader: NarrativeReader, text: str) -> None:
    assert "progressive-weakness" in present(reader, text)


@pytest.mark.parametrize("text", NOT_WEAKER)
def test_nothing_got_weaker(reader: NarrativeReader, text: str) -> None:
    assert "progressive-weakness" not in present(reader, text)
