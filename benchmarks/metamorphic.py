"""The safety laws over thousands of generated patients: ``python -m benchmarks.metamorphic [10000]``.

The number is shared out over the laws; each also runs with few patients in ``make test``. Exit status 1 when one is broken,
or when none was tested.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from benchmarks.needs import needed

_LAWS = "tests/properties/test_safety_laws.py"
_COUNT = 14
_HELD, _BROKEN = 0, 1
"""How pytest ends when laws were tested; it ends otherwise when none was."""


def main(arguments: list[str] | None = None) -> int:
    """Run every law; say how many patients were judged and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patients", nargs="?", type=int, default=10_000)
    each = -(-parser.parse_args(arguments).patients // _COUNT)
    for package in ("pytest", "hypothesis"):
        needed(package)
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", _LAWS, "-q", "-p", "no:cacheprovider", "--durations=0"]
    done = subprocess.run(command, env={**os.environ, "SAFETY_EXAMPLES": str(each)}, check=False)
    if done.returncode not in (_HELD, _BROKEN):
        print("no law was tested: run it in the checkout, see above for what is wrong", file=sys.stderr)
        return 1
    print(f"{each} patients for each of {_COUNT} laws, {time.monotonic() - begun:.0f} s")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
