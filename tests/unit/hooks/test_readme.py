"""The example in the README is a service that works, for a reader who has nothing else."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

import cds_service.hooks
from cds_service.errors import RequestError
from tests.unit.hooks.bodies import PATIENT_VIEW, body

README = (resources.files(cds_service.hooks) / "README.md").read_text(encoding="utf-8")


def test_the_example_answers_a_hook_in_about_ten_lines() -> None:
    code = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)[0]
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # the README is ours, and running it is the point
    service = names["patient_view"]
    assert callable(service)
    answer = json.loads(service(body({**PATIENT_VIEW, "prefetch": {"patient": None}})))
    assert answer == {
        "cards": [
            {
                "summary": "The chart came along.",
                "indicator": "info",
                "source": {"label": "Example service"},
            }
        ]
    }
    with pytest.raises(RequestError):
        service(b"{}")


def test_every_module_that_the_readme_names_is_there() -> None:
    table = re.findall(r"^\| `(\w+)` \|", README, flags=re.MULTILINE)
    modules = {entry.name.removesuffix(".py") for entry in resources.files(cds_service.hooks).iterdir()}
    assert table
    assert set(table) <= modules
