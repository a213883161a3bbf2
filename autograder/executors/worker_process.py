"""A worker process: runs function calls one at a time for the process that started it.

A socket pair connects the two; calls and replies are pickled, for both ends run only this
package's code. A worker ends when the other end of the pair closes. It therefore never outlives
its parent, however that ends.
"""

import os
import pickle
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from multiprocessing.connection import Connection
from typing import TypeVar, TypeVarTuple

import psutil

EXIT_TIMEOUT = 5.0  # seconds for a worker to end by itself before it is killed
# Workers share the cores among themselves; threads of the linear algebra would only compete.
SINGLE_THREADED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
CORE_ADDRESS = "\0seminar-core-{core}"  # abstract: no file is left

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Calls = queue.SimpleQueue[bytes | None]


class WorkerDiedError(Exception):
    """The worker process ended before it replied."""


class WorkerProcess:
    """A child process that runs one function call at a time.

    With `idle_seconds` it ends by itself after so many seconds without a call. `niceness` is added
    to its own and to that of the processes that it starts. It gets a duplicate of the descriptor
    `inherited`, with the same number. With `on_one_core` it stays on one core during a call.
    """

    def __init__(
        self,
        idle_seconds: float | None = None,
        niceness: int = 0,
        inherited: int | None = None,
        *,
        on_one_core: bool = True,
    ) -> None:
        self._socket, child_socket = socket.socketpair()
        self._connection = Connection(os.dup(self._socket.fileno()))
        command = [sys.executable, "-P", "-m", "autograder.executors.worker_process"]
        options = [int(on_one_core), *([] if idle_seconds is None else [idle_seconds])]
        with child_socket:
            child = child_socket.fileno()
            # A group of its own: Ctrl-C in the terminal reaches the parent alone.
            self._process = subprocess.Popen(
                [*command, str(child), *map(str, options)],
                stdin=subprocess.DEVNULL,
                env={**SINGLE_THREADED, **os.environ},
                pass_fds=[child] if inherited is None else [child, inherited],
                process_group=0,
            )
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, os.nice(0) + niceness)

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def call(self, function: Callable[[*Ts], T], *args: *Ts) -> T:
        """Return `function(*args)`, run in the worker process.

        The function and its arguments have to be picklable. Raises WorkerDiedError if the process
        ends first, else the exception of the function, with the worker's traceback as a note.
        """
        data = pickle.dumps((function, args))
        try:
            self._connection.send_bytes(data)
            reply = self._connection.recv_bytes()
        except (EOFError, OSError):
            raise WorkerDiedError from None
        result, error = pickle.loads(reply)
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """Ask the process to end: an idle one cleans up first, a busy one stops at once."""
        with suppress(OSError):
            # Closing the descriptor would not wake a thread that is reading from it.
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the process and wait for it; kill it after EXIT_TIMEOUT."""
        self.end()
        with suppress(ProcessLookupError):
            if self.is_alive and not _wait_for_exit(self._process.pid, EXIT_TIMEOUT):
                self._process.kill()
        self._process.wait()
        self._socket.close()
        self._connection.close()


def _wait_for_exit(pid: int, timeout: float) -> bool:
    """Return whether a process ends within `timeout` seconds."""
    pidfd = os.pidfd_open(pid)
    try:
        return bool(select.select([pidfd], [], [], timeout)[0])
    finally:
        os.close(pidfd)


def main(descriptor: int, is_on_one_core: bool, idle_seconds: float | None = None) -> None:
    """Run the calls that arrive on a socket, until it closes or none arrives for too long."""
    os.set_inheritable(descriptor, False)  # or a grandchild would keep the socket open
    signal.signal(signal.SIGTERM, lambda *_: exit_now())
    connection = Connection(descriptor)
    calls: Calls = queue.SimpleQueue()
    is_busy = threading.Event()
    threading.Thread(target=_listen, args=(connection, calls, is_busy), daemon=True).start()
    # Calls run in the main thread, the only one in which the sandbox's alarms work.
    with suppress(queue.Empty, OSError):
        while (call := calls.get(timeout=idle_seconds)) is not None:
            with on_one_core() if is_on_one_core else nullcontext():
                reply = _run(call)
            is_busy.clear()
            connection.send_bytes(reply)


def exit_now() -> None:
    """End this process and all processes below it without any clean-up."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()
    os._exit(1)


def _listen(connection: Connection, calls: Calls, is_busy: threading.Event) -> None:
    """Queue the calls that arrive. When the socket closes, end the process if it is busy."""
    with suppress(EOFError, OSError):
        while True:
            call = connection.recv_bytes()
            is_busy.set()
            calls.put(call)
    if is_busy.is_set():
        exit_now()
    calls.put(None)


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keep this thread and the processes that it starts on a core that no other worker uses.

    A worker and its guest wait for each other's messages, and never compute at the same time. A
    message to the same core takes less than half the time. If all cores are taken, the scheduler
    distributes the processes, as it does without this.
    """
    allowed, current = os.sched_getaffinity(0), psutil.Process().cpu_num()
    for core in sorted(allowed, key=lambda core: core != current):
        if (claim := _claim(core)) is not None:
            break
    else:
        yield
        return
    with claim:
        _keep_to({core})
        try:
            yield
        finally:
            _keep_to(allowed)


def _keep_to(cores: set[int]) -> None:
    with suppress(OSError):  # a machine that does not allow it is slower, and no call fails
        os.sched_setaffinity(0, cores)


def _claim(core: int) -> socket.socket | None:
    """Claim a core for this worker; return None if another worker of this machine has it.

    The kernel releases the address when the socket closes or its process ends.
    """
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(CORE_ADDRESS.format(core=core))
    except OSError:
        claim.close()
        return None
    return claim


def _run(call: bytes) -> bytes:
    """Return the pickled result and exception of a call; one of the two is None."""
    try:
        function, args = pickle.loads(call)
        return pickle.dumps((function(*args), None))
    except Exception as error:
        error.add_note(f"In the worker process:\n{traceback.format_exc()}")
        try:
            return pickle.dumps((None, error))
        except Exception:
            return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "1", *map(float, sys.argv[3:]))
