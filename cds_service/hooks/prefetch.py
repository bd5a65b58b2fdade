"""Prefetch templates (CDS Hooks 2.0.1, section "Prefetch Template"): checking and filling.

Only the tokens of 2.0.1 exist here: context members of one level with a plain value, and the four user tokens.
FHIRPath and ``%key`` of the 3.0 ballot are refused, since clients of today do not fill them.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote

from cds_service.hooks.request import Context

_TOKEN = re.compile(r"\{\{([^{}]*)\}\}")
_USER_TOKENS = {
    "userPractitionerId": "Practitioner",
    "userPractitionerRoleId": "PractitionerRole",
    "userPatientId": "Patient",
    "userRelatedPersonId": "RelatedPerson",
}
_CONTEXT_TOKENS = {"context.userId", "context.patientId", "context.encounterId"}
_USER = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9.\-]+)")
_READ = re.compile(r"[A-Z][A-Za-z]+/[A-Za-z0-9.\-]+")
_TYPE = re.compile(r"[A-Z][A-Za-z]+")
_RESULTS = {"_id", "_count", "_sort"}
_OTHER_PREFIXES = re.compile(r"(ne|sa|eb|ap)[0-9]{4}")


class TemplateError(ValueError):
    """A template holds something that 2.0.1 does not define; found by :func:`check_template` before it is used."""


def tokens(template: str) -> tuple[str, ...]:
    """The tokens of a template in order, without braces."""
    return tuple(match.strip() for match in _TOKEN.findall(template))


def fill(template: str, context: Context) -> str | None:
    """The relative URL for one call, or None when a token has no value there (then the key cannot be asked for).

    Values are percent-encoded, so that an id from outside cannot add a parameter or leave the path.

    Raises:
        TemplateError: a token that 2.0.1 does not define.
    """
    if "{" in (rest := _TOKEN.sub("", template)) or "}" in rest:
        raise TemplateError("braces that are no token")
    values = {token: _value(token, context) for token in tokens(template)}
    if any(value is None for value in values.values()):
        return None
    return _TOKEN.sub(lambda match: values[match[1].strip()] or "", template)


def _value(token: str, context: Context) -> str | None:
    match token:
        case "context.patientId":
            return _encoded(context.patient_id)
        case "context.encounterId":
            return None if context.encounter_id is None else _encoded(context.encounter_id)
        case "context.userId":
            user = _USER.fullmatch(context.user_id)
            return None if user is None else f"{user[1]}/{_encoded(user[2])}"
    if token not in _USER_TOKENS:
        raise TemplateError("a token that CDS Hooks 2.0.1 does not define")
    user = _USER.fullmatch(context.user_id)
    return _encoded(user[2]) if user is not None and user[1] == _USER_TOKENS[token] else None


def _encoded(value: str) -> str:
    return "%2E" * len(value) if set(value) == {"."} else quote(value, safe="")


def check_template(template: str) -> list[str]:
    """What is wrong with a template: tokens of 2.0.1, and the recommended query subset.

    Stricter than the specification in one point: a parameter is not repeated, since clients merge the two with a comma.
    """
    if "{" in (rest := _TOKEN.sub("", template)) or "}" in rest:
        return ["braces that are no token"]
    found = [f"token {token} is not defined by CDS Hooks 2.0.1" for token in tokens(template) if not _known(token)]
    path, question, query = _TOKEN.sub("x", template).partition("?")
    if not question:
        read = template == "{{context.userId}}" or _READ.fullmatch(path)
        return found if read else [*found, "is neither Type/id nor Type?search"]
    if not _TYPE.fullmatch(path):
        found.append("does not start with a resource type")
    pairs = [part.partition("=")[::2] for part in query.split("&")]
    for name, value in pairs:
        found += _check_parameter(name, value)
    repeated = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    return found + [f"parameter {name} is repeated" for name in repeated]


def _known(token: str) -> bool:
    return token in _CONTEXT_TOKENS or token in _USER_TOKENS


def _check_parameter(name: str, value: str) -> list[str]:
    base, _, modifier = name.partition(":")
    if not base or not value:
        return ["has an empty parameter"]
    found = []
    if base.startswith("_") and base not in _RESULTS:
        found.append(f"parameter {base} is outside the recommended subset")
    if "." in base:
        found.append("chained parameters are outside the recommended subset")
    if modifier not in ("", "in"):
        found.append(f"modifier :{modifier} is outside the recommended subset")
    if _OTHER_PREFIXES.match(value):
        found.append("date prefixes other than eq, lt, gt, ge, le are outside the recommended subset")
    return found
