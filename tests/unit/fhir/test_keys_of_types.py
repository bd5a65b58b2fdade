"""Which prefetch key a resource type is sent under: said once, and as the queries of discovery say it."""

from cds_service.fhir.record import KEY_OF_TYPE, TYPE_OF_KEY, Key
from cds_service.knowledge.load import find_cards
from cds_service.knowledge.source import read_yaml


def test_every_key_has_the_type_that_its_query_asks_for() -> None:
    cards = find_cards()
    source = read_yaml(cards / "lumbar-imaging" / "service.yaml", cards, [])
    assert source is not None
    asked = {key: query.partition("?")[0].partition("/")[0] for key, query in source.data["prefetch"].items()}
    assert {key.value: TYPE_OF_KEY[key] for key in Key} == asked


def test_other_types_of_a_key_do_not_hide_that_one() -> None:
    assert KEY_OF_TYPE["MedicationStatement"] is KEY_OF_TYPE["MedicationRequest"] is Key.MEDICATIONS
    assert KEY_OF_TYPE["DiagnosticReport"] is KEY_OF_TYPE["ImagingStudy"] is Key.IMAGING
