"""The data sets of the seminar: `from data import load`."""

from .loader import load

__all__ = ["load"]
