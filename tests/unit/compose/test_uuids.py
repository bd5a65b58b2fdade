"""Name-based UUIDs are those of RFC 9562, whoever computes them."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest

from cds_service.compose.uuids import NAMESPACE, name_uuid
from cds_service.web.parts import _request_id


@pytest.mark.parametrize("parts", [("a",), ("a", "b"), ("", ""), ("Ängström", "x" * 300), ("7e1f", "deferMri", "mri")])
def test_a_name_gives_the_uuid_of_the_standard_library(parts: tuple[str, ...]) -> None:
    assert name_uuid(*parts) == str(uuid5(NAMESPACE, "\x1f".join(parts)))


def test_request_ids_are_random_uuids_of_version_4_and_never_the_same() -> None:
    ids = [_request_id() for _ in range(200)]
    assert len(set(ids)) == 200
    assert {UUID(name).version for name in ids} == {4}
    assert {UUID(name).variant for name in ids} == {"specified in RFC 4122"}
    assert all(str(UUID(name)) == name for name in ids)
