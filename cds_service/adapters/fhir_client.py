"""Reading a client's FHIR server for one hook call, through the guard."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from urllib.parse import urljoin

from cds_service.adapters.guard import Answer, Guard, Scope, failed
from cds_service.adapters.urls import LOOPBACK, Network, Url, parse, parse_base, refused
from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError, SearchRefused
from cds_service.hooks.secret import Secret
from cds_service.services.ports import Caller, Deadline

MOST_CALLS = 40
"""Calls per hook (docs: security 1.2)."""
MOST_PAGE_BYTES = 10 * 1024 * 1024
MOST_SESSION_BYTES = 32 * 1024 * 1024

_NOT_SO = (400, 422)
"""How servers refuse a search that they cannot do as asked."""

_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_SEARCH = re.compile(r"([A-Za-z]{1,64})\?(.*)", re.DOTALL)
_TYPES = frozenset(
    {
        "application/fhir+json",
        "application/json",
        "application/json+fhir",
        "text/json",
        "",
    }
)


class GuardedFhirSession:
    """One server, one token, one deadline; counts calls and bytes over all threads of one hook call."""

    def __init__(
        self,
        guard: Guard,
        scope: Scope,
        token: Secret | None,
        deadline: Deadline,
        *,
        post_search: bool = False,
    ) -> None:
        self._guard = guard
        self._scope = scope
        self._deadline = deadline
        self._post_search = post_search
        self._headers = {
            "Accept": "application/fhir+json",
            "Accept-Encoding": "gzip",
            "User-Agent": "radiculopathy-cds",
        }
        if token is not None:
            self._headers["Authorization"] = _bearer(token)
        self._lock = threading.Lock()
        self._calls = 0
        self._bytes = 0

    def query(self, query: str) -> bytes:
        """See ``FhirSession``."""
        search = _SEARCH.fullmatch(query)
        if search is not None and self._post_search:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            url = parse(f"{_text(self._scope.base)}/{search[1]}/_search")
            return self._body("POST", url, form, search[2].encode())
        return self._body("GET", parse(f"{_text(self._scope.base)}/{query}"))

    def follow(self, link: str) -> bytes:
        """See ``FhirSession``; a relative link counts from the base."""
        if not link.startswith(("http://", "https://")):
            link = urljoin(f"{_text(self._scope.base)}/", link)
        return self._body("GET", parse(link))

    def _body(
        self,
        method: str,
        url: Url,
        extra: Mapping[str, str] | None = None,
        form: bytes | None = None,
    ) -> bytes:
        with self._lock:
            self._calls += 1
            left = min(MOST_PAGE_BYTES, MOST_SESSION_BYTES - self._bytes)
            if self._calls > MOST_CALLS or left <= 0:
                raise failed("the caps on calls and bytes are used up")
        answer = self._guard.call(
            method,
            url,
            self._scope,
            headers={**self._headers, **(extra or {})},
            body=form,
            deadline=self._deadline,
            most_bytes=left,
        )
        with self._lock:
            self._bytes += len(answer.body)
        return _checked(answer)


def _text(base: Url) -> str:
    return str(base).removesuffix("/")


def _bearer(token: Secret) -> str:
    if not _TOKEN.fullmatch(token.reveal()):
        raise refused("an access token with odd characters")
    return f"Bearer {token.reveal()}"


def _checked(answer: Answer) -> bytes:
    if answer.status in (401, 403):
        raise refused(f"the server answered {answer.status}")
    if answer.status in _NOT_SO:
        raise SearchRefused(SourceState.FAILED.value, f"the server answered {answer.status}")
    if answer.status != 200:
        raise failed(f"the server answered {answer.status}")
    if answer.media_type not in _TYPES:
        raise FetchError(SourceState.UNREADABLE.value, "the answer is not FHIR JSON")
    return answer.body


class FhirClient:
    """Implements ``FhirReader``.

    ``networks``: for each issuer, the networks beside the public ones that its FHIR servers may be on.
    ``open_loopback``: the demo profile; loopback servers may be read without being listed and without a token.
    """

    def __init__(
        self,
        guard: Guard,
        networks: Mapping[str, tuple[Network, ...]] | None = None,
        *,
        open_loopback: bool = False,
    ) -> None:
        self._guard = guard
        self._networks = dict(networks or {})
        self._open_loopback = open_loopback

    def session(self, server: str, token: Secret | None, caller: Caller, deadline: Deadline) -> GuardedFhirSession:
        """See ``FhirReader``. The session stays under ``server``, which lies at or under a listed base."""
        scope = self._scope(parse_base(server), caller)
        return GuardedFhirSession(self._guard, scope, token, deadline, post_search=caller.post_search)

    def may_read(self, server: str, token: Secret | None, caller: Caller) -> bool:
        """See ``FhirReader``."""
        if token is not None:
            return True
        try:
            return self._open_loopback and parse_base(server).loopback
        except FetchError:
            return False

    def _scope(self, url: Url, caller: Caller) -> Scope:
        for base in caller.fhir_bases:
            if parse_base(base).holds(url):
                return Scope(url, self._networks.get(caller.issuer, ()))
        if self._open_loopback and url.loopback:
            return Scope(url, LOOPBACK)
        raise refused("this FHIR server is not on the caller's list")
