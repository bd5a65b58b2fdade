"""Text as it is compared: lower case, with plain dashes, slashes and quotes."""

from __future__ import annotations

_SPELT = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "⁺": "+",
        "⁻": "-",
        "＋": "+",
        "⁄": "/",
        "∕": "/",
        "’": "'",
        "‘": "'",
    }
)


def fold(text: str) -> str:
    """Lower case with plain dashes, slashes and quotes; exactly as long as ``text``."""
    plain = text.translate(_SPELT)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
