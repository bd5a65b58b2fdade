"""How much is a hook call beside reading its bytes? CPU time in one process, without a server.

    python -m benchmarks.inprocess [--rounds 9]

Compared are the whole call (trace and audit included), the typed decode of the Observations alone (msgspec, into the
same structs) and ``json.loads`` of the same body. Thread CPU time, the best of many rounds, the three taken in turn,
so that other load on the machine spoils all or none. Aim: at most twice the typed decode and 50 us, and no more per
Observation for 10,000 than 1.6 times that for 200.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from time import thread_time

from benchmarks.payloads import SIZES, hook_request
from cds_service.bootstrap.application import build_application
from cds_service.fhir.decode import decode
from cds_service.services.calls import HookCall
from cds_service.services.ports import ANONYMOUS, Caller
from cds_service.settings import read_settings

SERVICE = "lumbar-imaging-order-select"
HUGE = (50, 10_000)
_ROUND_SECONDS = 0.05


def _best(works: tuple[Callable[[], object], ...], rounds: int) -> list[float]:
    """The least CPU time of each piece of work, in microseconds."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            times, begun = 0, thread_time()
            while times < 2 or thread_time() - begun < _ROUND_SECONDS:
                work()
                times += 1
            best[number] = min(best[number], (thread_time() - begun) / times * 1e6)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, best of {rounds} rounds, us of CPU")
    print(
        f"{'size':8}{'call':>10}{'decode':>10}{'json':>10}{'call/decode':>13}{'aim':>7}{'call/json':>11}{'per Obs':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        settings = {"CDS_PROFILE": "demo", "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.db"}
        application = build_application(read_settings(settings))
        answer = application.parts.answer_hook
        for name, size in {**SIZES, "huge": HUGE}.items():
            body = hook_request(*size)
            observations = json.dumps(json.loads(body)["prefetch"]["observations"]).encode()
            call = HookCall(SERVICE, body, datetime(2026, 11, 20, 9, tzinfo=UTC), Caller(ANONYMOUS), "benchmark")
            for _ in range(5):
                answer(call)
            whole, typed, plain = _best(
                (
                    partial(answer, call),
                    partial(decode, observations),
                    partial(json.loads, body),
                ),
                rounds,
            )
            aim = (2 * typed + 50) / typed
            print(
                f"{name:8}{whole:10.0f}{typed:10.0f}{plain:10.0f}{whole / typed:13.2f}{aim:7.2f}"
                f"{whole / plain:11.2f}{whole / size[1]:9.2f}"
            )
        application.close()


if __name__ == "__main__":
    main()
