"""What a worker of the server answers with, and what it does when it ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.util import Finalize

from flask import Flask

from cds_service.bootstrap.application import build_application, warm_up
from cds_service.services.evaluate import Engine
from cds_service.settings import Settings

_LAST = 0
"""Of the priorities of a process's finalizers; any number has one called when a worker ends by itself."""


def worker_loader(settings: Settings, engine: Engine) -> Callable[[], Flask]:
    """What every worker calls first, to have its application.

    On Linux a worker is a fork of the server and judges by the very ``engine`` that was checked, a worker that takes the
    place of another one too: none reads ``cards/`` again, and all share its memory. Elsewhere a worker starts from
    nothing and builds its own.
    """
    if sys.platform != "linux":
        return partial(load, settings)
    multiprocessing.set_start_method("fork", force=True)  # from Python 3.14 on, another is the default
    _end_when_told()
    return partial(load, settings, engine)


def _end_when_told() -> None:
    """Until it answers, a worker that is told to end has nothing to finish: it would pass over the signal with the
    server's own handler, and be waited for in vain."""
    terminate = {signal.SIGTERM}

    def in_child() -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, terminate)

    os.register_at_fork(
        before=partial(signal.pthread_sigmask, signal.SIG_BLOCK, terminate),
        after_in_parent=partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, terminate),
        after_in_child=in_child,
    )


def load(settings: Settings, engine: Engine | None = None) -> Flask:
    """The application of this worker; the garbage collector leaves alone what it is built of.

    Raises:
        SettingsError: a setting cannot be used. KnowledgeError: ``engine`` is None and the knowledge cannot be used.
    """
    application = build_application(settings, engine=engine)
    warm_up(application.engine)  # a fork copies memory when it first touches it: no patient shall wait for that
    Finalize(None, application.close, exitpriority=_LAST)  # a fork calls no atexit
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()  # the command line had it off
    return application.wsgi
