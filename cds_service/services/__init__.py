"""The use cases: registry, evaluate, complete, feedback. They see the outside world through ``ports`` only."""
