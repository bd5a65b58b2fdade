"""Errors that were raised on purpose as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cds_service.cli.files import STANDARD_INPUT
from cds_service.errors import CDSError, FileError, KnowledgeError, PreconditionFailed, RequestError, SettingsError


def lines_of(error: CDSError) -> list[str]:
    """What is wrong, one line per problem; no value of the input is repeated."""
    match error:
        case KnowledgeError():
            return [str(problem) for problem in error.problems]
        case SettingsError():
            return list(error.problems)
        case RequestError():
            return [f"{fault.path}: {fault.message}" for fault in error.faults]
        case PreconditionFailed():
            return [f"$.prefetch.{key}: is required and could not be had: {why}" for key, why in error.told()]
    return [str(error)]


@contextmanager
def about(file: Path) -> Iterator[None]:
    """Faults of a request name its file; on standard input it has none."""
    try:
        yield
    except (RequestError, PreconditionFailed) as error:
        if file == STANDARD_INPUT:
            raise
        raise FileError("\n".join(f"{file}: {line}" for line in lines_of(error))) from None
