"""Reads ``cards/lumbar-imaging/narrative/*.yaml`` and an overlay's phrases; every problem with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.narrative.automaton import State, automaton
from cds_service.knowledge.narrative.docs import ContextDoc, FindingsDoc, WordsDoc
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.everyday import Everyday, read_dialogue, read_lay, read_weighed
from cds_service.knowledge.narrative.examination_docs import ExaminationDoc
from cds_service.knowledge.narrative.gathered import FOLDER, Gathered
from cds_service.knowledge.narrative.quantity_docs import QuantitiesDoc
from cds_service.knowledge.narrative.specs import (
    asserting_of,
    complaint_of,
    earlier_of,
    known_areas,
    lasting_of,
    onsets_of,
    own_times_of,
    quantity_of,
    section_of,
    stanza_of,
    studies_of,
    times_of,
    topic_of,
    unclear_of,
    whose_of,
)
from cds_service.knowledge.narrative.types import Limits, NarrativeKnowledge
from cds_service.knowledge.nearest import nearest

_DOMAINS = ("pain", "reach", "numb", "weak", "sensation", "strength", "reflex")
"""What an area may be asked for."""
_MEMBER = Entry(Kind.NOTHING, "member")
"""What a word of a group means by itself."""


def load_narrative(root: Path, findings: Collection[str] = (), overlay: Path | None = None) -> NarrativeKnowledge:
    """As :func:`read_narrative`; raises ``KnowledgeError`` with all problems."""
    problems: list[Problem] = []
    found = read_narrative(root, problems, findings, overlay)
    if found is None or problems:
        raise KnowledgeError(problems)
    return found


def read_narrative(
    root: Path, problems: list[Problem], findings: Collection[str] = (), overlay: Path | None = None
) -> NarrativeKnowledge | None:
    """The narrative knowledge under ``root`` (``cards/``), with the phrases that ``overlay`` adds in the same place.

    ``findings``: ids that phrases may lead to (none given: not checked). Problems are added to the list;
    None when a file cannot be used at all.
    """
    book = Gathered(problems)
    words = book.read(root, "words.yaml", WordsDoc)
    if words is None:
        return None
    _groups(book, words)
    doc = book.read(root, "findings.yaml", FindingsDoc)
    if doc is not None:
        _findings(book, doc, findings)
    examination = book.read(root, "examination.yaml", ExaminationDoc)
    if examination is not None:
        _examination(book, examination, findings)
    context = book.read(root, "context.yaml", ContextDoc)
    if context is not None:
        _context(book, context)
        _known(book, [*context.earlier.findings, *context.earlier.sudden, *context.feared_findings], findings)
    quantities = book.read(root, "quantities.yaml", QuantitiesDoc)
    if quantities is not None:
        for name, quantity in quantities.quantities.items():
            book.add(quantity.phrases, Entry(Kind.QUANTITY, name))
            _known(book, [quantity.finding], findings)
    dialogue = read_dialogue(book, root)
    lay = read_lay(book, root, doc, context.unclear.notions if context is not None else ())
    weighed = read_weighed(book, root, lay)
    if overlay is not None and (overlay / FOLDER / "findings.yaml").is_file():
        more = book.read(overlay, "findings.yaml", FindingsDoc, site=True)
        if more is not None:
            _findings(book, more, findings)
    if doc is None or examination is None or context is None or quantities is None:
        return None
    if lay is None or weighed is None or dialogue is None:
        return None
    everyday = Everyday(*lay, weighed, dialogue)
    return _knowledge(book, words, doc, examination, context, quantities, everyday)


def _groups(book: Gathered, doc: WordsDoc) -> None:
    book.exact = frozenset(doc.exact).union(doc.plain)
    book.same = {variant: name for name, variants in doc.same.items() for variant in variants}
    book.groups = dict.fromkeys(doc.groups, State())
    for name, patterns in doc.groups.items():
        book.groups[name] = automaton(book.each(patterns, _MEMBER))


def _known(book: Gathered, names: Iterable[str], findings: Collection[str]) -> None:
    for name in names:
        if findings and name not in findings:
            book.problem(name, f"no finding {name}{nearest(name, findings)}")


def _findings(book: Gathered, doc: FindingsDoc, findings: Collection[str]) -> None:
    for wider, names in doc.follows.items():
        _known(book, [wider, *names], findings)
    _known(book, (*doc.settles, *(one.open for one in doc.settles.values())), findings)
    for name, stanza in doc.findings.items():
        _known(book, doc.expands.get(name, [name]), findings)
        if stanza.if_historical is not None:
            _known(book, [stanza.if_historical], findings)
        if stanza.when_planned is not None and stanza.when_planned not in doc.findings:
            book.problem(stanza.when_planned, f"no stanza {stanza.when_planned}")
        for mode in ("present", "absent", "historical"):
            book.add(getattr(stanza, mode), Entry(Kind.FINDING, name, mode))


def _examination(book: Gathered, doc: ExaminationDoc, findings: Collection[str]) -> None:
    for name, patterns in doc.values.items():
        book.add(patterns, Entry(Kind.VALUE, name))
    for name, head in doc.heads.items():
        book.add(head.phrases, Entry(Kind.HEAD, name))
        _known(book, head.findings, findings)
    for name, area in doc.areas.items():
        book.add(area.phrases, Entry(Kind.AREA, name))
        for domain in _DOMAINS:
            _known(book, getattr(area, domain), findings)
    for name, complaint in doc.complaints.items():
        book.add(complaint.phrases, Entry(Kind.COMPLAINT, name))
        if complaint.domain not in _DOMAINS or complaint.or_else not in (None, *_DOMAINS):
            book.problem(f"{name}:", "no such domain of areas")
        _known(book, [*complaint.denied, *complaint.unplaced], findings)
    for name, topic in doc.topics.items():
        book.add(topic.phrases, Entry(Kind.TOPIC, name))
        _known(book, topic.findings, findings)
        if topic.domain not in doc.results:
            book.problem(f"{name}:", f"no results for domain {topic.domain}")


def _context(book: Gathered, doc: ContextDoc) -> None:
    for kind, table in ((Kind.CUE, doc.cues), (Kind.SIDE, doc.sides), (Kind.COURSE, doc.courses)):
        for name, patterns in table.items():
            book.add(patterns, Entry(kind, name))
    book.add(doc.nothing, Entry(Kind.NOTHING, "nothing"))
    for name, section in doc.sections.items():
        book.add(section.headings, Entry(Kind.SECTION, name))


def _knowledge(
    book: Gathered,
    words: WordsDoc,
    findings: FindingsDoc,
    examination: ExaminationDoc,
    context: ContextDoc,
    quantities: QuantitiesDoc,
    everyday: Everyday,
) -> NarrativeKnowledge:
    measures = {name: quantity_of(q, book.stem) for name, q in quantities.quantities.items()}
    return NarrativeKnowledge(
        phrases=book.together(book.phrases),
        groups=book.groups,
        headings=book.together(book.headings),
        sections={name: section_of(s, name) for name, s in context.sections.items()},
        stanzas={name: stanza_of(s, book.stem) for name, s in findings.findings.items()},
        expands={name: tuple(ids) for name, ids in findings.expands.items()},
        settles=dict(findings.settles),
        follows={name: wider for wider, names in findings.follows.items() for name in names},
        qualifiers={name: frozenset(q) for name, q in findings.qualifiers.items()},
        elsewhere=findings.elsewhere,
        there=frozenset(findings.there),
        here_words=frozenset(findings.here_words),
        care_elsewhere=known_areas(findings, examination, book.problem),
        areas={
            name: {domain: tuple(getattr(area, domain)) for domain in _DOMAINS if getattr(area, domain)}
            for name, area in examination.areas.items()
        },
        regions={name: area.region for name, area in examination.areas.items()},
        pairs=frozenset(words.pairs),
        heads={name: tuple(head.findings) for name, head in examination.heads.items()},
        topics={name: topic_of(t, book.stem) for name, t in examination.topics.items()},
        complaints={name: complaint_of(c, book.stem) for name, c in examination.complaints.items()},
        quantities=measures,
        measured_words={word: kind for kind, listed in quantities.words.items() for word in book.stem(listed)},
        range=quantities.range,
        counted=quantities.counted,
        voided=frozenset(book.stem(quantities.voided)),
        moments=frozenset(book.stem(quantities.moments)),
        moment_of=frozenset(book.stem(quantities.moment_of)),
        rates=quantities.rates,
        measurable={spec.finding: spec for spec in measures.values()},
        results=examination.results,
        reflex_grades=examination.reflex_grades,
        raised_reflexes=dict.fromkeys(examination.reflex_raised.grades, examination.reflex_raised.finding),
        short_reflex_scales=frozenset(examination.short_reflex_scales),
        elicited=frozenset(book.stem(examination.elicited)),
        scores={domain: frozenset(best) for domain, best in examination.scores.items()},
        worded_grades=examination.worded_grades,
        degrees=examination.degrees,
        falling=frozenset(examination.falling),
        other_scales=frozenset(examination.other_scales),
        column_names={word: topic for topic, names in examination.columns.items() for word in book.stem(names)},
        fillers=frozenset(book.stem(words.fillers)),
        relatives=_relatives(book, "relative"),
        not_called={
            "he": _relatives(book, "relative-she"),
            "him": _relatives(book, "relative-she"),
            "she": _relatives(book, "relative-he"),
        },
        same=book.same,
        exact=book.exact,
        behind={w: dict.fromkeys(book.stem(b.after), b.as_) for w, b in words.behind.items()},
        before_level={w: b.as_ for w, b in words.behind.items() if b.levels},
        beside=words.beside,
        abbreviations=frozenset(words.abbreviations),
        clipped=words.clipped,
        functions=words.functions,
        jotted=words.jotted,
        elided=words.elided,
        question_words=frozenset(context.question_words),
        unchanging=frozenset(book.stem(context.unchanging)),
        returning=frozenset(book.stem(context.returning)),
        summoning=frozenset(book.stem(context.summoning)),
        flags=frozenset(book.stem(context.flags)),
        suffered=frozenset(book.stem(context.suffered)),
        feared_findings=context.feared_findings,
        asserting=asserting_of(context.asserting, book.stem),
        lasting=lasting_of(context.lasting, book.stem),
        studies=studies_of(context.studies, book.stem),
        care=context.care,
        whose=whose_of(context.whose, book.stem),
        aged_child=context.aged_child,
        long_standing=context.long_standing,
        still_found=context.still_found,
        past_signs=context.past_signs,
        second_side=context.second_side,
        bedside=context.bedside,
        earlier=earlier_of(context.earlier, book.stem),
        onsets=onsets_of(context.onsets, book.stem),
        own_times=own_times_of(context.own_times, book.stem),
        unclear=unclear_of(context.unclear, book.stem, everyday.unclear),
        lay=everyday.lay,
        weighed=everyday.weighed,
        times=times_of(context, book.stem),
        dialogue=everyday.dialogue,
        limits=Limits(**words.limits),
    )


def _relatives(book: Gathered, group: str) -> frozenset[str]:
    found = book.groups.get(group)
    return frozenset(found.children) if found is not None else frozenset()
