"""Whether the FHIR resources of ``cards/`` are FHIR: ``fhir.resources`` decides, each fault is told with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fhir.resources.R4B.activitydefinition import ActivityDefinition
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.valueset import ValueSet
from pydantic import BaseModel, ValidationError

from cds_service.errors import Problem
from cds_service.knowledge.published import FOLDERS
from cds_service.knowledge.source import read_json

TERMINOLOGY = ("ValueSet", "CodeSystem")
DEFINITIONS = ("ActivityDefinition", "Questionnaire")
_MODELS: Mapping[str, type[BaseModel]] = {
    "ActivityDefinition": ActivityDefinition,
    "CodeSystem": CodeSystem,
    "Questionnaire": Questionnaire,
    "ValueSet": ValueSet,
}


def invalid_fhir(root: Path, kinds: Iterable[str], *, site: bool = False) -> Iterator[Problem]:
    """What the FHIR model refuses in the files of these types under ``root`` (``site``: the overlay of a site)."""
    for kind in kinds:
        for path in sorted((root / FOLDERS[kind]).glob("*.json")):
            yield from _faults(path, root, _MODELS[kind], site)


def _faults(path: Path, root: Path, model: type[BaseModel], site: bool) -> Iterator[Problem]:
    source = read_json(path, root, [], site=site)
    if source is None:
        return  # not JSON: its reader says so
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            place = ".".join(map(str, fault["loc"]))
            yield Problem(source.name, source.line(*fault["loc"]), f"FHIR: {place}: {fault['msg']}")
