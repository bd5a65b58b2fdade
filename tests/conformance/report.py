"""Prints the conformance report after a run of the whole suite; loaded once, from whichever conftest comes first."""

from __future__ import annotations

import pytest

from tests.conformance.requirements import APP_TABLE, TABLE, TESTS, report

_printed = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Counts and uncovered rows; silent for parts of the suite, where nobody asked."""
    if config.stash.get(_printed, False) or not _whole_suite(config):
        return
    config.stash[_printed] = True
    for title, table in (("CDS Hooks", TABLE), ("SMART App Launch", APP_TABLE)):
        terminalreporter.section(f"conformance with {title}")
        for line in report(table=table):
            terminalreporter.write_line(line)


def _whole_suite(config: pytest.Config) -> bool:
    if config.option.keyword or config.option.markexpr:
        return False
    wanted = [config.invocation_params.dir / argument.partition("::")[0] for argument in config.args]
    return any(path.resolve() in (TESTS, TESTS.parent, TESTS / "conformance") for path in wanted)
