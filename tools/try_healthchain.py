#!/usr/bin/env python3
"""HealthChain (PyPI) as a second CDS Hooks client: discovery, every hook and feedback against our service, judged by its models.

    python3 -m venv var/healthchain
    var/healthchain/bin/pip install "healthchain[sandbox]==0.16.1"
    var/healthchain/bin/python tools/try_healthchain.py

It needs an environment of its own, since it pins other versions of what we use; it is no dependency of ours and no part of
``make test``. The service is started on loopback from ``.venv`` in the demo profile, once for each client profile.

What HealthChain has: ``SandboxClient`` (sends requests, parses answers), response, discovery and feedback models, generators
of patients. What it has not, so that this script supplies it: a call to discovery (its ``CDSServiceInformation`` judges ours);
a context for order-select and order-sign (its request model sends only ``userId`` and ``patientId``); a patient whose id is
that of the context (its generators refer to ``Patient/123`` whatever they made, so that id is fixed here).
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

try:
    import httpx
    from healthchain.fhir import create_condition
    from healthchain.models import CDSFeedback, CDSRequest, CDSResponse
    from healthchain.models.hooks import OrderSelectContext, OrderSignContext, PatientViewContext
    from healthchain.models.hooks.basehookcontext import BaseHookContext
    from healthchain.models.responses import CDSServiceInformation
    from healthchain.sandbox import SandboxClient, sandboxclient
    from healthchain.sandbox.generators import ConditionGenerator, PatientGenerator
    from pydantic import SerializeAsAny, ValidationError
except ModuleNotFoundError as error:
    raise SystemExit(
        f"{error.name} is not installed here; make the environment that the first lines of this file show"
    ) from None

PROJECT = Path(__file__).resolve().parent.parent
PATIENT = "123"
"""The id that all of HealthChain's generators refer to."""
SNOMED, ICD = "http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10-cm"
STUDIES = {"72148": "MRI lumbar spine without contrast", "72158": "MRI lumbar spine without and with contrast"}
MISSPELT = "autoLaunchable"
"""HealthChain demands this member of every link; the specification writes ``autolaunchable`` and leaves it optional."""
CONTEXTS = {"patient-view": PatientViewContext, "order-select": OrderSelectContext, "order-sign": OrderSignContext}

Json = dict[str, Any]


class WholeRequest(CDSRequest):
    """Its request model, with the whole context sent: as it stands, selections and draft orders are dropped."""

    context: SerializeAsAny[BaseHookContext]


class Recorder:
    """Stands where ``SandboxClient`` builds its response model, which hides it when an answer does not fit."""

    def __init__(self) -> None:
        self.answers: list[tuple[Json, tuple[str, ...]]] = []

    def __call__(self, **body: Any) -> CDSResponse:
        try:
            model = CDSResponse(**body)
        except ValidationError as error:
            places = tuple(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            self.answers.append((body, places))
            raise
        lost = tuple(f"{place}: not in its model" for place in unlike(body, model.model_dump(mode="json")))
        self.answers.append((body, lost))
        return model


def unlike(sent: Any, kept: Any, place: str = "") -> Iterator[str]:
    """Places of what we sent and the model did not keep as it was."""
    if isinstance(sent, dict) and isinstance(kept, dict):
        for name, value in sent.items():
            yield from unlike(value, kept.get(name), f"{place}.{name}".lstrip("."))
    elif isinstance(sent, list) and isinstance(kept, list) and len(sent) == len(kept):
        for number, value in enumerate(sent):
            yield from unlike(value, kept[number], f"{place}.{number}")
    elif sent != kept:
        yield place


def charts() -> dict[str, list[Json]]:
    """Title and conditions of each patient: three as HealthChain makes them, three that the service has something to say on."""
    ago, now = (date.today() - timedelta(days=days) for days in (21, 2))
    subject = f"Patient/{PATIENT}"
    drawn = {f"generated {seed}": [ConditionGenerator.generate(random_seed=seed)] for seed in (1, 2, 3)}
    ours = {
        "no condition": [],
        "three weeks of radiculopathy": [create_condition(subject, code="M54.16", system=ICD, onset=ago.isoformat())],
        "cauda equina": [create_condition(subject, code="192970008", system=SNOMED, onset=now.isoformat())],
    }
    return {
        title: [json.loads(condition.model_dump_json(exclude_none=True)) for condition in found]
        for title, found in {**drawn, **ours}.items()
    }


def patient(seed: int) -> Json:
    """A patient of its generator under the id that its other resources refer to; grown up, which it leaves to chance."""
    made: Json = json.loads(PatientGenerator.generate(random_seed=seed).model_dump_json(exclude_none=True))
    return {**made, "id": PATIENT, "birthDate": "1979-05-04"}


def order(code: str) -> Json:
    return {
        "resourceType": "ServiceRequest",
        "id": f"draft-{code}",
        "status": "draft",
        "intent": "order",
        "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": code}], "text": STUDIES[code]},
        "subject": {"reference": f"Patient/{PATIENT}"},
    }


def requests_for(service: Any) -> Iterator[tuple[str, WholeRequest]]:
    """One request per chart, with every prefetch key that discovery names, made with its context models."""
    for seed, (title, conditions) in enumerate(charts().items(), 1):
        held = {"patient": patient(seed), "conditions": bundle(conditions)}
        prefetch = {key: held.get(key, bundle([])) for key in service.prefetch if key != "encounter"}
        context: Json = {"userId": "Practitioner/7", "patientId": PATIENT}
        if service.hook != "patient-view":
            code = list(STUDIES)[seed % 2]
            context["draftOrders"] = {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [{"resource": order(code)}],
            }
            context |= {"selections": [f"ServiceRequest/draft-{code}"]} if service.hook == "order-select" else {}
        made = CONTEXTS[service.hook](**context)
        yield title, WholeRequest(hook=service.hook, context=made, prefetch=prefetch)


