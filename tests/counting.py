"""Cost as a count of Python functions entered: the same on a busy machine and on a quiet one."""

from __future__ import annotations

import sys
from collections.abc import Callable


def functions_entered(run: Callable[[], object]) -> int:
    """How many Python functions ``run`` enters, itself not counted; let it run once before, so that it is warm."""
    entered = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal entered
        entered += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return entered - 1
