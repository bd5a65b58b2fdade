"""Reads ``words.yaml``, ``profiles.yaml`` and the code systems of cards: the fixed words of composition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cds_service.errors import Problem
from cds_service.hooks.response import OverrideReason
from cds_service.knowledge.cards.docs import CodeSystemDoc, ConceptDoc, NoteDoc, ProfilesDoc, WordsDoc
from cds_service.knowledge.cards.template import SLOTS, Template, parse_template
from cds_service.knowledge.cards.types import Note, Profile, RatingCodes, Words
from cds_service.knowledge.source import Source, read_json, read_yaml

T = TypeVar("T")

HL7_REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"

PHRASES: Mapping[str, frozenset[str]] = {
    name: frozenset(slots.split())
    for name, slots in {
        "about": "study reference",
        "factDated": "what date reference",
        "factUndated": "what reference",
        "factDatedBare": "what date",
        "factBare": "what",
        "absentWhat": "what",
        "signDenied": "sign date",
        "signUndated": "",
        "signDated": "date",
        "signLast": "date",
        "findingSided": "label detail",
        "legsWeak": "detail",
        "courseStable": "",
        "courseLess": "",
        "courseOld": "date",
        "courseLessElsewhere": "",
        "courseWorse": "date",
        "alsoFact": "labels",
        "alsoDated": "what date reference",
        "alsoUndated": "what reference",
        "factsMore": "count",
        "alsoMore": "count",
        "symptomsFact": "symptoms",
        "symptomsFactAt": "symptoms reference",
        "conservativeFact": "conservative",
        "patternFact": "root other",
        "deniedSince": "date label reference",
        "deniedFlag": "what date reference since by",
        "absentFact": "labels date",
        "absentPlace": "labels reference",
        "resultFact": "labels reference",
        "ageFact": "age",
        "complaintFor": "complaint symptoms",
        "complaintWith": "complaint symptoms",
        "factsNone": "",
        "gapUnread": "sources",
        "gapRow": "label reference",
        "gapRowMore": "count",
        "gapNoneRecorded": "labels",
        "gapPast": "group labels",
        "gapPastMore": "count",
        "gapNotAbsent": "labels",
        "gapMeasured": "group what value date reference",
        "gapAge": "",
        "gapBirthMissing": "",
        "gapBirthInexact": "",
        "anyImaging": "",
        "gapDuration": "",
        "gapNone": "",
        "ruleTitle": "row version rule",
        "ruleSupporting": "version rule",
        "ruleBare": "row version",
        "ruleRating": "variant rating study",
        "ruleRatingAlso": "variant rating study",
        "ruleRatingAside": "variant rating study",
        "ruleRatingSoFar": "variant rating study",
        "ruleEvidence": "links",
        "unreadSource": "source reason",
        "spanBoth": "least most unit",
        "spanExact": "least unit",
        "spanLeast": "least unit",
        "spanMost": "most unit",
        "grade": "grade",
        "gradeBefore": "grade before",
        "gradeBeforeDated": "grade before date",
        "value": "value unit",
        "valueSince": "value since",
        "valueSinceDated": "value since date",
        "valueCompared": "comparator value",
        "valueRange": "value most",
        "factsHidden": "",
        "demo": "",
        "explainRoot": "study at",
        "explainAnswer": "topic",
        "explainRow": "row title version",
        "explainUrgency": "urgency indicator",
        "explainModifiers": "modifiers",
        "explainRating": "variant rating",
        "explainCriterion": "text result",
        "explainPlace": "what state date reference",
        "explainSymptoms": "span",
        "explainTreatment": "span",
        "explainRoots": "conclusion",
        "explainRoot2": "root share because",
        "explainRoot1": "root share",
        "explainSource": "source reason",
        "explainMissing": "group labels",
        "explainGroups": "labels",
        "explainUndecided": "row title",
        "explainChange": "topic labels",
        "explainChangeThen": "topic pressing labels",
        "explainNo": "row title",
    }.items()
}
"""Every phrase that composing needs, with the slots that it may use."""

LABELS = (
    "headings",
    "sources",
    "reasons",
    "links",
    "deeds",
    "explain",
    "truth",
    "statusWords",
    "missingReasons",
    "findingGroups",
    "roots",
    "sides",
    "comparators",
    "birth",
    "certainty",
    "groupMeasures",
    "groupPast",
    "supposed",
    "units",
    "ratings",
    "imaging",
    "regions",
)
LISTS = (
    "redFlagSources",
    "sourceOrder",
    "properNames",
    "complaints",
    "radiation",
    "contrast",
    "lumbarMri",
    "mri",
    "myelography",
    "earlierStudy",
    "motorGroups",
    "recordedNamedOn",
    "recordedGroups",
    "deficitGroups",
    "noFlagGroups",
    "disputedGroups",
    "groupsNamedOn",
    "absencesNamedOn",
    "timelineNamedOn",
    "treatmentNamedRows",
    "treatments",
    "alwaysNamed",
    "ageNamedOn",
    "durationNamedOn",
    "resultNamedOn",
    "patternNamedOn",
    "ratingAsideOn",
    "ratingAlsoOn",
    "ratingOverriddenOn",
    "ratingSoFarOn",
    "ratingUnsaidOn",
    "noRadiation",
    "noContrast",
    "contrastWrong",
    "plainMri",
    "notRated",
    "optionalSources",
)
NUMBERS = (
    "factsShown",
    "absentShown",
    "flagsShown",
    "findingsNamed",
    "pastShown",
    "detailWords",
    "summaryAim",
    "evidenceShown",
    "reviewAtLeastDays",
)


@dataclass(frozen=True, slots=True)
class Codes:
    """Topics and override reasons that a card may name."""

    topic_system: str
    topics: Mapping[str, str]
    reasons: Mapping[str, OverrideReason]


def read_codes(root: Path, problems: list[Problem]) -> Codes:
    """Topics and our override reasons from their CodeSystems; HL7's, with our wording, from ``words.yaml``."""
    topics, shown = _code_system(root / "codesystems" / "card-topics.json", root, problems)
    own, reasons = _code_system(root / "codesystems" / "override-reasons.json", root, problems)
    words = _yaml(root / "lumbar-imaging" / "words.yaml", root, WordsDoc, [])
    known = {code: OverrideReason(code=code, system=own, display=display) for code, display in reasons.items()}
    for code, display in (words[1].hl7_reasons if words else {}).items():
        if words and not display.strip():
            problems.append(Problem(words[0].name, words[0].line("hl7Reasons", code), f"{code} has no display"))
        known[code] = OverrideReason(code=code, system=HL7_REASONS, display=display)
    return Codes(topics, shown, known)


