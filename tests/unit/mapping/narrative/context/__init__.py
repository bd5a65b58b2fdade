"""Whose a sign is, and what denies, asks, fears, plans or warns of it: where such words begin and end."""
