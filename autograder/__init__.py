"""Autograder of a weekly seminar for a weekly notebook seminar."""

__version__ = "0.1.0"
