"""The 13 source attributes of the intervention, for people and programs (45 CFR 170.315(b)(11)(iv)(A))."""

from __future__ import annotations

import msgspec
import yaml

from cds_service.errors import KnowledgeError, Problem

FILE = "lumbar-imaging/source-attributes.yaml"
COUNT = 13


class Citation(msgspec.Struct, frozen=True):
    """One publication, in words, with its link."""

    text: str
    url: str


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One attribute; ``used`` is None where use is not the question."""

    id: str
    number: int
    label: str
    used: bool | None
    text: str
    citations: tuple[Citation, ...] = ()


class SourceAttributes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All attributes, in the order of the rule, with the version of the file."""

    version: str
    title: str
    kind: str
    attributes: tuple[Attribute, ...]


class Shown(msgspec.Struct, frozen=True, rename="camel"):
    """What ``GET /source-attributes`` answers."""

    title: str
    kind: str
    knowledge_version: str
    knowledge_hash: str
    released: str
    attributes: tuple[Attribute, ...]


def read_source_attributes(text: str) -> SourceAttributes:
    """The attributes in the YAML ``text``.

    Raises:
        KnowledgeError: not YAML, a member missing or unknown, or not all 13 in order.
    """
    try:
        found = msgspec.convert(yaml.safe_load(text), SourceAttributes)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KnowledgeError([Problem(FILE, mark.line + 1 if mark else 1, "is not YAML")]) from None
    except msgspec.ValidationError as error:
        raise KnowledgeError([Problem(FILE, 1, str(error))]) from None
    if [attribute.number for attribute in found.attributes] != list(range(1, COUNT + 1)):
        raise KnowledgeError([Problem(FILE, 1, f"attributes must be numbered 1 to {COUNT}, in order")])
    return found
