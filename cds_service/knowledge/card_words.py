"""Reads ``words.yaml``, ``profiles.yaml`` and the code systems of cards: the fixed words of composition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from cds_service.errors import Problem
from cds_service.hooks.response import OverrideReason
from cds_service.knowledge.card_docs import CodeSystemDoc, ProfilesDoc, WordsDoc
from cds_service.knowledge.card_template import Template, parse_template
from cds_service.knowledge.card_types import Note, Profile, RatingCodes, Words

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
        "findingSided": "label detail",
        "factsMore": "count",
        "symptomsFact": "symptoms",
        "conservativeFact": "conservative",
        "patternFact": "root other",
        "absentFact": "labels date reference",
        "absentFactBare": "labels",
        "factsNone": "",
        "gapUnread": "sources",
        "gapNoneRecorded": "labels",
        "gapAge": "",
        "gapNone": "",
        "ruleTitle": "row version rule",
        "ruleSupporting": "version rule",
        "ruleRating": "variant rating",
        "ruleEvidence": "links",
        "unreadSource": "source reason",
        "spanBoth": "least most unit",
        "spanExact": "least unit",
        "spanLeast": "least unit",
        "spanMost": "most unit",
        "grade": "grade",
        "value": "value unit",
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
        "explainMissing": "state labels",
        "explainGroups": "labels",
        "explainUndecided": "row title",
        "explainChange": "topic labels",
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
    "roots",
    "sides",
    "certainty",
    "units",
    "ratings",
    "imaging",
    "regions",
)
LISTS = (
    "redFlagGroups",
    "redFlagSources",
    "sourceOrder",
    "properNames",
    "complaints",
    "radiation",
    "contrast",
    "lumbarMri",
    "myelography",
    "earlierStudy",
    "motorGroups",
    "groupsNamedOn",
    "absencesNamedOn",
    "timelineNamedOn",
    "noRadiation",
    "noContrast",
    "contrastWrong",
    "plainMri",
    "optionalSources",
)
NUMBERS = ("factsShown", "absentShown", "findingsNamed", "summaryAim", "evidenceShown", "reviewAtLeastDays")


@dataclass(frozen=True, slots=True)
class Codes:
    """Topics and override reasons that a card may name."""

    topic_system: str
    topics: Mapping[str, str]
    reasons: Mapping[str, OverrideReason]


def read_codes(root: Path, problems: list[Problem]) -> Codes:
    """Topics and our override reasons from their CodeSystems; HL7's, with our wording, from ``words.yaml``."""
    topics = _code_system(root / "codesystems" / "card-topics.json", root, problems)
    own = _code_system(root / "codesystems" / "override-reasons.json", root, problems)
    words = _yaml(root / "lumbar-imaging" / "words.yaml", root, WordsDoc, [])
    reasons = {c.code: OverrideReason(code=c.code, system=own.url, display=c.display) for c in own.concept}
    for code, display in (words.hl7_reasons if words else {}).items():
        reasons[code] = OverrideReason(code=code, system=HL7_REASONS, display=display)
    return Codes(topics.url, {c.code: c.display for c in topics.concept}, reasons)


def read_words(path: Path, root: Path, problems: list[Problem]) -> Words:
    """The fixed words; every phrase, label group, list and number that composing needs must be there."""
    doc = _yaml(path, root, WordsDoc, problems)
    name = str(path.relative_to(root))
    if doc is None:
        return Words({}, {}, {}, {}, ())
    for kind, wanted, given in (
        ("phrases", PHRASES, doc.phrases),
        ("labels", LABELS, doc.labels),
        ("lists", LISTS, doc.lists),
        ("numbers", NUMBERS, doc.numbers),
    ):
        if set(wanted) != set(given):
            odd = ", ".join(sorted(set(wanted) ^ set(given)))
            problems.append(Problem(name, 1, f"{kind}: missing or not known: {odd}"))
    phrases: dict[str, Template] = {
        key: parse_template(text, name, 1, problems, PHRASES.get(key, frozenset())) for key, text in doc.phrases.items()
    }
    notes = tuple(
        Note(
            n.id,
            n.when.typed(),
            tuple(parse_template(t, name, 1, problems) for t in n.text),
        )
        for n in doc.notes
    )
    lists = {key: tuple(values) for key, values in doc.lists.items()}
    return Words(phrases, doc.labels, lists, doc.numbers, notes)


def read_profiles(path: Path, root: Path, problems: list[Problem]) -> tuple[Mapping[str, Profile], RatingCodes]:
    """Client profiles; ``generic`` must be there."""
    doc = _yaml(path, root, ProfilesDoc, problems)
    if doc is None:
        return {"generic": Profile("generic")}, RatingCodes("", "", "", "", {}, "")
    if "generic" not in doc.profiles:
        problems.append(Problem(str(path.relative_to(root)), 1, "the profile generic is missing"))
    profiles = {
        key: Profile(
            key,
            p.selection_behavior,
            p.update_actions,
            p.app_context,
            p.smart_links,
            p.rating,
        )
        for key, p in doc.profiles.items()
    }
    r = doc.rating
    return profiles, RatingCodes(
        r.rating_url,
        r.rating_system,
        r.consult_url,
        r.own_system,
        r.codes,
        r.description,
    )


def _yaml(path: Path, root: Path, shape: type[T], problems: list[Problem]) -> T | None:
    name = str(path.relative_to(root))
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), shape)
    except OSError:
        problems.append(Problem(name, 1, "the file is missing"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(name, mark.line + 1 if mark else 1, "is not YAML"))
    except msgspec.ValidationError as error:
        problems.append(Problem(name, 1, str(error)))
    return None


def _code_system(path: Path, root: Path, problems: list[Problem]) -> CodeSystemDoc:
    try:
        return msgspec.json.decode(path.read_bytes(), type=CodeSystemDoc)
    except (OSError, msgspec.DecodeError) as error:
        problems.append(
            Problem(
                str(path.relative_to(root)),
                1,
                f"cannot be read: {type(error).__name__}",
            )
        )
        return CodeSystemDoc("urn:unreadable", [])
