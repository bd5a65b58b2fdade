"""A FHIR server on loopback that fails in every way that is known, and a canary that must never be reached.

The first path segment after ``/fhir`` names the fault: ``http://127.0.0.1:PORT/fhir/redirect/Condition?patient=p1``.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

BOMB = gzip.compress(bytes(100_000_000), 1)
"""100 MB in a tenth of a megabyte or so."""


@dataclass
class Site:
    """What the server knows and saw. ``canary`` is the base URL of the other listener."""

    base: str = ""
    canary: str = ""
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def at(self, fault: str) -> str:
        """Base URL of the server that fails in this way."""
        return f"{self.base}/{fault}"


def condition(number: int, patient: str = "p1") -> dict[str, object]:
    """A Condition."""
    return {
        "resourceType": "Condition", "id": f"c{number}", "subject": {"reference": f"Patient/{patient}"},
        "code": {"text": "low back pain"}, "recordedDate": "2026-11-01",
    }  # fmt: skip


def bundle(*resources: object, next_link: str | None = None, total: int | None = None) -> dict[str, object]:
    """A searchset."""
    page: dict[str, object] = {
        "resourceType": "Bundle", "type": "searchset", "entry": [{"resource": r} for r in resources],
    }  # fmt: skip
    if next_link is not None:
        page["link"] = [{"relation": "next", "url": next_link}]
    return page if total is None else {**page, "total": total}


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole HTTP answer."""
    names = {h.split(":")[0].lower() for h in headers}
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body) if length is None else length}"]
    if "content-type" not in names:
        lines.append("Content-Type: application/fhir+json")
    return "\r\n".join([*lines, "", ""]).encode() + body


def _json(value: object) -> bytes:
    return answer(json.dumps(value).encode())


def _pages(site: Site, fault: str, query: dict[str, list[str]]) -> bytes:
    """Pages of paging faults: number in the query, as FHIR servers do it."""
    page = int(query.get("page", ["1"])[0])
    here = f"{site.at(fault)}/Condition?patient=p1&page="
    links: dict[str, str | None] = {
        "pages": f"{here}{page + 1}" if page < 3 else None,
        "relative": f"Condition?patient=p1&page={page + 1}" if page < 3 else None,
        "endless": f"{here}{page + 1}",
        "self": f"{here}1",
        "canary": f"{site.canary}/Condition?page=2",
        "otherbase": f"{site.base}/ok/Condition?patient=p1",
        "userinfo": f"http://127.0.0.1@{site.canary.removeprefix('http://')}/Condition",
        "breaks": f"{here}2" if page == 1 else None,
        "unsortedbreaks": f"{here}2" if page == 1 else None,
    }
    if fault == "unsortedbreaks" and "_sort" in query:
        return answer(b"{}", status="400 No")
    if fault in ("breaks", "unsortedbreaks") and page == 2:
        return answer(b"", status="500 Broken")
    return _json(bundle(condition(page), next_link=links[fault]))


