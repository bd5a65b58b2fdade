"""HTTP: thin blueprints over injected use cases. Nothing here decides anything about a patient."""
