"""Lists of what nobody believes to be there: "low suspicion for CES, fracture, AAA", down to its last member.

Only a bare list of diagnoses goes on behind its commas: "low suspicion for fracture, known AAA" tells of the aneurysm, and so do
two members alone.
Source: clinical.md 7.3 (doubt; a red flag that is told wins).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_LEAST = 3
"""Members of a list that is plainly one."""
_MEMBER = 3
"""Tokens of the longest member."""
_ENDS = frozenset([".", ";", ":", "(", ")", "?", "!", "but", "however", "although"])


def doubted_lists(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], last: int, knowledge: NarrativeKnowledge
) -> None:
    """Take the diagnoses of a bare list behind a doubt for neither there nor excluded."""
    for k, item in enumerate(items):
        if not item.has(Kind.CUE, "unlikely") or tokens[item.last - 1].norm not in grammar.TO_DOUBTED:
            continue
        end = _bare_end(tokens, item.last, last, knowledge)
        for j in range(k + 1, len(items)):
            stanza = knowledge.stanzas.get(items[j].name(Kind.FINDING) or "", PLAIN)
            if items[j].last <= end and stanza.diagnosis:
                found[j] = found[j]._replace(unanswered=True)


def _bare_end(tokens: Sequence[Token], begin: int, last: int, knowledge: NarrativeKnowledge) -> int:
    """Where a list ends of which each member is a few words and none tells that it is so; -1 where it is no such list."""
    end = next((at for at in range(begin, last) if tokens[at].norm in _ENDS or tokens[at].kind == "brk"), last)
    parts: list[list[Token]] = [[]]
    for token in tokens[begin:end]:
        if token.norm == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    words = knowledge.asserting
    telling = words.before | words.now | words.already | words.leading | words.degree | grammar.STILL_TO_EXCLUDE
    bare = len(parts) >= _LEAST and all(
        0 < len(part) <= _MEMBER and all(token.kind in ("word", "abbr") and token.norm not in telling for token in part)
        for part in parts
    )
    rest = (token.norm for token in tokens[end:last])
    return end if bare and grammar.STILL_TO_EXCLUDE.isdisjoint(rest) else -1
