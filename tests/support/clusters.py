"""Start real Dask schedulers and workers, each in a process of its own."""

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from autograder.course import Course, load_course
from tests.support import classroom

DASK = classroom.program("dask")
TIMEOUT = 60  # seconds for a process to start or to end


class StartedProcess:
    """A process of the `dask` command that has logged `ready_message`."""

    def __init__(
        self, command: Sequence[str], ready_message: str, directory: Path, **environment: str
    ) -> None:
        self.process = subprocess.Popen(
            [DASK, *command, "--no-dashboard"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=directory,
            env={**os.environ, "XDG_CACHE_HOME": str(directory / "cache"), **environment},
        )
        assert self.process.stderr is not None
        self.log = ""
        for line in self.process.stderr:
            self.log += line
            if ready_message in line:
                break
        else:
            raise AssertionError(self.log)
        self._reader = threading.Thread(target=self.process.stderr.read)
        self._reader.start()

    def descendants(self) -> list[psutil.Process]:
        """Return all processes that it has started."""
        processes: list[psutil.Process] = []
        with suppress(psutil.NoSuchProcess):
            processes += psutil.Process(self.process.pid).children(recursive=True)
        return processes

    def kill(self) -> None:
        """Send SIGKILL; the processes that it has started must end by themselves."""
        descendants = self.descendants()
        self.process.kill()
        self.process.wait(TIMEOUT)
        survivors = psutil.wait_procs(descendants, timeout=TIMEOUT)[1]
        for process in survivors:
            process.kill()
        self._reader.join(TIMEOUT)
        assert self.process.stderr is not None
        self.process.stderr.close()
        assert not survivors


class Cluster:
    """A scheduler and its workers, by name."""

    def __init__(self, directory: Path, *, tls: Sequence[str] = (), **environment: str) -> None:
        directory.mkdir(exist_ok=True)
        self.directory, self.tls = directory, tls
        self.workers: dict[str, StartedProcess] = {}
        address = ["--host", f"{'tls' if tls else 'tcp'}://127.0.0.1", "--port", "0"]
        command = ["scheduler", *address, *tls]
        self.scheduler = StartedProcess(command, "Scheduler at:", directory, **environment)
        self.address = self.scheduler.log.rpartition("Scheduler at:")[2].split()[0]

    def start(self, *names: str, threads: int = 1, **environment: str) -> None:
        """Start workers one after the other."""
        for name in names:
            command = ["worker", self.address, "--no-nanny", "--name", name, *self.tls]
            command += ["--nthreads", str(threads), "--local-directory", str(self.directory)]
            message = "Starting established connection"
            self.workers[name] = StartedProcess(command, message, self.directory, **environment)

    def close(self) -> None:
        """Kill all processes."""
        for process in (*self.workers.values(), self.scheduler):
            process.kill()


@contextmanager
def cluster(
    directory: Path, *names: str, tls: Sequence[str] = (), **environment: str
) -> Iterator[Cluster]:
    """Run a scheduler with workers of these names; kill them at the end."""
    started = Cluster(directory, tls=tls, **environment)
    try:
        started.start(*names)
        yield started
    finally:
        started.close()


def use(course: Course, address: str, **files: Path) -> Course:
    """Return the course with the cluster in its course.toml."""
    settings = course.root / "course.toml"
    lines = [f'{name} = "{path}"' for name, path in files.items()]
    table = ["", "[grading]", 'engine = "dask"', f'scheduler = "{address}"', *lines, ""]
    settings.write_text(settings.read_text() + "\n".join(table))
    return load_course(course.root)
