"""Where a call comes from, as far as that can be believed."""

from __future__ import annotations

from typing import Any


def remote_address(environ: dict[str, Any], proxies: int) -> str:
    """Address of the caller: the peer's, or what the outermost of ``proxies`` proxies of ours wrote down.

    Each proxy adds the address of its peer at the right of ``X-Forwarded-For``; whatever stands further left was sent by
    the caller and is not believed. A header with fewer entries than proxies did not come through them: the peer counts.
    """
    peer: str = environ.get("REMOTE_ADDR", "")
    if not proxies:
        return peer
    entries = environ.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", proxies)[-proxies:]
    return entries[0].strip() if len(entries) == proxies and entries[0].strip() else peer
