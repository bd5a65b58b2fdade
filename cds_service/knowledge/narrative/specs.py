"""Single entries of the narrative files as what the reader runs on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter

import msgspec

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.docs import ContextDoc, FindingsDoc, SectionDoc, StanzaDoc, UnclearDoc
from cds_service.knowledge.narrative.earlier import EarlierWords
from cds_service.knowledge.narrative.examination_docs import ComplaintDoc, ExaminationDoc, TopicDoc
from cds_service.knowledge.narrative.lasting import LastingWords
from cds_service.knowledge.narrative.lay import Meeting
from cds_service.knowledge.narrative.lay_docs import MeetingDoc
from cds_service.knowledge.narrative.onsets import OnsetWords
from cds_service.knowledge.narrative.own_times import OwnTimeWords
from cds_service.knowledge.narrative.patterns import Words
from cds_service.knowledge.narrative.quantity_docs import QuantityDoc
from cds_service.knowledge.narrative.studies import StudyWords
from cds_service.knowledge.narrative.subjects import ComplaintSpec, QuantitySpec, TopicSpec
from cds_service.knowledge.narrative.times import Times
from cds_service.knowledge.narrative.types import Section, Stanza
from cds_service.knowledge.narrative.unclear import UnclearWords
from cds_service.knowledge.narrative.whose import WhoseWords

Stem = Callable[[Iterable[str]], Words]
"""Gives words the spelling of the phrases."""


def stanza_of(doc: StanzaDoc, stem: Stem) -> Stanza:
    """How mentions of one finding behave in context; fields of the same name are the same, words as phrases spell them."""
    words = {
        name: stem(getattr(doc, name)) for name in ("before", "after", "only_with", "not_with", "not_under", "capitals")
    }
    return msgspec.convert(msgspec.structs.asdict(doc) | words, Stanza)


def known_areas(doc: FindingsDoc, examination: ExaminationDoc, problem: Callable[[str, str], None]) -> frozenset[str]:
    """The areas of which care is none of the back; ``problem`` is told of those that ``examination.yaml`` does not name."""
    for name in doc.care_elsewhere:
        if name not in examination.areas:
            problem(name, f"no area {name}")
    return frozenset(doc.care_elsewhere)


def section_of(doc: SectionDoc, name: str) -> Section:
    """How statements under a heading are taken."""
    return msgspec.convert(msgspec.structs.asdict(doc) | {"name": name}, Section)


def quantity_of(doc: QuantityDoc, stem: Stem) -> QuantitySpec:
    """A number with a name."""
    return QuantitySpec(
        doc.finding,
        doc.units,
        doc.plausible,
        doc.at_least,
        doc.below,
        frozenset(stem(doc.not_with)),
        doc.bare,
        doc.any_unit,
        doc.apart,
        doc.before,
        frozenset(stem(doc.behind)),
        doc.denies,
    )


def topic_of(doc: TopicDoc, stem: Stem) -> TopicSpec:
    """Something examined by name."""
    return TopicSpec(
        doc.domain,
        tuple(doc.findings),
        doc.lost_when_denied,
        frozenset(stem(doc.graded)),
        frozenset(stem(doc.within)),
        doc.then,
        frozenset(doc.labels),
        dict(doc.heads),
        tuple(doc.angle),
        doc.limb,
    )


def complaint_of(doc: ComplaintDoc, stem: Stem) -> ComplaintSpec:
    """A complaint that is placed by areas."""
    return ComplaintSpec(
        doc.domain,
        doc.or_else,
        tuple(doc.denied),
        tuple(doc.unplaced),
        doc.worse,
        doc.both,
        frozenset(doc.both_areas),
        frozenset(stem(doc.not_behind)),
        frozenset(stem(doc.only_behind)),
        doc.grades,
        frozenset(stem(doc.partial)),
        frozenset(stem(doc.fresh)),
    )


def unclear_of(doc: UnclearDoc, stem: Stem, notions: Collection[Words]) -> UnclearWords:
    """Words that are told as unclear, with the phrases of the everyday notions that it names."""
    words = {stem(text.split()) for text in doc.words}
    words |= set(notions)
    longest_first = sorted(words, key=lambda phrase: (phrase[0], -len(phrase), phrase))
    return UnclearWords(
        doc.finding,
        {first: tuple(alike) for first, alike in groupby(longest_first, key=itemgetter(0))},
        tuple(doc.losses),
        frozenset(doc.beside),
        frozenset(stem(doc.not_with)),
        frozenset(stem(doc.not_near)),
        doc.longest,
    )


def meeting_of(doc: MeetingDoc, stem: Stem) -> Meeting:
    """Two notions that together state something."""
    return Meeting(doc.says, doc.of, doc.within, doc.ordered, doc.across, frozenset(stem(doc.not_with)))


def asserting_of(doc: AssertingWords, stem: Stem) -> AssertingWords:
    """Words around a verb, as phrases spell them."""
    words = asdict(doc)
    return AssertingWords(
        **{name: frozenset(" ".join(stem(some.split())) for some in listed) for name, listed in words.items()}
    )


def lasting_of(doc: LastingWords, stem: Stem) -> LastingWords:
    """Words beside a year, as phrases spell them; ``states`` are names of findings."""
    words = {name: frozenset(stem(sorted(listed))) for name, listed in asdict(doc).items() if name != "states"}
    return LastingWords(**words, states=doc.states)


def whose_of(doc: WhoseWords, stem: Stem) -> WhoseWords:
    """Words that tell whose complaint it is, as phrases spell them."""
    return WhoseWords(**{name: frozenset(stem(sorted(listed))) for name, listed in asdict(doc).items()})


def onsets_of(doc: OnsetWords, stem: Stem) -> OnsetWords:
    """Words of an onset, as phrases spell them; ``findings``, ``events`` and ``leaving`` are names."""
    names = ("findings", "events", "leaving")
    words = {name: frozenset(stem(sorted(listed))) for name, listed in asdict(doc).items() if name not in names}
    return OnsetWords(**words, findings=doc.findings, events=doc.events, leaving=doc.leaving)


def own_times_of(doc: OwnTimeWords, stem: Stem) -> OwnTimeWords:
    """Words beside a time, as phrases spell them; ``signs`` and ``habits`` are names."""
    words = {
        name: frozenset(stem(sorted(listed)))
        for name, listed in asdict(doc).items()
        if name not in ("signs", "habits", "causes", "then")
    }
    then = frozenset(" ".join(stem(pair.split())) for pair in doc.then)
    return OwnTimeWords(**words, signs=doc.signs, habits=doc.habits, causes=doc.causes, then=then)


def studies_of(doc: StudyWords, stem: Stem) -> StudyWords:
    """Words beside the name of a study, as phrases spell them; ``complaint`` are names of findings."""
    words = {name: frozenset(stem(sorted(listed))) for name, listed in asdict(doc).items() if name != "complaint"}
    return StudyWords(**words, complaint=doc.complaint)


def earlier_of(doc: EarlierWords, stem: Stem) -> EarlierWords:
    """Words of an earlier time, as phrases spell them; ``findings`` and ``sudden`` are names."""
    words = {name: frozenset(" ".join(stem(some.split())) for some in listed) for name, listed in asdict(doc).items()}
    return EarlierWords(**{**words, "findings": doc.findings, "sudden": doc.sudden})


def times_of(doc: ContextDoc, stem: Stem) -> Times:
    """Words of time."""
    times = doc.times
    ago = {stem(text.split()): days for text, days in times.ago.items()}
    chronic = {stem(text.split()): doc.chronic.days for text in doc.chronic.words}
    return Times(
        units={stem([word])[0]: times.units[name] for name, found in times.unit_words.items() for word in found},
        parts={written: times.units[name] for written, name in times.parts.items()},
        part_of=frozenset(stem(times.part_of)),
        seasons=times.seasons,
        counts=times.counts,
        between=frozenset(stem(times.between)),
        sessions=frozenset(stem(times.sessions)),
        many_sessions=times.many_sessions,
        months=times.months,
        month_parts=times.month_parts,
        about_days=times.about_days,
        ago=ago,
        chronic=chronic,
        beginnings=frozenset({*times.counts, *times.months, *times.seasons, *(w[0] for w in (*ago, *chronic))}),
        open_ended_days=times.open_ended_days,
        long_ago_before=times.long_ago_before,
        passed=times.passed,
        ages=frozenset(stem(text.split()) for text in times.ages),
        childhood_age=times.childhood_age,
        childhood_days=times.childhood_days,
        youth_age=times.youth_age,
        youth_days=times.youth_days,
    )
