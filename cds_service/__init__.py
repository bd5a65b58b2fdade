"""Imaging decision support for lumbar radiculopathy over CDS Hooks and FHIR R4."""

__version__ = "0.1.0"
