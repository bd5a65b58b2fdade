"""A string that does not show itself: bearer tokens travel through the service wrapped in this."""

from __future__ import annotations

from typing import NoReturn


class Secret:
    """Holds a secret; printing, formatting and logging it give ``***``, pickling it fails."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself, for the one place that puts it into a header."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not serialised")