def _fixed(site: Site) -> dict[str, bytes]:
    deep = b'{"resourceType":"Bundle","entry":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    good = json.dumps(bundle(condition(1))).encode()
    return {
        "ok": answer(good),
        "gzip": answer(gzip.compress(good), "Content-Encoding: gzip"),
        "badgzip": answer(b"not gzip at all", "Content-Encoding: gzip"),
        "html": answer(b"<html><title>Log in</title></html>", "Content-Type: text/html"),
        "htmlasjson": answer(b"<html><title>Log in</title></html>"),
        "short": answer(good, length=len(good) + 100),
        "empty": answer(b""),
        "null": answer(b"null"),
        "list": answer(b"[]"),
        "nan": answer(b'{"resourceType":"Bundle","total":NaN}'),
        "deep": answer(deep),
        "notutf8": answer(b'{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"\xff\xfe"}}]}'),
        "outcome": _json({"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}),
        "type": _json({"resourceType": "Patient", "id": "p1"}),
        "otherpatient": _json(bundle(condition(1, "p2"))),
        "everyone": _json(bundle(condition(1), condition(2, "p2"))),
        "redirect": answer(b"", f"Location: {site.canary}/Condition", status="302 Found"),
        "redirectfile": answer(b"", "Location: file:///etc/passwd", status="301 Moved"),
        "redirectself": answer(b"", f"Location: {site.at('redirectself')}/Condition", status="307 Again"),
        "created": answer(good, status="206 Partial"),
        "badhttp": b"ICY 200 OK\r\n\r\nhello",
        "headers": answer(good, *(f"X-{n}: {n}" for n in range(5000))),
        "longheader": answer(good, "X-Long: " + "x" * 200_000),
        "bomb": answer(BOMB, "Content-Encoding: gzip"),
        **{
            str(code): answer(b"{}", status=f"{code} No") for code in (400, 401, 403, 404, 410, 429, 500, 502, 503, 504)
        },
    }


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while self._one():
                pass

    def _one(self) -> bool:
        line = self.rfile.readline(65537).decode("latin-1").split()
        if len(line) < 2:
            return False
        headers = {}
        while (text := self.rfile.readline(65537).decode("latin-1").strip()) != "":
            name, _, value = text.partition(":")
            headers[name.lower()] = value.strip()
        form = self.rfile.read(int(headers.get("content-length", 0))).decode()
        site = self.server.site
        site.requests.append((line[0], line[1], headers))
        target = urlsplit(line[1])
        fault = target.path.removeprefix("/fhir/").partition("/")[0]
        self._play(fault, parse_qs(target.query) or parse_qs(form))
        return fault not in ("badhttp", "short", "reset")

    def _play(self, fault: str, query: dict[str, list[str]]) -> None:
        site, send = self.server.site, self.wfile.write
        good = self.server.fixed["ok"]
        if fault in self.server.pages:
            send(_pages(site, fault, query))
        elif fault in ("unsorted", "uncounted"):
            refused = "_sort" in query or (fault == "uncounted" and "_count" in query)
            send(self.server.fixed["400" if refused else "ok"])
        elif fault == "hang":
            site.closing.wait(20)
        elif fault == "halfheaders":
            send(good[:40])
            site.closing.wait(20)
        elif fault in ("dripheaders", "dripbody"):
            head = 0 if fault == "dripheaders" else good.index(b"\r\n\r\n") + 4
            self._drip(good[:head], good[head:])
        elif fault == "slow":
            time.sleep(0.4)
            send(good)
        elif fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault == "huge":
            send(b"HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\n\r\n")
            for _ in range(200):
                send(b" " * 1_000_000)
        else:
            send(self.server.fixed.get(fault, self.server.fixed["404"]))

    def _drip(self, first: bytes, rest: bytes) -> None:
        self.wfile.write(first)
        for byte in rest:
            if self.server.site.closing.wait(0.05):
                return
            self.wfile.write(bytes([byte]))


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    pages = frozenset(
        {"pages", "relative", "endless", "self", "canary", "otherbase", "userinfo", "breaks", "unsortedbreaks"}
    )

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.fixed: dict[str, bytes] = {}


@contextmanager
def faulty_site() -> Iterator[tuple[Site, Site]]:
    """The faulty server and the canary; both are stopped afterwards."""
    site, canary = Site(), Site()
    servers = [_Server(site), _Server(canary)]
    canary.base = f"http://127.0.0.1:{servers[1].server_address[1]}/fhir"
    site.base = f"http://127.0.0.1:{servers[0].server_address[1]}/fhir"
    site.canary = canary.base + "/ok"
    for server in servers:
        server.fixed = _fixed(server.site)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site, canary
    finally:
        for server in servers:
            server.site.closing.set()
            server.shutdown()
            server.server_close()
