"""Signs, and whether a sentence that is built around one tells of it."""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader

SIGNS = (
    "saddle numbness",
    "numbness around the anus",
    "urinary retention",
    "urinary incontinence",
    "bowel incontinence",
    "difficulty passing urine",
    "loss of bladder control",
    "foot drop",
    "bladder and bowel problems",
    "numbness when wiping",
    "reduced anal tone",
)
PRESSING = {
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bowel-incontinence",
    "bladder-bowel-dysfunction",
    "reduced-anal-tone",
    "foot-drop",
    "cauda-equina-words-unclear",
}


def present(reader: NarrativeReader, frame: str, sign: str) -> bool:
    """Whether the sentence tells of a sign, or of words that have to be looked at."""
    text = frame.format(sign)
    said = reader.mentions(f"Low back pain. {text[0].upper()}{text[1:]}.")
    return any(m.finding in PRESSING and m.status is Status.PRESENT for m in said)
