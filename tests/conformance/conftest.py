"""Prints the conformance report (also loaded by name as a plugin, for runs in parallel)."""

from tests.conformance.report import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
