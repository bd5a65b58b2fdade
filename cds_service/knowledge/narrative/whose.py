"""Words that tell whose complaint a message is about: ``whose`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WhoseWords:
    """``speaker``: who writes, as the subject; ``belonging``: what is the writer's; ``own``: complaints and parts of the body.

    ``partners``: relatives for whom somebody writes to a doctor, so that one who has a sign in a text that names no patient
    may be the patient. ``apart``: words between them that make it another's ("I have to lift him", "my husband's back").
    """

    partners: frozenset[str]
    speaker: frozenset[str]
    belonging: frozenset[str]
    own: frozenset[str]
    apart: frozenset[str]
    known: frozenset[str]
    """People whom the patient knows, beside relatives."""
    between: frozenset[str]
    """Between somebody and what is told of him ("flatmate is an IV drug user")."""
    joined: frozenset[str]
    """Behind it, that it is so of the patient as well."""
    informing: frozenset[str]
    """Behind somebody, that he tells of the patient or came with him ("her mother has told us that she ...")."""
