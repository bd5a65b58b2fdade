"""``labels`` of ``values.yaml`` as written."""

from __future__ import annotations

from cds_service.knowledge.source import Strict


class AskingDoc(Strict):
    """Words of a label that ask for a finding, and how."""

    finding: str
    asks: str
    words: tuple[str, ...]
    grade: str | None = None


class OpenDoc(Strict):
    """Answers that leave open what a label with one of the words asks."""

    words: tuple[str, ...]
    answers: tuple[str, ...]
    findings: tuple[str, ...] = ()


class NamesakeDoc(Strict):
    """Words of labels that are about something else than how the finding's organ works."""

    finding: str
    words: tuple[str, ...]


class PlacedDoc(Strict):
    """Labels that ask where a complaint is, and how they are read."""

    heading: str
    words: tuple[str, ...]


class EndedDoc(Strict):
    """Habits, and words of when they ended."""

    findings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class BareDoc(Strict):
    """Areas or organs that ask for a finding where they are all of a label."""

    finding: str = ""
    words: tuple[str, ...] = ()


class LabelsDoc(Strict):
    """``labels`` as written."""

    others: tuple[str, ...]
    writers: tuple[str, ...]
    past: tuple[str, ...]
    past_of: tuple[str, ...]
    began: tuple[str, ...]
    spells: tuple[str, ...]
    lasting: tuple[str, ...]
    lasting_of: tuple[str, ...]
    long_ago: tuple[str, ...]
    ended: EndedDoc
    now: tuple[str, ...]
    past_groups: tuple[str, ...]
    elicited: tuple[str, ...]
    lost: tuple[str, ...]
    unlost: tuple[str, ...]
    unwell: tuple[str, ...]
    works: tuple[str, ...]
    losing: tuple[str, ...]
    denied: tuple[str, ...]
    denied_after: tuple[str, ...]
    offers: tuple[str, ...]
    asking: tuple[AskingDoc, ...]
    parts: tuple[AskingDoc, ...]
    namesakes: tuple[NamesakeDoc, ...]
    tallied: tuple[str, ...]
    dated: tuple[str, ...]
    negatives: tuple[str, ...]
    placed: tuple[PlacedDoc, ...]
    pain_place: tuple[str, ...]
    pain_kind: tuple[str, ...]
    framing: tuple[str, ...]
    aside: tuple[str, ...]
    done: tuple[str, ...]
    given: tuple[str, ...]
    treated: tuple[str, ...]
    located: tuple[str, ...]
    screens: tuple[str, ...]
    undone: tuple[str, ...]
    open: tuple[OpenDoc, ...]
    denying: tuple[str, ...]
    titles: tuple[str, ...]
    titles_first: tuple[str, ...]
    specimens: tuple[str, ...]
    motion: tuple[str, ...]
    power: tuple[str, ...]
    inverse: tuple[str, ...]
    inverse_sure: tuple[str, ...]
    inverse_grades: dict[str, str]
    powerless: tuple[str, ...]
    blood: tuple[str, ...]
    bare: tuple[BareDoc, ...]
    excepting: tuple[str, ...]
    flag: str = ""
    pain_in: str = ""
    denies_in: str = ""


class ComponentsDoc(Strict):
    """``componentLabels`` as written."""

    side: tuple[str, ...]
    site: tuple[str, ...]
    grade: tuple[str, ...]
    senses: tuple[str, ...]
    tones: tuple[str, ...]
    sacral: tuple[str, ...]
    tone_of: str
    sensation_of: str
