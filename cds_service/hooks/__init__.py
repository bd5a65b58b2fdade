"""CDS Hooks wire protocol as a library of its own: standard library, msgspec and ``cds_service.errors`` only."""
