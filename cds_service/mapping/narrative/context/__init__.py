"""What stands around a phrase: denials and how far they reach, doubts, histories, warnings, answers behind it."""
