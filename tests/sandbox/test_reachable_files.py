"""What the guest can reach: no process, socket, privilege or package of the host."""

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
from tests.support.notebooks import descendants, opened, reported, unwalled

pytestmark = pytest.mark.full_wall

SIGNALLED = """
    import os
    reported = []
    for pid in (*range(1, 40_000), grader):
        try: os.kill(pid, 0)
        except OSError: continue
        reported.append(pid)
    """
CONNECTED = """
    import socket
    reported = []
    for family, kind, address in addresses:
        try:
            client = socket.socket(family, kind)
            client.settimeout(5)
            client.connect(address)
            client.send(b"hidden tests")
            reported.append(address)
        except OSError:
            pass
    """
HELD = """
    import ctypes, os
    libc, sets = ctypes.CDLL(None), (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets)
    bounding = [number for number in range(64) if libc.prctl(23, number, 0, 0, 0) == 1]
    groups = [*os.getresgid(), *os.getgroups()]
    reported = [list(os.getresuid()), groups, list(sets), bounding, libc.prctl(39, 0, 0, 0, 0)]
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
    reported = []
    for name, attempt in attempts.items():
        try: attempt()
        except OSError: continue
        reported.append(name)
    """


def test_processes_of_the_host_are_hidden(wall: SandboxSpec) -> None:
    """No process of the host can be signalled or listed."""
    assert len(reported(wall, SIGNALLED, grader=os.getpid())) <= 2
    assert os.getpid() in reported(unwalled(wall), SIGNALLED, grader=os.getpid())
    assert reported(wall, "import os\nreported = os.listdir('/proc')") == []


def test_sockets_of_the_host_cannot_be_reached(wall: SandboxSpec, tmp_path: Path) -> None:
    """TCP, UDP and Unix sockets of the host cannot be reached."""
    abstract, path = f"\0seminar-{os.getpid()}", str(tmp_path / "socket")
    local: list[tuple[Any, Any, Any]] = [
        (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
        (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
        (socket.AF_UNIX, socket.SOCK_DGRAM, abstract),
        (socket.AF_UNIX, socket.SOCK_DGRAM, path),
    ]
    servers = []
    try:
        for family, kind, address in local:
            server = socket.socket(family, kind)
            servers.append(server)
            server.bind(address)
            server.setblocking(False)
        servers[0].listen()
        addresses = [(int(s.family), int(s.type), s.getsockname()) for s in servers]
        addresses = [(f, k, a.decode() if isinstance(a, bytes) else a) for f, k, a in addresses]
        reported(wall, CONNECTED, addresses=addresses)
        assert [has_received(server) for server in servers] == [False] * 4
        assert len(reported(unwalled(wall), CONNECTED, addresses=addresses)) == 4
        assert [has_received(server) for server in servers] == [True] * 4
    finally:
        for server in servers:
            server.close()


def has_received(server: socket.socket) -> bool:
    """Return whether the socket has received a connection or data."""
    try:
        if server.type == socket.SOCK_STREAM:
            server.accept()[0].close()
        else:
            server.recv(100)
    except BlockingIOError:
        return False
    return True


def test_only_the_home_is_writable(wall: SandboxSpec) -> None:
    """Every mount of a guest is read-only but its home, shared memory, /proc and devices."""
    with opened(wall, "x = 1") as session:
        session.run_notebook()
        mounts = [
            line.split()
            for pid in other_network_processes()
            for line in Path(f"/proc/{pid}/mountinfo").read_text().splitlines()
        ]
    assert mounts
    writable = {mount[4] for mount in mounts if "rw" in mount[5].split(",")}
    assert {path for path in writable if not path.startswith(("/dev/", "/proc"))} == {"/sandbox"}


def test_there_is_no_network(wall: SandboxSpec) -> None:
    """The only network interface of a guest process is a loopback of its own."""
    with opened(wall, "x = 1") as session:
        session.run_notebook()
        devices = [Path(f"/proc/{pid}/net/dev").read_text() for pid in other_network_processes()]
    assert devices
    for text in devices:
        names = [line.split(":")[0].strip() for line in text.splitlines() if ":" in line]
        assert names == ["lo"]


def other_network_processes() -> list[int]:
    """Return the descendants of this process in another network namespace."""
    pids, own_namespace = [], Path("/proc/self/ns/net").readlink()
    for pid in descendants(os.getpid()):
        with suppress(FileNotFoundError):  # it has just ended
            if Path(f"/proc/{pid}/ns/net").readlink() != own_namespace:
                pids.append(pid)
    return pids


def test_there_are_no_privileges(wall: SandboxSpec) -> None:
    """The guest process is not root, has no capability and cannot gain any."""
    users, groups, capabilities, bounding, no_new = reported(wall, HELD)
    assert 0 not in (*users, *groups)
    assert capabilities == [0] * 6
    assert bounding == []
    assert no_new == 1
    assert reported(wall, PRIVILEGED) == []


def test_there_is_no_program_but_the_interpreter(wall: SandboxSpec) -> None:
    """The sandbox contains no shell, compiler or other program."""
    cell = """
        import os
        paths = [os.path.join(folder, file) for folder, _, files in os.walk("/") for file in files
                 if file in ("sh", "bash", "dash", "env", "gcc", "curl", "bwrap", "mount", "su")]
        reported = [path for path in paths if os.access(path, os.X_OK)]
        """
    assert reported(wall, cell) == []


def test_only_the_packages_of_the_course_can_be_imported(wall: SandboxSpec) -> None:
    """Packages that the course does not name cannot be imported with any search path."""
    cell = """
        import sys, sysconfig
        from importlib.util import find_spec
        sys.path += ["/usr/lib/python3/dist-packages", sysconfig.get_path("purelib"), *folders]
        reported = [name for name in names if find_spec(name)]
        """
    foreign = ["pytest", "nbgrader", "jinja2", "requests", "hypothesis", "sqlalchemy"]
    folders = [sysconfig.get_path("purelib"), str(Path(__file__).parents[2])]
    variables = {"names": ["numpy", "matplotlib", *foreign], "folders": folders}
    assert reported(wall, cell, **variables) == ["numpy", "matplotlib"]
    assert reported(unwalled(wall), cell, **variables) == variables["names"]


@pytest.mark.slow
def test_packages_that_the_course_names_can_be_imported(wall: SandboxSpec) -> None:
    """A package can be imported, with its requirements, only if the course names it."""
    cell = """
        try: import jinja2; reported = jinja2.Template("{{ 1 + 1 }}").render()
        except ImportError: reported = "nothing"
        """
    with_jinja = msgspec.structs.replace(wall, packages=(*wall.packages, "jinja2"))
    assert reported(wall, cell) == "nothing"
    assert reported(with_jinja, cell) == "2"


def test_a_package_that_is_not_installed_is_named(wall: SandboxSpec) -> None:
    """A package that is not installed raises CourseError before anything runs."""
    spec = msgspec.structs.replace(wall, packages=("no-such-package",))
    with opened(spec, "1") as session, pytest.raises(CourseError, match="no-such-package"):
        session.run_notebook()
