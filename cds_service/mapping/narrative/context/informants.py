"""Relatives who tell of the patient behind their name and a colon: "Daughter: at four this morning her teeth were chattering".

The same form lists who of the family has what ("Mother: breast cancer"). It is told of the patient where somebody is spoken of
("she", "her") and it was in these days. Source: clinical.md 7.3 (other experiencer; a sign that is told wins).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.tokens import Token

_SPOKEN_OF = grammar.HIMSELF | grammar.words("he she him his her they")


def informs(tokens: Sequence[Token], sentence: range, knowledge: NarrativeKnowledge) -> bool:
    """Whether a sentence is what a relative tells of the patient."""
    at = sentence.start + (tokens[sentence.start].norm in grammar.OWN | {"the"})
    if at + 1 >= sentence.stop or tokens[at].norm not in knowledge.relatives or tokens[at + 1].norm != ":":
        return False
    told = [tokens[i].norm for i in range(at + 2, sentence.stop)]
    if not knowledge.relatives.isdisjoint(told) or not knowledge.aged_child.children.isdisjoint(told):
        return False
    return not _SPOKEN_OF.isdisjoint(told) and _in_these_days(told)


def _in_these_days(told: Sequence[str]) -> bool:
    days = statement_words.LATE_DAYS | grammar.words("overnight tonight")
    return not days.isdisjoint(told) or any(pair in statement_words.LATE_PAIRS for pair in pairwise(told))
