"""What the decoder complains of, in plain English: for people who send requests or write settings and knowledge."""

from __future__ import annotations

import re

_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date",
    "datetime": "an instant",
}
_VALUE = re.compile(r"Invalid enum value (.*)", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`", re.DOTALL)
_EXPECTED = re.compile(r"[Ee]xpected `([^`]*)`(.*)", re.DOTALL)
_SIZE = re.compile(r" of length (<= |>= |)(\d+)")
_BOUND = re.compile(r" (<=|>=|<|>) (-?[\d.]+)")
_COMPARED = {"<=": "at most", ">=": "at least", "<": "below", ">": "above"}


def plain(message: str, *, quote: bool = False) -> str:
    """A validation message of msgspec as a demand, behind the place that it names; a message of another kind as it is.

    No value is repeated unless ``quote`` allows it; the name of a member is, where the shape forbids it.
    """
    what, _, where = message.partition(" - at `$")
    if quote and (found := _VALUE.fullmatch(what)):
        what = f"must be one of the values that are defined for it, not {found[1]}"
    place = where.rstrip("`").removeprefix(".")
    said = demand(what)
    return f"{place} {said}" if place else said


def demand(what: str) -> str:
    """The same for a message without its place."""
    if found := _UNKNOWN.fullmatch(what):
        return f"has an unknown member {found[1]}"
    if found := _MISSING.fullmatch(what):
        return f"must have a member {found[1]}"
    if what.startswith("Invalid enum value"):
        return "must be one of the values that are defined for it"
    if found := _EXPECTED.fullmatch(what):
        return f"must be {_kinds(found[1])}{_bounds(found[2])}"
    return what


def _kinds(names: str) -> str:
    return " or ".join(_KINDS.get(name, name) for name in names.split(" | "))


def _bounds(rest: str) -> str:
    if found := _SIZE.match(rest):
        compared = {"<= ": "of at most ", ">= ": "of at least ", "": "of "}[found[1]]
        return f" {compared}{found[2]} in length"
    if found := _BOUND.match(rest):
        return f", {_COMPARED[found[1]]} {found[2]}"
    return ""
