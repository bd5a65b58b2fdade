"""Puts what lies beside the package into the wheel: ``cards/`` as ``cds_service/cards``, where ``knowledge.load.find_cards``
looks first, and the sample patients as ``cds_service/samples``, where ``bootstrap.explorer.samples`` does.

Everything else about the package is in ``pyproject.toml``. In a checkout, and installed editable, both are read where
they lie.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_INSIDE = {"cards": "cards", "fhir_fixtures/patients": "samples"}


class BuildWithData(build_py):
    """``build_py`` that also copies the data, unless they are read from the checkout."""

    def run(self) -> None:
        """Build, then copy."""
        super().run()
        if not self.editable_mode:
            for folder, name in _INSIDE.items():
                shutil.copytree(folder, Path(self.build_lib) / "cds_service" / name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
