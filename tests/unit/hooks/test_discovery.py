"""The discovery document and what is wrong with a bad one."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from cds_service.hooks.discovery import (
    Discovery,
    Service,
    check_discovery,
    encode_discovery,
)
from cds_service.hooks.schema import SchemaName, faults
from tests.conformance.requirements import verifies

SERVICE = Service(
    hook="order-select",
    title="Example",
    description="Says something.",
    id="example-order-select",
    prefetch={"patient": "Patient/{{context.patientId}}"},
    usage_requirements="None.",
    version="2.0.1",
    hook_version="1.0",
    extension={"com.example.x": 1},
)


@verifies("DISC-03", "GEN-07")
def test_hosting_nothing_is_an_empty_array() -> None:
    assert encode_discovery(Discovery(services=())) == b'{"services":[]}'


@verifies(
    "DISC-02",
    "DISC-05",
    "DISC-07",
    "DISC-08",
    "DISC-09",
    "DISC-10",
    "DISC-11",
    "DISC-16",
    "ISS-15",
    "INF-03",
)
def test_every_member_has_the_name_of_the_specification() -> None:
    document = json.loads(encode_discovery(Discovery(services=(SERVICE,))))
    assert document == {
        "services": [
            {
                "hook": "order-select",
                "title": "Example",
                "description": "Says something.",
                "id": "example-order-select",
                "prefetch": {"patient": "Patient/{{context.patientId}}"},
                "usageRequirements": "None.",
                "version": "2.0.1",
                "hookVersion": "1.0",
                "extension": {"com.example.x": 1},
            }
        ]
    }
    assert faults(SchemaName.DISCOVERY, document) == ()
    assert check_discovery(Discovery(services=(SERVICE,))) == []


@verifies("GEN-06")
def test_what_a_service_does_not_say_is_left_out() -> None:
    bare = Service(hook="patient-view", description="Says something.", id="x")
    assert json.loads(encode_discovery(Discovery(services=(bare,))))["services"] == [
        {"hook": "patient-view", "description": "Says something.", "id": "x"}
    ]
    assert check_discovery(Discovery(services=(bare,))) == []


@verifies("DISC-05", "DISC-07", "DISC-08", "DISC-11", "BUG-11", "GEN-05")
@pytest.mark.parametrize(
    ("service", "place"),
    [
        (replace(SERVICE, hook=""), "hook"),
        (replace(SERVICE, description=""), "description"),
        (replace(SERVICE, id=""), "id"),
        (replace(SERVICE, id="a/b"), "id"),
        (replace(SERVICE, id="a?b"), "id"),
        (replace(SERVICE, title=""), "title"),
        (replace(SERVICE, prefetch={}), "prefetch"),
        (replace(SERVICE, extension={}), "extension"),
        (replace(SERVICE, version="STU3"), "version"),
        (replace(SERVICE, version="2.0"), "version"),
        (
            replace(
                SERVICE,
                prefetch={"orders": "ServiceRequest?_id={{context.selections}}"},
            ),
            "prefetch.orders",
        ),
    ],
)
def test_each_fault_of_a_service_is_named_with_its_place(service: Service, place: str) -> None:
    found = check_discovery(Discovery(services=(SERVICE, service)))
    assert [line.partition(": ")[0] for line in found if line.startswith("services[1]")] == [f"services[1].{place}"]


def test_one_id_may_not_be_listed_twice_for_one_hook() -> None:
    assert check_discovery(Discovery(services=(SERVICE, SERVICE))) == [
        "services: example-order-select is listed 2 times for one hook"
    ]
    assert check_discovery(Discovery(services=(SERVICE, replace(SERVICE, hook="order-sign")))) == []
