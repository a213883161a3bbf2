"""Tests of the kit; CONTRIBUTING.md describes their tiers."""

import os

from autograder.executors.worker_process import SINGLE_THREADED

# Before NumPy is imported: the workers of pytest-xdist share the cores among themselves.
os.environ.update({**SINGLE_THREADED, **os.environ})
