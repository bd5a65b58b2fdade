"""What a measurement needs beside the service: packages of the tests, and data. What is not there is one line, no traceback."""

from __future__ import annotations

import importlib
from types import ModuleType


def needed(package: str) -> ModuleType:
    """The package; ends with what to do first when it is not installed."""
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package:
            raise
        raise SystemExit(
            f"the package {package} is not installed here; first: make setup-test, then .venv/bin/python"
        ) from None
