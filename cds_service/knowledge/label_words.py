"""What the labels of rows and components say beside a finding, typed, and how it is read from ``values.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from cds_service.knowledge.folded import fold
from cds_service.knowledge.label_docs import AskingDoc, ComponentsDoc, LabelsDoc
from cds_service.knowledge.word_patterns import pattern

_WORDS = re.compile(r"[^\W\d_]+|\d+|[×~]")
_YEAR_DIGITS = 4
_COUNTING = frozenset(("since", "once", "twice"))
_SIDES = frozenset(("left", "right", "l", "r", "both", "bilateral", "side"))
_MORE = re.compile(r"[,;:(/]| - | (?:when|if|and) ")


@dataclass(frozen=True, slots=True)
class OpenAnswers:
    """Answers that say neither yes nor no of ``findings`` (of any when empty) where the label has one of the ``words``."""

    findings: frozenset[str]
    words: frozenset[str]
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Labels of rows that are not about the patient now, or not about blood; labels of components.

    ``past``, or ``past_of`` a finding, but not ``now``: histories, over and done for findings of ``past_groups``.
    ``elicited``: groups of signs that are tested for, so that a side alone says no more than where.
    """

    others: re.Pattern[str]
    writers: re.Pattern[str]
    past: re.Pattern[str]
    past_of: re.Pattern[str]
    began: re.Pattern[str]
    """Labels that ask how long or since when a finding is there."""
    spells: frozenset[str]
    """Words of values that say no more than since when, how long or how often."""
    lasting: frozenset[str]
    """Words that beside a time say that it did not change since then; ``long_ago``: units of a long time.

    ``lasting_of``: findings of which a label names what works, and such a value says nothing new.
    """
    lasting_of: frozenset[str]
    long_ago: frozenset[str]
    ended: tuple[frozenset[str], frozenset[str]]
    """Findings of habits, and words of when they ended."""
    now: re.Pattern[str]
    lost: re.Pattern[str]
    """What asks for the loss of what a label names; ``unlost`` denies it, ``unwell`` that all is well."""
    unlost: re.Pattern[str]
    unwell: re.Pattern[str]
    works: re.Pattern[str]
    """What a label may deny that works, so that it tells of a loss; not where it names what is ``losing``."""
    losing: re.Pattern[str]
    denied: re.Pattern[str]
    """What denies the finding that a label names; ``denied_after`` behind it; neither where the label ``offers`` answers."""
    denied_after: re.Pattern[str]
    offers: re.Pattern[str]
    asking: tuple[tuple[str, str, re.Pattern[str]], ...]
    """Finding, how it is asked for, and the words of a label that do; ``parts``: those that ask for no more than a part."""
    flag: str
    """Asked for with organs by their bare names, it asks for trouble with them."""
    excepting: re.Pattern[str]
    """Leaves something out of a denial."""
    parts: tuple[tuple[str, str, re.Pattern[str]], ...]
    part_grades: Mapping[str, str]
    """The grade of a weakness of which a part is lost."""
    namesakes: Mapping[str, re.Pattern[str]]
    """What makes a label of how something works one of something else."""
    tallied: re.Pattern[str]
    """Labels that ask how much or how often it works: a number there says nothing, and no answer clears a thing."""
    dated: frozenset[str]
    """Findings beside whose answer a year is when they began."""
    negatives: frozenset[str]
    """Labels that deny what stands under them, read as ``denies_in``."""
    denies_in: str
    placed: Mapping[str, str]
    """How labels are read that ask where a complaint is."""
    bare: Mapping[str, str]
    """Areas and organs that are all of a label, and the finding that they ask for."""
    pain_place: re.Pattern[str]
    """Labels of where a pain is, read as ``pain_in``; ``pain_kind``: of what it is like."""
    pain_in: str
    pain_kind: re.Pattern[str]
    framing: re.Pattern[str]
    """Labels that say of what the words of a value are, whatever it says by itself."""
    aside: re.Pattern[str]
    """Labels of how or where something was measured, whose value is no answer."""
    done: re.Pattern[str]
    """Labels that ask whether something was looked for or spoken of; not where something was ``treated``."""
    given: frozenset[str]
    """Answers that say, as a yes does, that it was."""
    treated: re.Pattern[str]
    located: frozenset[str]
    """Words of labels that ask where a sign is."""
    screens: re.Pattern[str]
    """Labels of a screening as a whole; ``undone``: answers that may mean that nobody did it."""
    undone: frozenset[str]
    open: tuple[OpenAnswers, ...]
    denying: frozenset[str]
    """Answers that repeat the denial of a label."""
    titles: re.Pattern[str]
    """Names of documents that end a label; ``titles_first``: those that begin one."""
    titles_first: re.Pattern[str]
    specimens: re.Pattern[str]
    motion: re.Pattern[str]
    """Labels that ask how far a joint moves, which is no strength where ``power`` does not ask for it."""
    power: re.Pattern[str]
    inverse: frozenset[str]
    """Words of scales of strength on which a nought is full strength."""
    inverse_sure: frozenset[str]
    """Those that name such a scale for sure, so that its other numbers are turned into ``inverse_grades`` too."""
    inverse_grades: Mapping[str, str]
    powerless: frozenset[str]
    """Answers that say that of a part of a strength nothing is left."""
    past_groups: frozenset[str]
    elicited: frozenset[str]
    blood: frozenset[str]
    side: frozenset[str]
    site: frozenset[str]
    grade: frozenset[str]
    senses: frozenset[str]
    """Labels of parts that name only how sensation was tested, on a side or on both: where, the whole tells."""
    tones: frozenset[str]
    sacral: re.Pattern[str]
    """Words of a whole about the anus or the sphincter."""
    tone_of: str
    sensation_of: str

    def names_sense(self, folded: str) -> bool:
        """Whether a label of a part tells how sensation was tested, and not where ("Light touch left")."""
        return _sideless(folded) in self.senses

    def names_tone(self, folded: str) -> bool:
        """Whether a label of a part tells the tone or squeeze of a sphincter, or a tone of no place ("Resting")."""
        return _sideless(folded) in self.tones

    def bare_finding(self, folded: str) -> str | None:
        """What a label asks for that is nothing but an area or organs."""
        return self.bare.get(folded.strip(" ?.:"))

    def denied_after_at(self, folded: str) -> int:
        """Where a label ends in words that deny what it names; its length when it does not."""
        end = len(folded.rstrip(" ?.:"))
        return next((m.start() for m in self.denied_after.finditer(folded) if m.end() == end), len(folded))

    def denies(self, label: str) -> bool:
        """Whether a label is nothing but a denial of what stands under it."""
        return fold(label).strip(" ?.:") in self.negatives

    def heading(self, label: str) -> str:
        """How a label is read in front of its value: "Pain location" as "Pain in"."""
        folded = fold(label)
        if self.pain_place.search(folded):
            return self.pain_in
        whole = folded.strip(" ?.:")
        if whole in self.negatives:
            return self.denies_in
        return self.placed.get(whole) or (f"{label}: " if label else "")

    def says_more(self, folded: str) -> bool:
        """Whether a label says more than one thing ("Systems reviewed: saddle numbness")."""
        return _MORE.search(folded.rstrip(" ?.:)")) is not None

    def is_spell(self, value: str, finding: str, *, unchanged: bool = False) -> bool:
        """Whether a value says no more than since when, how long or how often it is so, and not that it never was.

        ``unchanged``: and that it did not change since then ("unchanged since 2018").
        """
        words = _WORDS.findall(fold(value))
        known = self.spells | self.ended[1] if finding in self.ended[0] else self.spells
        known = known | self.lasting if unchanged else known
        numbers = [int(word) for word in words if word.isdecimal()]
        others = [word for word in words if not word.isdecimal()]
        counted = bool(numbers) or not _COUNTING.isdisjoint(others)
        # a bare number may be a score, a grade or a year
        return counted and bool(others) and known.issuperset(others) and all(numbers)

    def is_unchanged(self, value: str, finding: str, year: int) -> bool:
        """Whether a value says only that something did not change for years, before ``year`` ("unchanged 8 years")."""
        words = _WORDS.findall(fold(value))
        if finding not in self.lasting_of or self.lasting.isdisjoint(words):
            return False
        if not self.is_spell(value, finding, unchanged=True):
            return False
        years = [int(word) for word in words if word.isdecimal() and len(word) == _YEAR_DIGITS]
        return all(told < year - 1 for told in years) if years else not self.long_ago.isdisjoint(words)

    def is_title(self, folded: str) -> bool:
        """Whether a label is the title of a document, dated or not."""
        named = folded.rstrip(" ?.:-/0123456789")
        ends = any(m.end() == len(named) for m in self.titles.finditer(named))
        return ends or self.titles_first.match(named) is not None

    def is_screen(self, folded: str) -> bool:
        """Whether a label asks for a screening as a whole, and not for one question of it."""
        end = len(folded.rstrip(" ?.:"))
        return any(" " in m[0] or m.end() == end for m in self.screens.finditer(folded))


