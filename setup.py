"""Puts ``cards/`` into the wheel as ``cds_service/cards``, where ``knowledge.load.find_cards`` looks first.

Everything else about the package is in ``pyproject.toml``. In a checkout, and installed editable, ``cards/`` is read where
it lies.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCards(build_py):
    """``build_py`` that also copies the knowledge, unless it is read from the checkout."""

    def run(self) -> None:
        """Build, then copy."""
        super().run()
        if not self.editable_mode:
            shutil.copytree("cards", Path(self.build_lib) / "cds_service" / "cards", dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithCards})
