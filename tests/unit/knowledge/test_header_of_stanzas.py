"""The header of ``narrative/findings.yaml`` explains each field that a stanza may have, and no other."""

import re

import msgspec

from cds_service.knowledge.load import find_cards
from cds_service.knowledge.narrative.docs import StanzaDoc

FILE = find_cards() / "lumbar-imaging" / "narrative" / "findings.yaml"


def _explained() -> list[str]:
    head = FILE.read_text("utf-8").partition("\nversion:")[0]
    lines = [match for line in head.splitlines() if (match := re.match(r"# (\w+(?: \w+)*)(?: {2,}|  )\S", line))]
    return [name for line in lines for name in line[1].split()]


def test_the_header_explains_every_field_once() -> None:
    fields = [field.encode_name for field in msgspec.structs.fields(StanzaDoc)]
    assert sorted(_explained()) == sorted(fields)
