"""Results become tables and pages; pure functions."""
