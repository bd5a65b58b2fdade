"""The command line: ``cds-service``. Thin commands over ``bootstrap``; errors become one line each and an exit status."""
