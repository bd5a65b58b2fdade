"""The explorer page: one patient's advice with its reasons, its gaps and what would change it."""
