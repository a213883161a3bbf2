"""A watched folder: what lands there is collected, graded and answered beside it."""
