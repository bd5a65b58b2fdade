"""The composition root: the only place that sees settings and adapters. The command line and the server start here."""

from __future__ import annotations

from cds_service.adapters.logs import place_of
from cds_service.bootstrap.desk import Desk, open_desk
from cds_service.bootstrap.doctor import Complaint, examine
from cds_service.bootstrap.review import check_knowledge, render_knowledge
from cds_service.bootstrap.start import check_start, export_feedback
from cds_service.hooks.secret import Secret
from cds_service.settings import Profile, Settings, read_settings, settings_table, with_settings_table

__all__ = [
    "Complaint",
    "Desk",
    "Profile",
    "Secret",
    "Settings",
    "check_knowledge",
    "check_start",
    "examine",
    "export_feedback",
    "open_desk",
    "place_of",
    "read_settings",
    "render_knowledge",
    "settings_table",
    "with_settings_table",
]
