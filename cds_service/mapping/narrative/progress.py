"""What one reading of a text carries from sentence to sentence."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.opened_list import OpenList
from cds_service.mapping.narrative.everyday.weighed import Span
from cds_service.mapping.narrative.examination.examined import Going
from cds_service.mapping.narrative.examination.regained import without_regained
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.ever_since import is_since_then, with_event_days
from cds_service.mapping.narrative.statements.left_behind import is_left_behind, with_its_cause
from cds_service.mapping.narrative.statements.onsets import Onset, with_onsets
from cds_service.mapping.narrative.statements.others import without_others
from cds_service.mapping.narrative.statements.over_by_now import without_over
from cds_service.mapping.narrative.statements.over_next import Over, over_told, without_past, without_recovered
from cds_service.mapping.narrative.statements.past_in_brackets import with_past_in_brackets
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.statements.unchanged_since import unchanged_told, with_unchanged
from cds_service.mapping.narrative.statements.worse_since import Worse, with_worse, worse_told

_BRIEF = 200
"""Characters up to which a text need not say what it is about."""


class Progress:
    """Begins empty; the reader adds to it."""

    __slots__ = (
        "before",
        "certain",
        "elsewhere",
        "going",
        "here",
        "left",
        "left_behind",
        "listed",
        "mentions",
        "of_self",
        "onsets",
        "over",
        "since",
        "there",
        "trunk",
        "turned",
        "unchanged",
        "unclear",
        "unplaced",
        "unread",
        "worse",
    )

    def __init__(self, *, of_self: bool = False) -> None:
        self.of_self = of_self
        """Whether the writer tells of a complaint of his own."""
        self.going = Going()
        """What the examination hands on from sentence to sentence."""
        self.before = 0
        """Where the sentence before begins."""
        self.elsewhere = False
        self.left = False
        """Whether the text is about the patient again within a section about relatives."""
        self.left_behind: set[Mention] = set()
        """Signs that somebody was left with, and that are the same since."""
        self.listed: OpenList | None = None
        """The list that is being read."""
        self.here = self.there = self.trunk = 0
        self.mentions: list[Mention] = []
        self.onsets: list[Onset] = []
        """When what the text complains of began, told without naming it."""
        self.unplaced: set[Mention] = set()
        self.worse: list[Worse] = []
        """Where the text says that what stands before got worse."""
        self.over: list[Over] = []
        """Sentences that say of the one before that it is over."""
        self.unchanged: list[int] = []
        """Where the text says that what stands before is so unchanged."""
        self.since: set[Mention] = set()
        """Complaints that are there since what happened before."""
        self.turned: list[int] = []
        """Where the text takes a denial back."""
        self.unclear: list[tuple[int, int]] = []
        """Characters of words of which it is not understood what they say."""
        self.unread: list[Span] = []
        """Sentences of today that tell nothing of the findings of which unclear words would be."""
        self.certain: list[Mention] = []
        """The mentions that count even in a text about something else."""

    def keep(self, around: Around, said: Said, mention: Mention) -> None:
        """Keep a mention, with what the end of the text has to know of it."""
        self.mentions.append(mention)
        if not around.knowledge.stanzas.get(said.phrase, PLAIN).vague:
            self.certain.append(mention)
        if said.unplaced:
            self.unplaced.add(mention)
        if is_since_then(around, said):
            self.since.add(mention)
        if is_left_behind(around, said):
            self.left_behind.add(mention)

    def take_course(self, around: Around, said: Sequence[Said]) -> None:
        """Take what a sentence says of what stands before it: over, or, where it tells no findings, worse or unchanged."""
        over = over_told(around)
        if over is not None:
            self.over.append(over)
        if said or not self.mentions:
            return
        worse, unchanged = worse_told(around), unchanged_told(around)
        if worse is not None:
            self.worse.append(worse)
        elif unchanged >= 0:
            self.unchanged.append(unchanged)

    def with_later(
        self, mentions: list[Mention], knowledge: NarrativeKnowledge, becomes: Mapping[str, str]
    ) -> list[Mention]:
        """The mentions with what later sentences say of their beginning and course; ``becomes``: as in :func:`with_worse`."""
        found = with_onsets(mentions, self.onsets, knowledge.onsets) if self.onsets else mentions
        found = with_worse(found, self.worse, knowledge, becomes) if self.worse else found
        return with_event_days(found, self.since, knowledge.onsets) if self.since else found

    def steady(self, text: str, knowledge: NarrativeKnowledge) -> list[Mention]:
        """The mentions that count, with what the text says to be unchanged as that."""
        found, signs = without_over(text, self.counting(text), knowledge.own_times.signs), knowledge.unclear.beside
        if self.over:
            found = without_past(text, found, self.over, knowledge.own_times.signs)
        found = without_recovered(text, found, knowledge)
        found = with_past_in_brackets(text, found, signs, knowledge.past_signs)
        if self.left_behind:
            found = with_its_cause(found, self.left_behind, knowledge.onsets.leaving, signs)
        return with_unchanged(found, self.unchanged, signs)

    def counting(self, text: str) -> list[Mention]:
        """The mentions that count: all of a text about backs and legs, of another one those that are certain."""
        others = self.there + self.trunk
        about_backs = self.here > others or (self.here == others and len(text) <= _BRIEF)
        mentions = without_others(text, self.mentions if about_backs else self.certain)
        return without_regained(mentions, self.going.regained.over)

    def count(self, around: Around, spinal: Container[str]) -> None:
        """Counts areas of back and legs, and others."""
        for item in around.items:
            if item.has(Kind.AREA):
                region = around.region(item)
                if region in ("elsewhere", "joint"):
                    self.there += 1
                elif region == "trunk":
                    self.trunk += 1
                else:
                    self.here += 1
            elif any(e.kind is Kind.FINDING and e.name in spinal for e in item.entries) or around.names_leg(item):
                self.here += 1
