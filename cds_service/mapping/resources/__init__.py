"""A reader for each other kind of resource, and for why the order at hand was written."""