def label_words(labels: LabelsDoc, parts: ComponentsDoc) -> LabelWords:
    """The words of labels, ready to be looked for."""
    return LabelWords(
        others=pattern(labels.others),
        writers=pattern(labels.writers),
        past=pattern(labels.past),
        past_of=pattern(labels.past_of),
        began=pattern(labels.began),
        ended=(frozenset(labels.ended.findings), frozenset(map(fold, labels.ended.words))),
        spells=frozenset(map(fold, labels.spells)),
        lasting=frozenset(map(fold, labels.lasting)),
        lasting_of=frozenset(labels.lasting_of),
        long_ago=frozenset(map(fold, labels.long_ago)),
        now=pattern(labels.now),
        lost=pattern(labels.lost),
        unlost=pattern(labels.unlost),
        unwell=pattern(labels.unwell),
        works=pattern(labels.works),
        losing=pattern(labels.losing),
        denied=pattern(labels.denied),
        denied_after=pattern(labels.denied_after),
        offers=pattern(labels.offers),
        asking=_asking(labels.asking),
        flag=labels.flag,
        excepting=pattern(labels.excepting),
        parts=_asking(labels.parts),
        part_grades={one.finding: one.grade for one in labels.parts if one.grade is not None},
        tallied=pattern(labels.tallied),
        namesakes={one.finding: pattern(one.words) for one in labels.namesakes},
        dated=frozenset(labels.dated),
        negatives=frozenset(map(fold, labels.negatives)),
        denies_in=labels.denies_in,
        placed={fold(word): one.heading for one in labels.placed for word in one.words},
        bare={fold(word): one.finding for one in labels.bare for word in one.words},
        pain_place=pattern(labels.pain_place),
        pain_in=labels.pain_in,
        pain_kind=pattern(labels.pain_kind),
        framing=pattern(labels.framing),
        aside=pattern(labels.aside),
        done=pattern(labels.done),
        given=frozenset(map(fold, labels.given)),
        treated=pattern(labels.treated),
        located=frozenset(map(fold, labels.located)),
        screens=pattern(labels.screens),
        undone=frozenset(map(fold, labels.undone)),
        open=tuple(
            OpenAnswers(frozenset(o.findings), frozenset(map(fold, o.words)), frozenset(map(fold, o.answers)))
            for o in labels.open
        ),
        denying=frozenset(map(fold, labels.denying)),
        titles=pattern(labels.titles),
        titles_first=pattern(labels.titles_first),
        specimens=pattern(labels.specimens),
        motion=pattern(labels.motion),
        power=pattern(labels.power),
        inverse=frozenset(map(fold, labels.inverse)),
        inverse_sure=frozenset(map(fold, labels.inverse_sure)),
        inverse_grades=labels.inverse_grades,
        powerless=frozenset(map(fold, labels.powerless)),
        past_groups=frozenset(labels.past_groups),
        elicited=frozenset(labels.elicited),
        blood=frozenset(labels.blood),
        side=frozenset(map(fold, parts.side)),
        site=frozenset(map(fold, parts.site)),
        grade=frozenset(map(fold, parts.grade)),
        senses=frozenset(map(fold, parts.senses)),
        tones=frozenset(map(fold, parts.tones)),
        sacral=pattern(parts.sacral),
        tone_of=parts.tone_of,
        sensation_of=parts.sensation_of,
    )


def _sideless(folded: str) -> str:
    return " ".join(word for word in re.split(r"[\s()/,:-]+", folded) if word and word not in _SIDES)


def _asking(docs: Iterable[AskingDoc]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((one.finding, one.asks, pattern(one.words)) for one in docs)


def no_label_words() -> LabelWords:
    """Of a file that cannot be read."""
    names = dict.fromkeys(LabelsDoc.__struct_encode_fields__, ())
    labels = msgspec.convert(
        {**names, "painIn": "", "deniesIn": "", "flag": "", "inverseGrades": {}, "ended": {}}, LabelsDoc
    )
    return label_words(labels, ComponentsDoc((), (), (), (), (), (), "", ""))
