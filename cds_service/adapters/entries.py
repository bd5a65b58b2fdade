"""Lists of entries that a setting holds as JSON, or names a file with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from cds_service.hooks.plain import plain


def read_entries(source: str, shape: Any, what: str) -> Any:
    """The entries in ``source``: JSON text (it starts with ``[`` or ``{``), or the path of a file with it; empty: none.

    ``shape``: the list as msgspec knows it, such as ``list[Entry]``; what comes is of that type.

    Raises:
        ValueError: they cannot be read; ``what`` they are is told.
    """
    if not source.strip():
        return []
    try:
        text = source if source.lstrip().startswith(("[", "{")) else Path(source).read_text()
        return msgspec.json.decode(text, type=shape)
    except OSError as error:
        raise ValueError(f"the file of {what} cannot be read: {error.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the {what} are not valid: {plain(str(error))}") from None
