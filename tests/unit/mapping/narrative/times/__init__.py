"""Since when, until when, how long, and what is worse than before."""
