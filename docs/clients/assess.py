"""Ask the service for an assessment of one patient. Standard library only.

python docs/clients/assess.py http://127.0.0.1:8000 fhir_fixtures/patients/defer.json
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any


def assess(base: str, bundle: bytes, token: str | None = None, searched: tuple[str, ...] = ()) -> dict[str, Any]:
    """The assessment of a Bundle with one patient's resources.

    ``searched``: resource types that you looked up and found empty; a type that is neither in the Bundle nor named here
    counts as not looked at, and then nothing follows from its silence.
    """
    headers = {"Content-Type": "application/fhir+json", "Accept": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    url = f"{base}/assessments?searched={','.join(searched)}"
    with urllib.request.urlopen(urllib.request.Request(url, bundle, headers), timeout=10) as answer:
        return dict(json.loads(answer.read()))


def told(error: urllib.error.HTTPError) -> str:
    """What is wrong, in one line: every error but 401 is an OperationOutcome that names the place of each fault."""
    try:
        issues = json.loads(error.read())["issue"]
        return f"{error.status}: " + "; ".join(issue["details"]["text"] for issue in issues)
    except (ValueError, KeyError, TypeError):
        return f"{error.status}: {error.reason}"


def main(arguments: list[str]) -> int:
    """Prints what to do, why, and what is missing; what goes wrong is one line on standard error and exit status 1."""
    try:
        base, path = arguments
    except ValueError:
        print("usage: python assess.py BASE_URL BUNDLE_FILE", file=sys.stderr)
        return 2
    searched = ("MedicationRequest", "Procedure", "Device", "ImagingStudy")
    try:
        bundle = Path(path).read_bytes()
    except OSError as error:
        print(f"{path}: cannot be read: {error.strerror}", file=sys.stderr)
        return 1
    try:
        found = assess(base, bundle, searched=searched)
    except urllib.error.HTTPError as error:
        print(told(error), file=sys.stderr)
        return 1
    except ValueError:  # an address that is none, or an answer that is not JSON
        print(f"{base}: is not the base URL of the service, such as http://127.0.0.1:8000", file=sys.stderr)
        return 1
    except OSError:
        print(f"{base}: does not answer; is the service running there?", file=sys.stderr)
        return 1
    print(f"{found['disposition']} ({found['urgency']}), row {found['row']}")
    for finding in found["findings"]:
        where = ", ".join(evidence["reference"] for evidence in finding["evidence"])
        print(f"  {finding['status']}: {finding['id']} [{where}]")
    for missing in found["missing"][:5]:
        print(f"  {missing['reason']}: {missing['finding']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
