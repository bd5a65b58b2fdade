"""Writes ``docs/clinical-spec.md`` from the vignettes: ``python -m tests.spec.document [--check]``.

The document is for clinicians: each patient's story, what the chart holds, what the service says and why, row by row.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import yaml

from tests.spec import words
from tests.spec.build import AS_OF, VIGNETTES, cases
from tests.spec.chart import Json
from tests.spec.judge import Answer, ask

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "clinical-spec.md"
_TABLE = ROOT / "cards" / "lumbar-imaging" / "decision.yaml"
_GAPS = ("- None recorded", "- Could not be read")
_HEAD = """# Clinical specification in patients

{count} short patients, in the order of the decision table. Each has a story, what its chart holds, and what the service
answers and why. Days are counted from {day}, unless a story says otherwise. The tests hold the service to every
one of these answers; this document is written from them and checked to be in step. It is no substitute for a review by a
licensed clinician, which has not happened yet.

Words used throughout: *recorded as absent* (the chart says no), *none recorded* (a complete source was searched and holds
nothing), *could not be read* (missing, failed, cut off or not allowed).
"""


def rows() -> dict[str, str]:
    """The rows of the decision table with their titles, in order."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return {row["id"]: row["title"] for row in table["rows"]}


def document() -> str:
    """The whole document."""
    told = [(slug, case, _asked(slug, case)) for slug, case in cases()]
    parts = [_HEAD.format(count=len(told), day=AS_OF[:10])]
    for row, title in rows().items():
        here = [one for one in told if _row(one[1], one[2]) == row]
        if here:
            parts.append(f"\n## Row {row}: {title}\n")
            parts += ["\n".join(_patient(*one)) + "\n" for one in here]
    return "\n".join(parts)


def _asked(slug: str, case: Json) -> Answer:
    at = datetime.fromisoformat(case.get("as_of", AS_OF))
    return ask((VIGNETTES / slug / "request.json").read_bytes(), at)


def _row(case: Json, answer: Answer) -> str:
    """The row that a patient is told under; an order that gets no card stands with the first."""
    if case.get("hook") != "patient-view" and answer.response == {"cards": []}:
        return "1"
    return str((answer.assessment or {}).get("row") or case["expected"].get("row") or "1")


def _patient(slug: str, case: Json, answer: Answer) -> Iterator[str]:
    number, _, name = slug.partition("-")
    body = json.loads((VIGNETTES / slug / "request.json").read_text(encoding="utf-8"))
    yield f"### {number}. {name.replace('-', ' ').capitalize()}\n"
    yield (VIGNETTES / slug / "story.md").read_text(encoding="utf-8")
    yield "On the chart:\n"
    patient = case["chart"]["patient"]
    age = (
        f"age {patient['age']}"
        if "age" in patient
        else f"born {patient['born']}"
        if "born" in patient
        else "age unknown"
    )
    yield f"- {patient.get('sex', 'sex not recorded')}, {age}"
    yield from (f"- order: {line}" for line in words.orders(body))
    yield from (f"- {line}" for line in words.chart(body))
    yield ""
    yield from _said(answer)


def _said(answer: Answer) -> Iterator[str]:
    cards = (answer.response or {}).get("cards", [])
    if answer.response is None:
        yield "**The hook is refused**, since what is needed could not be had. The explanation says:\n"
    elif not cards:
        yield "**No card.**\n"
    for card in cards:
        topic = card["source"]["topic"]["code"]
        yield f"**{topic}, {card['indicator']}**: {card['summary']}\n"
        yield from (f"{line[2:]}.\n" for line in card["detail"].splitlines() if line.startswith(_GAPS))
    yield from _why(answer.assessment)


def _why(assessment: Json | None) -> Iterator[str]:
    if assessment is None:
        return
    row = next((one for one in assessment["trace"] if one["row"] == assessment["row"]), None)
    held = [one["text"] for one in row["criteria"] if one["result"] == "yes"] if row else []
    if held:
        yield f"Row {assessment['row']} holds: {'; '.join(held)}.\n"
    if assessment["modifiers"]:
        yield f"Adapted for: {', '.join(assessment['modifiers'])}.\n"
    rating = assessment["appropriateness"]
    if rating["variant"] and rating["rating"]:
        yield f"ACR variant {rating['variant']}: {_spaced(rating['rating'])}.\n"


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)


def main(arguments: list[str]) -> int:
    """Write the document, or with ``--check`` say whether it is in step; 1 when it is not."""
    text = document()
    if DOCUMENT.exists() and DOCUMENT.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"{DOCUMENT.name} is out of step: python -m tests.spec.document writes it", file=sys.stderr)
        return 1
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
