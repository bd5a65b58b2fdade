"""Single entries of the narrative files as what the reader runs on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from cds_service.knowledge.narrative_docs import ComplaintDoc, QuantityDoc, SectionDoc, StanzaDoc, TopicDoc, UnclearDoc
from cds_service.knowledge.narrative_types import ComplaintSpec, QuantitySpec, Section, Stanza, TopicSpec, Words
from cds_service.knowledge.narrative_unclear import UnclearWords

Stem = Callable[[Iterable[str]], Words]
"""Gives words the spelling of the phrases."""


def stanza_of(doc: StanzaDoc, stem: Stem) -> Stanza:
    """How mentions of one finding behave in context; fields of the same name are the same, words as phrases spell them."""
    words = {name: stem(getattr(doc, name)) for name in ("before", "after", "only_with", "not_with", "capitals")}
    return msgspec.convert(msgspec.structs.asdict(doc) | words, Stanza)


def section_of(doc: SectionDoc, name: str) -> Section:
    """How statements under a heading are taken."""
    return msgspec.convert(msgspec.structs.asdict(doc) | {"name": name}, Section)


def quantity_of(doc: QuantityDoc, stem: Stem) -> QuantitySpec:
    """A number with a name."""
    return QuantitySpec(
        doc.finding,
        doc.units,
        doc.plausible,
        doc.at_least,
        doc.below,
        frozenset(stem(doc.not_with)),
        doc.bare,
        doc.any_unit,
        doc.apart,
        doc.before,
    )


def topic_of(doc: TopicDoc, stem: Stem) -> TopicSpec:
    """Something examined by name."""
    return TopicSpec(
        doc.domain,
        tuple(doc.findings),
        doc.lost_when_denied,
        frozenset(stem(doc.graded)),
        frozenset(stem(doc.within)),
        doc.then,
    )


def complaint_of(doc: ComplaintDoc, stem: Stem) -> ComplaintSpec:
    """A complaint that is placed by areas."""
    return ComplaintSpec(
        doc.domain,
        doc.or_else,
        tuple(doc.denied),
        tuple(doc.unplaced),
        doc.worse,
        doc.both,
        frozenset(doc.both_areas),
        frozenset(stem(doc.not_behind)),
    )


def unclear_of(doc: UnclearDoc, stem: Stem) -> UnclearWords:
    """Words that are told as unclear."""
    words = frozenset(stem(text.split()) for text in doc.words)
    return UnclearWords(doc.finding, words, frozenset(doc.beside), frozenset(stem(doc.not_with)), doc.longest)
