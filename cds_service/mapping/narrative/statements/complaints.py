"""Pain, numbness and weakness, placed by the areas around them: "numbness and tingling in the left foot"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Course, Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.subjects import ComplaintSpec
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.among_denials import closes_denials, found_all_the_same
from cds_service.mapping.narrative.statements.attach import (
    Around,
    paired,
    side_after,
    side_before,
    side_inside,
    side_of,
)
from cds_service.mapping.narrative.statements.brought_on import brought_on, of_a_thing, runs_alone
from cds_service.mapping.narrative.statements.but_for import but_for
from cds_service.mapping.narrative.statements.courses import course_of
from cds_service.mapping.narrative.statements.degrees import degree
from cds_service.mapping.narrative.statements.last_side import side_at_end
from cds_service.mapping.narrative.statements.limb import frame_of, side_of_limb
from cds_service.mapping.narrative.statements.plainly import plainly
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.statements.whereabouts import (
    areas_after,
    areas_before,
    areas_of_contrast,
    groups,
    has_number,
    only_of_others,
)
from cds_service.mapping.narrative.text.lexicon import Item

_AWAY = ("elsewhere", "trunk")
_BEFORE = 2  # tokens before a complaint among which a word takes back how bad it is ("partial left leg paralysis")


def complaints(
    around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge
) -> tuple[list[Said], set[int]]:
    """All that complaints say, and the areas used for it."""
    found: list[Said] = []
    used: set[int] = set()
    graded: set[int] = set()
    """Areas of weakness, which may have grades as well."""
    for group in groups(around):
        before = areas_before(around, group[0], used)
        used.update(before)
        after = areas_after(around, group[-1], used)
        used.update(after)
        after = after or ([] if before else areas_of_contrast(around, group[-1], context, used))
        if all(knowledge.complaints[around.items[k].name(Kind.COMPLAINT) or ""].domain == "weak" for k in group):
            graded.update(j for j in before + after if not context[group[0]].negated or has_number(around, j))
        if of_a_thing(around, group[0], knowledge):
            continue
        for k in group:
            areas = before + after
            if before and after and len(group) > 1:
                areas = before if k == group[0] else after
            if k != group[0] and runs_alone(around, k, knowledge):
                continue  # "numbness running down the leg"
            if context[k].negated and not areas and _of_another(around, k, context, knowledge):
                continue
            if not silent(context[k]) and not (context[k].negated and brought_on(around, k, knowledge)):
                found += [
                    _unless_until(around, one, knowledge) for one in _placed(around, k, areas, context[k], knowledge)
                ]
            elif context[k].supposed and not (context[k].negated or context[k].hypothetical):
                found += _supposed(_placed(around, k, areas, context[k], knowledge), knowledge)
            if context[k].negated and not silent(context[k]):
                left_out = but_for(around, k)
                used.update(left_out)
                found += _left_out(around, k, left_out, context[k], knowledge)
    return _without_contrast(found), {j for j in used if around.items[j].has(Kind.AREA)} - graded


def _of_another(around: Around, k: int, context: Sequence[Context], knowledge: NarrativeKnowledge) -> bool:
    """Whether a complaint that is denied without a place is only how another one is not ("numbness without tingling")."""
    name = around.items[k].name(Kind.COMPLAINT)
    told = [j for j in range(k) if around.items[j].name(Kind.COMPLAINT) == name and not context[j].negated]
    return bool(told) and knowledge.complaints[name or ""].worse is None and not silent(context[told[-1]])


def _supposed(said: Sequence[Said], knowledge: NarrativeKnowledge) -> list[Said]:
    """Of what would be done if it came, signs of bladder, bowel and saddle are asked about."""
    spec = knowledge.unclear
    return [one._replace(finding=spec.finding, side=None) for one in said if one.finding in spec.beside]


def _unless_until(around: Around, said: Said, knowledge: NarrativeKnowledge) -> Said:
    """A denial, or that it is unclear where the text tells until when it was so ("no numbness between the legs until ...")."""
    if said.status is not Status.ABSENT or said.finding not in knowledge.unclear.beside:
        return said
    item = Item(said.first, said.last, around.items[said.owner].entries)
    if plainly(around, item, said.context) and not closes_denials(around, said.owner, said.last):
        return said
    return said._replace(finding=knowledge.unclear.finding, status=Status.PRESENT, side=None)


def _without_contrast(said: Sequence[Said]) -> list[Said]:
    """Without denials of a finding that the same sentence tells of that place ("numbness, but no tingling")."""
    told = {(s.finding, s.side) for s in said if s.status is Status.PRESENT}
    names = {finding for finding, _ in told}

    def outweighed(s: Said) -> bool:
        if s.status is not Status.ABSENT or s.finding not in names:
            return False
        return s.side is None or bool({(s.finding, s.side), (s.finding, None)} & told)

    return [s for s in said if not outweighed(s)]


def _placed(
    around: Around, k: int, areas: Sequence[int], context: Context, knowledge: NarrativeKnowledge
) -> list[Said]:
    name = around.items[k].name(Kind.COMPLAINT) or ""
    spec = knowledge.complaints[name]
    areas = areas or _heading(around, k)
    status = Status.ABSENT if context.negated else Status.HISTORICAL if context.resolved else Status.PRESENT
    own = side_before(around, k) or side_after(around, k) or side_at_end(around, k)
    found: list[Said] = []
    sides = _sides(around, k, areas)
    for j, place in zip(areas, sides, strict=True):
        names = _findings(around, j, spec, knowledge)
        examined = around.items[j].has(Kind.TOPIC) or (place is not None and _is_state(around, k))
        if status is Status.ABSENT and examined and _weak_all_the_same(around, k, j):
            one = [_said(around, k, j, name, Status.PRESENT, place, context) for name in names]
            found += [said._replace(possible=place is None) for said in one]
            continue
        found += [_said(around, k, j, name, status, place, context) for name in names]
        if (
            spec.both is not None
            and status is not Status.ABSENT
            and place is Side.BILATERAL
            and around.items[j].has(Kind.AREA, *spec.both_areas)
        ):
            found.append(_said(around, k, j, spec.both, status, place, context))
    if not found:
        found = _unplaced(around, k, areas, spec, status, context, own)
    if spec.worse is not None and course_of(around, k) is Course.WORSE and (found or not areas):
        side = found[0].side if found else own
        worse = _said(around, k, k, spec.worse, status, side, context)
        return [worse] if status is Status.ABSENT else [*found, worse]
    return found


def _left_out(
    around: Around, k: int, areas: Sequence[int], context: Context, knowledge: NarrativeKnowledge
) -> list[Said]:
    """What a complaint is in the areas that its denial leaves out ("no numbness except perineum")."""
    spec = knowledge.complaints[around.items[k].name(Kind.COMPLAINT) or ""]
    told = context._replace(negated=False)
    sides = [_area_side(around, j) or _from_plural(around, j) for j in areas]
    return [
        _said(around, k, j, name, Status.PRESENT, side, told)
        for j, side in zip(areas, sides, strict=True)
        for name in _findings(around, j, spec, knowledge)
    ]


def _is_state(around: Around, k: int) -> bool:
    """Whether the complaint is said of the part of the body and is no thing that a list has ("No fever, weak left foot")."""
    return around.tokens[around.items[k].first].norm in around.knowledge.asserting.states


def _weak_all_the_same(around: Around, k: int, j: int) -> bool:
    """Whether a weak muscle, which only an examiner names, stands behind a list of denials ("No fever, weak left EHL")."""
    first = min(around.items[k].first, around.items[j].first)
    return found_all_the_same(around, min(k, j), first, around.items[k].last)


def _heading(around: Around, k: int) -> list[int]:
    """The area that the sentence stands under ("Neck: no stiffness, pain")."""
    head = around.items[0]
    under = k > 0 and head.has(Kind.AREA) and head.last < around.last and around.tokens[head.last].norm == ":"
    return [0] if under else []


def _findings(around: Around, j: int, spec: ComplaintSpec, knowledge: NarrativeKnowledge) -> tuple[str, ...]:
    area = around.items[j].name(Kind.AREA)
    if area is not None:
        found = knowledge.areas[area]
        return found.get(spec.domain) or found.get(spec.or_else or "", ())
    topic = knowledge.topics[around.items[j].name(Kind.TOPIC) or ""]
    return topic.findings if topic.domain == "strength" and spec.domain == "weak" else ()


def _sides(around: Around, k: int, areas: Sequence[int]) -> list[Side | None]:
    """The side of each area: its own, else that of its neighbour in the list, else that of the complaint."""
    sides = [_area_side(around, j) for j in areas]
    behind = any(j > k for j in areas)
    for position, j in enumerate(areas):
        if sides[position] is not None:
            continue
        if j > k:
            sides[position] = _from_list(around, areas, sides, position, k) or side_before(around, k)
        elif not behind:
            sides[position] = side_after(around, k) or side_at_end(around, k)
        elif around.items[j].has(Kind.TOPIC):
            sides[position] = side_of_limb(around, [other for other in areas if other > k])
    if areas and areas[-1] > k and not any(sides):
        sides = [side_at_end(around, areas[-1])] * len(areas)  # "hypesthesia of the shin and thigh, left"
    found = [s or _from_plural(around, j) for s, j in zip(sides, areas, strict=True)]
    frame = frame_of(around) if None in found else None
    if frame is not None and frame.first <= around.items[k].first < frame.last:
        named = zip(found, (around.region(around.items[j]) for j in areas), strict=True)
        return [s or (frame.side if region != "private" else None) for s, region in named]
    return found


def _from_list(
    around: Around, areas: Sequence[int], sides: Sequence[Side | None], position: int, k: int
) -> Side | None:
    """A side told earlier in the list, or at its end ("thigh and calf on the left")."""
    for other in range(position - 1, -1, -1):
        if areas[other] > k and sides[other] is not None:
            return sides[other]
    for other in range(position + 1, len(areas)):
        if sides[other] is not None:
            return sides[other] if side_before(around, areas[other]) is None else None
    return None


def _from_plural(around: Around, j: int) -> Side | None:
    item = around.items[j]
    return Side.BILATERAL if paired(around, item) and around.region(item) != "private" else None


def _area_side(around: Around, j: int) -> Side | None:
    item = around.items[j]
    if around.region(item) == "private":
        return side_before(around, j)
    return side_of(item) or side_inside(around, item) or side_before(around, j) or side_after(around, j)


def _unplaced(
    around: Around,
    k: int,
    areas: Sequence[int],
    spec: ComplaintSpec,
    status: Status,
    context: Context,
    side: Side | None,
) -> list[Said]:
    elsewhere = [j for j in areas if around.region(around.items[j]) in _AWAY]
    if elsewhere and len(elsewhere) == len(areas):
        return []
    if spec.or_else is not None and not areas and _only_elsewhere(around):
        return []
    if status is Status.ABSENT and only_of_others(around, k):
        return []
    if status is Status.ABSENT:
        return [_said(around, k, k, finding, status, None, context)._replace(unplaced=True) for finding in spec.denied]
    lumbar = any(around.region(item) == "here" for item in around.items)
    fresh = (
        not lumbar and not elsewhere and around.tokens[max(around.items[k].first - 1, around.first)].norm in spec.fresh
    )
    if status is Status.PRESENT and (lumbar or fresh) and not areas:
        said = [_said(around, k, k, finding, status, side, context) for finding in spec.unplaced]
        return [one._replace(possible=True, unplaced=fresh) for one in said]
    return []


def _only_elsewhere(around: Around) -> bool:
    places = [item for item in around.items if item.has(Kind.AREA)]
    return bool(places) and all(around.region(item) in _AWAY for item in places)


def _said(around: Around, k: int, j: int, finding: str, status: Status, side: Side | None, context: Context) -> Said:
    own, place = around.items[k], around.items[j]
    return Said(
        finding=finding,
        status=status,
        owner=k,
        first=min(own.first, place.first),
        last=max(own.last, place.last),
        possible=context.possible and status is Status.PRESENT,
        side=side,
        grade=_grade(around, own, placed=k != j) if status is Status.PRESENT else None,
        context=context,
    )


def _grade(around: Around, item: Item, *, placed: bool) -> str | None:
    """The grade that a word says ("paralysis", not "partial"); weak without a place may be all over ("weak and tired")."""
    spec = around.knowledge.complaints[item.name(Kind.COMPLAINT) or ""]
    before = around.tokens[max(item.first - _BEFORE, around.first) : item.first]
    if not spec.grades or any(token.norm in spec.partial for token in before):
        return None
    inside = around.tokens[item.first : item.last]
    named = next((spec.grades[token.norm] for token in inside if token.norm in spec.grades), None)
    all_over = not placed and inside[-1].norm in around.knowledge.asserting.states
    return named or (None if all_over else degree(around, item.first, item.last))
