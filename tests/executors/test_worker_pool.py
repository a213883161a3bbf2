"""Worker pool: each call runs in a process of its own; a worker that dies is replaced."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psutil
import pytest

from autograder.core.errors import SandboxUnavailableError
from autograder.course import Course, Level
from autograder.executors import worker_process
from autograder.executors.executor import grading_outcome
from autograder.executors.worker_pool import WorkerPool
from autograder.executors.worker_process import WorkerDiedError, WorkerProcess, _claim, on_one_core
from autograder.grading.grade import GradingJob, grade
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.settings import wait_until, worker_processes

pytestmark = pytest.mark.usefixtures("own_workers")

TIMEOUT = 60
BUSY = "import time; print('busy', flush=True); time.sleep(1000)"
RUN = exec  # runs the code of a test in the worker, which cannot import the test


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    """Two workers."""
    with closing(WorkerPool(2)) as pool:
        yield pool


def test_results_and_exceptions(pool: WorkerPool) -> None:
    """A call returns the result, or raises the exception with the worker's traceback."""
    assert pool.call(max, 3, 5) == 5
    with pytest.raises(ValueError, match="invalid literal") as caught:
        pool.call(int, "x")
    assert "In the worker process" in caught.value.__notes__[0]


def test_an_exception_that_cannot_be_pickled(pool: WorkerPool) -> None:
    """Its type and message are returned."""
    code = "class Odd(Exception): pass\nraise Odd('message')"
    with pytest.raises(RuntimeError, match="Odd: message"):
        pool.call(RUN, code, {"__name__": "elsewhere"})


def test_a_call_has_a_core_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call keeps to a core that no other worker has claimed; without one it uses all."""
    monkeypatch.setattr(worker_process, "CORE_ADDRESS", f"\0test-{os.getpid()}-{{core}}")
    allowed = os.sched_getaffinity(0)
    with ExitStack() as claims:
        for core in sorted(allowed):
            with on_one_core():
                (own,) = os.sched_getaffinity(0)
            assert os.sched_getaffinity(0) == allowed
            claim = _claim(own)
            assert claim is not None, f"core {core} is still claimed"
            claims.enter_context(claim)
        with on_one_core():
            assert os.sched_getaffinity(0) == allowed


def test_a_machine_that_binds_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses a choice of cores, a call runs on all of them."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    allowed = os.sched_getaffinity(0)
    with on_one_core():
        assert os.sched_getaffinity(0) == allowed


def test_workers_use_a_core_of_their_own(pool: WorkerPool) -> None:
    """Calls of the pool keep to one core, unless other workers use all of them."""
    wait_until(lambda: len(pool.call(os.sched_getaffinity, 0)) == 1)


def test_a_process_is_reused(pool: WorkerPool) -> None:
    """Calls one after the other run in the same process, also after an exception."""
    first = pool.call(os.getpid)
    with pytest.raises(ZeroDivisionError):
        pool.call(divmod, 1, 0)
    assert pool.call(os.getpid) == first != os.getpid()


def test_a_crash_is_retried_once_in_a_new_process(pool: WorkerPool, tmp_path: Path) -> None:
    """A call that kills its process runs twice; the call beside it is not affected."""
    log, end = tmp_path / "log", tmp_path / "end"
    code = f"import os\nprint(os.getpid(), file=open({str(log)!r}, 'a'), flush=True)\nos._exit(7)"
    wait = f"import os, time\nwhile not os.path.exists({str(end)!r}): time.sleep(0.01)"
    other = pool.submit(RUN, wait, {})
    crashed = pool.submit(RUN, code, {})
    with pytest.raises(WorkerDiedError):
        crashed.result(TIMEOUT)
    assert len(set(log.read_text().split())) == 2
    assert not other.done()
    end.touch()
    assert other.result(TIMEOUT) is None


@pytest.mark.parametrize("error", ["MemoryError()", "errors.SandboxUnavailableError('none')"])
def test_a_condition_of_the_machine_is_retried(
    pool: WorkerPool, tmp_path: Path, error: str
) -> None:
    """The second try, in a new process, may succeed."""
    flag = tmp_path / "flag"
    code = (
        "import pathlib\nfrom autograder.core import errors\n"
        f"flag = pathlib.Path({str(flag)!r})\n"
        f"if not flag.exists():\n    flag.touch()\n    raise {error}\n"
    )
    before = pool.call(os.getpid)
    pool.call(RUN, code, {})
    assert pool.call(os.getpid) != before
    flag.unlink()
    with pytest.raises((MemoryError, SandboxUnavailableError)):
        pool.call(RUN, code + f"else:\n    raise {error}\n", {})


def test_a_worker_that_died_idle_is_replaced(pool: WorkerPool) -> None:
    """Its death costs no call a try."""
    before = pool.call(os.getpid)
    os.kill(before, signal.SIGKILL)
    psutil.Process(before).wait(TIMEOUT)
    assert pool.call(os.getpid) != before


def test_items_are_drawn_when_a_worker_is_about_to_be_free(pool: WorkerPool) -> None:
    """At most one item more than there are workers has been drawn and is not finished."""
    drawn, finished = 0, 0

    def items() -> Iterator[tuple[int, float]]:
        nonlocal drawn
        for number in range(8):
            drawn += 1
            assert drawn - finished <= 3
            yield number, 0.01

    names = set()
    for name, item, future in pool.run(lambda seconds: pool.submit(time.sleep, seconds), items()):
        finished += 1
        names.add(name)
        assert (item, future.result()) == (0.01, None)
    assert names == set(range(8))


def test_idle_count(pool: WorkerPool) -> None:
    """A worker is busy from the submission of its call to the result."""
    assert pool.idle_count == 2
    futures = pool.warm_up(time.sleep, 0.2)
    assert pool.idle_count == 0
    for future in futures:
        future.result(TIMEOUT)
    while pool.idle_count < 2:  # callbacks run just after the result is set
        time.sleep(0.01)


def test_closing_ends_busy_workers_at_once() -> None:
    """Workers, and the processes below them, end whatever they are doing."""
    pool = WorkerPool(1)
    code = "import subprocess\nsubprocess.run(['sleep', '1000'])"
    future = pool.submit(RUN, code, {})
    queued = pool.submit(time.sleep, 1000)
    deadline = time.monotonic() + TIMEOUT
    children: list[psutil.Process] = []
    while not children:
        assert time.monotonic() < deadline
        children = [child for worker in worker_processes() for child in worker.children()]
        time.sleep(0.01)
    began = time.monotonic()
    pool.close()
    assert time.monotonic() - began < TIMEOUT  # the call itself takes 1000 s
    assert future.exception() is not None
    assert queued.cancelled()
    assert psutil.wait_procs(children, timeout=TIMEOUT)[1] == []
    assert not worker_processes()


def test_closing_closes_each_worker_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread whose call ends by the closing does not close the same descriptor again."""
    closed: list[WorkerProcess] = []
    close = WorkerProcess.close

    def remember_and_close(worker: WorkerProcess) -> None:
        closed.append(worker)
        close(worker)

    monkeypatch.setattr(WorkerProcess, "close", remember_and_close)
    pool = WorkerPool(2)
    for _ in range(2):
        pool.submit(time.sleep, 1000)
    while len(worker_processes()) < 2:
        time.sleep(0.01)
    pool.close()
    assert len(closed) == len(set(closed)) == 2


