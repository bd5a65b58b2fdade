"""What a story tells of a friend's child or the like: "a friend told me about his son. He had been misdiagnosed and lost ...".

Only where the writer tells of a complaint of his own, so that "he" is not the patient, and the sentence is one of the past
that says nothing of the writer and nothing of now. Source: clinical.md 7.3 (other experiencer).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text.tokens import Token

_BEFORE = 120
"""Tokens before a sentence among which somebody is named whom it goes on about."""
_OF_OTHERS = frozenset(["his", "her", "their"])
_SUBJECTS = frozenset(["he", "she"])
_OPENING = 3
"""Tokens of a sentence among which its subject stands."""
_OWN = frozenset(["we", "myself", "mine", "patient", "pt"])


def goes_on_of_acquaintance(tokens: Sequence[Token], sentence: range, knowledge: NarrativeKnowledge) -> bool:
    """Whether a sentence goes on about somebody whom the writer knows, as he was then."""
    opening = {tokens[at].norm for at in sentence[:_OPENING]}
    if _SUBJECTS.isdisjoint(opening):
        return False
    said = {tokens[at].norm for at in sentence}
    own = knowledge.whose.speaker | knowledge.whose.belonging | _OWN
    lasting = knowledge.lasting
    now = lasting.present | lasting.still | lasting.again | lasting.now
    if not said.isdisjoint(own) or not said.isdisjoint(now) or said.isdisjoint(lasting.past):
        return False
    return _names_acquaintance(tokens, sentence.start, knowledge)


def _names_acquaintance(tokens: Sequence[Token], end: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether a friend or somebody else's relative, who is no partner of the writer, is named before."""
    family = knowledge.relatives - knowledge.whose.partners
    for at in range(max(end - _BEFORE, 0), end):
        if tokens[at].norm in knowledge.whose.known:
            return True
        if at and tokens[at].norm in family and tokens[at - 1].norm in _OF_OTHERS:
            return True
    return False
