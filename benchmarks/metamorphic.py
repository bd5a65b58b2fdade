"""The safety laws over thousands of generated patients: ``python -m benchmarks.metamorphic [10000]``.

The number is shared out over the laws; each also runs with few patients in ``make test``. Exit status 1 when one is broken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

_LAWS = "tests/properties/test_safety_laws.py"
_COUNT = 14


def main(arguments: list[str]) -> int:
    """Run every law; say how many patients were judged and how long it took."""
    patients = int(arguments[0]) if arguments else 10_000
    each = -(-patients // _COUNT)
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", _LAWS, "-q", "-p", "no:cacheprovider", "--durations=0"]
    done = subprocess.run(command, env={**os.environ, "SAFETY_EXAMPLES": str(each)}, check=False)
    print(f"{each} patients for each of {_COUNT} laws, {time.monotonic() - begun:.0f} s")
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
