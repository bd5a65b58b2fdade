"""The order that is judged: which study, of which region."""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.clinical.quick import quick


@dataclass(frozen=True, slots=True)
class Study:
    """One imaging study of ``cards/lumbar-imaging/studies.yaml``.

    ``id`` as in the contract (``mriLumbarWithoutContrast``); ``modality`` mri, ct, myelography,
    radiography, nuclear, discography, pet; ``region`` lumbar, thoracic, cervical, wholeSpine,
    wholeBody, spine; ``contrast`` without, with, withoutAndWith, unspecified, none.
    """

    id: str
    modality: str
    region: str
    contrast: str
    label: str


@quick
@dataclass(frozen=True, slots=True)
class Order:
    """One selected order of ours.

    ``reference`` as in the Bundle (``ServiceRequest/x``); ``label`` is our own label of the study,
    never the text of the chart. ``stat``: priority stat or asap. ``has_reason``: some reasonCode
    or reasonReference was given (its content is among the findings). ``reasons``: the resources that it names as
    its reason.
    """

    reference: str
    study: Study
    stat: bool = False
    has_reason: bool = False
    reasons: frozenset[str] = frozenset()
    do_not_perform: bool = False
