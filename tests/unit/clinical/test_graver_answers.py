"""What would change the advice counts a graver answer of the same disposition as a change too (contract section 6)."""

from __future__ import annotations

from cds_service.clinical.assessment import Indicator
from tests.unit.clinical.charts import has, judge, reasons, sciatica


def test_weakness_beside_suspected_cancer_makes_the_same_advice_graver() -> None:
    chart = (sciatica(10), has("cancer-active", said=5, ongoing=True))
    found = judge(*chart)
    deficit = {c.finding: c for c in reasons(*chart).would_change}["leg-weakness"]

    assert (found.row, found.disposition, found.indicator) == ("8", "mriContrast", Indicator.INFO)
    assert (deficit.to, deficit.urgency, deficit.indicator) == ("mriContrast", found.urgency, Indicator.WARNING)


def test_what_leaves_the_answer_as_it_is_changes_nothing() -> None:
    chart = (sciatica(10), has("cancer-active", said=5, ongoing=True), has("leg-weakness", said=1))
    assert judge(*chart).indicator is Indicator.WARNING
    assert "weakness-dorsiflexion" not in {c.finding for c in reasons(*chart).would_change}