def bundle(resources: list[Json]) -> Json:
    entry = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "searchset", "total": len(entry), **({"entry": entry} if entry else {})}


@contextmanager
def service(profile: str) -> Iterator[str]:
    """Our service on loopback; its base URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "PATH": os.environ["PATH"],
            "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.db",
            "CDS_KEY_FILE": f"{folder}/key",
            "CDS_CLIENT_PROFILE": profile,
            "CDS_LOG_LEVEL": "error",
        }
        command = [PROJECT / ".venv/bin/cds-service", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, process_group=0)
        try:
            yield ready(f"http://127.0.0.1:{port}", process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def ready(base: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{base}/ready", timeout=2).status_code == 200:
                return base
        except httpx.HTTPError:
            time.sleep(0.1)
    raise SystemExit("the service did not start")


def discover(base: str) -> tuple[CDSServiceInformation, list[str]]:
    """Discovery in its model, and what the model has no place for."""
    body = httpx.get(f"{base}/cds-services", timeout=10).raise_for_status().json()
    found = CDSServiceInformation(**body)
    return found, sorted({place.rpartition(".")[2] for place in unlike(body, found.model_dump(mode="json"))})


def call(base: str, offered: Any) -> Iterator[tuple[str, Json, tuple[str, ...]]]:
    """Chart, answer and complaints for every chart, sent and parsed by its client."""
    for title, request in requests_for(offered):
        recorder = Recorder()
        sandboxclient.CDSResponse = recorder
        client = SandboxClient(url=f"{base}/cds-services/{offered.id}", workflow=offered.hook)
        client.requests.append(request)
        client.send_requests()
        if not recorder.answers:
            yield title, {}, ("no answer that its client takes for a success",)
        for body, complaints in recorder.answers:
            yield title, body, complaints


def as_it_stands(base: str, offered: Any) -> str:
    """What its own request gets, before anything that this script supplies."""
    if offered.hook == "patient-view":
        client = SandboxClient(url=f"{base}/cds-services/{offered.id}", workflow=offered.hook).load_synthetic(
            random_seed=1
        )
        request = client.requests[0]
    else:
        request = CDSRequest(**dict(next(requests_for(offered))[1]))
    answer = httpx.post(
        f"{base}/cds-services/{offered.id}", json=request.model_dump(exclude_none=True, mode="json"), timeout=10
    )
    said = [issue["details"]["text"] for issue in answer.json().get("issue", ())]
    return f"its own request as it stands: {answer.status_code} {'; '.join(said)}".rstrip()


def report(base: str, offered: Any, card: str) -> Iterator[str]:
    """Feedback as its model writes it; what we answered."""
    now = datetime.now(UTC).isoformat()
    for outcome, more in (("overridden", {}), ("accepted", {"acceptedSuggestion": {"id": str(uuid.uuid4())}})):
        event = CDSFeedback(card=card, outcome=outcome, outcomeTimestamp=now, **more)
        body = {"feedback": [event.model_dump(mode="json", exclude_none=True)]}
        answer = httpx.post(f"{base}/cds-services/{offered.id}/feedback", json=body, timeout=10)
        said = [issue["details"]["text"] for issue in answer.json().get("issue", ())]
        yield f"feedback {outcome}: {answer.status_code} {'; '.join(said)}".rstrip()


def play(profile: str) -> tuple[list[str], int]:
    """All of it for one client profile: unexpected complaints, and the number of complaints about the misspelt member."""
    unexpected: list[str] = []
    misspelt = 0
    with service(profile) as base:
        found, unknown = discover(base)
        print(f"[{profile}] discovery: {len(found.services)} services; members its model ignores: {', '.join(unknown)}")
        for offered in found.services:
            issued = ""
            print(f"[{profile}] {offered.hook:12} {as_it_stands(base, offered)}")
            for title, body, complaints in call(base, offered):
                cards = body.get("cards", [])
                told = [f"{c['indicator']} {c['source']['topic']['code']}" for c in cards]
                known = [c for c in complaints if c.rpartition(": ")[0].endswith(MISSPELT)]
                misspelt += len(known)
                other = [c for c in complaints if c not in known]
                unexpected += [f"{offered.hook}, {title}: {complaint}" for complaint in other]
                verdict = "fits" if not complaints else f"{len(known)} x {MISSPELT}, {len(other)} others"
                print(f"[{profile}] {offered.hook:12} {title:29} {verdict:28} {'; '.join(told) or 'no card'}")
                issued = cards[0]["uuid"] if cards else issued
            if issued:
                print(*(f"[{profile}] {offered.hook:12} {line}" for line in report(base, offered, issued)), sep="\n")
    return unexpected, misspelt


def main() -> int:
    """0 when its models have no complaint, the misspelt member in profiles with links left out."""
    strict, none = play("linkless")
    plain, some = play("generic")
    for complaint in (*strict, *plain):
        print("complaint:", complaint)
    print(f"linkless: {len(strict) + none} complaints; generic: {len(plain)}, and {some} links without {MISSPELT}")
    return 1 if strict or none or plain else 0


if __name__ == "__main__":
    sys.exit(main())
