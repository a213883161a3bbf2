"""What a submission could try in order to get out: a cell of code, and what each attempt means.

The level of a machine is found by running this behind each wall, not by looking at versions.
"""

from msgspec import Struct

from autograder.course import Level


class EscapeProbe(Struct, frozen=True):
    """One attempt: what it would be able to do, and the weakest level that stops it."""

    name: str
    stopped_by: Level


# In the order in which they are tried; the last would bring capabilities.
ESCAPE_PROBES = (
    EscapeProbe("read a file of the grader", Level.REDUCED),
    EscapeProbe("write outside its folder", Level.REDUCED),
    EscapeProbe("write to the interpreter", Level.REDUCED),
    EscapeProbe("change the mode of the grader's files", Level.REDUCED),
    EscapeProbe("import a package that the course does not name", Level.REDUCED),
    EscapeProbe("open a connection", Level.REDUCED),
    EscapeProbe("signal another process", Level.REDUCED),
    EscapeProbe("look into a process", Level.REDUCED),
    EscapeProbe("start a process", Level.REDUCED),
    EscapeProbe("have memory that nobody counts", Level.REDUCED),
    EscapeProbe("read a variable of the grader", Level.REDUCED),
    EscapeProbe("have a capability", Level.REDUCED),
    EscapeProbe("be root", Level.REDUCED),
    EscapeProbe("see names and sizes of the grader's files", Level.FULL),
    EscapeProbe("fill the disk with many files", Level.FULL),
    EscapeProbe("make a namespace", Level.REDUCED),
)
PROBE_SCRIPT = """
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
holes = []

def succeed(result):
    if result == -1:
        raise OSError(ctypes.get_errno())

def needed(true):
    if not true:
        raise OSError

def capable():
    sets = (ctypes.c_uint32 * 6)()
    succeed(libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets))
    needed(any(sets))

def filled():
    import resource
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    try:
        for number in range(2):
            with open(f"full{number}", "wb") as file:
                file.truncate(0)
                os.posix_fallocate(file.fileno(), 0, whole)
    finally:
        for number in range(2):
            if os.path.exists(f"full{number}"):
                os.remove(f"full{number}")

def imported():
    import sys
    sys.path.append(purelib)
    import pytest

ways = {
    "read a file of the grader": lambda: open(canary).read(),
    "write outside its folder": lambda: open(canary + ".new", "w"),
    "write to the interpreter": lambda: open(os.__file__ + ".new", "w"),
    "change the mode of the grader's files": lambda: os.chmod(canary, 0o600),
    "import a package that the course does not name": imported,
    "open a connection": lambda: socket.create_connection(("127.0.0.1", port), 2),
    "signal another process": lambda: os.kill(grader, 0),
    "look into a process": lambda: os.pidfd_open(os.getpid()),
    "start a process": lambda: os.fork() or os._exit(0),
    "have memory that nobody counts": lambda: os.memfd_create("x"),
    "read a variable of the grader": lambda: os.environ["SEMINAR_CANARY"],
    "have a capability": capable,
    "be root": lambda: needed(0 in (os.getuid(), os.geteuid(), os.getgid())),
    "see names and sizes of the grader's files": lambda: os.stat(canary),
    "fill the disk with many files": filled,
    "make a namespace": lambda: succeed(libc.unshare(0x10000000)),
}
for name in tried:
    try:
        ways[name]()
    except Exception:
        continue
    holes.append(name)
"""
