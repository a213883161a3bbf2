"""Run a command, optionally end it with a signal, and wait for all processes that it started.

Orphans become children of this process, so that it finds every one. `fault_harness` starts it as
`python process_reaper.py SECONDS SIGNAL SCOPE COMMAND...`; prints the outcome as JSON.
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

PR_SET_CHILD_SUBREAPER = 36
ORPHAN_TIMEOUT = 20.0  # seconds
COMMAND_TIMEOUT = 300.0  # seconds


def main(seconds: float, signal_number: int, scope: str, command: list[str]) -> dict[str, object]:
    """Run a command; after `seconds` (negative: never) send the signal to it, or to its group."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("cannot become a subreaper")
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
        errors="replace",
        # A test runner that was started with SIGINT ignored, as by nohup, passes that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    if seconds >= 0 and not _wait_for_exit(process.pid, seconds):
        send = os.killpg if scope == "group" else os.kill
        send(process.pid, signal_number)
    _wait_for_exit(process.pid, COMMAND_TIMEOUT)
    duration = time.monotonic() - start
    surviving = _surviving_orphans(process.pid)
    for pid in surviving:
        os.kill(pid, signal.SIGKILL)
    stdout, stderr = process.communicate()
    return {
        "returncode": process.returncode,
        "stdout": stdout,
        "stderr": stderr,
        "seconds": duration,
        "surviving": len(surviving),
    }


def _wait_for_exit(pid: int, seconds: float) -> bool:
    fd = os.pidfd_open(pid)
    try:
        return bool(select.select([fd], [], [], seconds)[0])
    finally:
        os.close(fd)


def _surviving_orphans(command_pid: int) -> list[int]:
    """Return the orphans that do not end by themselves within `ORPHAN_TIMEOUT`."""
    deadline = time.monotonic() + ORPHAN_TIMEOUT
    while orphans := [pid for pid in _children() if pid != command_pid]:
        for pid in orphans:
            if not _wait_for_exit(pid, max(deadline - time.monotonic(), 0)):
                return [pid for pid in _children() if pid != command_pid]
            os.waitpid(pid, 0)
    return []


def _children() -> list[int]:
    own_pid = os.getpid()
    return [
        int(pid) for pid in Path(f"/proc/{own_pid}/task/{own_pid}/children").read_text().split()
    ]


if __name__ == "__main__":
    outcome = main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
    print(json.dumps(outcome))  # noqa: T201
