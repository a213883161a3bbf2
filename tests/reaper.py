"""Runs a command, ends it after a while if asked to, and waits for everything that it started.

Orphans become children of this process, so that none of them can hide. Started by `undisturbed`:
`python reaper.py SECONDS SIGNAL SCOPE COMMAND...`; prints what came of it as JSON.
"""

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

CHILD_SUBREAPER = 36
PATIENCE = 20.0  # seconds for orphans to end


def main(seconds: float, number: int, scope: str, command: list[str]) -> dict[str, object]:
    """Run `command`; after `seconds` (negative: never) send the signal to it, or to its group."""
    if ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("no subreaper")
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
        errors="replace",
        # What starts the tests may ignore Ctrl-C, as nohup does, and its children would, too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    if seconds >= 0 and not _ended(process.pid, seconds):
        send = os.killpg if scope == "group" else os.kill
        send(process.pid, number)
    _ended(process.pid, 300)
    took = time.monotonic() - began
    left = _left(process.pid)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    out, err = process.communicate()
    return {
        "returncode": process.returncode,
        "stdout": out,
        "stderr": err,
        "seconds": took,
        "left": len(left),
    }


def _ended(pid: int, seconds: float) -> bool:
    fd = os.pidfd_open(pid)
    try:
        return bool(select.select([fd], [], [], seconds)[0])
    finally:
        os.close(fd)


def _left(command: int) -> list[int]:
    """The orphans that do not end by themselves."""
    deadline = time.monotonic() + PATIENCE
    while orphans := [pid for pid in _children() if pid != command]:
        for pid in orphans:
            if not _ended(pid, max(deadline - time.monotonic(), 0)):
                return [pid for pid in _children() if pid != command]
            os.waitpid(pid, 0)
    return []


def _children() -> list[int]:
    me = os.getpid()
    return [int(pid) for pid in Path(f"/proc/{me}/task/{me}/children").read_text().split()]


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])))  # noqa: T201
