"""Boxes of a form: what stands beside an empty one was not chosen."""

from __future__ import annotations

import pytest

from cds_service.mapping.values.boxes import chosen


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[ ] Yes [x] No", "No"),
        ("[x] Yes [ ] No", "Yes"),
        ("☐ Yes ☒ No", "No"),
        ("( ) intact (x) decreased", "decreased"),
        ("Yes [ ] No [x]", "No"),
        ("No [ ] Yes [x]", "Yes"),
        ("Yes [x] No [ ]", "Yes"),
        ("[x] numb", "numb"),
        ("[ ] Yes [ ] No", ""),
        ("[x]", "[x]"),
        ("[ ]", "[ ]"),
        ("[x] Yes [ ]", "[x] Yes [ ]"),
        ("numb [ ] left", "numb [ ] left"),
        ("numb (since 3 days)", "numb (since 3 days)"),
    ],
)
def test_only_what_was_chosen_is_left(text: str, left: str) -> None:
    assert chosen(text).split() == left.split()
    assert len(chosen(text)) == len(text)
