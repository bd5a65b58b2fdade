"""Pure clinical core: standard library only, no FHIR, no Flask, no clock, no I/O."""
