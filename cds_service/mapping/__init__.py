"""FHIR to findings: readers per kind of resource, driven by the knowledge; no network, no clock."""
