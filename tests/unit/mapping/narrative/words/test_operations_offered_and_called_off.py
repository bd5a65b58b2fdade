"""Operations that are offered or were called off, cancers told shortly, and sides of answers."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "I would be happy to offer him a microdiscectomy if the MRI shows a concordant disc.",
        "Plan: transforaminal epidural L5 pending MRI.",
        "L3-5 laminectomy candidate.",
        "Surgery discussed and patient agrees if disc found.",
    ],
)
def test_who_may_be_operated_on(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"surgical-candidate +"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("not a discectomy candidate", {"surgical-candidate -"}),
        ("Not happy to offer a microdiscectomy.", {"surgical-candidate -"}),
        ("Surgery discussed and patient not keen", set()),
        ("L4/5 microdiscectomy cancelled, patient improved.", set()),
        ("Postponed L4/5 microdiscectomy", set()),
        ("L4/5 microdiscectomy 2019, follow up cancelled", {"prior-lumbar-surgery +"}),
        ("Cancelled his appointment. L4/5 microdiscectomy 2019", {"prior-lumbar-surgery +"}),
        ("Lump removed from breast in 2020, malignant.", {"cancer-history +"}),
        ("Lump removed from breast in 2020, benign.", set()),
        ("LOW 10kg 3/12 unintentional", {"weight-loss +"}),
        ("low 10 kg weights used in gym", set()),
        ("Foot drop - yes (L), new", {"foot-drop + left"}),
        ("Foot drop: L", {"foot-drop + left"}),
        ("Foot drop: no, left leg pain", {"foot-drop -", "leg-pain + left"}),
        ("Left SLR 40, right 90.", {"slr + left", "slr - right"}),
        ("Left SLR 40", {"slr + left"}),
        ("SLR 30 R, 80 L", {"slr + right", "slr - left"}),
    ],
)
def test_what_is_told(reader: NarrativeReader, text: str, mentions: set[str]) -> None:
    assert told(reader, text) == mentions
