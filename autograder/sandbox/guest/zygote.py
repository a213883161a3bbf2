"""The zygote: has NumPy, IPython and pyplot loaded, and forks a guest process per session.

It never runs student code. Each guest process is in namespaces of its own and is confined before
it serves, so it can neither see nor signal the zygote, nor leave anything for the next guest.
"""

import contextlib
import gc
import os
import random
import select
import signal
import socket
import sys
from typing import NoReturn

import msgspec
import numpy as np

from autograder.sandbox.guest import confinement, server
from autograder.sandbox.guest.confinement import ResourceLimits
from autograder.sandbox.guest.ipython_shell import Shell, make_shell

MAX_REQUEST = 1 << 16  # bytes, including the seccomp filter
EXIT_SETUP_FAILED = 79  # exit status of a guest process that could not be confined


class Zygote:
    """Serves fork requests, and reports the exit status of each guest process.

    A request is the guest's ResourceLimits with three descriptors: its channel, its status pipe and
    a socket for the reply. So several processes can send requests on one control socket. The reply
    is an empty text with a pidfd of the guest's first process, or an error.
    """

    def __init__(self, control: socket.socket, shell: Shell) -> None:
        self._control, self._shell = control, shell
        self._poller = select.poll()
        self._poller.register(control, select.POLLIN)
        self._running: dict[int, tuple[int, int]] = {}  # by pidfd: process ID, status pipe

    def serve(self) -> None:
        """Fork guest processes until the last client has closed the control socket."""
        while True:
            ready = dict(self._poller.poll())
            # The control socket comes last: a request may reuse the number of a closed descriptor.
            for pidfd, (_, status_pipe) in list(self._running.items()):
                if status_pipe in ready:  # the process that asked for the guest has ended
                    with contextlib.suppress(ProcessLookupError):
                        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
                    self._poller.unregister(status_pipe)
                if pidfd in ready:
                    self._report_exit(pidfd)
            if self._control.fileno() in ready and not self._serve_request():
                return

    def _serve_request(self) -> bool:
        """Serve one fork request; return False if the control socket has been closed."""
        data, descriptors, _, _ = socket.recv_fds(self._control, MAX_REQUEST, 3)
        if not data:
            return False
        channel, status_pipe, reply = descriptors
        limits = msgspec.msgpack.decode(data, type=ResourceLimits)
        error, pidfds = "", []
        try:
            pid = self._fork_guest(limits, channel)
            pidfds = [os.pidfd_open(pid)]
            self._running[pidfds[0]] = pid, status_pipe
            self._poller.register(pidfds[0], select.POLLIN)
            self._poller.register(status_pipe, 0)  # reports that no reader is left
        except OSError as failure:
            error = str(failure)[:1000] or "the fork failed"
            os.close(status_pipe)
        os.close(channel)
        # A client that has gone away closes the status pipe as well, which ends its guest.
        with socket.socket(fileno=reply) as client, contextlib.suppress(OSError):
            socket.send_fds(client, [msgspec.msgpack.encode(error)], pidfds)
        return True

    def _fork_guest(self, limits: ResourceLimits, channel: int) -> int:
        """Return the process ID of the new namespace's init process; raise OSError on failure."""
        read_end, write_end = os.pipe()
        intermediate = os.fork()
        if intermediate == 0:
            self._intermediate(limits, channel, write_end)
        os.close(write_end)
        with open(read_end, "rb") as pipe:  # noqa: PTH123
            pid, _, error = pipe.read().decode(errors="replace").partition("!")
        os.waitpid(intermediate, 0)
        if pid and error:
            os.waitpid(int(pid), 0)
        if error or not pid:
            raise OSError(error or "the intermediate process has died")
        return int(pid)

    def _intermediate(self, limits: ResourceLimits, channel: int, report_pipe: int) -> NoReturn:
        """Leave the zygote's namespaces, fork the init process of the new ones, and exit.

        The zygote, a subreaper, then becomes the parent of the init process. `report_pipe`
        receives the process ID, then `!` and a message if a step fails.
        """
        try:
            confinement.leave_namespaces()
            pid = os.fork()
            if pid == 0:
                self._init_process(limits, channel, report_pipe)
            os.write(report_pipe, str(pid).encode())
        except BaseException as error:
            os.write(report_pipe, f"!{error}".encode())
        os._exit(0)

    def _init_process(self, limits: ResourceLimits, channel: int, report_pipe: int) -> NoReturn:
        """Set up the namespaces, fork the guest process, and exit with its exit status."""
        code = EXIT_SETUP_FAILED
        try:
            # Else a signal to the process group would reach the zygote. In a session of its own the
            # guest would have a share of the processors that the host's niceness does not change.
            os.setpgid(0, 0)
            confinement.default_signals()
            confinement.close_fds(channel, report_pipe)
            confinement.mount_workdir(limits.disk)
            confinement.drop_capabilities()
            os.close(report_pipe)
            guest = os.fork()
            if guest == 0:
                self._guest_process(limits, channel)
            os.close(channel)
            code = os.waitstatus_to_exitcode(os.waitpid(guest, 0)[1])
        except BaseException as error:
            with contextlib.suppress(OSError):
                os.write(report_pipe, f"!{error}".encode())
        os._exit(code if code >= 0 else 128 - code)

    def _guest_process(self, limits: ResourceLimits, channel: int) -> NoReturn:
        try:
            # A fork copies the state of the generators; each guest must draw other numbers.
            random.seed()
            np.random.seed()
            with contextlib.suppress(OSError):  # a machine that does not allow it is slower
                os.sched_setaffinity(0, limits.cores)  # the zygote may serve hosts on other cores
            confinement.python_signals()
            confinement.set_rlimits(limits)
            confinement.load_seccomp(limits.seccomp_filter)
            server.serve(channel, self._shell, limits.output)
        finally:
            os._exit(EXIT_SETUP_FAILED)

    def _report_exit(self, pidfd: int) -> None:
        """Write the exit status of an init process to its status pipe."""
        pid, status_pipe = self._running.pop(pidfd)
        for descriptor in (pidfd, status_pipe):
            with contextlib.suppress(KeyError):
                self._poller.unregister(descriptor)
        os.close(pidfd)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with contextlib.suppress(BrokenPipeError), open(status_pipe, "wb") as pipe:  # noqa: PTH123
            pipe.write(bytes([code & 255]))


def run_zygote(fd: int) -> None:
    """Load the libraries, and serve on the socket `fd`: requests wait there until it is ready."""
    control = socket.socket(fileno=fd)
    os.set_inheritable(fd, False)
    confinement.become_subreaper()
    shell = make_shell()
    with contextlib.suppress(ImportError):  # a course without matplotlib
        import matplotlib.pyplot as plt

        # The first figure is slow: it looks for fonts and initializes the backend.
        figure, axes = plt.subplots()
        axes.set_title("0123456789")
        shell.display_formatter.format(figure)
        plt.close(figure)
    # The first traceback is slow: it reads the source of all modules.
    shell.outputs.remaining = 1 << 20
    shell.run_cell("raise NotImplementedError", store_history=False)
    shell.outputs.take()
    sys.path.insert(0, "")  # as in Jupyter: the release's files can be imported
    gc.collect()
    gc.freeze()  # a garbage collection in a guest then does not copy these pages
    try:
        Zygote(control, shell).serve()
    finally:
        os._exit(0)
