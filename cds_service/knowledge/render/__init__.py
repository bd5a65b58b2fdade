"""The knowledge as a page that a clinician reviews."""
