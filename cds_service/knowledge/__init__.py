"""Reads cards/: everything that is checked by a clinician, as frozen values."""
