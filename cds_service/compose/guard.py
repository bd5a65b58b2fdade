"""The last look at card text before it leaves: nothing that could be markup, a link or a script (security.md 1.6).

Dynamic text is made of our labels, numbers, dates and resource ids only, so this never fires unless a rule
elsewhere was broken; then the card falls back to its fixed text instead of carrying the intruder.
"""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[<>\[\]{}\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def is_safe(text: str) -> bool:
    """Whether text made from the chart may stand in a card outside of its templates."""
    if text.isascii():  # nearly always; of ASCII, what is not printable is what the pattern names, but for line breaks
        if "<" in text or ">" in text or "[" in text or "]" in text or "{" in text or "}" in text:
            return False
        if not text.replace("\n", "").isprintable():
            return False
    elif _UNSAFE.search(text) is not None:
        return False
    return "script:" not in text.lower()
