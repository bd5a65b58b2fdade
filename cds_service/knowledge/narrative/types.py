"""What the narrative reader runs on: phrases with their meaning, and tables of what goes with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_service.knowledge.narrative.aged_child import AgedChildWords
from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.automaton import State
from cds_service.knowledge.narrative.bedside import BedsideWords
from cds_service.knowledge.narrative.beside import BesideWord
from cds_service.knowledge.narrative.care import CareWords
from cds_service.knowledge.narrative.clipped import ClippedWords
from cds_service.knowledge.narrative.degrees import DegreeWords
from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.knowledge.narrative.earlier import EarlierWords
from cds_service.knowledge.narrative.elided import ElidedWords
from cds_service.knowledge.narrative.entries import Entry
from cds_service.knowledge.narrative.jotted import JottedWords
from cds_service.knowledge.narrative.lasting import LastingWords
from cds_service.knowledge.narrative.lay import LayWords
from cds_service.knowledge.narrative.long_standing import LongStandingWords
from cds_service.knowledge.narrative.onsets import OnsetWords
from cds_service.knowledge.narrative.own_times import OwnTimeWords
from cds_service.knowledge.narrative.past_signs import PastSignWords
from cds_service.knowledge.narrative.ranges import RangeWords
from cds_service.knowledge.narrative.second_side import SecondSideWords
from cds_service.knowledge.narrative.settling import Settling
from cds_service.knowledge.narrative.still_found import StillFoundWords
from cds_service.knowledge.narrative.studies import StudyWords
from cds_service.knowledge.narrative.subjects import ComplaintSpec, QuantitySpec, TopicSpec
from cds_service.knowledge.narrative.times import Times
from cds_service.knowledge.narrative.unclear import UnclearWords
from cds_service.knowledge.narrative.weighed import WeighedWords
from cds_service.knowledge.narrative.whose import WhoseWords


@dataclass(frozen=True, slots=True)
class Stanza:
    """How mentions of one finding behave in context.

    ``care``: something done for the patient, so plans are no mentions and durations are those of the episode.
    ``past``: being over does not lessen it (an operation stays an operation).
    ``history_of``: "history of" makes it historical; elsewhere these words are only a way of telling.
    ``if_historical``: the finding that it becomes when over.
    ``sided``: sides are told.
    ``timed``: durations and dates near it are its onset.
    ``planned``: a plan is what the finding says (a referral for surgery).
    ``worse``: the finding that it is as well when it gets worse.
    """

    care: bool = False
    past: bool = False
    history_of: bool = False
    if_historical: str | None = None
    sided: bool = False
    timed: bool = True
    planned: bool = False
    worse: str | None = None
    diagnosis: bool = False
    """Named among what was only considered, it is none ("DDx: strain, abscess, AAA")."""
    lasting: bool = False
    """Of an abbreviation of several meanings: how long it lasted shows as well that this one is meant."""
    prescribed: bool = False
    when_planned: str | None = None
    """The stanza that care is under the heading of a plan."""
    """A prescription is as good as its use, of unknown length; of other care it is a plan."""
    needs_plan: bool = False
    """Counts only where something is planned."""
    vague: bool = False
    """Counts only in a text that is mostly about back and legs."""
    before: frozenset[str] = frozenset()
    """For abbreviations of several meanings: counts only after one of these words."""
    after: frozenset[str] = frozenset()
    """Or before one of these."""
    needs_complaint: str | None = None
    """Counts only in a sentence with this complaint."""
    grade: str | None = None
    """The MRC grade at most that the phrase says when it states presence."""
    only_with: frozenset[str] = frozenset()
    """Counts only where this sentence or the one before has one of these words."""
    not_with: frozenset[str] = frozenset()
    """Counts only in a sentence that has none of these words."""
    sections: frozenset[str] = frozenset()
    """Counts only in these sections."""
    not_under: frozenset[str] = frozenset()
    """Denied in a line with one of these words as its label, it is denied of that part only ("Head: no trauma")."""
    apart_from: frozenset[str] = frozenset()
    """Findings of another kind: denied with one of them before a stroke, it may be what there is ("no fever / foot drop")."""
    shows: bool = False
    """An image: what is denied "on" it is a finding of it, and not the image."""
    denied_only: bool = False
    """Counts only where it is denied: a phrase too wide to state the finding."""
    told_only: bool = False
    """Says nothing where it is denied: a phrase too narrow to exclude the finding."""
    possible: bool = False
    """States the finding as possible only."""
    clause: bool = False
    """Counts only as a clause by itself ("his legs went", but not "pain in his legs went")."""
    capitals: frozenset[str] = frozenset()
    """Words that mean it only in capitals, since in small letters they are others ("AIDS", "aids")."""
    passing: bool = False
    """Of some days: told of a month, a year of long ago, or of weeks ago and over, it is past ("temp was 38.4 in August")."""
    not_written: frozenset[str] = frozenset()
    """Spellings, in small letters and capitals, that mean something else beside a number ("4 METs" of effort)."""
    by_level: bool = False
    """Denied at a level that is named, it is not denied at others."""
    specific: bool = False
    """Whether it says too much to be a further member of a list of denials."""
    explained: bool = False
    """Whether it is advice and no finding where the text says that it was spoken of."""
    screened: bool = False
    """Whether a form asks for it, so that behind its label another denial leaves it open ("Fever: no saddle numbness")."""
    not_beside: bool = False
    """Whether ``not_with`` holds for the clause of the phrase alone, and not for the sentence."""
    examined: bool = False
    """Whether an examiner finds it, so that a list of what the patient has none of ends before it."""
    heading: bool = False
    """Whether it may head the line of its signs, so that it says nothing where all of them are denied there."""
    over: int | None = None
    """Told to have been longer ago than so many days, it is over ("20 years ago")."""
    falls: str | None = None
    fell_by: tuple[float, float] = (0, 0)
    """The part of what it was that has to be lost, at least and at most."""
    """Which of its two numbers stands first, the one of now or of then: it is so where the number fell."""


PLAIN = Stanza()


@dataclass(frozen=True, slots=True)
class Limits:
    """How far, in tokens, a word reaches."""

    sentence: int
    """Longest sentence; longer runs are read in pieces."""
    scope: int
    step: int
    """Longest item of a denied list."""
    link: int
    side: int
    course: int
    typo: int
    """Shortest word in which one wrong letter is forgiven."""


@dataclass(frozen=True, slots=True)
class Section:
    """How statements under a heading are taken.

    ``drop``: not about this patient now. ``planned``: care is not done yet. ``past``: what could be active is over.
    ``care``: treatments named are in use. ``only``: these findings alone count; empty means all.
    """

    drop: bool = False
    planned: bool = False
    past: bool = False
    care: bool = False
    only: frozenset[str] = frozenset()
    name: str = ""
    line: bool = False
    """Whether it ends with its line, when its heading stands in one ("FH: none")."""
    own: bool = False
    """Whether it is about relatives, so that only sentences without one can be about the patient."""
    signed: bool = False
    """Whether plus and minus before its lines are answers, where both are there."""


@dataclass(frozen=True, slots=True)
class NarrativeKnowledge:
    """Everything in ``cards/lumbar-imaging/narrative``, checked and expanded."""

    phrases: State[Entry]
    """The first state of all phrases."""
    groups: Mapping[str, State[Entry]]
    headings: State[Entry]
    """The first state of the headings of sections."""
    sections: Mapping[str, Section]
    stanzas: Mapping[str, Stanza]
    expands: Mapping[str, tuple[str, ...]]
    """Phrase name -> findings; a name that is not here is the finding itself."""
    follows: Mapping[str, str]
    """Finding -> the wider one that is there where it is (a weak muscle is a weak leg)."""
    settles: Mapping[str, Settling]
    """Finding -> the one named before it that is none where it is told (a device whose status the text tells)."""
    qualifiers: Mapping[str, frozenset[str]]
    elsewhere: Mapping[str, str | None]
    """Finding -> what it is in a sentence that speaks of the neck or arms only."""
    there: frozenset[str]
    """Phrases of findings that make a sentence speak of the neck or arms."""
    here_words: frozenset[str]
    """Words that place a phrase at back or legs, whatever the sentence speaks of."""
    care_elsewhere: frozenset[str]
    """Areas that are not the back: care for them is none of its care."""
    areas: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Area -> domain -> findings."""
    regions: Mapping[str, str]
    """Area -> here (back and legs), elsewhere (neck, arms, upper back), trunk, joint or private."""
    pairs: frozenset[str]
    """Plurals that name both sides, as written ("legs")."""
    heads: Mapping[str, tuple[str, ...]]
    """Domain -> findings of a result that names no area or topic."""
    topics: Mapping[str, TopicSpec]
    complaints: Mapping[str, ComplaintSpec]
    quantities: Mapping[str, QuantitySpec]
    measured_words: Mapping[str, str]
    """Word in place of a number -> normal or raised."""
    range: RangeWords
    counted: frozenset[str]
    """What an ordinal counts in a row of numbers ("1st void 380")."""
    moments: frozenset[str]
    """Units of a time at which something is measured, whose number is no value; ``moment_of``: words behind them."""
    moment_of: frozenset[str]
    rates: frozenset[str]
    """Names of rates, as written, that look like units of a time."""
    voided: frozenset[str]
    """Words beside a number that was passed, and not left."""
    measurable: Mapping[str, QuantitySpec]
    """Finding -> how it is measured, for numbers behind the finding's own name ("fever of 102")."""
    results: Mapping[str, Mapping[str, str]]
    """Domain -> word class of a result -> abnormal, normal or unclear."""
    reflex_grades: Mapping[str, str]
    raised_reflexes: Mapping[str, str]
    """Grade of a reflex -> the sign of the cord that it is as well."""
    short_reflex_scales: frozenset[str]
    elicited: frozenset[str]
    """Words that say of a reflex that it is normal, and of nothing else."""
    scores: Mapping[str, frozenset[str]]
    """Domain -> best values of the scales that it is scored on ("0/2")."""
    worded_grades: Mapping[str, str]
    """Word class of a result -> the MRC grade that it is ("antigravity only")."""
    degrees: DegreeWords
    falling: frozenset[str]
    """Word classes of a result that tell of a fall by a grade at least ("lost a grade")."""
    other_scales: frozenset[str]
    """First words of a number on another scale than strength ("VAS 3/5")."""
    column_names: Mapping[str, str]
    """Name in the header of a table -> the muscle (topic) that its column is of."""
    fillers: frozenset[str]
    relatives: frozenset[str]
    not_called: Mapping[str, frozenset[str]]
    """Pronoun -> relatives that it cannot mean, so that it means the patient."""
    same: Mapping[str, str]
    exact: frozenset[str]
    before_level: Mapping[str, str]
    """Mark -> the word that it is right before a level of the spine."""
    behind: Mapping[str, Mapping[str, str]]
    """Word -> word before it -> the word that it then is."""
    beside: Mapping[str, BesideWord]
    """Word as written -> the word that it is where one of others stands in its line."""
    abbreviations: frozenset[str]
    clipped: ClippedWords
    functions: frozenset[str]
    """Words of what works; a minus or cross beside them may be its loss."""
    jotted: JottedWords
    elided: ElidedWords
    question_words: frozenset[str]
    """Words that begin a question; with a question mark at its end a sentence says nothing."""
    unchanging: frozenset[str]
    """Words with which a denial says only that nothing is new."""
    returning: frozenset[str]
    """Words that show that signs were told as a reason to come ("advised re numbness, to attend if ...")."""
    summoning: frozenset[str]
    """Words of what is to be done with any of the signs."""
    flags: frozenset[str]
    """Kinds of red flags that are no findings, in a list of what there is none of."""
    suffered: frozenset[str]
    """Words of what care is for: where they are said to be over behind it, it has helped."""
    feared_findings: frozenset[str]
    """Findings that are none where somebody is only afraid of them."""
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
    unclear: UnclearWords
    lay: LayWords
    weighed: WeighedWords
    times: Times
    dialogue: DialogueWords
    limits: Limits
