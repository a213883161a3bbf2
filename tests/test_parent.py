"""The warm parent: a clean child each time, and a new parent should it die."""

import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from autograder.sandbox import zygote_client
from autograder.sandbox.faults import Fault
from autograder.sandbox.launcher import SandboxSpec
from tests.notebooks import descendants, opened, printed, run_all, told

pytestmark = pytest.mark.full_wall

SPACES = ("user", "pid", "ipc", "mnt")


def spaces(pids: Iterable[int]) -> list[dict[str, str]]:
    """The namespaces of each process by kind; of what has ended by now there are none."""
    found = []
    for pid in pids:
        with suppress(OSError):
            found.append({kind: str(Path(f"/proc/{pid}/ns/{kind}").readlink()) for kind in SPACES})
    return found


def warmed(plan: SandboxSpec) -> zygote_client.ZygoteClient:
    """This process's warm parent, up and running."""
    with opened(plan, "x = 1") as session:
        session.run_notebook()
    return zygote_client.get_zygote(plan.packages, plan.files)


def students(before: set[int]) -> list[int]:
    """Processes below this one that were not there before."""
    return [pid for pid in descendants(os.getpid()) if pid not in before]


def open_files() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_each_child_has_namespaces_of_its_own(wall: SandboxSpec) -> None:
    """Two children at once share no user, PID, IPC or mount namespace with anybody."""
    warmed(wall)
    before = set(descendants(os.getpid()))
    others = spaces((*before, os.getpid()))
    with opened(wall, "x = 1") as one:
        one.run_notebook()
        first = spaces(students(before))
        with opened(wall, "x = 1") as two:
            two.run_notebook()
            both = spaces(students(before))
    second = [found for found in both if found not in first]
    groups = (others, first, second)
    assert all(groups)
    for kind in SPACES:
        outside, one_s, two_s = ({found[kind] for found in group} for group in groups)
        assert not outside & (one_s | two_s), kind
        assert not one_s & two_s, kind


def test_a_child_cannot_signal_its_parent(wall: SandboxSpec) -> None:
    """Whatever a child signals, the parent goes on, and serves the next child."""
    cell = """
        import os, signal
        told = []
        own = {os.getpid(): "itself", 1: "the first process", 0: "its group", -1: "all"}
        for number in (signal.SIGCHLD, signal.SIGSTOP, signal.SIGKILL):
            for pid in {-1, 0, 1, os.getppid(), -os.getpgid(os.getppid()), *range(3, 5000)}:
                if pid in (0, os.getpid()) and number != signal.SIGCHLD: continue
                try: os.kill(pid, number)
                except OSError: continue
                told.append(own.get(pid, pid))
        told = sorted(set(map(str, told)))
        """
    warm = warmed(wall)
    # The first process of its own namespace minds no signal from within.
    assert set(told(wall, cell)) <= {"itself", "the first process", "its group", "all"}
    group = "import os, signal\nos.kill(0, signal.SIGSTOP); os.kill(0, signal.SIGKILL)"
    (run,) = run_all(wall, group)
    assert run.fault is not None
    assert warmed(wall) is warm
    assert told(wall, "told = 7") == 7


def test_nothing_of_a_child_is_there_for_the_next(wall: SandboxSpec) -> None:
    """What a child imports, sets, changes in modules or writes, the next child does not find."""
    leave = """
        import numpy, os, sys, builtins, warnings, signal
        numpy.left = builtins.left = sys.left = 1
        numpy.pi = 3
        os.environ["LEFT"] = "1"
        signal.signal(signal.SIGUSR1, lambda *_: None)
        open("/sandbox/left", "w").close(); open("/dev/shm/left", "w").close()
        sys.path.append("/left"); sys.modules["left"] = sys
        """
    look = """
        import numpy, os, sys, builtins, signal
        told = [hasattr(owner, "left") for owner in (numpy, builtins, sys)]
        told += ["LEFT" in os.environ, "/left" in sys.path, "left" in sys.modules]
        told += [callable(signal.getsignal(signal.SIGUSR1)), numpy.pi == 3]
        told += [os.path.exists(path) for path in ("/sandbox/left", "/dev/shm/left")]
        """
    assert set(told(wall, f"{look}")) == {False}
    assert set(told(wall, leave + look)) == {True}
    assert set(told(wall, look)) == {False}


def test_children_draw_different_random_numbers(wall: SandboxSpec) -> None:
    """Random numbers without a seed differ from child to child, as in any new interpreter."""
    cell = """
        import random
        import numpy as np
        told = [random.random(), np.random.rand(), np.random.default_rng().random()]
        """
    one, other = told(wall, cell), told(wall, cell)
    assert np.all(np.not_equal(one, other))


def test_an_interrupt_is_still_an_exception_for_a_student(wall: SandboxSpec) -> None:
    """Signals mean to student code what they mean in any Python: SIGINT raises, SIGTERM ends."""
    interrupted, ended, after = run_all(
        wall,
        "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
        "os.kill(os.getpid(), signal.SIGTERM)",
        "print('on')",
    )
    assert interrupted.error == "KeyboardInterrupt"
    assert ended.fault is Fault.DIED
    assert printed(after) == "on\n"


def test_a_dead_parent_is_replaced(wall: SandboxSpec) -> None:
    """When the parent is killed, the submission at hand starts anew, and no other one notices."""
    warm = warmed(wall)
    with opened(wall, "print('on')") as session:
        session.run_notebook()
        for pid in (*descendants(warm._popen.pid), warm._popen.pid):
            with suppress(ProcessLookupError):  # it has gone with its parent
                os.kill(pid, signal.SIGKILL)
        session.close()
        (run,) = session.run_notebook()
    assert printed(run) == "on\n"
    assert warmed(wall) is not warm
    assert told(wall, "told = 7") == 7


def test_a_parent_that_dies_unseen_is_replaced(wall: SandboxSpec) -> None:
    """A parent that is stopped for good while a child is asked for is replaced at once."""
    run_all(wall, "x = 1")
    warm = warmed(wall)
    warm._control.shutdown(2)  # what a parent leaves that has just died
    (run,) = run_all(wall, "print('on')")
    assert printed(run) == "on\n"
    assert warmed(wall) is not warm


def test_children_leave_no_file_open(wall: SandboxSpec) -> None:
    """However many children there have been, the grader has no more files open than before."""
    run_all(wall, "x = 1")
    before = open_files()
    for _ in range(20):
        run_all(wall, "x = 1")
    assert open_files() == before


def test_a_file_that_is_replaced_is_seen(wall: SandboxSpec, tmp_path: Path) -> None:
    """A folder handed out beside the notebook is the one that is there now, not a former one."""
    folder = tmp_path / "handed"
    plan = SandboxSpec(wall.level, wall.packages, wall.limits, (str(folder),))
    for word in ("one", "two"):
        if folder.exists():
            folder.rename(tmp_path / "old")
        folder.mkdir(mode=0o755)
        (folder / "word").write_text(word)
        assert told(plan, "told = open('handed/word').read()") == word
