"""``weighed.yaml`` is what the sayings give, and names notions that there are."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cds_service.errors import KnowledgeError
from cds_service.knowledge.narrative.load import load_narrative

PROJECT = Path(__file__).parents[3]


def test_the_points_are_what_the_sayings_give() -> None:
    command = [sys.executable, "tools/weigh_words.py", "--check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("in step\n", 0), done.stderr


def test_points_of_a_notion_that_nobody_defined_are_a_problem(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    shutil.copytree(PROJECT / "cards", cards)
    file = cards / "lumbar-imaging" / "narrative" / "weighed.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("notions:\n", "notions:\n  unheard-of: 12\n"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"weighed\.yaml:\d+: no notion unheard-of in lay\.yaml"):
        load_narrative(cards)
