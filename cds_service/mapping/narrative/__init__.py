"""English clinical text to findings: negation, time, experiencer, sides, grades, numbers.

Driven by ``cards/lumbar-imaging/narrative/*.yaml`` (parsed by ``knowledge.narrative``).
Running time is linear in the length of the text.
"""

from cds_service.mapping.narrative.mention import Asks, Mention, Topic

__all__ = ["Asks", "Mention", "Topic"]
