"""What a submission can reach from behind the wall: no process, socket, privilege, package."""

import os
import socket
import sysconfig
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.core.errors import CourseError
from autograder.sandbox.launcher import SandboxSpec
from tests.notebooks import descendants, opened, told, unwalled

pytestmark = pytest.mark.full_wall

SIGNALLED = """
    import os
    told = []
    for pid in (*range(1, 40_000), grader):
        try: os.kill(pid, 0)
        except OSError: continue
        told.append(pid)
    """
CONNECTED = """
    import socket
    told = []
    for family, kind, address in doors:
        try:
            end = socket.socket(family, kind)
            end.settimeout(5)
            end.connect(address)
            end.send(b"hidden tests")
            told.append(address)
        except OSError:
            pass
    """
HELD = """
    import ctypes, os
    libc, sets = ctypes.CDLL(None), (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets)
    bounding = [number for number in range(64) if libc.prctl(23, number, 0, 0, 0) == 1]
    groups = [*os.getresgid(), *os.getgroups()]
    told = [list(os.getresuid()), groups, list(sets), bounding, libc.prctl(39, 0, 0, 0, 0)]
    """
PRIVILEGED = """
    import ctypes, os, socket
    libc = ctypes.CDLL(None, use_errno=True)
    def bound():
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    def succeed(result):
        if result != 0: raise OSError(ctypes.get_errno())
    attempts = {
        "setuid": lambda: os.setuid(0),
        "setgid": lambda: os.setgid(0),
        "chroot": lambda: os.chroot("/sandbox"),
        "mount": lambda: succeed(libc.mount(b"none", b"/sandbox", b"tmpfs", 0, None)),
        "remount": lambda: succeed(libc.mount(b"none", b"/", None, 32 | 4096, None)),
        "umount": lambda: succeed(libc.umount2(b"/sandbox", 2)),
        "mknod": lambda: os.mknod("/sandbox/disk", 0o60666, os.makedev(8, 0)),
        "hostname": lambda: socket.sethostname("mine"),
        "raw socket": bound,
        "priority": lambda: os.nice(-5),
        "new mounts": lambda: succeed(libc.unshare(0x20000)),
    }
    told = []
    for name, attempt in attempts.items():
        try: attempt()
        except OSError: continue
        told.append(name)
    """


def test_no_process_of_the_grader_is_there(wall: SandboxSpec) -> None:
    """No process outside can be signalled, nor found: there is no list of them."""
    assert len(told(wall, SIGNALLED, grader=os.getpid())) <= 2
    assert os.getpid() in told(unwalled(wall), SIGNALLED, grader=os.getpid())
    assert told(wall, "import os\ntold = os.listdir('/proc')") == []


def test_no_connection_comes_out(wall: SandboxSpec, tmp_path: Path) -> None:
    """Neither TCP, UDP nor Unix sockets of this machine can be reached."""
    abstract, path = f"\0seminar-{os.getpid()}", str(tmp_path / "door")
    local: list[tuple[Any, Any, Any]] = [
        (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
        (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
        (socket.AF_UNIX, socket.SOCK_DGRAM, abstract),
        (socket.AF_UNIX, socket.SOCK_DGRAM, path),
    ]
    ends = []
    try:
        for family, kind, address in local:
            end = socket.socket(family, kind)
            ends.append(end)
            end.bind(address)
            end.setblocking(False)
        ends[0].listen()
        doors = [(int(e.family), int(e.type), e.getsockname()) for e in ends]
        doors = [(f, k, a.decode() if isinstance(a, bytes) else a) for f, k, a in doors]
        told(wall, CONNECTED, doors=doors)
        assert [heard(end) for end in ends] == [False] * 4
        assert len(told(unwalled(wall), CONNECTED, doors=doors)) == 4
        assert [heard(end) for end in ends] == [True] * 4
    finally:
        for end in ends:
            end.close()


def heard(end: socket.socket) -> bool:
    """Whether something has come to this socket."""
    try:
        if end.type == socket.SOCK_STREAM:
            end.accept()[0].close()
        else:
            end.recv(100)
    except BlockingIOError:
        return False
    return True


def test_there_is_no_network_but_itself(wall: SandboxSpec) -> None:
    """Wherever a student's process runs, the only network interface is the loop to itself."""
    with opened(wall, "x = 1") as session:
        session.run_notebook()
        inside = [Path(f"/proc/{pid}/net/dev").read_text() for pid in nobodies()]
    assert inside
    for lines in inside:
        names = [line.split(":")[0].strip() for line in lines.splitlines() if ":" in line]
        assert names == ["lo"]


def nobodies() -> list[int]:
    """Processes below this one that see another network than it does."""
    found, own = [], Path("/proc/self/ns/net").readlink()
    for pid in descendants(os.getpid()):
        with suppress(FileNotFoundError):  # it has just ended
            if Path(f"/proc/{pid}/ns/net").readlink() != own:
                found.append(pid)
    return found


def test_there_are_no_privileges(wall: SandboxSpec) -> None:
    """The student's process is not root, has no capability and cannot gain any."""
    users, groups, capabilities, bounding, no_new = told(wall, HELD)
    assert 0 not in (*users, *groups)
    assert capabilities == [0] * 6
    assert bounding == []
    assert no_new == 1
    assert told(wall, PRIVILEGED) == []


def test_no_program_is_there_but_the_interpreter(wall: SandboxSpec) -> None:
    """There is no shell and no compiler to run."""
    cell = """
        import os
        found = [os.path.join(folder, file) for folder, _, files in os.walk("/") for file in files
                 if file in ("sh", "bash", "dash", "env", "gcc", "curl", "bwrap", "mount", "su")]
        told = [path for path in found if os.access(path, os.X_OK)]
        """
    assert told(wall, cell) == []


def test_only_the_packages_of_the_course_can_be_imported(wall: SandboxSpec) -> None:
    """What the course does not name cannot be imported, whatever is added to the search path."""
    cell = """
        import sys, sysconfig
        from importlib.util import find_spec
        sys.path += ["/usr/lib/python3/dist-packages", sysconfig.get_path("purelib"), *folders]
        told = [name for name in names if find_spec(name)]
        """
    foreign = ["pytest", "nbgrader", "jinja2", "requests", "hypothesis", "sqlalchemy"]
    folders = [sysconfig.get_path("purelib"), str(Path(__file__).parents[1])]
    given = {"names": ["numpy", "matplotlib", *foreign], "folders": folders}
    assert told(wall, cell, **given) == ["numpy", "matplotlib"]
    assert told(unwalled(wall), cell, **given) == given["names"]


def test_packages_that_the_course_names_are_there(wall: SandboxSpec) -> None:
    """One more package in the course's list is there with what it needs, and only then."""
    cell = """
        try: import jinja2; told = jinja2.Template("{{ 1 + 1 }}").render()
        except ImportError: told = "nothing"
        """
    more = msgspec.structs.replace(wall, packages=(*wall.packages, "jinja2"))
    assert told(wall, cell) == "nothing"
    assert told(more, cell) == "2"


def test_a_package_that_is_not_installed_is_named(wall: SandboxSpec) -> None:
    """A course that names a package which is not installed is told so before anything runs."""
    more = msgspec.structs.replace(wall, packages=("no-such-package",))
    with opened(more, "1") as session, pytest.raises(CourseError, match="no-such-package"):
        session.run_notebook()
