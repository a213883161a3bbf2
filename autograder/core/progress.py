"""The callback by which long operations report their progress."""

from typing import Protocol


class Progress(Protocol):
    """Receives the name of a stage, how many of its items are done, and how many there are."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Show the progress of a stage."""


def no_progress(_stage: str, _done: int, _total: int, /) -> None:
    """Ignore the progress."""
