"""What cannot be done any more is no denial, however well the words behind would say that all is well."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.load import load_narrative
from cds_service.knowledge.narrative.patterns import Choice, Part, parse
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CARDS = Path(__file__).parents[5] / "cards"
NARRATIVE = CARDS / "lumbar-imaging" / "narrative"
UNABLE = ("cannot", "can't", "unable to", "struggles to", "fails to", "has lost", "no longer", "does not")
VERBS = ("feel", "feels", "pass", "passes", "void", "voids", "empty", "empties", "hold", "walk", "sense", "control")
SIGNS = {
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bowel-incontinence",
    "bladder-bowel-dysfunction",
    "leg-weakness",
}


def said(part: Part, groups: Mapping[str, list[Choice]], rng: random.Random) -> Iterator[str]:
    """One of the word sequences that a part of a pattern stands for."""
    if isinstance(part, Choice):
        if not part.optional or rng.random() < 0.5:
            for inner in rng.choice(part.branches):
                yield from said(inner, groups, rng)
    elif part.startswith("{"):
        yield from said(rng.choice(groups[part[1:-1]]), groups, rng)
    else:
        yield part


def well_phrases() -> list[str]:
    """Phrases by which a sign is told to be absent, as a verb or a state: no answers of forms, nor what is denied as such."""
    doc = yaml.safe_load((NARRATIVE / "findings.yaml").read_text(encoding="utf-8"))
    words = yaml.safe_load((NARRATIVE / "words.yaml").read_text(encoding="utf-8"))
    groups = {name: [parse(p, words["groups"]) for p in patterns] for name, patterns in words["groups"].items()}
    rng = random.Random(7)
    found = []
    for name, stanza in doc["findings"].items():
        if SIGNS.isdisjoint(doc["expands"].get(name, [name])) or "heading" in stanza:
            continue
        for pattern in stanza.get("absent", []):
            read = parse(pattern, groups)
            for phrase in sorted({" ".join(said(read, groups, rng)) for _ in range(5)}):
                if phrase.split()[0] in VERBS and " can " not in phrase and " able " not in phrase:
                    found.append(phrase)
    return found


PHRASES = well_phrases()


def test_there_are_phrases_to_take_away() -> None:
    assert len(PHRASES) > 20


@pytest.mark.parametrize("unable", UNABLE)
def test_no_function_that_is_lost_is_told_as_kept(reader: NarrativeReader, unable: str) -> None:
    wrong = []
    for phrase in PHRASES:
        told_of = {(m.finding, m.status) for m in reader.mentions(f"She {unable} {phrase}.")}
        denied = any(status is Status.ABSENT and finding in SIGNS for finding, status in told_of)
        if denied and not any(status is Status.PRESENT for _, status in told_of):
            wrong.append(phrase)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Since waking this morning she cannot properly feel the toilet paper when she wipes herself.",
            "saddle-sensory-loss +",
        ),
        ("She can barely feel the paper", "saddle-sensory-loss +"),
        ("loss of normal bladder function", "bladder-bowel-dysfunction +"),
        ("loss of normal perianal sensation", "saddle-sensory-loss +"),
        ("lost his normal perianal sensation", "saddle-sensory-loss +"),
        ("less than normal sensation in the perineum", "saddle-sensory-loss +"),
        ("is unable to fully empty her bladder", "urinary-retention +"),
        ("tries to empty her bladder completely", "cauda-equina-words-unclear +"),
        (
            "he has had to stand at the bowl for a good minute or two before his water will start",
            "bladder-bowel-dysfunction +",
        ),
        ("I don't get the feeling any more that I need to open my bowels", "bowel-incontinence +"),
        # something else is lost, and the function is kept
        ("has lost weight, bladder function normal", "weight-loss +, bladder-bowel-dysfunction -"),
        ("cannot walk far but voids normally", "urinary-retention -"),
        ("cannot sit, bladder and bowels normal", "bladder-bowel-dysfunction -"),
        ("loss of the normal lumbar lordosis. Perianal sensation normal.", "saddle-sensory-loss -"),
        ("She can empty her bladder completely", "urinary-retention -"),
        ("manages to empty her bladder completely", "urinary-retention -"),
    ],
)
def test_what_is_lost_and_what_is_kept(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_the_words_of_loss_are_knowledge() -> None:
    assert {"cannot", "unable", "loss"} <= load_narrative(CARDS).asserting.lost
