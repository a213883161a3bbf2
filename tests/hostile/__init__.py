"""The arsenal: hostile submissions, each with what it tries and what must happen."""
