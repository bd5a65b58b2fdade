"""Limits of calls: who is counted, who is not, when it begins anew, and what a check costs."""

from __future__ import annotations

import time

import pytest

from cds_service.adapters.rates import Counters, RateLimits
from cds_service.errors import CallerError, Overloaded
from cds_service.services.ports import ANONYMOUS, AppCaller, Caller

EHR, OTHER_EHR = "https://ehr.example", "https://other.example"


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def known(issuer: str) -> Caller:
    return Caller(issuer)


def refused() -> Caller:
    raise CallerError


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_an_issuer_that_used_up_its_minute_waits_for_the_next(clock: Clock) -> None:
    rates = RateLimits(2, 0, clock=clock)
    for _ in range(2):
        assert rates.admit("192.0.2.1", lambda: known(EHR)).issuer == EHR
    clock.now += 20.5
    with pytest.raises(Overloaded) as over:
        rates.admit("192.0.2.1", lambda: known(EHR))
    assert (over.value.status, over.value.retry_after) == (429, 40)
    clock.now += 40
    assert rates.admit("192.0.2.1", lambda: known(EHR)).issuer == EHR


def test_an_issuer_is_the_same_from_every_address_and_another_one_is_undisturbed(clock: Clock) -> None:
    rates = RateLimits(1, 0, clock=clock)
    rates.admit("192.0.2.1", lambda: known(EHR))
    with pytest.raises(Overloaded):
        rates.admit("192.0.2.2", lambda: known(EHR))
    assert rates.admit("192.0.2.1", lambda: known(OTHER_EHR)).issuer == OTHER_EHR


def test_apps_count_for_the_issuer_of_their_token(clock: Clock) -> None:
    rates = RateLimits(1, 0, clock=clock)
    assert rates.admit("192.0.2.1", lambda: AppCaller("p-1", EHR)).patient == "p-1"
    with pytest.raises(Overloaded):
        rates.admit("192.0.2.1", lambda: AppCaller("p-2", EHR))


def test_refused_tokens_count_for_their_address_until_no_signature_is_checked_for_it(clock: Clock) -> None:
    rates = RateLimits(0, 3, clock=clock)
    for _ in range(3):
        with pytest.raises(CallerError):
            rates.admit("192.0.2.66", refused)
    asked: list[str] = []
    with pytest.raises(Overloaded):
        rates.admit("192.0.2.66", lambda: asked.append("signature") or known(EHR))
    assert asked == []
    assert rates.admit("192.0.2.1", lambda: known(EHR)).issuer == EHR


def test_anonymous_calls_and_pages_count_for_their_address(clock: Clock) -> None:
    rates = RateLimits(0, 2, clock=clock)
    rates.admit("192.0.2.1", lambda: known(ANONYMOUS))
    rates.visit("192.0.2.1")
    with pytest.raises(Overloaded):
        rates.admit("192.0.2.1", lambda: known(ANONYMOUS))
    with pytest.raises(Overloaded):
        rates.visit("192.0.2.1")
    rates.visit("192.0.2.2")


def test_answered_calls_with_a_token_do_not_count_for_the_address_that_many_share(clock: Clock) -> None:
    rates = RateLimits(0, 1, clock=clock)
    for _ in range(10):
        assert rates.admit("192.0.2.1", lambda: known(EHR)).issuer == EHR


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8:1:2::1]:4711", "2001:db8:1:2::2"),
        ("fe80::1%eth0", "fe80::2"),
        ("unknown", "_hidden"),
    ],
)
def test_what_is_one_caller_counts_as_one(clock: Clock, first: str, second: str) -> None:
    rates = RateLimits(0, 1, clock=clock)
    rates.visit(first)
    with pytest.raises(Overloaded):
        rates.visit(second)


def test_zero_is_no_limit(clock: Clock) -> None:
    rates = RateLimits(0, 0, clock=clock)
    for _ in range(50):
        rates.admit("192.0.2.1", lambda: known(EHR))
        rates.admit("192.0.2.1", lambda: known(ANONYMOUS))
        rates.visit("192.0.2.1")


def test_every_refusal_is_told_without_saying_who(clock: Clock) -> None:
    told: list[str] = []
    rates = RateLimits(1, 1, told.append, clock)
    rates.visit("192.0.2.1")
    rates.admit("192.0.2.2", lambda: known(EHR))
    for call in (
        lambda: rates.visit("192.0.2.1"),
        lambda: rates.admit("192.0.2.1", lambda: known(EHR)),
        lambda: rates.admit("192.0.2.2", lambda: known(EHR)),
    ):
        with pytest.raises(Overloaded):
            call()
    assert told == ["address", "address", "issuer"]


def test_a_flood_of_addresses_takes_bounded_memory(clock: Clock) -> None:
    counters = Counters(clock, most=100)
    for number in range(10_000):
        counters.incr(f"LIMITER/address/{number}", 60)
    assert counters.reset() == 100


def test_a_key_expires_and_can_be_forgotten(clock: Clock) -> None:
    counters = Counters(clock)
    assert (counters.incr("a", 60), counters.incr("a", 60, 4)) == (1, 5)
    assert (counters.get("a"), counters.get_expiry("a")) == (5, clock.now + 60)
    clock.now += 60
    assert counters.get("a") == 0
    assert counters.incr("a", 60) == 1
    counters.clear("a")
    assert (counters.get("a"), counters.get_expiry("a")) == (0, clock.now)
    assert counters.check()


def test_a_check_costs_microseconds_of_processor_time() -> None:
    rates = RateLimits(10**7, 10**7)
    rounds = 5_000
    best = min(_cost(rates, rounds) for _ in range(3))
    assert best < 60e-6  # measured: 6 to 8; the margin is for slower machines and for tracing


def _cost(rates: RateLimits, rounds: int) -> float:
    began = time.process_time()
    for _ in range(rounds):
        rates.admit("192.0.2.1", lambda: known(EHR))
    return (time.process_time() - began) / rounds
