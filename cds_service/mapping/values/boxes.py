"""Boxes of a form in an answer: "[ ] Yes [x] No" says no, since what stands beside an empty box was not chosen."""

from __future__ import annotations

import re

_BOX = re.compile(r"(?P<empty>\[ {0,3}\]|\( {1,3}\)|[☐□◻])|\[ ?[xX✓✔✗] ?\]|\( ?[xX✓✔] ?\)|[☒☑✓✔■]")


def chosen(text: str) -> str:
    """``text`` without its boxes and without the choices whose box is empty, of the same length.

    The first or the last sign tells on which side of their choices the boxes stand; where neither or both are boxes, and
    where nothing else is written, all is left as it is.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes or not any(c.isalpha() for c in _BOX.sub("", text)):
        return text
    before = not text[: boxes[0].start()].strip()
    after = not text[boxes[-1].end() :].strip()
    if before == after:
        return text
    found = text
    for number, box in enumerate(boxes):
        start, end = box.span()
        if box["empty"] and before:
            end = boxes[number + 1].start() if number + 1 < len(boxes) else len(text)
        elif box["empty"]:
            start = boxes[number - 1].end() if number else 0
        found = _blank(found, start, end)
    return found


def untouched(text: str) -> list[str]:
    """What stands beside boxes of which none is ticked; nothing where one is, and where there are none."""
    boxes = list(_BOX.finditer(text))
    if not boxes or not all(box["empty"] for box in boxes):
        return []
    return [choice.strip() for choice in _BOX.split(text)[0::2] if choice.strip()]


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
