"""Servers that the tests of fetching share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.faulty import Site, faulty_site


@pytest.fixture(scope="session")
def sites() -> Iterator[tuple[Site, Site]]:
    """The faulty server and the canary."""
    with faulty_site() as both:
        yield both


@pytest.fixture
def site(sites: tuple[Site, Site]) -> Site:
    """The faulty server, with nothing seen yet."""
    sites[0].requests.clear()
    return sites[0]


@pytest.fixture
def canary(sites: tuple[Site, Site]) -> Iterator[Site]:
    """The canary; whoever asks for it promises that nothing reaches it."""
    sites[1].requests.clear()
    yield sites[1]
    assert sites[1].requests == []
