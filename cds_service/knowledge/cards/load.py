"""Reads ``cards/lumbar-imaging/cards/*.md``: front matter and text of each card, every placeholder checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
import yaml

from cds_service.errors import KnowledgeError, Problem
from cds_service.hooks.plain import plain
from cds_service.hooks.response import Coding, Link, LinkType, OverrideReason, Source
from cds_service.knowledge.cards.docs import CardDoc, SuggestionDoc
from cds_service.knowledge.cards.template import Template, parse_template
from cds_service.knowledge.cards.types import CardFile, CardLibrary, Deed, SuggestionSpec
from cds_service.knowledge.cards.words import (
    Codes,
    read_codes,
    read_profiles,
    read_words,
)
from cds_service.knowledge.source import plain_yaml, read_text

SUMMARY_LIMIT = 139
"""Characters: CDS Hooks says fewer than 140."""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    text: str
    problems: list[Problem]

    def line_of(self, key: str) -> int:
        """Line of a front matter key, 1 when it is not there."""
        lines = self.text.splitlines()
        return next(
            (n for n, line in enumerate(lines, 1) if line.lstrip(" -").startswith(f"{key}:")),
            1,
        )

    def problem(self, key: str, message: str) -> None:
        self.problems.append(Problem(self.name, self.line_of(key), message))

    def template(self, text: str, key: str) -> Template:
        return parse_template(text, self.name, self.line_of(key), self.problems)


def load_cards(root: Path) -> CardLibrary:
    """Everything that composing needs of ``cards/``; raises ``KnowledgeError`` with all problems."""
    problems: list[Problem] = []
    library = read_cards(root, problems)
    if problems:
        raise KnowledgeError(problems)
    return library


def read_cards(root: Path, problems: list[Problem]) -> CardLibrary:
    """As :func:`load_cards`; problems are added to the list, so that a caller can report them with its own."""
    folder = root / "lumbar-imaging"
    codes = read_codes(root, problems)
    words = read_words(folder / "words.yaml", root, problems)
    profiles, rating = read_profiles(folder / "profiles.yaml", root, problems)
    cards: list[CardFile] = []
    for path in sorted((folder / "cards").glob("*.md")):
        name = str(path.relative_to(root))
        text = read_text(path, name, problems)
        card = None if text is None else parse_card(name, text, codes, problems)
        if card is not None:
            cards.append(card)
    _check_unique(cards, problems)
    ranked = sorted(cards, key=lambda c: (tuple(-s for s in c.when.specificity), c.id))
    return CardLibrary(
        primary=tuple(c for c in ranked if not c.supporting),
        supporting=tuple(sorted((c for c in cards if c.supporting), key=lambda c: (-c.priority, c.id))),
        words=words,
        profiles=profiles,
        rating=rating,
        topics=codes.topics,
        override_reasons=codes.reasons,
    )


def _check_unique(cards: list[CardFile], problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    for card in cards:
        if card.id in seen:
            problems.append(
                Problem(
                    card.file,
                    card.line,
                    f"id {card.id} is also that of {seen[card.id]}",
                )
            )
        seen[card.id] = card.file


def parse_card(name: str, text: str, codes: Codes, problems: list[Problem]) -> CardFile | None:
    """One file; None (and at least one problem) when its front matter cannot be used."""
    file = _File(name, text, problems)
    before, opened, rest = text.partition("---\n")
    front, closed, body = rest.partition("---\n")
    if before or not opened or not closed:
        problems.append(Problem(name, 1, "front matter between two lines of --- is missing"))
        return None
    try:
        doc = msgspec.convert(plain_yaml(front), CardDoc)
    except msgspec.ValidationError as error:
        file.problem(_key_of(str(error)), plain(str(error), quote=True))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(name, mark.line + 2 if mark else 1, "must be YAML"))
        return None
    if "<" in body or "![" in body:
        problems.append(Problem(name, 1, "HTML and images are not allowed in card text"))
    return _card(file, doc, body.strip(), codes)


def _key_of(message: str) -> str:
    """The front matter key that a message of msgspec is about."""
    return re.split(r"\W", message.partition("`$.")[2] or message.rpartition("field `")[2], maxsplit=1)[0]


def _card(file: _File, doc: CardDoc, body: str, codes: Codes) -> CardFile:
    if doc.topic not in codes.topics:
        file.problem("topic", f"topic {doc.topic} is not in codesystems/card-topics.json")
    if doc.supporting and doc.suggestions:
        file.problem("suggestions", "a supporting card has no suggestions")
    topic = Coding(code=doc.topic, system=codes.topic_system, display=codes.topics.get(doc.topic))
    summaries = _summaries(file, doc.summary)
    why = _paragraphs(file, body)
    texts = (*summaries, *(line for paragraph in why for line in paragraph))
    return CardFile(
        id=doc.id,
        when=doc.when.typed(),
        supporting=doc.supporting,
        priority=doc.priority,
        topic=topic,
        summaries=summaries,
        indicator=doc.indicator,
        source=Source(label=doc.source.label, url=_https(file, doc.source.url), topic=topic),
        why=why,
        rule=tuple(map(partial(file.template, key="rule"), doc.rule)),
        links=tuple(Link(label=k.label, url=_https(file, k.url), type=LinkType.ABSOLUTE) for k in doc.links),
        suggestions=tuple(_suggestion(file, s) for s in doc.suggestions),
        override_reasons=_reasons(file, doc.override_reasons, codes.reasons),
        selection_behavior=doc.selection_behavior,
        evidence=tuple(doc.evidence),
        facts=tuple(doc.facts),
        asks=tuple(doc.asks),
        unnamed=tuple(doc.unnamed),
        slots=frozenset(slot for text in texts for slot in text.slots),
        file=file.name,
        line=1,
    )


def _summaries(file: _File, texts: list[str]) -> tuple[Template, ...]:
    templates = tuple(map(partial(file.template, key="summary"), texts))
    if not templates or templates[-1].pairs:
        file.problem(
            "summary",
            "the last summary must have no placeholder, so that there always is one",
        )
    for template in templates:
        if len(template.bare) > SUMMARY_LIMIT:
            file.problem("summary", f"longer than {SUMMARY_LIMIT} characters")
    return templates


def _paragraphs(file: _File, body: str) -> tuple[tuple[Template, ...], ...]:
    paragraphs = [block.splitlines() for block in body.split("\n\n") if block.strip()]
    if not paragraphs:
        file.problem("id", "the text is missing")
    return tuple(tuple(file.template(line.strip(), "---") for line in lines) for lines in paragraphs)


def _https(file: _File, url: str) -> str:
    if not url.startswith("https://"):
        file.problem("url", "links are https")
    return url


def _reasons(file: _File, names: list[str], known: Mapping[str, OverrideReason]) -> tuple[OverrideReason, ...]:
    for name in names:
        if name not in known:
            file.problem("overrideReasons", f"override reason {name} is not known")
    return tuple(known[name] for name in names if name in known)


def _suggestion(file: _File, doc: SuggestionDoc) -> SuggestionSpec:
    if (doc.do is Deed.CREATE) != (doc.order is not None):
        file.problem("suggestions", "create, and only create, names an order")
    if (doc.do is Deed.REPLACE) != (doc.study is not None):
        file.problem("suggestions", "replace, and only replace, names a study")
    if bool(doc.unless) != (doc.unless_within is not None):
        file.problem("suggestions", "unless has findings, and unlessWithin says since when")
    return SuggestionSpec(
        id=":".join(filter(None, (doc.do.value, doc.order, doc.study))),
        deed=doc.do,
        label=doc.label,
        when=doc.when.typed(),
        order=doc.order,
        study=doc.study,
        priority=doc.priority,
        recommended=doc.recommended,
        radiation=doc.radiation,
        contrast=doc.contrast,
        review=doc.review,
        review_in=doc.review_in,
        already=frozenset(doc.already),
        unless=tuple(doc.unless),
        unless_within=doc.unless_within,
    )
