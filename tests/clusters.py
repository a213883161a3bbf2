"""Helpers of the tests about clusters: real schedulers and workers, each a process of its own."""

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from autograder import course as courses
from autograder.course import Course
from tests import classroom

DASK = classroom.program("dask")
SECONDS = 60  # for a process to come up or to end


class Started:
    """A process that has said what shows that it is up."""

    def __init__(self, command: Sequence[str], sign: str, folder: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [DASK, *command, "--no-dashboard"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment},
        )
        assert self.process.stderr is not None
        self.said = ""
        for line in self.process.stderr:
            self.said += line
            if sign in line:
                break
        else:
            raise AssertionError(self.said)
        self._reader = threading.Thread(target=self.process.stderr.read)
        self._reader.start()

    def below(self) -> list[psutil.Process]:
        """Everything that it has started."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def kill(self) -> None:
        """`kill -9`; what it had started has to end by itself."""
        below = self.below()
        self.process.kill()
        self.process.wait(SECONDS)
        left = psutil.wait_procs(below, timeout=SECONDS)[1]
        for process in left:
            process.kill()
        self._reader.join(SECONDS)
        assert self.process.stderr is not None
        self.process.stderr.close()
        assert not left


class Cluster:
    """A scheduler, and the workers that have been started for it."""

    def __init__(self, folder: Path, *, tls: Sequence[str] = (), **environment: str) -> None:
        folder.mkdir(exist_ok=True)
        self.folder, self.tls, self.workers = folder, tls, dict[str, Started]()
        where = ["--host", f"{'tls' if tls else 'tcp'}://127.0.0.1", "--port", "0"]
        command = ["scheduler", *where, *tls]
        self.scheduler = Started(command, "Scheduler at:", folder, **environment)
        self.address = self.scheduler.said.rpartition("Scheduler at:")[2].split()[0]

    def start(self, *names: str, threads: int = 1, **environment: str) -> None:
        """Start workers, one after the other."""
        for name in names:
            command = ["worker", self.address, "--no-nanny", "--name", name, *self.tls]
            command += ["--nthreads", str(threads), "--local-directory", str(self.folder)]
            sign = "Starting established connection"
            self.workers[name] = Started(command, sign, self.folder, **environment)

    def close(self) -> None:
        """End everything."""
        for started in (*self.workers.values(), self.scheduler):
            started.kill()


@contextmanager
def cluster(
    folder: Path, *names: str, tls: Sequence[str] = (), **environment: str
) -> Iterator[Cluster]:
    """A scheduler with workers of these names; nothing of it is left afterwards."""
    made = Cluster(folder, tls=tls, **environment)
    try:
        made.start(*names)
        yield made
    finally:
        made.close()


def use(course: Course, address: str, **files: Path) -> Course:
    """The same course, graded on a cluster."""
    settings = course.root / "course.toml"
    lines = [f'{name} = "{path}"' for name, path in files.items()]
    table = ["", "[grading]", 'engine = "dask"', f'scheduler = "{address}"', *lines, ""]
    settings.write_text(settings.read_text() + "\n".join(table))
    return courses.load_course(course.root)
