"""Everything that does I/O: FHIR client, callers (JWT), ledger (SQL), telemetry. Imported by ``bootstrap`` only."""
