"""``python -m cds_service``: the command line."""

from __future__ import annotations

from cds_service.cli.main import main

if __name__ == "__main__":
    main()
