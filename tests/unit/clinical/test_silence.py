"""What is kept about charts that say nothing: one answer per state of the sources, never a day or a patient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_service.clinical.findings import Source, SourceState
from cds_service.clinical.silence import Silence, Silences
from cds_service.clinical.truth import Truth
from tests.unit.clinical.charts import (
    FAILED,
    GIVEN,
    KEYS,
    NOT_SENT,
    TODAY,
    ago,
    rules,
)


def _cut_off(days: int) -> dict[str, Source]:
    """Every source was searched, observations only so many days back."""
    return {**dict.fromkeys(KEYS, GIVEN), "observations": Source(SourceState.TRUNCATED, ago(days))}


def _state(sources: dict[str, Source]) -> Silence:
    return rules().silences.of(sources, TODAY)


class TestStates:
    def test_charts_that_are_cut_off_between_the_same_two_look_backs_are_in_one_state(self) -> None:
        assert _state(_cut_off(368)) is _state(_cut_off(500))

    @pytest.mark.parametrize("days", [14, 30, 90, 366])
    def test_a_look_back_that_is_just_covered_makes_another_state(self, days: int) -> None:
        assert _state(_cut_off(days)) is not _state(_cut_off(days - 1))

    def test_given_and_empty_are_one_state(self) -> None:
        searched = dict.fromkeys(KEYS, GIVEN)
        assert _state(searched) is _state({**searched, "devices": Source(SourceState.EMPTY)})

    def test_an_entry_that_could_not_be_read_makes_another_state(self) -> None:
        searched = dict.fromkeys(KEYS, GIVEN)
        defect = {**searched, "observations": Source(SourceState.GIVEN, defects=1)}
        assert _state(searched) is not _state(defect)

    @pytest.mark.parametrize("gone", [NOT_SENT, FAILED, Source(SourceState.TRUNCATED)])
    def test_ways_of_not_being_searched_are_one_state(self, gone: Source) -> None:
        searched = dict.fromkeys(KEYS, GIVEN)
        without = {key: source for key, source in searched.items() if key != "observations"}
        assert _state({**searched, "observations": gone}) is _state(without)

    def test_other_numbers_have_states_of_their_own(self) -> None:
        other = replace(rules(), parameters={**rules().parameters, "redFlagWindowDays": 700})
        assert other.silences.of(_cut_off(600), TODAY) is not other.silences.of(_cut_off(701), TODAY)
        assert _state(_cut_off(600)) is _state(_cut_off(701))

    def test_no_more_states_are_kept_than_fit(self) -> None:
        made: list[Silence] = []

        def work(*_: object) -> Silence:
            made.append(Silence({}, {}))
            return made[-1]

        silences = Silences([f"s{number}" for number in range(12)], [], work)
        for number in range(1000):
            silences.of({f"s{bit}": GIVEN for bit in range(12) if number >> bit & 1}, TODAY)
        assert len(made) == 1000
        assert silences.of({f"s{bit}": GIVEN for bit in range(12) if 999 >> bit & 1}, TODAY) is made[999]
        silences.of({}, TODAY)
        assert len(made) == 1001


class TestSettled:
    def test_a_row_is_settled_by_the_part_that_silence_answers(self) -> None:
        row = rules().table.row("11")
        reads, answer = _state(dict.fromkeys(KEYS, GIVEN)).settled[row.when.key]
        assert (answer, reads) == (Truth.NO, {"prior-lumbar-mri"})

    def test_what_rests_on_the_age_is_not_settled(self) -> None:
        row = rules().table.row("2")
        assert row.when.key not in _state(dict.fromkeys(KEYS, GIVEN)).settled

    def test_silence_about_a_source_that_was_not_sent_stays_unknown(self) -> None:
        row = rules().table.row("8")
        _, answer = _state({"patient": GIVEN}).settled[row.when.key]
        assert answer is Truth.UNKNOWN

    def test_little_hangs_on_silence_about_the_complaint(self) -> None:
        states = _state(dict.fromkeys(KEYS, GIVEN)).settled
        assert [
            row
            for row in ("3", "6", "13")
            if not states[rules().table.row(row).when.key][0].isdisjoint({"low-back-pain"})
        ] == []
