"""The public way through: bytes of a request in, the answer of the hook and the assessment out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from cds_service.bootstrap.desk import Desk, open_desk
from cds_service.errors import PreconditionFailed, RequestError
from cds_service.settings import read_settings
from tests.spec.chart import Json

OK = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said. ``response`` is None when the hook was refused, ``assessment`` when nothing was judged."""

    status: int
    response: Json | None
    assessment: Json | None


@cache
def desk() -> Desk:
    """The service as it starts without any setting; nothing is fetched."""
    return open_desk(read_settings({}))


def ask(body: bytes, as_of: datetime, at: Desk | None = None) -> Answer:
    """The answer to one hook request, and the reasons for it where the request could be judged at all."""
    at = at or desk()
    status, response = _answered(at, body, as_of)
    return Answer(status, response, _assessed(at, body, as_of))


def _answered(at: Desk, body: bytes, as_of: datetime) -> tuple[int, Json | None]:
    try:
        response: Json = json.loads(at.evaluate(body, as_of))
    except RequestError as error:
        return error.status, None
    except PreconditionFailed:
        return 412, None
    return OK, response


def _assessed(at: Desk, body: bytes, as_of: datetime) -> Json | None:
    try:
        assessment: Json = json.loads(at.assessment(body, as_of))
    except RequestError:
        return None
    return assessment
