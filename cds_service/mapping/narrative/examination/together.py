"""What one word of a result is said of together: "motor, sensation and reflexes were normal"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_SEVERAL = 2


def together(around: Around, heads: Sequence[Element]) -> list[Element]:
    """The heads of different domains that only a list joins; empty when there are not several."""
    ordered = sorted(heads, key=lambda e: e.first)
    if not ordered:
        return []
    joined = [ordered[-1]]
    for earlier in reversed(ordered[:-1]):
        if not _only_listed(around, earlier.last, joined[-1].first):
            break
        joined.append(earlier)
    return joined[::-1] if len({e.domain for e in joined}) > 1 else []


def shared(around: Around, about: Sequence[Element]) -> list[list[Element]]:
    """Topics of several domains that one word answers ("perianal sensation and anal tone normal"), each domain for itself.

    Empty when there are not several, or when more than a list stands between.
    """
    topics = sorted((e for e in about if e.kind == "topic" and e.item >= 0), key=lambda e: e.first)
    domains = list(dict.fromkeys(e.domain for e in topics))
    if len(topics) != len(about) or len(domains) < _SEVERAL:
        return []
    if not all(_only_listed(around, a.last, b.first) for a, b in pairwise(topics)):
        return []
    return [[e for e in topics if e.domain == domain] for domain in domains]


def mixed(around: Around, about: Sequence[Element]) -> list[Element]:
    """Topics and whole domains that one word answers ("anal tone, reflexes and power are normal"), each by itself.

    Empty when they are of one kind or one domain, or when more than a list stands between.
    """
    ordered = sorted((e for e in about if e.kind in ("topic", "head")), key=lambda e: e.first)
    if len({e.kind for e in ordered}) < _SEVERAL or len({e.domain for e in ordered}) < _SEVERAL:
        return []
    if any(e.kind == "topic" and (e.item < 0 or e.domain == "test") for e in ordered):
        return []
    return ordered if all(_only_listed(around, a.last, b.first) for a, b in pairwise(ordered)) else []


def _only_listed(around: Around, first: int, last: int) -> bool:
    """Whether nothing but a list stands between, with members that are no finding ("strength, tone and sensation")."""
    covered = {
        i
        for item in around.items
        if first <= item.first < last and (item.has(Kind.TOPIC) or item.has(Kind.VALUE, "normal"))
        for i in range(item.first, item.last)
    }
    return all(i in covered or around.tokens[i].norm in grammar.CONNECTORS for i in range(first, last))
