"""Sample patients of a folder: ``patients.yaml`` names them, each is a Bundle of type collection beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
import yaml

from cds_service.fhir.record import KEY_OF_TYPE, Key


class _Told(msgspec.Struct):
    title: str
    story: str
    unread: list[str] = []


class _File(msgspec.Struct):
    as_of: datetime
    patients: dict[str, _Told]


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str
    id: str = ""


class _Entry(msgspec.Struct):
    resource: msgspec.Raw


class _Bundle(msgspec.Struct):
    entry: list[_Entry]


@dataclass(frozen=True, slots=True)
class SampleChart:
    """One sample: its data by prefetch key. Types that it lacks count as searched in vain, those ``unread`` as not sent."""

    id: str
    title: str
    story: str
    patient_id: str
    as_of: datetime
    pages: Mapping[str, tuple[bytes, ...]]


def read_samples(folder: Path) -> tuple[SampleChart, ...]:
    """The samples in ``folder``; none when there is no such folder.

    Raises:
        ValueError: a file that is named is missing or is not what it should be.
    """
    index = folder / "patients.yaml"
    if not index.is_file():
        return ()
    told = msgspec.convert(yaml.safe_load(index.read_text(encoding="utf-8")), _File)
    return tuple(_sample(folder, name, one, told.as_of) for name, one in told.patients.items())


def _sample(folder: Path, name: str, told: _Told, as_of: datetime) -> SampleChart:
    path = folder / f"{name}.json"
    try:
        entries = msgspec.json.decode(path.read_bytes(), type=_Bundle).entry
        heads = [(msgspec.json.decode(entry.resource, type=_Head), entry.resource) for entry in entries]
    except (OSError, msgspec.DecodeError) as error:
        raise ValueError(f"{path.name} cannot be used: {type(error).__name__}") from None
    sorted_out: dict[str, list[msgspec.Raw]] = {}
    for head, raw in heads:
        sorted_out.setdefault(KEY_OF_TYPE.get(head.resource_type, Key.CONDITIONS), []).append(raw)
    pages = {key: (_page(key, raws),) for key, raws in sorted_out.items()}
    unread = {KEY_OF_TYPE[kind] for kind in told.unread} | {Key.ENCOUNTER}
    for key in Key:
        if key not in unread:
            pages.setdefault(key, (b"null",))
    patient = next((head.id for head, _ in heads if head.resource_type == "Patient"), "")
    return SampleChart(name, told.title, told.story, patient, as_of, pages)


def _page(key: str, raws: list[msgspec.Raw]) -> bytes:
    if key in (Key.PATIENT, Key.ENCOUNTER):
        return bytes(raws[0])
    return msgspec.json.encode(
        {"resourceType": "Bundle", "type": "searchset", "total": len(raws), "entry": [{"resource": r} for r in raws]}
    )
