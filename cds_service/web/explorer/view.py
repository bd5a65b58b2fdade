"""Everything that the page shows, worked out; the templates only write it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.truth import Truth
from cds_service.compose.material import Citation
from cds_service.compose.phrases import change_label, lower_first, more_pressing
from cds_service.compose.ratings import rated
from cds_service.compose.used import complaint
from cds_service.knowledge.explorer import Mark
from cds_service.services.explore import Chart, Opinion
from cds_service.web.explorer.banner import Banner, banner
from cds_service.web.explorer.exam import Exam, exam
from cds_service.web.explorer.facts import Fact, State, Telling
from cds_service.web.explorer.form import AskedForm, asked_forms
from cds_service.web.explorer.note import note_text
from cds_service.web.explorer.parts import PageKnowledge
from cds_service.web.explorer.sources import Shown, SourceBook
from cds_service.web.explorer.timeline import TimelineView, timeline

_UNDECIDED = "insufficientData"


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer. ``before``: the sentence as it was without what the user recorded, where that differs.

    ``since``: number of the resource from which the duration of the symptoms is counted.
    """

    urgency: str
    mark: Mark
    topic: str | None
    sentence: str
    why: tuple[str, ...]
    facts: tuple[Fact, ...]
    criteria: tuple[str, ...]
    row: str
    rule: str
    evidence: tuple[Citation, ...]
    order: str
    ordered: bool
    rating: str | None
    since: int | None = None
    before: str | None = None
    entered: bool = False


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One line of the red-flag table: facts by state."""

    label: str
    facts: Mapping[State, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Where the recommendation would go, and which findings would take it there."""

    topic: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one patient."""

    banner: Banner
    advice: Advice
    flags: tuple[FlagRow, ...]
    changes: tuple[ChangeLine, ...]
    exam: Exam
    timeline: TimelineView
    localised: str | None
    forms: tuple[AskedForm, ...]
    note: str
    sources: tuple[Shown, ...]
    ignored: tuple[tuple[str, str], ...]


def page(
    chart: Chart,
    opinion: Opinion,
    knowledge: PageKnowledge,
    answers: Mapping[str, str],
    before: Opinion,
    *,
    demo: bool = False,
) -> Page:
    """The page for a judged chart; ``before`` is the opinion without the answers (the same when there are none)."""
    book = SourceBook()
    telling = Telling(opinion.assessment, opinion.explanation, knowledge.material, book)
    charted = Telling(before.assessment, before.explanation, knowledge.material, SourceBook())
    words = knowledge.explorer.words
    advice = _advice(telling, opinion, knowledge, before if answers else None)
    flags = tuple(
        FlagRow(line.label, _by_state(fact for name in line.findings for fact in telling.of(name)))
        for line in words.flags
    )
    examination = exam(telling, words.exam, knowledge.explorer.chart, words.text["bestFit"])
    events = timeline(telling, words.events, knowledge.deferral_days)
    every = [fact for row in flags for facts in row.facts.values() for fact in facts]
    entered = ", ".join(
        f"{q.text} {answers[q.id]}{f' {q.unit.display}' if q.unit else ''}"
        for form in knowledge.forms
        for q in form.questions
        if q.id in answers
    )
    pages = [page for found in chart.pages.values() for page in found]
    return Page(
        banner(chart, opinion.assessment, knowledge.material),
        advice,
        flags,
        tuple(_changes(opinion, knowledge)),
        examination,
        events,
        _localised(opinion, words.text, examination.examined),
        asked_forms(knowledge.forms, charted, answers),
        note_text(telling, knowledge, advice.sentence, advice.facts, every, entered, demo=demo),
        book.shown((*pages, *((chart.order,) if chart.order else ())), chart.recorded),
        tuple((i.reference, i.reason) for i in opinion.ignored),
    )


def _advice(telling: Telling, opinion: Opinion, knowledge: PageKnowledge, before: Opinion | None) -> Advice:
    assessment, words = opinion.assessment, knowledge.explorer.words
    card, row = opinion.card, knowledge.rows.get(assessment.row)
    sentence = _sentence(opinion, words.text)
    previous = None if before is None else _sentence(before, words.text)
    return Advice(
        assessment.urgency.value,
        words.urgency[assessment.urgency.value],
        None if assessment.disposition is None else knowledge.material.library.topics.get(assessment.disposition),
        sentence,
        _paragraphs(card.detail) if card is not None and card.detail else (words.text["noAdviceWhy"],),
        _facts(telling, assessment),
        _criteria(opinion),
        assessment.row,
        row.title if row else "",
        row.evidence if row else (),
        assessment.order.study.label if assessment.order else "",
        assessment.order is not None and bool(assessment.order.reference),
        _rating(assessment, knowledge),
        telling.since(),
        previous if previous != sentence else None,
        before is not None,
    )


def _sentence(opinion: Opinion, text: Mapping[str, str]) -> str:
    return opinion.card.summary if opinion.card is not None else text["noAdvice"]


def _paragraphs(detail: str) -> tuple[str, ...]:
    """The first part of a card's detail: why, in our own words."""
    first, _, _ = detail.partition("\n\n**")
    return tuple(paragraph for paragraph in first.split("\n\n") if paragraph.strip())


