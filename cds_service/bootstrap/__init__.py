"""The composition root: the only place that sees adapters. The command line and the server start here.

Its modules are imported where they are used, so that a command loads no more than it needs.
"""