def test_closing_lets_idle_workers_clean_up(tmp_path: Path) -> None:
    """What an idle worker has registered for its exit runs."""
    file = tmp_path / "cleaned"
    code = f"import atexit, pathlib\natexit.register(pathlib.Path({str(file)!r}).touch)"
    with closing(WorkerPool(1)) as pool:
        pool.call(RUN, code, {})
    assert file.exists()


def test_an_idle_worker_may_end_by_itself() -> None:
    """With `idle_seconds` a worker without calls ends; the next call gets a new one."""
    with closing(WorkerPool(1, idle_seconds=0.1)) as pool:
        first = pool.call(os.getpid)
        deadline = time.monotonic() + TIMEOUT
        while worker_processes():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert pool.call(os.getpid) != first


@pytest.mark.slow
@pytest.mark.parametrize("is_busy", [True, False], ids=["busy", "idle"])
def test_workers_end_with_their_parent(is_busy: bool) -> None:
    """A parent that is killed leaves no worker."""
    program = (
        "import os, time\n"
        "from autograder.executors.worker_pool import WorkerPool\n"
        "pool = WorkerPool(1)\n"
        "print(pool.call(os.getpid), flush=True)\n"
        + (f"pool.submit(exec, {BUSY!r}, {{}})\n" if is_busy else "")
        + "time.sleep(1000)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        assert not is_busy or parent.stdout.readline() == "busy\n"
        parent.kill()
    worker.wait(TIMEOUT)


def test_ctrl_c_reaches_the_parent_alone() -> None:
    """A worker is in a process group of its own, and has the niceness that is given."""
    worker = WorkerProcess(niceness=3)
    try:
        assert worker.call(os.getpgid, 0) != os.getpgid(0)
        assert worker.call(os.nice, 0) == os.nice(0) + 3
    finally:
        worker.close()


def test_a_call_from_several_threads(pool: WorkerPool) -> None:
    """Each thread that calls gets a process of its own."""
    pids: list[int] = []
    barrier = threading.Barrier(3)

    def call() -> None:
        barrier.wait()
        pool.call(time.sleep, 0.3)
        pids.append(pool.call(os.getpid))

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(TIMEOUT)
    assert len(pids) == 3
    assert len(worker_processes()) == 3


@pytest.mark.slow
@pytest.mark.full_wall
def test_an_endless_submission_blocks_one_worker(pool: WorkerPool, course: Course) -> None:
    """While one worker runs it, the other grades the next submissions."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    endless = GradingJob(spec, classroom.answered(course, fault_harness.ENDLESS))
    complete = GradingJob(spec, classroom.complete(course))
    blocked = pool.submit(grade, endless)
    for _ in range(2):
        outcome = grading_outcome(complete, pool.submit(grade, complete))
        assert outcome.result.points == outcome.result.max_points
    assert grading_outcome(endless, blocked).result.status is GradingStatus.GRADED


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_job_of_a_killed_worker_is_graded(pool: WorkerPool, course: Course) -> None:
    """If its worker is killed at any moment of the first try, the second one grades it."""
    job = GradingJob(load_spec(course, ASSIGNMENT, Level.FULL), classroom.complete(course))
    future = pool.submit(grade, job)
    while not worker_processes():
        time.sleep(0.01)
    for worker in worker_processes():
        worker.kill()
    outcome = grading_outcome(job, future)
    assert outcome.result.points == outcome.result.max_points
