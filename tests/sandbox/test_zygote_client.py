"""The zygote: it forks a clean guest process each time, and is replaced if it dies."""

import os
import signal
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import numpy as np
import pytest

from autograder.sandbox import zygote_client
from autograder.sandbox.faults import Fault
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import ZygoteClient, ZygotePool
from tests.support.notebooks import descendants, opened, printed, reported, run_all
from tests.support.settings import wait_until

pytestmark = pytest.mark.full_wall

KINDS = ("user", "pid", "ipc", "mnt")


def namespaces(pids: Iterable[int]) -> list[dict[str, str]]:
    """Return the namespaces of each process by kind, without processes that have ended."""
    links = []
    for pid in pids:
        with suppress(OSError):
            links.append({kind: str(Path(f"/proc/{pid}/ns/{kind}").readlink()) for kind in KINDS})
    return links


def running_zygote(spec: SandboxSpec) -> ZygoteClient:
    """Return the running zygote of this process."""
    with opened(spec, "x = 1") as session:
        session.run_notebook()
    return zygote_client.default_pool().get_zygote(spec.packages, spec.files)


def new_processes(before: set[int]) -> list[int]:
    """Return the descendants of this process that are not in `before`."""
    return [pid for pid in descendants(os.getpid()) if pid not in before]


def open_files() -> int:
    """Return the number of open files of this process."""
    return len(list(Path("/proc/self/fd").iterdir()))


def kill_zygote(zygote: ZygoteClient) -> None:
    """Kill a zygote of this process and its guests."""
    assert zygote._process is not None
    for pid in (*descendants(zygote._process.pid), zygote._process.pid):
        with suppress(ProcessLookupError):  # it has ended with its parent
            os.kill(pid, signal.SIGKILL)


def adopting_pool(zygote: ZygoteClient, spec: SandboxSpec) -> ZygotePool:
    """Return the pool of a process that has inherited the control socket of a zygote."""
    pool = ZygotePool()
    pool.adopt(spec.packages, spec.files, os.dup(zygote.control.fileno()))
    return pool


def test_each_guest_has_its_own_namespaces(wall: SandboxSpec) -> None:
    """Two guests at once share no user, PID, IPC or mount namespace with any process."""
    running_zygote(wall)
    before = set(descendants(os.getpid()))
    host = namespaces((*before, os.getpid()))
    with opened(wall, "x = 1") as first_session:
        first_session.run_notebook()
        first = namespaces(new_processes(before))
        with opened(wall, "x = 1") as second_session:
            second_session.run_notebook()
            both = namespaces(new_processes(before))
    second = [links for links in both if links not in first]
    groups = (host, first, second)
    assert all(groups)
    for kind in KINDS:
        of_host, of_first, of_second = ({links[kind] for links in group} for group in groups)
        assert not of_host & (of_first | of_second), kind
        assert not of_first & of_second, kind


@pytest.mark.slow
def test_a_guest_cannot_signal_the_zygote(wall: SandboxSpec) -> None:
    """The zygote survives every signal that a guest sends, and serves the next fork."""
    cell = """
        import os, signal
        reported = []
        names = {os.getpid(): "itself", 1: "the first process", 0: "its group", -1: "all"}
        for number in (signal.SIGCHLD, signal.SIGSTOP, signal.SIGKILL):
            for pid in {-1, 0, 1, os.getppid(), -os.getpgid(os.getppid()), *range(3, 5000)}:
                if pid in (0, os.getpid()) and number != signal.SIGCHLD: continue
                try: os.kill(pid, number)
                except OSError: continue
                reported.append(names.get(pid, pid))
        reported = sorted(set(map(str, reported)))
        """
    zygote = running_zygote(wall)
    # The kernel ignores signals to the init process from inside its namespace.
    assert set(reported(wall, cell)) <= {"itself", "the first process", "its group", "all"}
    group = "import os, signal\nos.kill(0, signal.SIGSTOP); os.kill(0, signal.SIGKILL)"
    stopped = msgspec.structs.replace(wall, limits=msgspec.structs.replace(wall.limits, notebook=1))
    (run,) = run_all(stopped, group)
    assert run.fault is not None
    assert running_zygote(wall) is zygote
    assert reported(wall, "reported = 7") == 7


