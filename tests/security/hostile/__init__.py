"""The arsenal: hostile submissions, each with its goal and the required result."""
