"""What the words of a label do to what it names: ask for a loss, deny a finding, ask in words of their own.

"Lack of perianal sensation" asks whether it is lost, where "Perianal sensation" asks for what is felt; "Cancer free" and
"Never used IV drugs" deny what they name, so that a yes to them is a denial. A label that offers several answers
("absent / present") does neither. Source: clinical.md 7.2, 7.3.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cds_service.clinical.findings import Side
from cds_service.knowledge.folded import fold
from cds_service.knowledge.label_words import LabelWords
from cds_service.mapping.narrative.mention import Asks, Topic

_PARTS = re.compile(r"[,;:(]")
_COUNT = ("no.", "no of", "number")
"""How a label begins that counts something."""


def topics_asked(
    label: str, named: tuple[Topic, ...], words: LabelWords, side: Side | None = None
) -> tuple[Topic, ...]:
    """The topics of a label; ``named``: what its phrases name by themselves. ``side``: which it names."""
    folded = fold(label)
    bare = words.bare_finding(folded)
    if bare is not None and not named:
        return (Topic(bare),)
    own = {topic.finding for topic in named}
    asking = (*words.asking, *words.parts)
    asked = [Topic(f, side, Asks(asks)) for f, asks, phrase in asking if f not in own and phrase.search(folded)]
    found = tuple(_turned(topic, folded, words) for topic in (*named, *dict.fromkeys(asked)))
    return _troubles(found, folded, words) if len(found) > 1 else found


def _troubles(found: tuple[Topic, ...], folded: str, words: LabelWords) -> tuple[Topic, ...]:
    """Where flags are asked for, bare organs are too: for trouble with them ("Red flags (bladder, bowel)")."""
    flags = {finding for finding, asks, phrase in words.asking if asks == Asks.FINDING and phrase.search(folded)}
    if words.flag not in flags or words.works.search(folded) is not None:
        return found
    return tuple(replace(t, asks=Asks.FINDING) if t.asks is Asks.FUNCTION else t for t in found)


def _turned(topic: Topic, folded: str, words: LabelWords) -> Topic:
    asks = topic.asks
    if folded.strip().startswith(_COUNT):
        return topic
    if _denies_what_works(folded, words):
        return replace(topic, asks=Asks.FINDING)
    if asks is Asks.NORMAL:
        return replace(topic, asks=Asks.FINDING) if words.unwell.search(folded) else topic
    if words.offers.search(folded):
        return topic
    if asks is Asks.FUNCTION and (words.lost.search(folded) or words.denied.match(folded)):
        return replace(topic, asks=Asks.NORMAL if _denies_a_loss(folded, words) else Asks.FINDING)
    if asks is Asks.FINDING and (_ends_in_denial(folded, words) or words.denied.match(folded)):
        return replace(topic, asks=Asks.DENIAL)
    return topic


def _denies_what_works(folded: str, words: LabelWords) -> bool:
    """Whether a label denies a function and no loss: "No bladder control", "Urge to void absent"."""
    begun = words.denied.match(folded)
    if begun is None:
        lost = words.losing.search(folded) or words.lost.search(folded[: words.denied_after_at(folded)])
        return _ends_in_denial(folded, words) and words.works.search(folded) is not None and lost is None
    rest = folded[begun.end() :]
    works = words.works.search(rest)
    if works is None:
        return False
    before, after = rest[: works.start()], rest[works.end() :].lstrip()
    return not (words.lost.search(before) or words.losing.search(before) or words.lost.match(after))


def _denies_a_loss(folded: str, words: LabelWords) -> bool:
    """Whether a label denies the loss of what it names: "Voiding without difficulty", "No anal tone loss"."""
    begun = words.denied.match(folded)
    # "No rectal exam: anal tone reduced" denies no loss
    lost = begun is not None and words.lost.search(_PARTS.split(folded[begun.end() :], maxsplit=1)[0]) is not None
    return lost or words.unlost.search(folded) is not None


def _ends_in_denial(folded: str, words: LabelWords) -> bool:
    return words.denied_after_at(folded) < len(folded)
