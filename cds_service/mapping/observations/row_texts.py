"""What the value of a row tells as a narrative: under its label, by itself, and beside an answer. Source: clinical.md 7.3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import structs

from cds_service.clinical.findings import COMPLETED_CARE, FAILED_CARE, Certainty, Course, Reading, Status
from cds_service.clinical.quick import replace
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.observations.one_organ import answer_words, apart
from cds_service.mapping.observations.rows import Row, Subject
from cds_service.mapping.observations.setting import Setting
from cds_service.mapping.observations.taken import Valued
from cds_service.mapping.statements import Frame, reading_of
from cds_service.mapping.values.answers import LONGEST

_WORDS_OF_A_NOTE = 3
_YEARS = re.compile(r"\s*(?:(?:\d{1,2}/){0,2}(?:19|20)\d\d[\s,;/&.-]*)+", re.ASCII)
"""Years, and nothing else; months and days may stand before them."""
_LISTED = re.compile(r"[(:–-]")
"""Before what was asked, behind the result of a screening."""
_CLAUSE = re.compile(r"[^,;:.\n]*")
"""The clause that a text begins with."""


class RowTexts:
    """Reads values of rows with the narrative reader of the book, by way of ``mentions``, which may keep what it read."""

    def __init__(self, book: Book, mentions: Callable[[str], Sequence[Mention]]) -> None:
        self._book = book
        self._words = book.values
        self._specs = book.findings.specs
        self._mentions = mentions

    def under(
        self, label: str, text: str, path: str, setting: Setting, *, joined: bool = False, usual: bool = False
    ) -> Iterator[Reading]:
        """What ``text`` tells under ``label``, and the label nothing by itself.

        ``joined``: only what the label takes part in, since the text was read by itself and says nothing. ``usual``: it
        says how or where something is done, so that nothing in it is unclear.
        """
        heading = self._words.labels.heading(label)
        frame = Frame(setting.reference, setting.day, side=setting.side)
        for mention in self._mentions(heading + text):
            start, end = mention.start - len(heading), mention.end - len(heading)
            if (end <= 0 and not self._since(mention, label, text)) or (joined and start >= 0):
                continue
            if usual and self._specs[mention.finding].of_reading:
                continue
            reading = reading_of(mention, path, frame)
            evidence = replace(reading.evidence, text=(max(start, 0), end) if end > 0 else None)
            whole = (heading + text)[mention.start : mention.end]
            said = whole if start >= 0 else answer_words(reading, text, evidence.text, whole, self._book)
            yield from apart(replace(reading, evidence=evidence), said, self._book)

    def result(self, holder: Valued, subjects: Sequence[Subject], setting: Setting) -> Valued:
        """The result of a screening without the list of what was asked behind it, which a label takes for answers of its own.

        Any other value is as it is.
        """
        text = holder.value_string
        if text is None or not any(s.spec.of_reading or s.screen for s in subjects):
            return holder
        if len(text) > LONGEST or not _LISTED.search(text):
            return holder
        heading = self._words.labels.heading(setting.label)
        at = self._book.text.listed_at(heading + text)
        return holder if at is None else structs.replace(holder, value_string=text[: max(at - len(heading), 0)])

    def untitled(self, setting: Setting, value: str | None) -> Setting:
        """The setting of a note, whose title asks for nothing: of a text that begins with a statement of its own.

        "R leg pain for a week" does under "Foot drop clinic", where "New on the left, leg pain" goes on with the title.
        """
        row, text = setting.row, value or ""
        if setting.heading or not row.subjects or not _has_title(row, text):
            return setting
        begun = _CLAUSE.match(text)
        end = len(text) if begun is None or not self._is_flagged(row) else begun.end()
        if not any(m.certainty is Certainty.CONFIRMED and m.start < end for m in self._mentions(text)):
            return setting
        return replace(setting, row=replace(row, subjects=(), label=""))

    def is_note(self, setting: Setting, value: str) -> bool:
        """Whether a value is a text under the title of a document that names no red flag."""
        return _has_title(setting.row, value) and not self._is_flagged(setting.row)

    def _is_flagged(self, row: Row) -> bool:
        return any(self._words.red_flags.counts(s.spec) or s.spec.of_reading for s in row.subjects)

    def alone(self, text: str, path: str, setting: Setting) -> Iterator[Reading]:
        """What ``text`` tells by itself; and what it goes on to tell of a sign in its title, but never a denial of one."""
        yield from self.under("", text, path, setting)
        if _has_title(setting.row, text):
            told = self.under(setting.row.title, text, path, setting, joined=True)
            yield from (reading for reading in told if reading.status is Status.PRESENT)

    def beside(self, subjects: Sequence[Subject], text: str, path: str, setting: Setting) -> Iterator[Reading]:
        """Red flags of another kind in an answer that was understood: "foot drop" under "Neurological deficit"."""
        flags = self._words.red_flags
        own = {s.spec.id for s in subjects} | {s.spec.group for s in subjects}
        frame = Frame(setting.reference, setting.day, side=setting.side)
        for mention in self._mentions(text):
            spec = self._specs.get(mention.finding)
            flagged = spec is not None and (spec.id in flags.strengths or spec.group in flags.groups - own)
            if flagged and mention.finding not in own and mention.status is Status.PRESENT:
                yield reading_of(mention, path, frame)

    def _since(self, mention: Mention, label: str, value: str) -> bool:
        """Whether the value is the time that the mention has, or how often it was, and the label asks for that or names it."""
        labels = self._words.labels
        named = mention.start == 0 and not label[mention.end :].strip(" ?.:")
        stable = mention.course is Course.STABLE and mention.timed
        if named and labels.is_spell(value, mention.finding, unchanged=stable):
            return True
        if named and mention.finding in labels.dated and labels.past_of.search(fold(label)) and _YEARS.fullmatch(value):
            return True  # "History of cancer": "2016"
        if self._of_care(mention, label, value):
            return True  # "Physiotherapy": "10 sessions", "Physiotherapy outcome": "no improvement"
        asked = mention.timed and labels.began.search(fold(label)) is not None
        return asked and not any(m.timed for m in self._mentions(label))

    def _of_care(self, mention: Mention, label: str, value: str) -> bool:
        """Whether the value tells how long the care of the label lasted, or how it ended, and the label does not.

        Not where it names other care of which it tells that ("Spine surgery": "physiotherapy for 8 weeks without relief").
        """
        if not self._specs[mention.finding].is_care or not _is_told(mention):
            return False
        named = {m.finding for m in self._mentions(value) if self._specs[m.finding].is_care}
        return named <= {mention.finding} and not any(_is_told(m) for m in self._mentions(label))


def _is_told(mention: Mention) -> bool:
    """Whether it is told how long care lasted, that it was completed, or that it failed."""
    ended = mention.qualifiers & {COMPLETED_CARE, FAILED_CARE}
    return mention.status is Status.PRESENT and (mention.duration_days is not None or bool(ended))


def _has_title(row: Row, value: str) -> bool:
    return bool(row.title) and len(value.split()) >= _WORDS_OF_A_NOTE
