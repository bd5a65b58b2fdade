"""Results of an examination: what was examined, its grades and signs, on which side and day."""
