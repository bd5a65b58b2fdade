"""Mentions as short strings: "foot-drop + left", "weakness-dorsiflexion + right 3", "slr -", "cauda-equina-diagnosis + ?"."""

from cds_service.clinical.findings import Certainty, Status
from cds_service.mapping.narrative.reader import NarrativeReader

MARKS = {"present": "+", "absent": "-", "historical": "h"}


def told(reader: NarrativeReader, text: str) -> set[str]:
    """Each mention that the words of the text are as a string, without times, values and places, and without what follows."""
    return {
        " ".join(
            part
            for part in (
                m.finding,
                MARKS[m.status],
                m.side or "",
                m.grade or "",
                "?" if m.certainty is Certainty.POSSIBLE else "",
            )
            if part
        )
        for m in reader.stated(text)
    }


def present(reader: NarrativeReader, text: str) -> set[str]:
    """The findings that the text says to be there, with what follows from them."""
    return {m.finding for m in reader.mentions(text) if m.status is Status.PRESENT}


def expected(line: str) -> set[str]:
    """The strings of a line that separates them by commas; "nothing" is the empty set."""
    return set() if line == "nothing" else {" ".join(part.split()) for part in line.split(",")}
