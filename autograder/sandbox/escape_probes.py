"""Escape probes: attempts to leave the sandbox, and the isolation level that must block each.

The isolation level of a machine is detected by running `PROBE_SCRIPT` in a sandbox of each
level, because versions and settings do not show whether a sandbox holds.
"""

from msgspec import Struct

from autograder.course import Level


class EscapeProbe(Struct, frozen=True):
    """An attempt: what student code could do, an expression to try, the level that blocks it."""

    name: str
    code: str
    blocked_from: Level = Level.REDUCED


# In the order in which they run; the last one would grant capabilities to those after it.
ESCAPE_PROBES = (
    EscapeProbe("read a file of the grader", "open(canary).read()"),
    EscapeProbe("write outside its folder", "open(canary + '.new', 'w')"),
    EscapeProbe("write to the interpreter", "open(os.__file__ + '.new', 'w')"),
    EscapeProbe("change the mode of the grader's files", "os.chmod(canary, 0o600)"),
    EscapeProbe("import a package that the course does not name", "imports_package()"),
    EscapeProbe("open a connection", "socket.create_connection(('127.0.0.1', port), 2)"),
    EscapeProbe("signal another process", "os.kill(host_pid, 0)"),
    EscapeProbe("inspect a process", "os.pidfd_open(os.getpid())"),
    EscapeProbe("start a process", "os.fork() or os._exit(0)"),
    EscapeProbe("allocate memory that no limit counts", "os.memfd_create('x')"),
    EscapeProbe("read a variable of the grader", "os.environ['SEMINAR_CANARY']"),
    EscapeProbe("have a capability", "has_capability()"),
    EscapeProbe("be root", "is_root()"),
    EscapeProbe("see names and sizes of the grader's files", "os.stat(canary)", Level.FULL),
    EscapeProbe("fill the disk with many files", "fills_disk()", Level.FULL),
    EscapeProbe("create a namespace", "check_result(libc.unshare(0x10000000))"),
)
PROBE_SCRIPT = """
import ctypes, os, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
escapes = []

def check_result(result):
    if result == -1:
        raise OSError(ctypes.get_errno())

def assert_true(condition):
    if not condition:
        raise OSError

def has_capability():
    sets = (ctypes.c_uint32 * 6)()
    check_result(libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets))
    assert_true(any(sets))

def is_root():
    assert_true(0 in (os.getuid(), os.geteuid(), os.getgid()))

def fills_disk():
    import resource
    max_size = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    try:
        for number in range(2):
            with open(f"full{number}", "wb") as file:
                file.truncate(0)
                os.posix_fallocate(file.fileno(), 0, max_size)
    finally:
        for number in range(2):
            if os.path.exists(f"full{number}"):
                os.remove(f"full{number}")

def imports_package():
    sys.path.append(host_packages)
    __import__("pytest")  # an import statement would get a placeholder

for name, code in probes:
    try:
        eval(code)
    except Exception:
        continue
    escapes.append(name)
"""
