"""Strength, reflexes, sensation and tension signs: grades, sides, roots, rows and tables."""
