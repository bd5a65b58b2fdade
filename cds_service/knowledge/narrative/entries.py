"""What a phrase means to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a phrase is to the reader."""

    FINDING = "finding"
    COMPLAINT = "complaint"
    AREA = "area"
    HEAD = "head"
    TOPIC = "topic"
    VALUE = "value"
    CUE = "cue"
    SIDE = "side"
    COURSE = "course"
    SECTION = "section"
    QUANTITY = "quantity"
    NOTION = "notion"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a phrase: ``name`` within its kind; ``mode`` is the status that a finding's phrase states."""

    kind: Kind
    name: str
    mode: str = ""
