"""The narrative reader: text to mentions, labels to topics."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import ASKED_FOR, UNDATED, Certainty, Course, Interval, Status
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge, Section
from cds_service.mapping.markup import unmarked
from cds_service.mapping.narrative.context.bounds import is_ahead
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.forms import contexts_of
from cds_service.mapping.narrative.context.opened_list import opens_list
from cds_service.mapping.narrative.context.relatives import is_of_relative
from cds_service.mapping.narrative.context.since_then import tells_since
from cds_service.mapping.narrative.context.turned import back_again, taken_back, turns
from cds_service.mapping.narrative.context.whose import of_patient, tells_of_self
from cds_service.mapping.narrative.everyday.lay import met, with_meetings
from cds_service.mapping.narrative.everyday.unclear import (
    half_told,
    is_looked_at,
    may_be_today,
    nothing_beside,
    told_unclearly,
    unclear_place,
    unread,
)
from cds_service.mapping.narrative.everyday.weighed import Span, names_of, weighed_place
from cds_service.mapping.narrative.examination.examined import examined
from cds_service.mapping.narrative.examination.places import private_places
from cds_service.mapping.narrative.examination.scored import scored
from cds_service.mapping.narrative.examination.signs import signed
from cds_service.mapping.narrative.following import with_following
from cds_service.mapping.narrative.labels import label_topics, list_of_screening
from cds_service.mapping.narrative.mention import Mention, Topic
from cds_service.mapping.narrative.progress import Progress
from cds_service.mapping.narrative.statements.answered_aloud import answered_aloud, understood
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.care import care_began, narrower
from cds_service.mapping.narrative.statements.clauses import phrases_of
from cds_service.mapping.narrative.statements.complaints import complaints
from cds_service.mapping.narrative.statements.denied_then import only_unchanged
from cds_service.mapping.narrative.statements.lies_back import came_again, event_times, lies_back
from cds_service.mapping.narrative.statements.long_standing import of_today
from cds_service.mapping.narrative.statements.measured import measured
from cds_service.mapping.narrative.statements.onsets import onset_told
from cds_service.mapping.narrative.statements.over import (
    ended,
    is_over,
    of_number,
    of_seasons,
    own_times,
    told_when,
    without_vaguer,
)
from cds_service.mapping.narrative.statements.owners import course_told, is_of_month, month_told, places_of
from cds_service.mapping.narrative.statements.passing import over_by_then
from cds_service.mapping.narrative.statements.renamed import renamed
from cds_service.mapping.narrative.statements.said import Said, without_poorer
from cds_service.mapping.narrative.statements.second_side import with_second_side
from cds_service.mapping.narrative.statements.stated import speaks_elsewhere, stated
from cds_service.mapping.narrative.statements.still_found import found_again
from cds_service.mapping.narrative.statements.whose_time import times_of
from cds_service.mapping.narrative.statements.worse_since import worsening
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.laid_out import laid_out
from cds_service.mapping.narrative.text.lexicon import Item, Lexicon
from cds_service.mapping.narrative.text.sentences import Lines, Sentence, split
from cds_service.mapping.narrative.text.times import find_times
from cds_service.mapping.narrative.text.tokens import Token, tokenise
from cds_service.mapping.narrative.text.told_time import Time

_NO_SECTION = Section()
_TURN_REACH = 80
"""Characters between a denial and the words that take it back."""


class NarrativeReader:
    """Reads English clinical text by the phrases of ``NarrativeKnowledge``; has no state between texts.

    Never raises on any text. Running time is linear in the length of the text.
    """

    def __init__(self, knowledge: NarrativeKnowledge) -> None:
        self._knowledge = knowledge
        self._lexicon = Lexicon(knowledge)
        lines = frozenset(name for name, section in knowledge.sections.items() if section.line)
        self._lines = Lines(lines, knowledge.relatives)
        self._worsening = worsening(knowledge)
        self._clearer = knowledge.unclear.beside | frozenset(self._worsening.values())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """All statements about findings of the patient, in order of the text, and what follows from them.

        The same finding may be mentioned several times and in contradiction: merging is not done here.
        """
        return with_following(self.stated(text), self._knowledge.follows)

    def stated(self, text: str) -> tuple[Mention, ...]:
        """As :meth:`mentions`, without what only follows; charts derive that by themselves, with their days."""
        text = unmarked(text)
        tokens = laid_out(text, tokenise(text, self._lexicon.speller), self._lexicon, self._knowledge)
        state = Progress(of_self=tells_of_self(tokens, self._knowledge))
        longest = self._knowledge.limits.sentence
        for sentence in split(text, tokens, self._lexicon, self._knowledge.abbreviations, longest, self._lines):
            section = self._knowledge.sections.get(sentence.section, _NO_SECTION)
            if section.own:
                state.left = not sentence.opens and (state.left or tokens[sentence.first].norm in grammar.OF_PATIENT)
                section = _NO_SECTION if state.left else section
            if section.drop and tells_since(tokens, sentence.first, sentence.last):
                section = _NO_SECTION
            if section.drop or (section.own and self._names_relative(tokens, sentence)):
                state.going = state.going.apart()
            else:
                self._sentence(text, tokens, sentence, section, state)
        if not state.unclear and state.unread:
            place = weighed_place(tokens, state.unread, self._knowledge.weighed)
            state.unclear += [place] if place is not None else []
        told = found_again(text, state.steady(text, self._knowledge), self._knowledge)
        kept = [*told, *unread(state.mentions, state.unclear, self._knowledge.unclear)]
        if state.there and not state.here:
            kept = [m for m in kept if m not in state.unplaced]
        kept = state.with_later(kept, self._knowledge, self._worsening)
        if state.turned:
            kept = taken_back(kept, state.turned, _TURN_REACH)
        return tuple(dict.fromkeys(sorted(kept, key=lambda m: (m.start, m.end, m.finding))))

    def _names_relative(self, tokens: Sequence[Token], sentence: Sentence) -> bool:
        return any(tokens[i].norm in self._knowledge.relatives for i in range(sentence.first, sentence.last))

    def topics(self, label: str) -> tuple[Topic, ...]:
        """What a label of a flowsheet row or code asks about; empty when no finding is named."""
        return label_topics(unmarked(label), self._lexicon, self._knowledge)

    def listed_at(self, text: str) -> int | None:
        """Where the list of what was asked begins behind the result of a screening that ``text`` is."""
        return list_of_screening(unmarked(text), self._lexicon, self._knowledge)

    def places(self, text: str) -> frozenset[str]:
        """Findings that a loss of sensation at the private areas named in a text would be ("between the legs").

        An area that is denied, somebody else's or said to be normal names nothing.
        """
        text = unmarked(text)
        tokens = tokenise(text, self._lexicon.speller)
        longest = self._knowledge.limits.sentence
        found: set[str] = set()
        for sentence in split(text, tokens, self._lexicon, self._knowledge.abbreviations, longest, self._lines):
            items = self._lexicon.scan(tokens, sentence.first, sentence.last)
            around = Around(tokens, items, sentence.first, sentence.last, self._knowledge, text)
            context = contexts_of(tokens, items, sentence.first, sentence.last, self._knowledge)
            found.update(private_places(around, context))
        return frozenset(found)

    def _sentence(
        self, text: str, tokens: Sequence[Token], sentence: Sentence, section: Section, state: Progress
    ) -> None:
        items = phrases_of(self._lexicon, tokens, sentence.first, sentence.last, self._knowledge)
        items = renamed(tokens, items, sentence.first, self._knowledge, state.before)
        brief = len(text) <= self._knowledge.lay.longest
        notions = self._lexicon.notions(tokens, sentence.first, sentence.last) if brief else []
        items = self._with_meetings(text, tokens, items, notions, sentence, section)
        around = Around(tokens, items, sentence.first, sentence.last, self._knowledge, text, state.before)
        state.before = sentence.first
        state.turned.extend(turns(tokens, items, sentence.last))
        context = self._contexts(tokens, items, sentence, state)
        said, measured_items = measured(around, context, self._knowledge)
        placed, used = complaints(around, context, self._knowledge)
        said += placed
        state.elsewhere = elsewhere = speaks_elsewhere(around, state.elsewhere and not sentence.opens)
        state.count(around, () if elsewhere else self._knowledge.elsewhere)
        answers = signed(around, context, self._knowledge)
        said += [*scored(around, context, self._knowledge), *answers]
        said += stated(around, context, self._knowledge, section, measured_items, elsewhere=elsewhere)
        found, state.going = examined(around, used, context, state.going)
        answered = {one.finding for one in answers}
        said += [
            one
            for one in found
            if one.finding not in answered and not (elsewhere and one.unplaced and one.status is Status.PRESENT)
        ]
        alone = not (said := with_second_side(around, context, without_poorer(said)))
        said = answered_aloud(of_today(around, context, said), tokens[sentence.first], self._knowledge)
        if section.only:
            said = [s for s in said if s.finding in section.only]
        of_self = state.of_self
        clear = understood(tokens[sentence.first], self._knowledge)
        looked = not clear and state.listed is None
        if looked and is_looked_at(len(text), tokens, sentence, self._knowledge, of_self=of_self):
            theirs = is_of_relative(tokens, items, sentence.first, sentence.last, self._knowledge)
            others = [item for item, c in zip(items, context, strict=True) if c.other or is_ahead(item, c)]
            place = None if theirs else unclear_place(tokens, items, notions, sentence, said, self._knowledge, others)
            state.unclear += [place] if place is not None else half_told(said, tokens, self._knowledge.unclear)
            unread = not theirs and nothing_beside(said, self._knowledge.unclear)
            if unread and may_be_today(tokens, items, sentence, said):
                state.unread.append(Span(sentence.first, sentence.last, names_of(notions), alone))
        said = [one for one in said if one.finding != self._knowledge.unclear.finding]
        if not said and not section.past and (onset := onset_told(around)) is not None:
            state.onsets.append(onset)
        state.take_course(around, said)
        times = find_times(tokens, sentence.first, sentence.last, self._knowledge.times) if said else []
        owned = times_of(around, times, places_of(said, self._knowledge)) if times else {}
        for one in said:
            own = event_times(around, one, times, own_times(one, times, owned, self._knowledge))
            own = of_number(around, one, without_vaguer(own))
            mention = self._mention(around, one, of_seasons(around, one, own))
            state.keep(around, one, mention)

    def _contexts(
        self, tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence, state: Progress
    ) -> list[Context]:
        span = (sentence.first, sentence.last)
        context = back_again(tokens, items, contexts_of(tokens, items, *span, self._knowledge))
        whose = of_patient(tokens, items, context, range(*span), self._knowledge, of_self=state.of_self)
        state.unclear += [] if whose.unclear is None else [whose.unclear]
        state.unclear += told_unclearly(tokens, items, whose.context, self._knowledge)
        state.listed = state.listed and state.listed.next(tokens, items, sentence)
        if state.listed is None:
            state.listed = opens_list(tokens, items, sentence.last)
            return whose.context
        meant = state.listed.meant
        return [
            c._replace(hypothetical=c.hypothetical or meant.hypothetical, negated=c.negated or meant.negated)
            for c in whose.context
        ]

    def _with_meetings(
        self,
        text: str,
        tokens: Sequence[Token],
        items: list[Item],
        notions: Sequence[Item],
        sentence: Sentence,
        section: Section,
    ) -> list[Item]:
        """With what everyday words say together, where the phrases by themselves say nothing of it."""
        span = (sentence.first, sentence.last)
        if not (found := met(tokens, items, notions, span, self._knowledge)):
            return items
        around = Around(tokens, items, *span, self._knowledge, text)
        context = contexts_of(tokens, items, *span, self._knowledge)
        said, used = measured(around, context, self._knowledge)
        said += complaints(around, context, self._knowledge)[0]
        said += stated(around, context, self._knowledge, section, used, elsewhere=False)
        if half_told(said, tokens, self._knowledge.unclear):
            return items
        return with_meetings(items, found, said, self._clearer)

    def _mention(self, around: Around, said: Said, times: Sequence[Time]) -> Mention:
        stanza = self._knowledge.stanzas.get(said.phrase or said.finding, PLAIN)
        onset: tuple[int, int] | None = None
        duration: tuple[int, int] | None = None
        dated: Interval = UNDATED
        status, finding, course = said.status, said.finding, course_told(around, said)
        if said.context.returned >= 0 and not stanza.care:
            times = [time for time in times if time.first >= said.context.returned]
        elif said.context.returned >= 0:
            course = None  # better with the care, and then no more
        elif course is Course.WORSE and stanza.history_of:
            times = times[-1:]  # how long it has been worse counts, where both are told
        when = told_when(around, times) if stanza.care else times
        over = stanza.over is not None and is_over(around, when, stanza.over, ceased=said.context.ceased >= 0)
        if status is Status.PRESENT and (over or ended(around, times) or over_by_then(around, said, times, stanza)):
            status = Status.HISTORICAL
        for time in times:
            if time.days is not None:
                if stanza.care and time in when:
                    onset = onset or (time.days if stanza.past or care_began(around, said) else None)
                elif stanza.care:
                    duration = duration if ASKED_FOR in said.qualifiers else narrower(duration, time.days)
                elif stanza.timed and not time.span:
                    onset = onset or time.days
            elif stanza.timed and not (stanza.history_of and came_again(around, time)):
                dated = dated if dated.known else time.interval
                past = lies_back(around, said, time, course)
                if past and status is Status.PRESENT and (stanza.history_of or stanza.passing):
                    status = Status.PRESENT if stanza.if_historical else Status.HISTORICAL
                    finding = stanza.if_historical or finding
        month = month_told(around, said, times, stanza)
        onset = None if is_of_month(around, stanza, month) else onset
        return Mention(
            finding=finding,
            status=status,
            start=around.tokens[said.first].start,
            end=around.tokens[said.last - 1].end,
            certainty=Certainty.POSSIBLE if said.possible else Certainty.CONFIRMED,
            side=said.side,
            grade=said.grade,
            value=said.value,
            unit=said.unit,
            comparator=said.comparator,
            course=course,
            onset_days_ago=onset if status is not Status.ABSENT else None,
            duration_days=duration if status is not Status.ABSENT else None,
            onset_month=month.month,
            month_part=month.part,
            dated=dated if status is not Status.ABSENT else UNDATED,
            qualifiers=said.qualifiers,
            clears=status is not Status.ABSENT or not only_unchanged(around, said, self._knowledge),
        )
