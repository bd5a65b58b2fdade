"""Tables with the muscles as header and a row for each side."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TABLES = [
    (
        "Motor: HF KE DF EHL PF\nR 5 5 4 3 5\nL 5 5 5 5 5",
        "weakness-hip-flexion - right 5, weakness-knee-extension - right 5, weakness-dorsiflexion + right 4,"
        " weakness-great-toe-extension + right 3, weakness-plantarflexion - right 5, weakness-hip-flexion - left 5,"
        " weakness-knee-extension - left 5, weakness-dorsiflexion - left 5, weakness-great-toe-extension - left 5,"
        " weakness-plantarflexion - left 5",
    ),
    (
        "IP Q TA GS,RLE 3 4 5 5,LLE 4+ 5 5- 5",
        "weakness-hip-flexion + right 3, weakness-knee-extension + right 4, weakness-dorsiflexion - right 5,"
        " weakness-plantarflexion - right 5, weakness-hip-flexion + left 4+, weakness-knee-extension - left 5,"
        " weakness-dorsiflexion + left 5-, weakness-plantarflexion - left 5",
    ),
    (
        "| | Delt | HF | DF |\n| R | 4 | 5 | 3 |\n| L | 4 | 5 | 5 |",
        "weakness-hip-flexion - right 5, weakness-dorsiflexion + right 3, weakness-hip-flexion - left 5,"
        " weakness-dorsiflexion - left 5",
    ),
    (
        "Iliopsoas Quads TA\nRight 4/5 5/5 5/5\nLeft 5/5 5/5 2/5",
        "weakness-hip-flexion + right 4, weakness-knee-extension - right 5, weakness-dorsiflexion - right 5,"
        " weakness-hip-flexion - left 5, weakness-knee-extension - left 5, weakness-dorsiflexion + left 2",
    ),
    (
        "L4 L5 S1\nR 5 4 5\nL 5 5 5",
        "weakness-dorsiflexion - right 5, weakness-great-toe-extension + right 4, weakness-plantarflexion - right 5,"
        " weakness-dorsiflexion - left 5, weakness-great-toe-extension - left 5, weakness-plantarflexion - left 5",
    ),
    # a row of another length is none of it
    ("HF KE DF\nR 5 4", "nothing"),
    # muscles in prose are no header
    ("HF, KE and DF were tested. R knee flexed to 90.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), TABLES)
def test_table_under_muscles_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
