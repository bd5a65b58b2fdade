"""Whose resource is it, and what does a reference point at: relative, absolute, versioned, ``urn:uuid`` or contained."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cds_service.fhir import r4
from cds_service.fhir.folded import Folded, subject_of

_LITERAL = re.compile(r"(?:.*/)?([A-Z][A-Za-z]+)/([^/?#]+)(?:/_history/[^/]*)?", re.DOTALL)
_URN = ("urn:uuid:", "urn:oid:")


def local(reference: str) -> str:
    """``Type/id`` of a relative, absolute or versioned reference; anything else as it is."""
    match = _LITERAL.fullmatch(reference.strip())
    return f"{match[1]}/{match[2]}" if match else reference.strip()


def not_of(patient_id: str | None) -> str:
    """What is wrong with a resource of another patient than that of the context; the id is not repeated."""
    bare = "; context.patientId is the id alone, without Patient/ before it"
    return f"is not the patient of the context{bare if patient_id and '/' in patient_id else ''}"


class PatientNames:
    """All names of one patient: the id, and full URLs under which a Bundle holds the Patient.

    Without an id (nothing says whose record it is) every reference counts as this patient's.
    """

    def __init__(self, patient_id: str | None, full_urls: Iterable[str] = ()) -> None:
        self.patient_id = patient_id
        self._usual = f"Patient/{patient_id}"
        self._full_urls = frozenset(full_urls)
        self._known: dict[str, bool] = {}

    @property
    def mismatch(self) -> str:
        """What is wrong with a resource that is not this patient's, and the likely cause."""
        return not_of(self.patient_id)

    def owns(self, reference: str | None) -> bool:
        """Whether ``reference`` means this patient; none at all does (the context says whose data it is)."""
        if not reference or self.patient_id is None or reference == self._usual:
            return True
        known = self._known.get(reference)
        if known is None:
            known = self._known[reference] = self._owns(reference.strip(), self.patient_id)
        return known

    def _owns(self, reference: str, patient_id: str) -> bool:
        if reference.startswith("#") or reference in self._full_urls:
            return True
        for prefix in _URN:
            if reference.startswith(prefix):
                return reference.removeprefix(prefix) == patient_id
        return local(reference) == f"Patient/{patient_id}" or reference == patient_id

    def owns_resource(self, resource: r4.Resource) -> bool:
        """Whether the resource is about this patient; a resource about nobody (Medication, Organization) is."""
        subject = getattr(resource, "subject", None)
        if type(subject) is r4.Reference:
            known = self._known.get(subject.reference or "")
            return self.owns(subject.reference) if known is None else known
        if isinstance(resource, Folded):
            return self.owns(subject_of(resource))
        if isinstance(resource, r4.Patient):
            return resource.id is None or self.patient_id is None or resource.id == self.patient_id
        return all(self.owns(reference) for reference in subjects(resource))


def subjects(resource: r4.Resource) -> tuple[str | None, ...]:
    """References that say whom the resource is about."""
    subject = getattr(resource, "subject", None) or getattr(resource, "patient", None)
    if subject is None:
        return ()
    if isinstance(subject, r4.Reference):
        return (subject.reference,)
    if isinstance(subject, str):
        return (subject,)
    return tuple(item.reference for item in subject)


def is_patient(value: object, patient_id: str) -> bool:
    """Whether a decoded value of the key ``patient`` is nothing or plainly the Patient with this id."""
    return value is None or (type(value) is r4.Patient and value.id == patient_id)
