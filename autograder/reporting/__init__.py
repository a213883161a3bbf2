"""Results become pages and words; pure functions."""
