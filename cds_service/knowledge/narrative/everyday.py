"""Reads the everyday words: ``lay.yaml``, ``weighed.yaml`` and ``dialogue.yaml``."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cds_service.knowledge.narrative.automaton import automaton
from cds_service.knowledge.narrative.dialogue import DialogueDoc, DialogueWords, dialogue_of
from cds_service.knowledge.narrative.docs import FindingsDoc
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.gathered import Gathered
from cds_service.knowledge.narrative.lay import LayWords
from cds_service.knowledge.narrative.lay_docs import LayDoc
from cds_service.knowledge.narrative.patterns import Words, sequences
from cds_service.knowledge.narrative.specs import meeting_of
from cds_service.knowledge.narrative.weighed import WeighedWords
from cds_service.knowledge.narrative.weighed_docs import WeighedDoc


class Lay(NamedTuple):
    """What ``lay.yaml`` holds; ``unclear``: the phrases of those notions that are told as unclear."""

    words: LayWords
    unclear: frozenset[Words]


class Everyday(NamedTuple):
    """What the three files hold; ``unclear`` as for :class:`Lay`."""

    lay: LayWords
    unclear: frozenset[Words]
    weighed: WeighedWords
    dialogue: DialogueWords


def read_lay(book: Gathered, root: Path, findings: FindingsDoc | None, spelled: Collection[str]) -> Lay | None:
    """``lay.yaml`` below ``root``; ``spelled``: the notions of which the phrases are wanted. None when it cannot be used."""
    doc = book.read(root, "lay.yaml", LayDoc)
    if doc is None:
        return None
    notions = {name: tuple(book.each(patterns, Entry(Kind.NOTION, name))) for name, patterns in doc.notions.items()}
    for meeting in doc.meetings:
        for name in set(meeting.of) - set(doc.notions):
            book.problem(name, f"no notion {name}")
        if findings is not None and meeting.says not in findings.findings:
            book.problem(meeting.says, f"no entry {meeting.says} in findings.yaml")
    together = automaton(chain.from_iterable(notions.values()))
    unclear = frozenset(w for name in spelled for choice, _ in notions.get(name, ()) for w in sequences(choice))
    meetings = tuple(meeting_of(m, book.stem) for m in doc.meetings)
    return Lay(LayWords(doc.longest, together, frozenset(notions), meetings), unclear)


def read_weighed(book: Gathered, root: Path, lay: Lay | None) -> WeighedWords | None:
    """``weighed.yaml`` below ``root``; a problem for each notion that ``lay`` has not. None when it cannot be used."""
    doc = book.read(root, "weighed.yaml", WeighedDoc)
    if doc is None:
        return None
    known = lay.words.names if lay is not None else set(doc.notions)
    for name in sorted(set(doc.notions) - known):
        book.problem(f"{name}:", f"no notion {name} in lay.yaml")
    return WeighedWords(doc.words, doc.notions, doc.least, doc.least_beside, doc.fewest)


def read_dialogue(book: Gathered, root: Path) -> DialogueWords | None:
    """``dialogue.yaml`` below ``root``; None when it cannot be used."""
    doc = book.read(root, "dialogue.yaml", DialogueDoc)
    return dialogue_of(doc, book.stem) if doc is not None else None
