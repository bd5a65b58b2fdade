"""Reading JSON members in one pass, without losing sight of duplicates.

msgspec keeps the last of two members with one name and says nothing. Two ``patientId`` may then be read
differently by a proxy, a logger and this service, so names are decoded into objects that never compare equal,
and counted: a name that was read but is not in the result belonged to a duplicate. (What this does not see is a
duplicate that is null or empty. It is not believed either, and has nothing to contradict the other one with.)
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from cds_service.errors import RequestError
from cds_service.hooks.plain import demand

T = TypeVar("T")

_LONGEST_TEXT = 2048
"""Characters of an id, code or URL."""

TEXT_PATTERN = r"^[^\u0000-\u001f\u007f]+(?![\s\S])"
"""An id or a URL: not empty, no control characters (NUL ends strings in databases)."""

Text = Annotated[str, msgspec.Meta(pattern=TEXT_PATTERN, max_length=_LONGEST_TEXT)]
text = msgspec.json.Decoder(Text).decode

_is_text = re.compile(TEXT_PATTERN).match
_CUT_SHORT = "Input data was truncated"
_MISSING = re.compile(r"Object missing required field `(\w+)`")


def is_text(value: str) -> bool:
    """Whether a string that is decoded already is a :data:`Text`."""
    return len(value) <= _LONGEST_TEXT and _is_text(value) is not None


class Rejected(Exception):
    """Internal to ``hooks``: the JSON is not what was asked for; becomes a :class:`~cds_service.errors.Fault`."""

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        self.message = message
        super().__init__(message)


class Name:
    """A member's name, or a string value that is counted; equal only to itself."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


Members = dict[Name, msgspec.Raw]
_new_name = object.__new__


class _Tally(threading.local):
    """How many :class:`Name` this thread's current decode has made."""

    count: int = 0


_tally = _Tally()


def _make_name(wanted: type, value: object) -> Name:
    if wanted is not Name:
        raise NotImplementedError  # what msgspec asks of a hook for a type that is not its own
    if type(value) is not str:
        raise TypeError("Expected `str`")
    _tally.count += 1
    name = _new_name(Name)  # a call of the class would call Python for each member there is
    name.text = value
    return name


def plain_decoder(shape: Any) -> Callable[[msgspec.Raw], Any]:
    """A decoder for a shape with :data:`Members` in it, to be called through :func:`guarded`; annotate its result."""
    decode: Callable[[msgspec.Raw], Any] = msgspec.json.Decoder(shape, dec_hook=_make_name).decode
    return decode


def counting_decoder(shape: type[T]) -> Callable[[bytes], tuple[T, int]]:
    """A decoder for ``shape`` that also says how many names it met."""
    decoder = msgspec.json.Decoder(shape, dec_hook=_make_name)

    def decode(body: bytes) -> tuple[T, int]:
        _tally.count = 0
        value = guarded(decoder.decode, body, "$")
        return value, _tally.count

    return decode


def guarded(decode: Callable[[Any], T], raw: bytes | msgspec.Raw, path: str) -> T:
    """``decode(raw)``, with every way in which it can fail turned into :class:`Rejected` under ``path``."""
    try:
        return decode(raw)
    except msgspec.ValidationError as error:
        raise _rejected(str(error), path) from None
    except NOT_JSON as error:
        raise Rejected(path, not_json(error)) from None


def _rejected(message: str, path: str) -> Rejected:
    what, _, where = message.partition(" - at `$")
    path += where.rstrip("`")
    if missing := _MISSING.fullmatch(what):
        return Rejected(f"{path}.{missing[1]}", "is required")
    if "matching regex" in what:
        return Rejected(path, "is empty or has control characters")
    return Rejected(path, demand(what))


NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""Errors of a decoder for text that no shape would fit."""


def not_json(error: Exception) -> str:
    """What is wrong with the text, and at which byte; quotes nothing of it. ``error``: one of :data:`NOT_JSON`."""
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if str(error) == _CUT_SHORT:
        return "is empty, or ends before its JSON does"
    return f"is not JSON: {str(error).removeprefix('JSON is malformed: ')}"


def check_utf8(body: bytes) -> None:
    """Strings inside undecoded members are not looked at by the decoder, so the whole body is, once."""
    if body.isascii():
        return
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise Rejected("$", f"is not UTF-8 (byte {error.start})") from None


def demand_utf8(body: bytes) -> None:
    """As :func:`check_utf8`, for bodies of other kinds than this package reads.

    Raises:
        RequestError: 400 with the place of the first byte that is none.
    """
    try:
        check_utf8(body)
    except Rejected as rejected:
        raise RequestError(400, rejected.message, code="structure") from None


def unique(members: Mapping[Name, msgspec.Raw], path: str) -> dict[str, msgspec.Raw]:
    """The members by name; refuses two with the same name (whose name is not repeated: it came from outside)."""
    named = {name.text: raw for name, raw in members.items()}
    if len(named) != len(members):
        raise Rejected(path, "has two members with the same name")
    return named


def required(
    members: Mapping[str, msgspec.Raw],
    name: str,
    decode: Callable[[msgspec.Raw], T],
    path: str,
) -> T:
    """Member ``name`` of the object at ``path``, decoded; its absence is a fault."""
    raw = members.get(name)
    if raw is None:
        raise Rejected(f"{path}.{name}", "is required")
    return guarded(decode, raw, f"{path}.{name}")


def optional(
    members: Mapping[str, msgspec.Raw],
    name: str,
    decode: Callable[[msgspec.Raw], T],
    path: str,
) -> T | None:
    """As :func:`required`; None when the member is absent or null."""
    raw = members.get(name)
    return None if raw is None or bytes(raw) == b"null" else guarded(decode, raw, f"{path}.{name}")
