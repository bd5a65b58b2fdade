"""Everyday words: what two of them say together, and what is told as unclear because nobody could read it."""
