"""Workers that stay, for submissions that come one by one.

Each is a process of its own, so that one that dies blames the submission it was at work on, and
no other.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess

from autograder import files
from autograder.grading.engines import local
from autograder.grading.job import Graded, Job, failed, grade


class Seats:
    """As many workers as are asked for; `done` is called, in any thread, when one is finished."""

    def __init__(self, count: int, done: Callable[[], None]) -> None:
        self._seats = [_Seat(done) for _ in range(count)]
        self._cold = 0

    def warm(self, job: Job) -> None:
        """Have each worker grade something now, so that the first submission finds it ready."""
        for seat in self._seats:
            seat.start("", job)
            self._cold += 1

    @property
    def is_warm(self) -> bool:
        """Whether that is done."""
        return not self._cold

    @property
    def free(self) -> int:
        """How many workers have nothing to do."""
        return sum(seat.is_free for seat in self._seats)

    def start(self, name: str, job: Job) -> None:
        """Grade a job under a name; there has to be a free worker."""
        next(seat for seat in self._seats if seat.is_free).start(name, job)

    def finished(self) -> Iterator[tuple[str, Graded]]:
        """What has been graded since, each once.

        Raises WallError if the wall cannot be built, OSError if the disk is full or failing;
        every other trouble is an outcome.
        """
        for seat in self._seats:
            name, graded = seat.name, seat.outcome()
            if graded is not None and name:
                yield name, graded
            self._cold -= graded is not None and not name

    def close(self) -> None:
        """End all workers at once."""
        for seat in self._seats:
            seat.close()


class _Seat:
    """One worker process, made when it is needed, and made anew after it has died."""

    def __init__(self, done: Callable[[], None]) -> None:
        self.name, self._done = "", done
        self._pool: ProcessPoolExecutor | None = None
        self._workers: list[BaseProcess] = []
        self._job: Job
        self._future: Future[Graded] | None = None
        self._again = False

    @property
    def is_free(self) -> bool:
        return self._future is None

    def start(self, name: str, job: Job) -> None:
        self.name, self._job, self._again = name, job, False
        self._submit()

    def outcome(self) -> Graded | None:
        """The outcome if there is one; a passing trouble is tried once more in a new process."""
        if self._future is None or not self._future.done():
            return None
        future, self._future = self._future, None
        try:
            return future.result()
        except local.PASSING as error:
            self.close()
            if not self._again:
                self._again = True
                self._submit()
                return None
            return local.failed_again(self._job, error)
        except Exception as error:
            if files.stops_all(error):
                raise
            return failed(self._job, f"{type(error).__name__}: {error}")

    def close(self) -> None:
        if self._pool is not None:
            local.end(self._workers)
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._workers = None, []

    def _submit(self) -> None:
        try:
            self._future = self._submitted()
        except BrokenProcessPool:  # it died with nothing to do
            self.close()
            self._future = self._submitted()
        self._future.add_done_callback(lambda _: self._done())

    def _submitted(self) -> "Future[Graded]":
        others = set(multiprocessing.active_children())
        with local.deaf():
            self._pool = self._pool or local.made(1)
            future = self._pool.submit(grade, self._job)
        self._workers += set(multiprocessing.active_children()) - others
        return future
