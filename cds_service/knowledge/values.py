"""Reads ``cards/lumbar-imaging/values.yaml``: what the value of an Observation means.

A site overlay may add words, codes and unit spellings of the meanings that there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from cds_service.clinical.findings import Side
from cds_service.errors import Problem
from cds_service.knowledge.folded import fold
from cds_service.knowledge.label_docs import LabelsDoc
from cds_service.knowledge.label_words import label_words, no_label_words
from cds_service.knowledge.nearest import nearest
from cds_service.knowledge.source import Source, read_yaml
from cds_service.knowledge.value_words import (
    AmountWords,
    BareUnit,
    DurationWords,
    Entry,
    Grade,
    Meaning,
    MeasureWords,
    Phrases,
    RedFlagRows,
    ReflexScale,
    Role,
    ValueWords,
    phrases,
    system_key,
)
from cds_service.knowledge.values_docs import Doc, OverlayDoc, WordsDoc
from cds_service.knowledge.word_patterns import pattern

__all__ = ["Meaning", "Role", "ValueWords", "read_values"]

FILE = Path("lumbar-imaging") / "values.yaml"

_NOTHING = "0"
"""The grade of a muscle that does not move."""


def read_values(
    root: Path,
    problems: list[Problem],
    overlay: Path | None = None,
    findings: Collection[str] | None = None,
    units: Collection[str] | None = None,
) -> ValueWords:
    """The words of values; faults go to ``problems``. ``findings``: the ids that there are, to check the names used.

    ``units``: those in which something is measured, to check those that a site spells in another way.
    """
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert(source.data, Doc)
    if doc is None or source is None:
        return _nothing()
    if overlay is not None and (overlay / FILE).exists():
        added = read_yaml(overlay / FILE, overlay, problems, site=True)
        more = None if added is None else added.convert(added.data, OverlayDoc)
        if more is not None and added is not None:
            if units is not None:
                _check_units(more, {*units, *doc.unit_aliases}, added)
            doc = _with(doc, more)
    _check(doc, source, findings)
    return _typed(doc, source)


def _with(doc: Doc, more: OverlayDoc) -> Doc:
    return msgspec.structs.replace(
        doc,
        meanings={m: _joined(d, more.meanings.get(m)) for m, d in doc.meanings.items()},
        sides={s: _joined(d, more.sides.get(s)) for s, d in doc.sides.items()},
        unit_aliases={
            unit: (*doc.unit_aliases.get(unit, ()), *more.unit_aliases.get(unit, ()))
            for unit in {**doc.unit_aliases, **more.unit_aliases}
        },
    )


def _check_units(more: OverlayDoc, known: Collection[str], added: Source) -> None:
    """A spelling of a unit that nothing is measured in would be read by nobody."""
    for unit in more.unit_aliases:
        if unit not in known:
            near = nearest(unit, known) or f"; units are {', '.join(sorted(known))}"
            added.problem(f"{unit} is no unit that a value is read in{near}", "unitAliases", unit)


def _joined(ours: WordsDoc, theirs: WordsDoc | None) -> WordsDoc:
    if theirs is None:
        return ours
    codes = {uri: (*ours.codes.get(uri, ()), *theirs.codes.get(uri, ())) for uri in {**ours.codes, **theirs.codes}}
    return WordsDoc((*ours.words, *theirs.words), codes)


def _check(doc: Doc, source: Source, findings: Collection[str] | None) -> None:
    for kind, wanted, given in (("meanings", Meaning, doc.meanings), ("sides", Side, doc.sides)):
        for name in sorted({m.value for m in wanted} - {m.value for m in given}):
            source.problem(f"{kind}: {name} is missing", kind)
    if findings is None:
        return
    named: dict[str, Iterable[str]] = {
        "measures": doc.measures,
        "amounts": doc.amounts,
        "affirming": doc.affirming,
        "own": doc.own,
        "redFlags": (*doc.red_flags.strengths, *doc.red_flags.apart),
        "losses": [name for one in doc.losses for name in one.findings],
        "durations": (*doc.durations.began, *doc.durations.episode),
        "labels": _named_by_labels(doc.labels),
        "reflexes": [doc.reflexes.raised],
    }
    for place, names in named.items():
        for name in names:
            if name not in findings:
                source.problem(f"{place} names {name}, which is no finding{nearest(name, findings)}", place)


def _named_by_labels(labels: LabelsDoc) -> Iterable[str]:
    asked = [one.finding for one in (*labels.asking, *labels.parts)]
    others = [one.finding for one in labels.namesakes]
    return (*labels.blood, *asked, *others, *(one.finding for one in labels.bare))


def _typed(doc: Doc, source: Source) -> ValueWords:
    base = _base(doc, source)
    affirming = doc.meanings.get(Meaning.AFFIRMED, WordsDoc()).words
    affirmed: dict[str, Entry] = dict.fromkeys(map(fold, affirming), Meaning.AFFIRMED)
    answers = {
        **base,
        **{word: entry for word, entry in affirmed.items() if base.get(word, Role.FILLER) is Role.FILLER},
    }
    failing = {**base, **dict.fromkeys(map(fold, doc.failing), Meaning.ABNORMAL)}
    strength: dict[str, Entry] = {
        **failing,
        **dict.fromkeys(map(fold, doc.strength.reduced), Meaning.ABNORMAL),
        **{w: Grade(g) for g, words in doc.strength.words.items() for w in words},
    }
    muscles: dict[str, Entry] = {
        **strength,
        **{w: Grade(g) for g, words in doc.strength.muscle_words.items() for w in words},
    }
    limbs: dict[str, Entry] = {
        **strength,
        **dict.fromkeys(doc.strength.muscle_words.get(_NOTHING, ()), Grade(_NOTHING)),
    }
    reflexes: dict[str, Entry] = {**base, **{w: Grade(g) for g, words in doc.reflexes.words.items() for w in words}}
    return ValueWords(
        version=doc.version,
        answers=phrases(answers),
        functions=phrases(failing),
        strength=phrases(strength),
        muscles=phrases(muscles),
        limbs=phrases(limbs),
        reflexes=phrases(reflexes),
        full_strength=doc.strength.full,
        symmetric=frozenset(doc.symmetric),
        strength_units=frozenset(fold(u) for u in doc.strength.score_units),
        option_words=frozenset(fold(w) for w in doc.strength.option_words),
        resisted=frozenset(fold(w) for w in doc.strength.resisted),
        paralysed=dict.fromkeys(map(fold, doc.strength.paralysed.words), doc.strength.paralysed.grade),
        muscle_labels=frozenset(fold(w) for w in doc.strength.muscle_labels),
        reflex_units=frozenset(fold(u) for u in doc.reflexes.score_units),
        scale=ReflexScale(
            doc.reflexes.reduced_at_most,
            doc.reflexes.raised_at_least,
            doc.reflexes.surely_raised_at_least,
            doc.reflexes.raised,
        ),
        codes={key: meaning for meaning, d in doc.meanings.items() for key in _codes(d.codes)},
        side_codes={key: side for side, d in doc.sides.items() for key in _codes(d.codes)},
        place_codes={key: word for word, d in doc.places.items() for key in _codes(d.codes)},
        measures={
            name: MeasureWords(
                m.believable,
                tuple(BareUnit(b.unit, b.low, b.high) for b in m.bare),
                m.names,
                m.must_be_read,
                pattern(m.not_of) if m.not_of else None,
                pattern(m.unless) if m.unless else None,
            )
            for name, m in doc.measures.items()
        },
        amounts={name: AmountWords(a.unit, a.units, a.at_least, a.of_at_least) for name, a in doc.amounts.items()},
        losses={fold(word): frozenset(one.findings) for one in doc.losses for word in one.words},
        durations=doc.durations,
        affirming={
            name: phrases(
                {
                    **answers,
                    **dict.fromkeys(map(fold, doc.affirming.get(name, ())), Meaning.AFFIRMED),
                    **{fold(w): meaning for meaning, own in doc.own.get(name, {}).items() for w in own},
                }
            )
            for name in {**doc.affirming, **doc.own}
        },
        red_flags=RedFlagRows(
            groups=frozenset(doc.red_flags.groups),
            strengths=frozenset(doc.red_flags.strengths),
            apart=frozenset(doc.red_flags.apart),
            ordinary=frozenset(doc.red_flags.ordinary),
            counted=frozenset(doc.red_flags.counted),
            sited=frozenset(doc.red_flags.sited),
        ),
        unit_aliases=doc.unit_aliases,
        comparators={fold(word): sign for sign, words in doc.comparators.items() for word in words},
        interpretation={code: meaning for meaning, codes in doc.interpretation.items() for code in codes},
        statuses={**dict.fromkeys(doc.statuses.read, True), **dict.fromkeys(doc.statuses.doubtful, False)},
        ignored=frozenset(doc.statuses.ignored),
        finding_systems=frozenset(doc.finding_systems),
        labels=label_words(doc.labels, doc.component_labels),
        reported=frozenset(doc.irrelevant.reported),
        irrelevant=frozenset(_codes(doc.irrelevant.codes)),
    )


def _base(doc: Doc, source: Source) -> dict[str, Entry]:
    """Every phrase of an answer; a phrase that would mean two things is a problem, save where one is only filler."""
    found: dict[str, Entry] = dict.fromkeys(map(fold, doc.filler), Role.FILLER)
    found.update(dict.fromkeys(map(fold, doc.reasons), Role.REASON))
    found.update(dict.fromkeys(map(fold, doc.functions), Role.FUNCTION))
    found.update(dict.fromkeys(map(fold, doc.breaks), Role.BREAK))
    meant: dict[str, Entry] = {}
    groups: list[tuple[Entry, Iterable[str], str]] = [
        (m, d.words, "meanings") for m, d in doc.meanings.items() if m is not Meaning.AFFIRMED
    ]
    groups += [(s, d.words, "sides") for s, d in doc.sides.items()]
    for entry, words, place in groups:
        for word in map(fold, words):
            if meant.setdefault(word, entry) is not entry:
                source.problem(f"“{word}” means {meant[word]} and {entry}", place)
    negators = set(map(fold, doc.negators))
    found.update(meant)
    found.update(dict.fromkeys(negators, Role.NEGATOR))
    return found


def _codes(by_system: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((system_key(uri), code) for uri, codes in by_system.items() for code in codes)


def _nothing() -> ValueWords:
    none: Phrases = {}
    empty: frozenset[str] = frozenset()
    labels = no_label_words()
    scale = ReflexScale(float("-inf"), float("inf"), float("inf"), "")
    times = DurationWords({}, {}, (0, 0), empty, empty)
    return ValueWords(
        "", none, none, none, none, none, none, "", empty, empty, empty, empty, {}, empty, empty, scale, {}, {}, {}, {}, {}, {},
        times, {},
        RedFlagRows(empty, empty, empty, empty, empty, empty), {}, {}, {}, {}, empty, empty, labels, empty, frozenset(),
    )  # fmt: skip
