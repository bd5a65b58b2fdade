"""The knowledge for those who change it and those who review it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from cds_service.bootstrap.engine import wrong_names
from cds_service.errors import Problem, SettingsError
from cds_service.knowledge.load import find_cards, load_knowledge, shipped_version
from cds_service.knowledge.render.page import Form, render
from cds_service.knowledge.render.services import service_tables
from cds_service.knowledge.source import OfSite
from cds_service.settings import Settings

__all__ = ["check_knowledge", "prefetch_tables", "render_knowledge", "shipped_version"]


def check_knowledge(settings: Settings, overlay: Path | None = None) -> Sequence[Problem]:
    """Every problem of ``cards/`` and the overlay (the one of the settings, when None is given), by file and line.

    Files of the overlay are named from there, ours from the folder above ``cards/``.

    Raises:
        SettingsError: the knowledge is in order and settings name what is not in it.
    """
    # the FHIR models take a second to import, which only this command should cost
    from cds_service.knowledge.lint import lint

    site, root = overlay or settings.overlay, find_cards()
    problems = lint(root, site)
    if not problems and (wrong := wrong_names(settings, load_knowledge(root, site))):
        raise SettingsError(wrong)
    ours = {path.name for path in root.iterdir()}
    return [p if isinstance(p.file, OfSite) or not _is_ours(p, ours) else _below(root, p) for p in problems]


def _is_ours(problem: Problem, folders: Collection[str]) -> bool:
    return problem.file.partition("/")[0] in folders


def _below(root: Path, problem: Problem) -> Problem:
    return replace(problem, file=f"{root.name}/{problem.file}")


def render_knowledge(settings: Settings, form: str) -> str:
    """The knowledge as one page, ``html`` or ``markdown``, with the site's overlay, numbers and silenced rows.

    Raises:
        KnowledgeError: it cannot be used.
    """
    known = load_knowledge(overlay=settings.overlay)
    return render(known.with_settings(settings.parameters, settings.rules_off), Form(form))


def prefetch_tables(settings: Settings) -> str:
    """Addresses and prefetch templates of all services as Markdown, below a base URL that the reader fills in.

    Raises:
        KnowledgeError: the knowledge cannot be used.
    """
    return service_tables(load_knowledge(overlay=settings.overlay).services)
