"""The wall around student code, and what may cross it."""
