"""Measurements, each one command; none of them runs in ``make test`` except as small as a test needs."""
