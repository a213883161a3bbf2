"""Settings that many tests share: the repository's root and short limits."""

from pathlib import Path

from autograder.course import Limits

ROOT = Path(__file__).parents[2]
SHORT = Limits(notebook=10, call=2, submission=60, memory=1024, output=1, disk=16)
