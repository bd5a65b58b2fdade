"""The YAML shape of ``words.yaml``, ``findings.yaml`` and ``context.yaml`` of ``narrative/``; msgspec checks it."""

from __future__ import annotations

from typing import Literal

import msgspec

from cds_service.knowledge.narrative.aged_child import AgedChildWords
from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.bedside import BedsideWords
from cds_service.knowledge.narrative.beside import BesideWord
from cds_service.knowledge.narrative.care import CareWords
from cds_service.knowledge.narrative.clipped import ClippedWords
from cds_service.knowledge.narrative.earlier import EarlierWords
from cds_service.knowledge.narrative.elided import ElidedWords
from cds_service.knowledge.narrative.jotted import JottedWords
from cds_service.knowledge.narrative.lasting import LastingWords
from cds_service.knowledge.narrative.long_standing import LongStandingWords
from cds_service.knowledge.narrative.onsets import OnsetWords
from cds_service.knowledge.narrative.own_times import OwnTimeWords
from cds_service.knowledge.narrative.past_signs import PastSignWords
from cds_service.knowledge.narrative.second_side import SecondSideWords
from cds_service.knowledge.narrative.settling import Settling
from cds_service.knowledge.narrative.still_found import StillFoundWords
from cds_service.knowledge.narrative.studies import StudyWords
from cds_service.knowledge.narrative.times import Passed
from cds_service.knowledge.narrative.whose import WhoseWords


class Doc(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """Base of everything read from YAML: an unknown key is a mistake."""


class BehindDoc(Doc):
    """A word or mark that is ``as_`` behind one of ``after``; with ``levels`` also before a level of the spine in a line."""

    after: list[str]
    as_: str = msgspec.field(name="as")
    levels: bool = False


class WordsDoc(Doc):
    """``words.yaml``."""

    version: str
    groups: dict[str, list[str]]
    fillers: list[str]
    same: dict[str, list[str]]
    exact: list[str]
    plain: list[str]
    abbreviations: list[str]
    pairs: list[str]
    behind: dict[str, BehindDoc]
    beside: dict[str, BesideWord]
    clipped: ClippedWords
    functions: frozenset[str]
    jotted: JottedWords
    elided: ElidedWords
    limits: dict[str, int]


class StanzaDoc(Doc):
    """One finding of ``findings.yaml``."""

    present: list[str] = []
    absent: list[str] = []
    historical: list[str] = []
    care: bool = False
    past: bool = False
    history_of: bool = False
    if_historical: str | None = None
    sided: bool = False
    timed: bool = True
    worse: str | None = None
    lasting: bool = False
    diagnosis: bool = False
    planned: bool = False
    prescribed: bool = False
    when_planned: str | None = None
    needs_plan: bool = False
    vague: bool = False
    before: list[str] = []
    after: list[str] = []
    needs_complaint: str | None = None
    grade: str | None = None
    only_with: list[str] = []
    not_with: list[str] = []
    not_beside: bool = False
    sections: list[str] = []
    not_under: list[str] = []
    apart_from: list[str] = []
    shows: bool = False
    denied_only: bool = False
    told_only: bool = False
    possible: bool = False
    clause: bool = False
    capitals: list[str] = []
    not_written: frozenset[str] = frozenset()
    by_level: bool = False
    specific: bool = False
    explained: bool = False
    screened: bool = False
    passing: bool = False
    examined: bool = False
    heading: bool = False
    over: int | None = None
    falls: Literal["now-first", "then-first"] | None = None
    fell_by: tuple[float, float] = (0, 0)


class FindingsDoc(Doc):
    """``findings.yaml``; an overlay has the same shape."""

    version: str
    findings: dict[str, StanzaDoc]
    expands: dict[str, list[str]] = {}
    follows: dict[str, list[str]] = {}
    settles: dict[str, Settling] = {}
    qualifiers: dict[str, list[str]] = {}
    elsewhere: dict[str, str | None] = {}
    here_words: list[str] = []
    there: list[str] = []
    care_elsewhere: list[str] = []


class SectionDoc(Doc):
    """One entry of ``sections``."""

    headings: list[str]
    drop: bool = False
    planned: bool = False
    past: bool = False
    care: bool = False
    only: list[str] = []
    line: bool = False
    own: bool = False
    signed: bool = False


class ChronicDoc(Doc):
    """Words that say "for long" and how long that is, in days."""

    words: list[str]
    days: tuple[int, int]


class TimesDoc(Doc):
    """``times``."""

    units: dict[str, tuple[int, int]]
    unit_words: dict[str, list[str]]
    parts: dict[str, str]
    part_of: list[str]
    seasons: dict[str, tuple[int, int, int]]
    counts: dict[str, tuple[int, int]]
    months: dict[str, int]
    ago: dict[str, tuple[int, int]]
    month_parts: dict[str, tuple[int, int]]
    about_days: int
    between: list[str]
    sessions: list[str]
    many_sessions: int
    open_ended_days: int
    long_ago_before: int
    passed: Passed
    ages: list[str]
    childhood_age: int
    childhood_days: tuple[int, int]
    youth_age: int
    youth_days: tuple[int, int]


class UnclearDoc(Doc):
    """``unclear``."""

    finding: str
    longest: int
    words: list[str]
    notions: list[str]
    losses: list[str]
    beside: list[str]
    not_with: list[str]
    not_near: list[str]


class ContextDoc(Doc):
    """``context.yaml``."""

    version: str
    cues: dict[str, list[str]]
    nothing: list[str]
    question_words: list[str]
    unchanging: list[str]
    returning: list[str]
    summoning: list[str]
    flags: list[str]
    suffered: list[str]
    feared_findings: frozenset[str]
    asserting: AssertingWords
    lasting: LastingWords
    studies: StudyWords
    care: CareWords
    whose: WhoseWords
    aged_child: AgedChildWords
    long_standing: LongStandingWords
    still_found: StillFoundWords
    past_signs: PastSignWords
    second_side: SecondSideWords
    bedside: BedsideWords
    earlier: EarlierWords
    onsets: OnsetWords
    own_times: OwnTimeWords
    unclear: UnclearDoc
    sides: dict[str, list[str]]
    courses: dict[str, list[str]]
    chronic: ChronicDoc
    sections: dict[str, SectionDoc]
    times: TimesDoc
