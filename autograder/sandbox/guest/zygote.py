"""The warm parent: has NumPy, IPython and pyplot loaded, and forks a child per submission.

It never runs student code. Each child is in namespaces of its own and is shut in before it
serves; so it can neither see nor signal the parent, nor leave anything for the next child.
"""

import contextlib
import gc
import os
import random
import select
import socket
import sys
from typing import NoReturn

import msgspec
import numpy as np

from autograder.sandbox.guest import confinement, fork_protocol, server
from autograder.sandbox.guest.figure_digest import FigurePrinter
from autograder.sandbox.guest.ipython_shell import Shell, make_shell

EXIT_SETUP_FAILED = 79  # exit status of a child that could not be shut in


class Zygote:
    """Serves the grader's requests for children and tells how each of them ended."""

    def __init__(self, control: socket.socket, shell: Shell) -> None:
        self._control, self._shell = control, shell
        self._running: dict[int, tuple[int, int]] = {}  # its descriptor: process, status pipe

    def serve(self) -> None:
        """Fork children until the grader closes its end."""
        while True:
            ready, _, _ = select.select([self._control.fileno(), *self._running], [], [])
            for descriptor in ready:
                if descriptor in self._running:
                    self._report(descriptor)
                elif not self._fork():
                    return

    def _fork(self) -> bool:
        data, (channel, status), _, _ = _receive(self._control)
        if not data:
            return False
        request = fork_protocol.fork_request_decoder.decode(data)
        try:
            first = self._start(request.limits, channel)
            descriptor = os.pidfd_open(first)
            socket.send_fds(
                self._control, [msgspec.msgpack.encode(fork_protocol.ForkSucceeded())], [descriptor]
            )
            self._running[descriptor] = first, status
        except OSError as error:
            os.close(status)
            self._control.send(msgspec.msgpack.encode(fork_protocol.ForkFailed(str(error)[:1000])))
        finally:
            os.close(channel)
        return True

    def _start(self, bounds: confinement.ResourceLimits, channel: int) -> int:
        """The process number of the new namespace's first process."""
        heard, told = os.pipe()
        between = os.fork()
        if between == 0:
            self._intermediate(bounds, channel, told)
        os.close(told)
        with open(heard, "rb") as pipe:  # noqa: PTH123
            first, _, error = pipe.read().decode(errors="replace").partition("!")
        os.waitpid(between, 0)
        if first and error:
            os.waitpid(int(first), 0)
        if error or not first:
            raise OSError(error or "the process between has died")
        return int(first)

    def _intermediate(
        self, bounds: confinement.ResourceLimits, channel: int, told: int
    ) -> NoReturn:
        """Leave the parent's namespaces; the next process is the first in the new ones.

        Its own parent then ends, and the zygote adopts it.
        """
        try:
            confinement.leave_namespaces()
            first = os.fork()
            if first == 0:
                self._init_process(bounds, channel, told)
            os.write(told, str(first).encode())
        except BaseException as error:
            os.write(told, f"!{error}".encode())
        os._exit(0)

    def _init_process(
        self, bounds: confinement.ResourceLimits, channel: int, told: int
    ) -> NoReturn:
        """Furnish the namespaces, start the student's process, end as it ends."""
        code = EXIT_SETUP_FAILED
        try:
            os.setsid()  # a signal to its own process group would else reach the parent
            confinement.default_signals()
            confinement.close_fds(channel, told)
            confinement.mount_workdir(bounds.disk)
            confinement.drop_capabilities()
            os.close(told)
            student = os.fork()
            if student == 0:
                self._guest_process(bounds, channel)
            os.close(channel)
            code = os.waitstatus_to_exitcode(os.waitpid(student, 0)[1])
        except BaseException as error:
            with contextlib.suppress(OSError):
                os.write(told, f"!{error}".encode())
        os._exit(code if code >= 0 else 128 - code)

    def _guest_process(self, bounds: confinement.ResourceLimits, channel: int) -> NoReturn:
        try:
            # A fork copies the state of these: each child draws numbers of its own.
            random.seed()
            np.random.seed()
            confinement.python_signals()
            confinement.set_rlimits(bounds)
            confinement.load_seccomp(bounds.seccomp_filter)
            server.serve(channel, self._shell, bounds.output)
        finally:
            os._exit(EXIT_SETUP_FAILED)

    def _report(self, descriptor: int) -> None:
        """Write how a child ended into its status pipe."""
        process, status = self._running.pop(descriptor)
        os.close(descriptor)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        with contextlib.suppress(BrokenPipeError), open(status, "wb") as pipe:  # noqa: PTH123
            pipe.write(bytes([code & 255]))


def _receive(control: socket.socket) -> tuple[bytes, tuple[int, int], int, object]:
    data, fds, flags, sender = socket.recv_fds(control, fork_protocol.MAX_REQUEST, 2)
    return data, (fds[0], fds[1]) if len(fds) == 2 else (-1, -1), flags, sender


def _warm_up_matplotlib(shell: Shell) -> None:
    """A figure that nobody sees: the first one looks for fonts and readies the backend."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.set_title("0123456789")
    shell.display_formatter.format(figure)
    plt.close(figure)
    FigurePrinter(shell)


def _warm_up_traceback(shell: Shell) -> None:
    """A cell that stops: the first traceback reads the source of all that is loaded."""
    shell.outputs.budget.remaining = 1 << 20
    shell.run_cell("raise NotImplementedError", store_history=False)
    shell.outputs.take()


def run_zygote(fd: int) -> None:
    """Warm up, say so, and serve the grader on the inherited socket `fd`."""
    control = socket.socket(fileno=fd)
    os.set_inheritable(fd, False)
    confinement.become_subreaper()
    shell = make_shell()
    with contextlib.suppress(ImportError):  # a course without matplotlib
        _warm_up_matplotlib(shell)
    _warm_up_traceback(shell)
    sys.path.insert(0, "")  # what is handed out beside the notebook can be imported, as in Jupyter
    gc.collect()
    gc.freeze()  # a child that collects garbage does not copy all of this
    control.send(msgspec.msgpack.encode(fork_protocol.ForkSucceeded()))
    try:
        Zygote(control, shell).serve()
    finally:
        os._exit(0)
