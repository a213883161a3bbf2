"""A submission in, a Result out; no database, no printing."""
