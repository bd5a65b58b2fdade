"""Labels of flowsheet rows and codes to what they ask about: "R DORSIFLEXION STRENGTH", "Perianal sensation intact?"."""

from __future__ import annotations

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.screening import screened
from cds_service.mapping.narrative.mention import Asks, Topic
from cds_service.mapping.narrative.statements.attach import side_of
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text.lexicon import Item, Lexicon
from cds_service.mapping.narrative.text.tokens import tokenise

_LONGEST = 400
"""Characters of a label that are read."""
__all__ = ["Said", "label_topics", "list_of_screening"]


def label_topics(label: str, lexicon: Lexicon, knowledge: NarrativeKnowledge) -> tuple[Topic, ...]:
    """The topics of a label, in order."""
    tokens = tokenise(label[:_LONGEST], lexicon.speller)
    items = lexicon.scan(tokens, 0, len(tokens))
    norms = [t.norm for t in tokens]
    side = _side(items, norms)
    normal = any(item.has(Kind.VALUE, "normal") for item in items)
    found: list[Topic] = []
    areas = [item for item in items if item.has(Kind.AREA)]
    worse = any(item.has(Kind.COURSE, "worse") for item in items)
    denied = _denied_from(items, norms)
    for item in (item for item in items if not _lacks(item, items, knowledge)):
        asks = Asks.NORMAL if normal else Asks.FUNCTION
        grade, both = _palsy(item, norms, knowledge)
        for finding, own in _named(item, areas, knowledge, worse=worse):
            turned = own is Asks.FINDING and item.first >= denied
            found.append(Topic(finding, side or both, Asks.DENIAL if turned else own or asks, grade))
    if not found:
        found = [
            Topic(finding, side, Asks.NORMAL if normal else Asks.FUNCTION)
            for finding in _heads(items, areas, knowledge)
        ]
    return tuple(dict.fromkeys(found))


def list_of_screening(text: str, lexicon: Lexicon, knowledge: NarrativeKnowledge) -> int | None:
    """The character at which the list begins of what a screening asked: behind its name and result, and before nothing."""
    tokens = tokenise(text[:_LONGEST], lexicon.speller)
    found = screened(tokens, lexicon.scan(tokens, 0, len(tokens)), 0, len(tokens), knowledge)
    if found is None or found.begin > 0 or found.first <= found.end + 1:
        return None
    ends = all(token.kind in ("punct", "brk") for token in tokens[found.last :])
    return tokens[found.first - 1].start if ends else None


def _lacks(item: Item, items: list[Item], knowledge: NarrativeKnowledge) -> bool:
    """Whether words that name a finding only of a complaint stand without one ("CPAP at night")."""
    stanzas = (knowledge.stanzas.get(e.name, PLAIN) for e in item.entries if e.kind is Kind.FINDING)
    wanted = {stanza.needs_complaint for stanza in stanzas} - {None}
    return bool(wanted) and not any(i.has(Kind.COMPLAINT, w) for w in wanted if w is not None for i in items)


def _palsy(item: Item, norms: list[str], knowledge: NarrativeKnowledge) -> tuple[str | None, Side | None]:
    """The grade at most that a word says of a weakness, and both sides where it names both legs ("Paraplegia")."""
    grades: list[str | None] = []
    both = False
    for entry in item.entries:
        if entry.kind is Kind.FINDING and entry.mode == Status.PRESENT:
            both = both or entry.name.startswith("bilateral")
            grades.append(knowledge.stanzas.get(entry.name, PLAIN).grade)
        elif entry.kind is Kind.COMPLAINT and (
            not item.first or norms[item.first - 1] not in _partial(entry, knowledge)
        ):
            said = knowledge.complaints[entry.name].grades
            grades += [said.get(norm) for norm in norms[item.first : item.last]]
    return next(filter(None, grades), None), Side.BILATERAL if both else None


def _partial(entry: Entry, knowledge: NarrativeKnowledge) -> frozenset[str]:
    return knowledge.complaints[entry.name].partial


def _denied_from(items: list[Item], norms: list[str]) -> int:
    """The token from which on a label denies what it names ("Denies bladder symptoms"); its end when it denies nothing."""
    for item in items:
        if item.has(Kind.CUE, "negation", "negation-history", "none-of"):
            numbered = item.last < len(norms) and norms[item.last] == "."  # "No. of ..."
            return len(norms) if numbered else item.last
        if item.has(Kind.FINDING) or item.has(Kind.COMPLAINT) or item.has(Kind.TOPIC):
            break
    return len(norms)


def _side(items: list[Item], norms: list[str]) -> Side | None:
    named = {side_of(item) for item in items} - {None}
    if len(named) > 1 or Side.BILATERAL in named:
        return Side.BILATERAL
    if named:
        return next(iter(named))
    if "left" in norms or "lle" in norms:
        return Side.LEFT
    return Side.RIGHT if "right" in norms or "rle" in norms else None


def _named(
    item: Item, areas: list[Item], knowledge: NarrativeKnowledge, *, worse: bool
) -> list[tuple[str, Asks | None]]:
    """``worse``: the label asks whether a complaint grows, which is another question than whether it is there."""
    named: list[tuple[str, Asks | None]] = []
    for entry in item.entries:
        if entry.kind is Kind.FINDING:
            normal = Asks.NORMAL if entry.mode == Status.ABSENT else Asks.FINDING
            expanded = knowledge.expands.get(entry.name, (entry.name,))
            if worse and normal is Asks.FINDING:
                expanded = _growing(expanded, knowledge)
            named += [(name, normal) for name in expanded]
        elif entry.kind is Kind.TOPIC:
            topic = knowledge.topics[entry.name]
            named += [(name, Asks.FINDING if topic.domain == "test" else None) for name in topic.findings]
        elif entry.kind is Kind.QUANTITY:
            named.append((knowledge.quantities[entry.name].finding, None))
        elif entry.kind is Kind.COMPLAINT:
            spec = knowledge.complaints[entry.name]
            placed = [f for area in areas for f in knowledge.areas[area.name(Kind.AREA) or ""].get(spec.domain, ())]
            own = placed or (() if areas else spec.denied)
            if worse and own and spec.worse is not None:
                own = (spec.worse,)
            named += [(name, Asks.FINDING) for name in own]
    return named


def _growing(named: tuple[str, ...], knowledge: NarrativeKnowledge) -> tuple[str, ...]:
    """What a label asks for that names a complaint and asks whether it grows ("Motor weakness progressive")."""
    grown = {spec.denied: spec.worse for spec in knowledge.complaints.values() if spec.worse is not None}
    worse = grown.get(named)
    return named if worse is None else (worse,)


def _heads(items: list[Item], areas: list[Item], knowledge: NarrativeKnowledge) -> list[str]:
    found: list[str] = []
    for item in items:
        domain = item.name(Kind.HEAD)
        if domain is not None:
            placed = [f for area in areas for f in knowledge.areas[area.name(Kind.AREA) or ""].get(domain, ())]
            found += placed or ([] if areas else list(knowledge.heads[domain]))
    return found
