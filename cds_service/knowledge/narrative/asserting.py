"""Words that hold their ground within a list of denials: ``asserting`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AssertingWords:
    """Words that say that something is so today, even within a list of denials.

    ``opening``: they begin a phrase; ``before`` and ``behind``: they stand beside it. ``short``: denials of the next thing
    rather than of a list, which ``before`` and ``behind`` end, and phrases with a word of ``clause``, which are no things.
    ``lasting``/``going``: the same after any denial without a word of ``denying``; ``degree``: before a finding of a level.
    ``leading``: they begin a clause of its own behind a comma; ``when``: one word or two (``#`` is a number) of the time that
    such a clause tells.
    ``already``: what was warned of is there, in any clause of its own; ``now``: in a clause that a comma alone does not part.
    """

    opening: frozenset[str]
    nouns: frozenset[str]
    """Of those, the ones that a list of denials may as well have, where it goes on behind them."""
    before: frozenset[str]
    behind: frozenset[str]
    short: frozenset[str]
    """One word, or the two last of a denial."""
    lasting: frozenset[str]
    going: frozenset[str]
    denying: frozenset[str]
    degree: frozenset[str]
    telling: frozenset[str]
    """With "that" behind them they open what somebody was told, of everybody."""
    consequences: frozenset[str]
    """Behind a sign of which somebody was told, they say what is done if it comes."""
    ahead: frozenset[str]
    """Behind it, at the end of its clause, a word or two that say that it is still to come ("is next")."""
    bidden: frozenset[str]
    """Behind a number over a bound, what is to be done then: "residual >200 = call surgeon"."""
    coming: frozenset[str]
    """When that number is to be measured: "scan tonight"."""
    already: frozenset[str]
    now: frozenset[str]
    conditions: frozenset[str]
    """With one of them what somebody is to return for is complete ("if worse, ...")."""
    clause: frozenset[str]
    grading: frozenset[str]
    """How much there is of something: behind a short denial of another thing it is there ("no weakness, mild numbness")."""
    predicates: frozenset[str]
    """What somebody is, and no thing that a list of denials has: "no fever, numb between the legs"."""
    aside: frozenset[str]
    """In brackets within a list of denials, that it is so: "denies numbness (ongoing back pain), fever"."""
    trouble: frozenset[str]
    """What is denied of a sense or tone where it leaves both in order: "no difficulty with perineal sensation"."""
    besides: frozenset[str]
    """Behind the denial that answers a label: "cauda equina: no symptoms or signs"."""
    hardly: frozenset[str]
    """Words near a phrase that says that all is well, with which it does not say it plainly: "hardly", "used to"."""
    lost: frozenset[str]
    """Right before such a phrase they say that it is lost: "cannot properly feel the paper"; ``lost_between`` may stand there."""
    lost_between: frozenset[str]
    unsettled: frozenset[str]
    """Before a normal result, with which it is none of today: "far from normal"."""
    in_part: frozenset[str]
    """Behind a normal result, with which it is so in part or then: "normal on the right only"."""
    doubting: frozenset[str]
    """Behind "but", they take a normal result back: "normal but now gone"."""
    limiting: frozenset[str]
    once: frozenset[str]
    leading: frozenset[str]
    when: frozenset[str]
    acting: frozenset[str]
    """What is done where a diagnosis that was thought of is still suspected."""
    settled: frozenset[str]
    """With them a diagnosis that was thought of is none ("considered CES, exam reassuring"), unless they are denied."""
    settled_denied: frozenset[str]
    """The same where they are denied ("not consistent with")."""
    harmless: frozenset[str]
    """Words of a list of diagnoses that is complete rather than suspicious ("DDx: muscle strain, ..., AAA")."""
    systems: frozenset[str]
    """Of the body, as a review of them names them: a result behind one denies what follows ("GU neg incontinence")."""
    symptoms: frozenset[str]
    """Words of the names of symptoms, in a row behind such a result ("GU: neg dysuria, retention")."""
    tests: frozenset[str]
    """What is examined in a laboratory, whose result it may be instead ("GU: neg urinalysis")."""
    states: frozenset[str]
    """Of a part of the body that is named right before, they are a clause: "no fever, left foot weak"."""
    joining: frozenset[str]
    """Words that join what cannot be done (``opening``) to what there is none of."""
    verbs: frozenset[str]
    """Of a clause with somebody or what is his before them, which no denial before it reaches ("and her left foot drags")."""
