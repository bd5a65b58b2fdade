"""What a statement is that was asked for and answered ("Any loss of control of the bladder?" "No, nothing like that").

Source: clinical.md 7.3 (question forms; what is unclear of bladder, bowel or saddle is taken for the worse).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text.speech.answers import WELL
from cds_service.mapping.narrative.text.speech.statements import answer_of
from cds_service.mapping.narrative.text.tokens import Token


def answered_aloud(said: Sequence[Said], first: Token, knowledge: NarrativeKnowledge) -> list[Said]:
    """The statements of a sentence that begins with token ``first`` as the answer leaves them, if it is a question.

    What it leaves open, or says in words of its own, is possible.
    """
    answer = answer_of(first, knowledge.dialogue)
    if not answer:
        return list(said)
    if answer == WELL:  # nothing that was asked about is lost, whatever else its words may mean
        return [one for one in said if one.status is not Status.PRESENT or one.finding not in knowledge.unclear.beside]
    present = [one for one in said if one.status is Status.PRESENT]
    if answer == "no":
        return [one._replace(status=Status.ABSENT) if one in present else one for one in said]
    return [one._replace(possible=True) for one in present]


def understood(first: Token, knowledge: NarrativeKnowledge) -> bool:
    """Whether what the sentence asks for is answered so that nothing in it is lost, whatever its words are."""
    return answer_of(first, knowledge.dialogue) in ("no", WELL)
