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


def main(base: str, path: str) -> int:
    """Prints what to do, why, and what is missing."""
    searched = ("MedicationRequest", "Procedure", "Device", "ImagingStudy")
    try:
        found = assess(base, Path(path).read_bytes(), searched=searched)
    except urllib.error.HTTPError as error:
        # Every error but 401 is an OperationOutcome that names the place of the fault.
        print(error.status, error.read().decode(), file=sys.stderr)
        return 1
    print(f"{found['disposition']} ({found['urgency']}), row {found['row']}")
    for finding in found["findings"]:
        where = ", ".join(evidence["reference"] for evidence in finding["evidence"])
        print(f"  {finding['status']}: {finding['id']} [{where}]")
    for missing in found["missing"][:5]:
        print(f"  {missing['reason']}: {missing['finding']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
