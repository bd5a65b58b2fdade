"""What a server worker imports: ``app``, built from the environment; what it is built of is left alone by the collector."""

from __future__ import annotations

import atexit
import gc
import os

from cds_service.bootstrap.application import build_application, warm_up
from cds_service.settings import read_settings

_application = build_application(read_settings(os.environ))
atexit.register(_application.close)
app = _application.wsgi
warm_up(_application)

gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
