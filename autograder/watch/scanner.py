"""Repeated scans of the watched folder, and debouncing: which files have stopped changing."""

import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from autograder.watch import safe_directory
from autograder.watch.safe_directory import WatchedFile


class Timing(Struct, frozen=True):
    """The intervals of a watch, in seconds."""

    debounce: float = 0.3  # for which a file is unchanged before it is processed
    incomplete_timeout: float = 10.0  # until an incomplete file is answered
    min_scan_interval: float = 0.05  # longer for a folder that takes long to scan
    heartbeat: float = 1.0  # between two scans if nothing is reported
    lock_retry: float = 0.1  # while another process holds the lock
    error_retry: float = 5.0  # after an error that the instructor can fix


DEFAULT_TIMING = Timing()


class DirectoryScanner:
    """The files of a folder at the last scan, and since when each has been unchanged."""

    def __init__(self, folder: Path, timing: Timing) -> None:
        self._folder, self._timing = folder, timing
        self.files: dict[str, WatchedFile] = {}  # by path, in the order of arrival
        # Monotonic times, because the clock of the machine may be set.
        self._unchanged_since: dict[str, float] = {}
        self._scanned_at, self._interval = 0.0, timing.min_scan_interval

    def scan(self) -> bool:
        """Scan the folder unless the last scan was just now; return whether it was scanned."""
        start = time.monotonic()
        if start - self._scanned_at < self._interval:
            return False
        previous, self.files = self.files, safe_directory.scan_directory(self._folder)
        self._scanned_at = time.monotonic()
        self._interval = max(self._timing.min_scan_interval, 5 * (self._scanned_at - start))
        self._unchanged_since = {
            path: self._unchanged_since[path] if previous.get(path) == file else self._scanned_at
            for path, file in self.files.items()
        }
        return True

    def stable_files(self) -> Iterator[tuple[WatchedFile, bool]]:
        """Yield the files that have stopped changing; with True, not even incomplete ones wait."""
        now = time.monotonic()
        for path, file in self.files.items():
            stable_seconds = now - self._unchanged_since[path]
            if stable_seconds >= self._timing.debounce:
                yield file, stable_seconds >= self._timing.incomplete_timeout

    def waiting_times(self, now: float) -> Iterator[float]:
        """Yield the seconds until the next scan and until each file will be stable."""
        yield self._scanned_at + self._interval - now
        for since in self._unchanged_since.values():
            yield since + self._timing.debounce - now