def read_words(path: Path, root: Path, problems: list[Problem]) -> Words:
    """The fixed words; every phrase, label group, list and number that composing needs must be there."""
    read = _yaml(path, root, WordsDoc, problems)
    if read is None:
        return Words({}, {}, {}, {}, ())
    source, doc = read
    for kind, wanted, given in (
        ("phrases", PHRASES, doc.phrases),
        ("labels", LABELS, doc.labels),
        ("lists", LISTS, doc.lists),
        ("numbers", NUMBERS, doc.numbers),
    ):
        if set(wanted) != set(given):
            odd = ", ".join(sorted(set(wanted) ^ set(given)))
            source.problem(f"{kind}: missing or not known: {odd}", kind)

    def template(text: str, known: frozenset[str], *place: str | int) -> Template:
        return parse_template(text, source.name, source.line(*place), problems, known)

    phrases = {key: template(text, PHRASES.get(key, frozenset()), "phrases", key) for key, text in doc.phrases.items()}
    notes = tuple(
        Note(n.id, n.when.typed(), tuple(template(t, SLOTS, "notes", i) for t in n.text), source.line("notes", i))
        for i, n in enumerate(doc.notes)
    )
    lists = {key: tuple(values) for key, values in doc.lists.items()}
    return Words(phrases, doc.labels, lists, doc.numbers, notes)


def read_profiles(path: Path, root: Path, problems: list[Problem]) -> tuple[Mapping[str, Profile], RatingCodes]:
    """Client profiles; ``generic`` must be there."""
    read = _yaml(path, root, ProfilesDoc, problems)
    if read is None:
        return {"generic": Profile("generic")}, RatingCodes("", "", "", "", {}, "")
    source, doc = read
    if "generic" not in doc.profiles:
        source.problem("the profile generic is missing", "profiles")
    profiles = {
        key: Profile(key, p.selection_behavior, p.update_actions, p.app_context, p.smart_links, p.rating, p.links)
        for key, p in doc.profiles.items()
    }
    r = doc.rating
    return profiles, RatingCodes(r.rating_url, r.rating_system, r.consult_url, r.own_system, r.codes, r.description)


def _yaml(path: Path, root: Path, shape: type[T], problems: list[Problem]) -> tuple[Source, T] | None:
    source = read_yaml(path, root, problems)
    doc = None if source is None else source.convert_file(shape, notes=NoteDoc)
    return None if source is None or doc is None else (source, doc)


def _code_system(path: Path, root: Path, problems: list[Problem]) -> tuple[str, Mapping[str, str]]:
    """Its URL and the display of each code; a concept without one is a problem."""
    source = read_json(path, root, problems)
    doc = None if source is None else source.convert_file(CodeSystemDoc, concept=ConceptDoc)
    if source is None or doc is None:
        return "urn:unreadable", {}
    for index, concept in enumerate(doc.concept):
        if not concept.display.strip():
            source.problem(f"{concept.code} has no display", "concept", index)
    return doc.url, {concept.code: concept.display for concept in doc.concept}
