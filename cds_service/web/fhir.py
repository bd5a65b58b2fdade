"""Blueprint of the FHIR side: the knowledge as FHIR R4 and the ``$assess`` operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from flask import Blueprint, Response, request

from cds_service.web.assess_input import from_operation
from cds_service.web.assessments import admitted
from cds_service.web.capability import capability_statement, operation_definition
from cds_service.web.flask_replies import send
from cds_service.web.guidance import guidance_bundle
from cds_service.web.parts import AppParts
from cds_service.web.problems import not_found
from cds_service.web.replies import FHIR_JSON, Reply

ROOT = "/fhir"
OPERATION = f"{ROOT}/$assess"


class _Named(msgspec.Struct):
    url: str | None = None


class _Search(msgspec.Struct, frozen=True):
    mode: str = "match"


class _Entry(msgspec.Struct, frozen=True, rename="camel"):
    full_url: str
    resource: msgspec.Raw
    search: _Search = _Search()


class _Link(msgspec.Struct, frozen=True):
    relation: str
    url: str


class _SearchSet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    resource_type: str = "Bundle"
    type: str = "searchset"
    total: int
    link: tuple[_Link, ...]
    entry: tuple[_Entry, ...] | msgspec.UnsetType = msgspec.UNSET


def fhir_blueprint(parts: AppParts) -> Blueprint:
    """``/fhir/metadata``, ``/fhir/{type}``, ``/fhir/{type}/{id}`` for what is published, and ``POST /fhir/$assess``."""
    blueprint = Blueprint("fhir", __name__)
    published = parts.published
    base = parts.settings.base_url + ROOT
    statement = _fhir(capability_statement(base, published))
    definition = operation_definition(base, published)
    shelves = {**published.resources, "OperationDefinition": {"assess": definition}}

    def metadata() -> Response:
        return send(statement)

    def assess() -> Response:
        call = admitted(parts, from_operation)
        return send(_fhir(guidance_bundle(parts.judge(call), call.as_of, base)))

    blueprint.add_url_rule(f"{ROOT}/metadata", "metadata", metadata, methods=["GET"])
    blueprint.add_url_rule(OPERATION, "assess", assess, methods=["POST"])
    for resource_type, resources in shelves.items():
        _add_type(blueprint, _Shelf(base, resource_type, resources))
    return blueprint


class _Shelf:
    """All published resources of one type."""

    def __init__(self, base: str, resource_type: str, resources: Mapping[str, bytes]) -> None:
        self.type = resource_type
        self._url = f"{base}/{resource_type}"
        self._resources = dict(sorted(resources.items()))
        self._canonical = {name: msgspec.json.decode(raw, type=_Named).url for name, raw in self._resources.items()}

    def read(self, name: str) -> Reply:
        raw = self._resources.get(name)
        if raw is None:
            raise not_found()
        return _fhir(raw)

    def search(self, ids: list[str], urls: list[str]) -> Reply:
        wanted_ids, wanted_urls = _alternatives(ids), _alternatives(urls)
        found = [
            name
            for name, canonical in self._canonical.items()
            if (not ids or name in wanted_ids) and (not urls or canonical in wanted_urls)
        ]
        entries = tuple(_Entry(f"{self._url}/{name}", msgspec.Raw(self._resources[name])) for name in found)
        links = (_Link("self", self._url),)
        return _fhir(msgspec.json.encode(_SearchSet(total=len(found), link=links, entry=entries or msgspec.UNSET)))


def _add_type(blueprint: Blueprint, shelf: _Shelf) -> None:
    def search() -> Response:
        return send(shelf.search(request.args.getlist("_id"), request.args.getlist("url")))

    def read(name: str) -> Response:
        return send(shelf.read(name))

    blueprint.add_url_rule(f"{ROOT}/{shelf.type}", f"search-{shelf.type}", search, methods=["GET"])
    blueprint.add_url_rule(f"{ROOT}/{shelf.type}/<name>", f"read-{shelf.type}", read, methods=["GET"])


def _alternatives(values: Iterable[str]) -> set[str]:
    return {part for value in values for part in value.split(",")}


def _fhir(body: bytes) -> Reply:
    return Reply(200, FHIR_JSON, body)
