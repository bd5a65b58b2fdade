"""What the ``appContext`` handle of a card's link stands for. The handle is opaque; this stays here, sealed."""

from __future__ import annotations

import msgspec


class AppContext(msgspec.Struct, frozen=True):
    """The patient that the card was about, and the order that it judged (as received; it may exist as a draft only)."""

    patient: str
    order: bytes | None = None

    def __repr__(self) -> str:
        return "AppContext(***)"


HANDLE_SECONDS = 2 * 3600


def encode(context: AppContext) -> bytes:
    """For ``HandleStore.keep``."""
    return msgspec.json.encode(context)


def decode(kept: bytes) -> AppContext | None:
    """From ``HandleStore.open``; None when it is not one of ours."""
    try:
        return msgspec.json.decode(kept, type=AppContext)
    except msgspec.DecodeError:
        return None
