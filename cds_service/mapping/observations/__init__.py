"""Observations: what a row asks about, what its value says, and the texts that stand in it."""
