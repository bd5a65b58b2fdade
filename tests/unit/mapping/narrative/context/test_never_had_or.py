"""Lists that "never" denies, care that is to begin again, and weight that was meant to go."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Never had cancer or back surgery.", "cancer-history -, prior-lumbar-surgery -"),
        ("Never had cancer or fever, has saddle numbness.", "cancer-history -, fever -, saddle-sensory-loss +"),
        ("never had cancer. Back surgery 2015.", "cancer-history -, prior-lumbar-surgery +"),
        ("Restart PT x 6 wks.", "nothing"),
        ("Restarted physio, 6 weeks done.", "conservative-pt +"),
        ("Has had nine weeks of supervised active rehabilitation.", "conservative-pt +"),
        (
            "He wants to go ahead with surgery if there is a target. Sciatica.",
            "surgical-candidate +, radiculopathy-lumbar +",
        ),
        ("Weight down 9 kg since spring, deliberately, on a slimming programme.", "nothing"),
        ("Weight down 9 kg since spring, not deliberately.", "weight-loss +"),
        ("Lost 9 kg since spring without trying.", "weight-loss +"),
    ],
)
def test_it_is_read_as_it_is_meant(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
