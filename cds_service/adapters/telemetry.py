"""Metrics with closed label sets, and the log lines that go with them.

With several workers, ``PROMETHEUS_MULTIPROC_DIR`` must name an empty folder before the first of them starts; then each
of them answers for all. Without it the metrics are those of the worker that was asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from cds_service.adapters.logs import log_answered, place_of
from cds_service.services.ports import CallRecord

OTHER = "other"
_MOST_ROUTES = 40
_FAST = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 4.0)


class Telemetry:
    """Counts and times what happens. ``services`` and ``topics`` are the only values that these labels take.

    Nothing that comes from a request is handed over, except what is in one of these sets.
    """

    def __init__(self, services: Iterable[str], topics: Iterable[str]) -> None:
        self._services = frozenset(services)
        self._topics = frozenset(topics)
        self._routes: set[str] = set()
        self._meters: dict[tuple[str, int], tuple[Counter, Histogram]] = {}
        self._outcomes: dict[tuple[str, ...], Counter] = {}
        """Counters with their labels, which come from closed sets; finding one costs more than counting."""
        self._log = structlog.get_logger()
        own = self._registry = CollectorRegistry()
        self._requests = Counter("cds_requests", "Answered requests", ("route", "status"), registry=own)
        self._seconds = Histogram("cds_request_seconds", "Time to answer", ("route",), buckets=_FAST, registry=own)
        self._cards = Counter("cds_cards", "Cards issued", ("service", "topic", "indicator"), registry=own)
        self._calls = Counter(
            "cds_dispositions", "Hook calls by disposition of the order", ("service", "disposition"), registry=own
        )
        self._fetches = Counter("cds_fetches", "Prefetch keys fetched", ("key", "state"), registry=own)
        self._fetch_seconds = Histogram(
            "cds_fetch_seconds", "Time to fetch a prefetch key", ("key",), buckets=_FAST, registry=own
        )
        self._feedback = Counter("cds_feedback", "Feedback events stored", ("outcome",), registry=own)
        self._dropped = Counter("cds_audit_dropped", "Audit pieces that could not be kept", registry=own)
        self._keys = Counter("cds_key_failures", "Key sets of issuers that could not be fetched", registry=own)
        self._limited = Counter("cds_rate_limited", "Calls refused with 429", ("by",), registry=own)
        self._fallbacks = Counter(
            "cds_card_fallbacks",
            "Cards that fell back to fixed words, since a filled text was not safe",
            ("topic",),
            registry=own,
        )
        self._faults = Counter(
            "cds_reading_faults", "Resources left out since a reader failed on them", ("field",), registry=own
        )
        self._crashes = Counter("cds_crashes", "Errors that nobody foresaw", registry=own)

    def answered(self, route: str, status: int, seconds: float, request_id: str) -> None:
        """One request was answered; ``route`` is from a closed set."""
        route = self._route(route)
        key = route, status // 100
        meters = self._meters.get(key)
        if meters is None:
            meters = self._meters[key] = (
                self._requests.labels(route, f"{status // 100}xx"),
                self._seconds.labels(route),
            )
        counter, timer = meters
        counter.inc()
        timer.observe(seconds)
        log_answered(route, status, round(seconds, 4), request_id)

    def crashed(self, route: str, request_id: str, error: Exception) -> None:
        """An error that nobody foresaw became a 500: its type and place are logged, not its message."""
        self._crashes.inc()
        self._log.error(
            "crashed",
            route=self._route(route),
            request_id=request_id,
            error=type(error).__name__,
            place=place_of(error),
        )

    def judged(self, call: CallRecord) -> None:
        """A hook call was answered with these cards."""
        service = call.service_id if call.service_id in self._services else OTHER
        self._counter(self._calls, service, self._topic(call.disposition or "none")).inc()
        for card in call.cards:
            indicator = card.indicator if card.indicator in ("info", "warning", "critical") else OTHER
            self._counter(self._cards, service, self._topic(card.topic), indicator).inc()

    def _counter(self, family: Counter, *labels: str) -> Counter:
        """The counter of these labels; the families of :meth:`judged` differ in how many they have."""
        found = self._outcomes.get(labels)
        if found is None:
            found = self._outcomes[labels] = family.labels(*labels)
        return found

    def fetched(self, key: str, state: str, seconds: float) -> None:
        """A prefetch key was fetched; key and state are from closed sets. Fits ``Completer(observe=...)``."""
        self._fetches.labels(key, state).inc()
        self._fetch_seconds.labels(key).observe(seconds)

    def fed_back(self, outcome: str, count: int = 1) -> None:
        """Feedback events were stored."""
        self._feedback.labels(outcome if outcome in ("accepted", "overridden") else OTHER).inc(count)

    def dropped(self, count: int) -> None:
        """Audit pieces were lost. Fits ``Ledger(dropped=...)``."""
        self._dropped.inc(count)
        self._log.error("audit dropped", count=count)

    def keys_failed(self, issuer: str) -> None:
        """The keys of a configured issuer could not be fetched. Fits ``Callers(alarm=...)``."""
        self._keys.inc()
        self._log.error("keys could not be fetched", issuer=issuer)

    def limited(self, by: str) -> None:
        """A call was refused since its issuer or its address calls too often. Fits ``RateLimits(limited=...)``."""
        self._limited.labels(by if by in ("issuer", "address") else OTHER).inc()

    def fell_back(self, topic: str) -> None:
        """A card of this topic shows fixed words in place of its filled text. Fits ``HookAnswerer(on_fallback=...)``."""
        self._fallbacks.labels(self._topic(topic)).inc()
        self._log.warning("card fell back to fixed words", topic=self._topic(topic))

    def misread(self, field: str, error: Exception) -> None:
        """A reader failed on a resource of this field of the record; its type and place are logged, not its message.

        ``field`` is from a closed set. Fits ``HookAnswerer(on_fault=...)``.
        """
        self._faults.labels(field).inc()
        self._log.error("reader failed", field=field, error=type(error).__name__, place=place_of(error))

    def exposition(self) -> tuple[bytes, str]:
        """The metrics as Prometheus reads them, and their content type."""
        registry = self._registry
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # untyped in prometheus-client
        return generate_latest(registry), CONTENT_TYPE_LATEST

    def _route(self, route: str) -> str:
        if route not in self._routes and len(self._routes) >= _MOST_ROUTES:
            return OTHER
        self._routes.add(route)
        return route

    def _topic(self, topic: str) -> str:
        return topic if topic in self._topics or topic == "none" else OTHER
