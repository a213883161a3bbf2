"""The files that each LMS imports."""