def test_guests_share_no_state(wall: SandboxSpec) -> None:
    """Imports, variables, changed modules and files of a guest do not exist in the next one."""
    change = """
        import numpy, os, sys, builtins, warnings, signal
        numpy.left = builtins.left = sys.left = 1
        numpy.pi = 3
        os.environ["LEFT"] = "1"
        signal.signal(signal.SIGUSR1, lambda *_: None)
        open("/sandbox/left", "w").close(); open("/dev/shm/left", "w").close()
        sys.path.append("/left"); sys.modules["left"] = sys
        """
    check = """
        import numpy, os, sys, builtins, signal
        reported = [hasattr(owner, "left") for owner in (numpy, builtins, sys)]
        reported += ["LEFT" in os.environ, "/left" in sys.path, "left" in sys.modules]
        reported += [callable(signal.getsignal(signal.SIGUSR1)), numpy.pi == 3]
        reported += [os.path.exists(path) for path in ("/sandbox/left", "/dev/shm/left")]
        """
    assert set(reported(wall, check)) == {False}
    assert set(reported(wall, change + check)) == {True}
    assert set(reported(wall, check)) == {False}


def test_guests_draw_different_random_numbers(wall: SandboxSpec) -> None:
    """Random numbers without a seed differ between guests, as in new interpreters."""
    cell = """
        import random
        import numpy as np
        reported = [random.random(), np.random.rand(), np.random.default_rng().random()]
        """
    first, second = reported(wall, cell), reported(wall, cell)
    assert np.all(np.not_equal(first, second))


def test_an_interrupt_raises_an_exception(wall: SandboxSpec) -> None:
    """Signals work as in any Python process: SIGINT raises an exception, SIGTERM ends it."""
    interrupted, ended, after = run_all(
        wall,
        "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
        "os.kill(os.getpid(), signal.SIGTERM)",
        "print('on')",
    )
    assert interrupted.error == "KeyboardInterrupt"
    assert ended.fault is Fault.DIED
    assert printed(after) == "on\n"


@pytest.mark.slow
def test_a_dead_zygote_is_replaced(wall: SandboxSpec) -> None:
    """If the zygote is killed, the running submission restarts and later ones are unaffected."""
    zygote = running_zygote(wall)
    with opened(wall, "print('on')") as session:
        session.run_notebook()
        kill_zygote(zygote)
        session.close()
        (run,) = session.run_notebook()
    assert printed(run) == "on\n"
    assert running_zygote(wall) is not zygote
    assert reported(wall, "reported = 7") == 7


@pytest.mark.slow
def test_a_zygote_that_dies_during_a_fork_is_replaced(wall: SandboxSpec) -> None:
    """A zygote that dies during a fork request is replaced, and the request is repeated."""
    run_all(wall, "x = 1")
    zygote = running_zygote(wall)
    zygote.control.shutdown(2)  # as after the death of the zygote
    (run,) = run_all(wall, "print('on')")
    assert printed(run) == "on\n"
    assert running_zygote(wall) is not zygote


def test_guests_leave_no_file_open(wall: SandboxSpec) -> None:
    """The number of open files of the host does not grow with the number of guests."""
    run_all(wall, "x = 1")
    before = open_files()
    for _ in range(20):
        run_all(wall, "x = 1")
    assert open_files() == before


@pytest.mark.slow
def test_a_replaced_file_is_bound_anew(wall: SandboxSpec, tmp_path: Path) -> None:
    """A replaced directory of the release is bound anew, instead of the former one."""
    directory = tmp_path / "handed"
    spec = SandboxSpec(wall.level, wall.packages, wall.limits, (str(directory),))
    for word in ("one", "two"):
        if directory.exists():
            directory.rename(tmp_path / "old")
        directory.mkdir(mode=0o755)
        (directory / "word").write_text(word)
        assert reported(spec, "reported = open('handed/word').read()") == word


