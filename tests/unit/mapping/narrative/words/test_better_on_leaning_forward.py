"""Pain on standing or walking that sitting or leaning forward eases may be neurogenic claudication, whenever it began.

Source: clinical.md 4.2 (stenosis: no pain seated, better bending forward).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Pain on walking and standing, better on leaning forward.",
        "Leg pain on standing, relieved by sitting.",
        "Buttock and leg pain with standing, eases with sitting down.",
        "Legs ache when standing, better when he leans forward.",
        "Leg pain on standing and walking, better leaning forward.",
        "Leg pain on standing and walking, better pushing the trolley.",
        "Cannot stand long, legs burn, better sitting down.",
        "Standing makes the legs ache, sitting helps.",
        "Both legs heavy walking 200 m, must sit down, then fine.",
    ],
)
def test_it_may_be_claudication(reader: NarrativeReader, text: str) -> None:
    assert "neurogenic-claudication + ?" in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Leg pain standing, worse sitting.",
        "Leg pain worse sitting, better on standing and walking.",
        "Leg pain on standing, not eased by sitting.",
        "Leg pain on standing, no better when sitting.",
        "Calf pain on walking relieved by standing still.",
        "Dizzy on standing, better on sitting.",
        "Headache on standing, better when sitting.",
        "Knee pain on standing, relieved by sitting.",
        "Leg swelling on standing, better on sitting with feet up.",
        "Leaks on standing, better sitting.",
        "Pain eased by sitting.",
        "Chest pain better on leaning forward, worse walking.",
    ],
)
def test_it_is_none(reader: NarrativeReader, text: str) -> None:
    assert not any(one.startswith("neurogenic-claudication +") for one in told(reader, text))
