"""Inter-process lock on a file.

The kernel releases a lock when its process ends in any way, so no stale lock remains.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder.core.atomic_files import translate_os_errors

logger = logging.getLogger(__name__)


class LockBusyError(Exception):
    """Another process holds the lock; the text names it."""


@contextmanager
def file_lock(path: Path, *, blocking: bool = True, shared: bool = False) -> Iterator[None]:
    """Acquire the lock of a file, exclusively or shared with other shared holders.

    Logs the PID of the holder while waiting; raises LockBusyError instead if not `blocking`.
    """
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    with translate_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        # Lock libraries poll instead of sleeping until it is their turn, and do not name the
        # holder.
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if not blocking:
                raise LockBusyError(_holder(fd).strip()) from None
            logger.info("waiting for another `seminar` command%s in this course", _holder(fd))
            fcntl.flock(fd, kind)
        with suppress(OSError):  # the PID is for the message alone; the disk may be full
            os.ftruncate(fd, 0)
            if not shared:
                os.pwrite(fd, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(fd)


def _holder(fd: int) -> str:
    pid = os.pread(fd, 20, 0).decode("ascii", "replace")
    return f" (process {pid})" if pid.isdigit() else ""