@pytest.mark.slow
def test_a_pool_ends_only_its_own_zygotes(wall: SandboxSpec) -> None:
    """Closing a pool ends its zygotes and their guests, and no zygote of another pool."""
    other = running_zygote(wall)
    pool = ZygotePool()
    with Session(wall, [(0, "x = 1")], zygotes=pool) as session:
        session.run_notebook()
        zygote = pool.get_zygote(wall.packages, wall.files)
        assert zygote is not other
        pool.close()
        assert not zygote.alive
    assert other.alive


def test_processes_share_a_zygote(wall: SandboxSpec) -> None:
    """A zygote serves several pools at the same time; a pool that it was lent cannot end it."""
    zygote = running_zygote(wall)
    pool = adopting_pool(zygote, wall)
    before = set(descendants(os.getpid()))
    with (
        Session(wall, [(0, "x = 1")], zygotes=pool) as first,
        Session(wall, [(0, "print(1)")], zygotes=zygote_client.default_pool()) as second,
    ):
        first.run_notebook()
        assert printed(second.run_notebook()[0]) == "1\n"
        assert zygote._process is not None
        assert set(new_processes(before)) <= set(descendants(zygote._process.pid))
    pool.close()
    assert running_zygote(wall) is zygote


@pytest.mark.slow
def test_a_shared_zygote_that_dies_is_replaced(wall: SandboxSpec) -> None:
    """A process that uses the zygote of another one starts its own when that one dies."""
    zygote = running_zygote(wall)
    with closing(adopting_pool(zygote, wall)) as pool:
        kill_zygote(zygote)
        with Session(wall, [(0, "print('on')")], zygotes=pool) as session:
            assert printed(session.run_notebook()[0]) == "on\n"


@pytest.mark.slow
def test_a_guest_ends_with_the_process_that_started_it(wall: SandboxSpec) -> None:
    """A guest of a shared zygote ends when its own host process is killed, others go on."""
    zygote = running_zygote(wall)
    before = set(descendants(os.getpid()))
    host = os.fork()
    if host == 0:
        with Session(
            wall, [(0, "while True: pass")], zygotes=adopting_pool(zygote, wall)
        ) as session:
            session.run_notebook()
        os._exit(0)
    wait_until(lambda: len(new_processes(before)) > 1)
    os.kill(host, signal.SIGKILL)
    os.waitpid(host, 0)
    wait_until(lambda: not new_processes(before))
    assert running_zygote(wall) is zygote


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="needs autogroups")
def test_guests_are_as_nice_as_their_host(wall: SandboxSpec) -> None:
    """Guests are in the scheduler's group of their zygote, which has the niceness of the host."""
    receiver, sender = os.pipe()
    if os.fork() == 0:
        os.nice(7)
        pool = ZygotePool()
        before = set(descendants(os.getpid()))
        with Session(wall, [(0, "x = 1")], zygotes=pool) as session:
            session.run_notebook()
            groups = {Path(f"/proc/{pid}/autogroup").read_text() for pid in new_processes(before)}
        pool.close()
        os.write(sender, "".join(groups).encode())
        os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as pipe:
        (group,) = pipe.read().splitlines()
    os.wait()
    assert group.endswith(f" nice {os.nice(0) + 7}")
    # the kernel prints nothing for a process in the machine's first group
    assert group.split()[0] not in Path("/proc/self/autogroup").read_text().split()


def test_guests_use_the_cores_of_their_host(wall: SandboxSpec) -> None:
    """A guest of a zygote that may use all cores uses those that its host uses now."""
    cell = "import os; reported = sorted(os.sched_getaffinity(0))"
    allowed = os.sched_getaffinity(0)
    running_zygote(wall)
    try:
        for cores in ({core} for core in allowed):
            os.sched_setaffinity(0, cores)
            assert reported(wall, cell) == sorted(cores)
    finally:
        os.sched_setaffinity(0, allowed)


def test_a_guest_begins_no_session(wall: SandboxSpec) -> None:
    """A guest cannot leave the session of its zygote, and so the niceness of its host."""
    cell = """
        import os
        try: reported = os.setsid() or "begun"
        except PermissionError: reported = "refused"
        """
    assert reported(wall, cell) == "refused"
