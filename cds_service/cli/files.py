"""Files that a command is given: read and written whole; what is wrong with one is a line that names it and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

from cds_service.errors import FileError

STANDARD_INPUT = Path("-")


def read_given(path: Path, what: str) -> bytes:
    """What is in the file, or on standard input for ``-``. ``what`` it should be is told when it is not there.

    Raises:
        FileError: it cannot be read.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"{path}: there is no such file; give the path of {what}") from None
    except IsADirectoryError:
        raise FileError(f"{path}: is a folder; give the path of {what}") from None
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({error.strerror}); give the path of {what}") from None


def read_text(path: Path, what: str) -> str:
    """The same as text.

    Raises:
        FileError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_given(path, what).decode()
    except UnicodeDecodeError:
        raise FileError(f"{path}: is not text in UTF-8; give the path of {what}") from None


def write_text(path: Path, text: str) -> None:
    """Write the whole file; folders are not made.

    Raises:
        FileError: it cannot be written.
    """
    try:
        path.write_text(text, "utf-8")
    except FileNotFoundError:
        raise FileError(f"{path}: its folder does not exist; make it, or name a file in one that does") from None
    except IsADirectoryError:
        raise FileError(f"{path}: is a folder; name a file in it") from None
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror}); name a file that can") from None
