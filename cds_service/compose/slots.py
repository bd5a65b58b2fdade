"""Values of the named places in card texts (``knowledge.cards.template.SLOTS``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from cds_service.clinical.assessment import Assessment, Span
from cds_service.clinical.derive import is_drop
from cds_service.clinical.findings import UNDATED, Course, Finding, Interval, Reading, Status
from cds_service.clinical.memo import Once
from cds_service.clinical.merge import mrc
from cds_service.compose.context import ComposeContext
from cds_service.compose.facts import older_age
from cds_service.compose.gaps import birth_of, unread_red_flag_sources, unread_rows
from cds_service.compose.material import Material
from cds_service.compose.phrases import (
    days_text,
    finding_text,
    findings_texts,
    joined,
    lower_first,
    phrase,
    span_text,
    told_day,
)
from cds_service.compose.used import (
    complaints,
    day_of,
    days_of,
    deficit,
    disputes,
    grade_before,
    lessened,
    named_findings,
    telling,
    weakness,
)
from cds_service.knowledge.cards.types import CardFile, Words


class Slots:
    """Slot values of one card; each is computed when a text asks for it, at most once."""

    def __init__(self, assessment: Assessment, card: CardFile, material: Material, context: ComposeContext) -> None:
        self.assessment = assessment
        self.card = card
        self.material = material
        self.context = context
        self._known: dict[str, str | None] = {}

    def __call__(self, slot: str) -> str | None:
        """The text of a slot, None when there is nothing to say."""
        known = self._known
        if slot not in known:
            known[slot] = _VALUES[slot](self)
        return known[slot]

    def parameter(self, name: str) -> float:
        """A number of the decision table, as the site set it."""
        return self.context.parameters.get(name, self.material.parameters[name])

    def days_on(self, parameter: str) -> date:
        """The day that lies as many days ahead as a number of the decision table says."""
        return self.context.as_of.date() + timedelta(days=int(self.parameter(parameter)))

    @Once
    def complaints(self) -> list[Finding]:
        """Every complaint on the chart, the most specific first."""
        return complaints(self.assessment, self.material)

    @property
    def complaint(self) -> Finding | None:
        """The complaint that a summary names: the most specific one."""
        return self.complaints[0] if self.complaints else None

    @Once
    def weakest(self) -> Finding | None:
        """The weakest muscle on the chart."""
        return weakness(self.assessment, self.material)

    @Once
    def review_date(self) -> date:
        """When the conservative period will be full, not sooner than the shortest review time."""
        timeline, needed = self.assessment.timeline, int(self.parameter("deferralDays"))
        treated = (timeline.conservative.least or 0) if timeline.conservative else 0
        lasted = (timeline.symptoms.least or 0) if timeline.symptoms else 0
        done = treated if lasted >= needed else max(treated, lasted)
        wait = max(needed - done, self.material.library.words.numbers["reviewAtLeastDays"])
        return self.context.as_of.date() + timedelta(days=wait)


def _findings(s: Slots, count: int) -> str | None:
    texts = findings_texts(named_findings(s.assessment, s.card, s.material), s.material)[:count]
    return joined(texts, s.material.library.words) or None


def _two(s: Slots) -> str | None:
    return _findings(s, s.material.library.words.numbers["findingsNamed"])


def _complaint(s: Slots) -> str | None:
    first = s.complaint
    same = [found for found in s.complaints if first is not None and found.id == first.id]
    return next(iter(findings_texts(same, s.material)), None)


def _complaint_for(s: Slots) -> str | None:
    """The complaint with the duration of the symptoms; apart, where another complaint began them."""
    words, name, span = s.material.library.words, s("complaint"), s.assessment.timeline.symptoms
    symptoms = s("symptoms")
    if name is None or span is None or symptoms is None:
        return None
    first, *others = s.complaints
    own = _since(first, span, s.context.as_of.date()) if others else True
    return phrase(words, "complaintFor" if own else "complaintWith", complaint=name, symptoms=symptoms)


def _since(finding: Finding, span: Span, today: date) -> bool:
    """Whether the symptoms began with this finding."""
    started, ended = finding.onset.earliest, finding.onset.latest
    if started is not None and span.most is not None:
        return abs((today - started).days - span.most) <= 1
    return ended is not None and span.least is not None and abs((today - ended).days - span.least) <= 1


def _weakness(s: Slots) -> str | None:
    found = s.weakest
    return None if found is None or found.id in s.card.unnamed else finding_text(found, s.material)


def _course(s: Slots) -> str | None:
    """How weakness went, as far as anybody recorded it: a grade and more lost would be another card."""
    words, charted = s.material.library.words, s.assessment.charted
    weak = [f for name in s.material.motor for f in charted.of(name) if f.status is Status.PRESENT]
    if any(map(lessened, weak)):
        own = s.weakest if s.weakest is not None and lessened(s.weakest) else None
        return (own and _long_ago(own, words)) or phrase(words, "courseLess" if own else "courseLessElsewhere")
    worse = [
        days_of(r)
        for name in s.material.motor
        for f in charted.of(name)
        for r in f.readings
        if _told_worse(r, s.material.growing)
    ]
    last = max((when for when in worse if when.known), key=lambda when: when.latest or date.min, default=None)
    if last is not None:
        return phrase(words, "courseWorse", date=told_day(last))
    return phrase(words, "courseStable")


def _long_ago(weakest: Finding, words: Words) -> str | None:
    """Since when a muscle is weaker by a grade or more, which lies too far back for weakness that grows."""
    before = grade_before(weakest)
    then, now = mrc(before.grade) if before is not None else None, mrc(weakest.grade)
    if before is None or then is None or now is None or not is_drop(then, now):
        return None
    return phrase(words, "courseOld", date=told_day(days_of(before)))


def _told_worse(reading: Reading, growing: str) -> bool:
    worse = reading.course is Course.WORSE or reading.finding == growing
    return worse and reading.status is not Status.ABSENT


def _birth(s: Slots) -> str | None:
    return s.material.library.words.labels["birth"].get(birth_of(s.assessment))


def _deficit(s: Slots) -> str | None:
    found = deficit(s.assessment, s.material)
    text = None if found is None else finding_text(found, s.material)
    return None if text is None else lower_first(text, s.material.library.words)


def _earlier(s: Slots) -> str | None:
    """When the latest earlier study was done: the day of a note is not that of the study which it tells of."""
    names = s.material.library.words.lists["earlierStudy"]
    done = [day for name in names for f in s.assessment.charted.of(name) for r in f.readings if (day := _done(r))]
    return told_day(max(done, key=lambda when: when.latest or date.min)) if done else None


def _done(reading: Reading) -> Interval | None:
    if reading.onset.latest is not None:
        return reading.onset
    day = None if reading.evidence.text else reading.evidence.date or reading.recorded
    return Interval(day, day) if day is not None else None


def _recorded(s: Slots) -> str | None:
    """From when the signs are that a summary names, so that it says nothing of their age that the chart does not say."""
    words = s.material.library.words
    named = named_findings(s.assessment, s.card, s.material)[: words.numbers["findingsNamed"]]
    days = [_day(finding) for finding in named]
    if not days:
        return None
    if all(day is None for day in days):
        return phrase(words, "signUndated")
    last = max((day for day in days if day is not None), key=lambda when: when.latest or date.min)
    one = all(day == last for day in days)
    return phrase(words, "signDated" if one else "signLast", date=told_day(last))


def _denied(s: Slots) -> str | None:
    """A sign that made the row hold though it was denied since, with the day on which it was recorded."""
    told = [f for f in s.assessment.because if f.status is Status.ABSENT]
    names = {f.id for f in told}
    found = next((d for d in disputes(s.assessment, s.material, date.min) if d.finding.id in names), None)
    day = day_of(found.said) if found is not None else None
    if found is None or day is None:
        return None
    label = s.material.findings[found.finding.id].label
    return phrase(s.material.library.words, "signDenied", sign=label, date=day.isoformat())


def _day(finding: Finding) -> Interval | None:
    if finding.onset.latest is not None:
        return finding.onset
    reading = telling(finding)
    days = days_of(reading) if reading is not None else UNDATED
    return days if days.known else None


def _imaging(s: Slots) -> str | None:
    labels, order = s.material.library.words.labels, s.assessment.order
    if order is None:
        return f"{labels['regions']['lumbar']} {labels['imaging']['mri']}"
    modality = labels["imaging"].get(order.study.modality)
    region = labels["regions"].get(order.study.region)
    return f"{region} {modality}" if region and modality else order.study.label


def _any_imaging(s: Slots) -> str | None:
    """Where another study than MRI is ordered: after treatment that is not what follows, so it waits as any does."""
    words, order = s.material.library.words, s.assessment.order
    if order is None or order.study.modality in words.lists["mri"]:
        return None
    return phrase(words, "anyImaging")


def _region(s: Slots) -> str | None:
    order = s.assessment.order
    return None if order is None else s.material.library.words.labels["regions"].get(order.study.region)


def _groups(s: Slots) -> str | None:
    return ", ".join(s.material.groups[g] for g in s.assessment.undocumented if g in s.material.groups) or None


def _usual(s: Slots) -> str | None:
    known = s.material.studies
    names = s.assessment.appropriateness.usually_appropriate
    return ", ".join(known[name].study.label for name in names if name in known) or None


def _rating(s: Slots) -> str | None:
    rating = s.assessment.appropriateness.rating
    return s.material.library.words.labels["ratings"].get(rating) if rating else None


_VALUES: Mapping[str, Callable[[Slots], str | None]] = {
    "anyImaging": _any_imaging,
    "adultAge": lambda s: str(int(s.parameter("adultAge"))),
    "birth": _birth,
    "complaint": _complaint,
    "complaintFor": _complaint_for,
    "course": _course,
    "deficit": _deficit,
    "conservative": lambda s: span_text(s.assessment.timeline.conservative, s.material.library.words),
    "deferral": lambda s: days_text(s.parameter("deferralDays"), s.material.library.words),
    "denied": _denied,
    "duplicateWindow": lambda s: days_text(s.parameter("duplicateDays"), s.material.library.words),
    "earlierDate": _earlier,
    "finding": lambda s: _findings(s, 1),
    "findings": _two,
    "groups": _groups,
    "imaging": _imaging,
    "olderAge": lambda s: older_age(s.assessment, s.material),
    "qualityDays": lambda s: str(int(s.parameter("qualityNoteDays"))),
    "rating": _rating,
    "recorded": _recorded,
    "region": _region,
    "reviewDate": lambda s: s.review_date.isoformat(),
    "study": lambda s: s.assessment.order.study.label if s.assessment.order else None,
    "symptoms": lambda s: span_text(s.assessment.timeline.symptoms, s.material.library.words),
    "unread": lambda s: unread_red_flag_sources(s.assessment, s.material),
    "unreadRows": lambda s: unread_rows(s.assessment, s.material),
    "usuallyAppropriate": _usual,
    "weakness": _weakness,
}
