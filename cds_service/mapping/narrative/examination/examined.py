"""One sentence of an examination, with what it goes on about and what it leaves for the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.bracketed import in_brackets
from cds_service.mapping.narrative.examination.by_needle import by_needle, without_cleared
from cds_service.mapping.narrative.examination.distributed import distributed
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.examination.entries import Charted, charted
from cds_service.mapping.narrative.examination.frames import frame_behind, within_frame
from cds_service.mapping.narrative.examination.going_on import muscles, subjects
from cds_service.mapping.narrative.examination.headed import Names, headed
from cds_service.mapping.narrative.examination.listed_sides import full_on_both_sides
from cds_service.mapping.narrative.examination.paired_sides import as_pairs
from cds_service.mapping.narrative.examination.regained import Regained, regained
from cds_service.mapping.narrative.examination.results import results
from cds_service.mapping.narrative.examination.tables import Columns, in_columns
from cds_service.mapping.narrative.examination.trend import Strength
from cds_service.mapping.narrative.examination.values import find_grades
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said


class Going(NamedTuple):
    """What sentences of an examination hand on to the next."""

    carried: Sequence[Element] = ()
    """What the sentence before was about."""
    muscle: Sequence[Element] = ()
    """The muscles that were named last."""
    strengths: Sequence[Strength] = ()
    """What was said last of each muscle."""
    columns: Columns = Columns()
    """Of the table that is being read."""
    names: Names = ()
    """Of the header with muscles that the table being read has."""
    side: Side | None = None
    """Of the limb that is being examined."""
    chart: Charted = Charted()
    """The entries of a ward's chart."""
    regained: Regained = Regained()
    """Grades, and those for which a later one stands."""
    needle: bool = False
    """Whether a study of muscles with a needle is being told."""

    def apart(self) -> Going:
        """With nothing that a following sentence could be about."""
        return self._replace(carried=(), muscle=(), side=None, needle=False)


def examined(around: Around, used: set[int], context: Sequence[Context], going: Going) -> tuple[list[Said], Going]:
    """What the results of a sentence say, and what is handed on."""
    knowledge = around.knowledge
    found = find_grades(around.tokens, around.first, around.last, knowledge.short_reflex_scales)
    found, columns = as_pairs(around, found, going.columns)
    grades, columns = in_columns(around, found, columns)
    grades = in_brackets(around, distributed(around, grades))
    table = headed(around, going.names)
    grades = table.outside(grades)
    about = subjects(around, grades, going.carried, going.muscle)
    said, carried, strengths = results(around, grades, used, context, knowledge, about, going.strengths, table.readings)
    side = frame_behind(around, going.side)
    muscle = muscles(carried) or going.muscle
    said = full_on_both_sides(around, within_frame(said, side, knowledge))
    fallen, chart = charted(around, said, going.chart, knowledge)
    again = regained(around, going.strengths, strengths, going.regained)
    needle = by_needle(around, before=going.needle)
    said = without_cleared(said, knowledge) if needle else said
    return [*said, *fallen], Going(carried, muscle, strengths, columns, table.names, side, chart, again, needle)