def _facts(telling: Telling, assessment: Assessment) -> tuple[Fact, ...]:
    lead = complaint(assessment, telling.material)
    because = {(f.id, f.side): f for f in assessment.because}
    if lead is not None:
        because.setdefault((lead.id, lead.side), lead)
    return tuple(dict.fromkeys(telling.told(finding) for finding in because.values()))


def _criteria(opinion: Opinion) -> tuple[str, ...]:
    trace = next((row for row in opinion.explanation.trace if row.row == opinion.assessment.row), None)
    return () if trace is None else tuple(c.text for c in trace.criteria if c.result is Truth.YES and c.text)


def _rating(assessment: Assessment, knowledge: PageKnowledge) -> str | None:
    found = rated(assessment, knowledge.material)
    if found is None or found.variant is None or found.rating is None:
        return None
    rating = knowledge.material.library.words.labels["ratings"].get(found.rating)
    return f"ACR variant {found.variant[1:]}: {rating}" if rating else None


def _by_state(facts: Iterable[Fact]) -> Mapping[State, tuple[Fact, ...]]:
    found: dict[State, list[Fact]] = {state: [] for state in State}
    for fact in facts:
        if fact not in found[fact.state]:
            found[fact.state].append(fact)
    return {state: tuple(those) for state, those in found.items()}


def _changes(opinion: Opinion, knowledge: PageKnowledge) -> Iterable[ChangeLine]:
    material = knowledge.material
    by_topic: dict[str, list[str]] = {}
    topics, words = material.library.topics, knowledge.explorer.words
    last = len(knowledge.ranks)
    for change in sorted(opinion.explanation.would_change, key=lambda c: knowledge.ranks.get(c.to, last)):
        label = change_label(change.finding, material)
        if label is None or change.to not in topics:
            continue
        then = more_pressing(change, opinion.assessment)
        topic = lower_first(topics[change.to], material.library.words)
        named = topics[change.to] if then is None else words.pressing[then].format(topic=topic, Topic=topics[change.to])
        by_topic.setdefault(named, []).append(label)
    for topic, labels in by_topic.items():
        unique = dict.fromkeys(labels)
        yield ChangeLine(topic, tuple(lower_first(label, material.library.words) for label in unique))


def _localised(opinion: Opinion, text: Mapping[str, str], examined: bool) -> str:
    found = opinion.explanation.localisation or opinion.assessment.localisation
    if found is None or not examined:
        return text["notExamined"]
    if len(found.roots) > 1 and found.conclusion == found.roots[0].root:
        return text["localised"].format(root=found.roots[0].root, other=found.roots[1].root)
    return text["notLocalised"]


def undecided(opinion: Opinion) -> bool:
    """Whether the advice waits for facts, so that the form stands further up."""
    return opinion.assessment.disposition == _UNDECIDED
