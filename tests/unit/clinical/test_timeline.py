"""How long it has lasted and how long it was treated, in days within bounds (clinical.md 5.3, K10)."""

from __future__ import annotations

from cds_service.clinical.assessment import Span
from cds_service.clinical.findings import Interval, Reading
from tests.unit.clinical.charts import (
    BETTER,
    CANDIDATE,
    NEW,
    WORSE,
    ago,
    findings_of,
    has,
    judge,
    row_of,
    sciatica,
    therapy,
)


def _symptoms(*readings: Reading) -> Span | None:
    return judge(*readings).timeline.symptoms


def _care(*readings: Reading) -> Span | None:
    return judge(*readings).timeline.conservative


class TestSymptoms:
    def test_a_known_day_of_onset(self) -> None:
        assert _symptoms(sciatica(30)) == Span(30, 30)

    def test_a_bare_month_is_an_interval(self) -> None:
        october = Interval(ago(52), ago(22))
        reading = has("low-back-pain", onset=(52, 22))
        assert reading.onset == october
        assert _symptoms(reading) == Span(22, 52)

    def test_a_first_record_is_a_bound_only(self) -> None:
        assert _symptoms(sciatica(None, said=10), sciatica(None, said=4)) == Span(10, None)

    def test_a_known_onset_outranks_the_day_of_recording(self) -> None:
        assert _symptoms(sciatica(60, said=5), sciatica(None, said=100)) == Span(60, 60)

    def test_of_two_complaints_the_longer_counts(self) -> None:
        assert _symptoms(sciatica(5), has("low-back-pain", onset=300)) == Span(300, 300)

    def test_pain_said_to_be_new_began_when_it_was_said(self) -> None:
        assert _symptoms(sciatica(None, said=6, course=NEW)) == Span(6, 6)

    def test_worsening_does_not_begin_it_anew(self) -> None:
        assert _symptoms(sciatica(300, said=6, course=WORSE)) == Span(300, 300)

    def test_so_many_weeks_count_back_from_the_day_on_which_it_was_said(self) -> None:
        assert _symptoms(sciatica(None, said=7, duration_days=(21, 21))) == Span(28, 28)
        assert _symptoms(sciatica(None, said=0, duration_days=(21, 28))) == Span(21, 28)

    def test_nothing_dated_is_unknown(self) -> None:
        assert _symptoms(sciatica(None)) is None

    def test_no_complaint_is_unknown(self) -> None:
        assert _symptoms(has("diabetes", said=90, ongoing=True)) is None


class TestManagement:
    OLD = sciatica(300)

    def test_therapy_that_goes_on(self) -> None:
        assert _care(self.OLD, has("conservative-pt", onset=50, ongoing=True)) == Span(50, 50)

    def test_first_to_last_day_of_several_kinds(self) -> None:
        first = has("conservative-nsaid", onset=90, said=80)
        last = has("conservative-pt", onset=60, said=30)
        assert _care(self.OLD, first, last) == Span(60, 60)

    def test_weeks_as_told(self) -> None:
        assert _care(self.OLD, has("conservative-pt", said=3, duration_days=(42, 56))) == Span(42, 56)

    def test_weeks_without_a_date_do_not_reach_to_the_day_of_the_note(self) -> None:
        tablets = has("conservative-nsaid", onset=50, said=43)
        assert _care(self.OLD, tablets, has("conservative-nsaid", said=2, duration_days=(7, 7))) == Span(7, 7)

    def test_weeks_as_told_are_certain_only_from_the_onset_to_the_day_they_were_told(self) -> None:
        assert _care(sciatica(14), has("conservative-pt", said=0, duration_days=(6300, 6306))) == Span(14, 366)
        assert _care(sciatica(30), has("conservative-pt", said=10, duration_days=(42, 56))) == Span(20, 56)
        assert _care(sciatica(30), has("conservative-pt", said=None, duration_days=(14, 48))) == Span(14, 48)

    def test_weeks_as_told_count_at_most_for_as_long_as_it_is_looked_back(self) -> None:
        assert _care(has("conservative-pt", said=0, duration_days=(6300, 6306))) == Span(366, 366)
        assert _care(sciatica(2000), has("conservative-pt", said=400, duration_days=(56, 56))) is None

    def test_care_before_the_symptoms_does_not_count(self) -> None:
        assert _care(sciatica(30), has("conservative-pt", onset=200, said=150)) is None
        assert _care(sciatica(30), has("conservative-pt", said=60, duration_days=(56, 56))) is None

    def test_care_that_began_before_the_symptoms_counts_from_their_onset(self) -> None:
        assert _care(sciatica(30), has("conservative-nsaid", onset=400, ongoing=True)) == Span(30, 30)

    def test_a_single_visit_is_a_day(self) -> None:
        assert _care(self.OLD, has("conservative-pt", said=20)) == Span(0, 0)

    def test_care_of_more_than_a_year_ago_does_not_count(self) -> None:
        assert _care(sciatica(2000), has("conservative-pt", onset=500, said=400)) is None

    def test_nothing_is_unknown_and_not_none(self) -> None:
        assert _care(self.OLD) is None


def test_weeks_of_therapy_are_not_the_onset_of_a_symptom() -> None:
    (found,) = findings_of([has("conservative-pt", said=0, duration_days=(42, 42))])["conservative-pt"]
    assert not found.onset.known


class TestWhatIsNotKnownToHaveBeenDone:
    OLD = sciatica(300)
    FAILED = has("conservative-pt", said=2, qualifiers=frozenset({"failed"}))

    def test_a_word_of_failure_after_the_end_does_not_lengthen_therapy(self) -> None:
        assert _care(self.OLD, has("conservative-pt", onset=51, said=10), self.FAILED) == Span(41, 41)

    def test_a_beginning_and_a_word_of_failure_bound_what_lies_between(self) -> None:
        assert _care(self.OLD, has("conservative-pt", said=60), self.FAILED) == Span(0, 58)

    def test_words_of_failure_alone_tell_no_length_however_far_apart(self) -> None:
        earlier = has("conservative-pt", said=90, qualifiers=frozenset({"failed"}))
        assert _care(self.OLD, self.FAILED, earlier) == Span(0, None)

    def test_weeks_told_with_the_failure_count(self) -> None:
        told = has("conservative-pt", said=2, duration_days=(42, 48), qualifiers=frozenset({"failed"}))
        assert _care(self.OLD, told) == Span(42, 48)

    def test_a_word_of_success_is_no_session_either(self) -> None:
        helped = has("conservative-pt", said=2, qualifiers=frozenset({"helped"}))
        assert _care(self.OLD, has("conservative-pt", onset=51, said=10), helped) == Span(41, 41)

    def test_a_referral_bounds_the_most_and_adds_nothing_to_the_least(self) -> None:
        asked = has("conservative-pt", onset=60, said=60, ongoing=True, qualifiers=frozenset({"asked-for"}))
        assert _care(self.OLD, asked) == Span(0, 60)
        assert _care(self.OLD, asked, has("conservative-pt", said=20)) == Span(0, 60)

    def test_a_prescription_without_an_end_covers_its_supply_and_perhaps_more(self) -> None:
        written = has("conservative-nsaid", onset=60, said=31, qualifiers=frozenset({"open-ended"}))
        assert _care(self.OLD, written) == Span(29, 60)


def test_treatment_told_for_longer_than_the_illness_makes_no_study_appropriate() -> None:
    assert row_of(sciatica(14), CANDIDATE, has("conservative-pt", said=0, duration_days=(6300, 6300))) == "19"
    assert row_of(sciatica(60), CANDIDATE, has("conservative-pt", said=0, duration_days=(6300, 6300))) == "14"


class TestImproving:
    """Row 14 asks for treatment without success: the last word on the course decides."""

    CHART = (sciatica(100), therapy(9), CANDIDATE)

    def test_failed_treatment_leads_to_imaging(self) -> None:
        assert row_of(*self.CHART) == "14"

    def test_treatment_that_helped_does_not(self) -> None:
        helped = has("conservative-pt", said=1, qualifiers=frozenset({"helped"}))
        assert row_of(*self.CHART, helped) == "20"

    def test_pain_said_to_be_better_last_month_and_worse_today_persists(self) -> None:
        better, worse = has("leg-pain", said=30, course=BETTER), has("leg-pain", said=0, course=WORSE)
        assert row_of(*self.CHART, better) == "20"
        assert row_of(*self.CHART, better, worse) == "14"

    def test_of_two_words_on_one_day_the_worse_counts(self) -> None:
        better, worse = has("leg-pain", said=1, course=BETTER), has("low-back-pain", said=1, course=WORSE)
        assert row_of(*self.CHART, better, worse) == "14"
        assert row_of(*self.CHART, worse, better) == "14"
