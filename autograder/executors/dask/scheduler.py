"""Who grades what: hands the jobs of one kit to the workers of a cluster and hears the answers.

A worker is examined, gets the parcel if it lacks it, and then one job for each of its threads.
Each question is for one worker alone: so it is known what a lost one was at, and no worker that
was not examined gets anything. Dask would move tasks by itself, to any worker.
"""

import logging
import queue
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from enum import Enum, auto
from pkgutil import resolve_name
from typing import Any

from dask.utils import apply
from distributed import Client, Future
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker
from msgspec import MsgspecError, Struct

from autograder.core.errors import ClusterError
from autograder.executors import bundle, compatibility
from autograder.executors.dask import protocol
from autograder.grading.grade import GradingJob, GradingOutcome, grader_failure
from autograder.grading.spec import GradingSpec, sha256_hex

logger = logging.getLogger(__name__)


# FOLDED autograder/executors/dask/scheduler.py: 'The workers of a cl

KEPT = "what is done is kept, and the same command goes on from there"


class WorkerStatus(Enum):
    """What is known of a worker."""

    ASKED = auto()
    READY = auto()
    REFUSED = auto()


class WorkerState(Struct):
    """A worker: its address, the name it goes by, and what is known of it."""

    address: str
    name: str
    threads: int
    ask: Any  # the future that stands for `worker.ask` there
    busy: int = 0
    state: WorkerStatus = WorkerStatus.ASKED
    reasons: tuple[str, ...] = ()


def no_usable_worker_error(places: Collection[WorkerState], scheduler: str) -> ClusterError:
    """The error where there is no worker, or none that may grade."""
    if not places:
        return ClusterError(
            "the cluster has no worker",
            where=scheduler,
            hint=f"Start some with `dask worker {scheduler}`: {KEPT}",
        )
    reasons = (f"{place.name}: {', '.join(place.reasons)}" for place in places)
    return ClusterError(
        f"no worker of the cluster may grade ({'; '.join(reasons)})",
        where=scheduler,
        hint=f"Install there what is installed here, see docs/cluster.md: {KEPT}",
    )


def scheduler_lost_error(scheduler: str) -> ClusterError:
    """The error where the scheduler does not answer any more."""
    return ClusterError(
        "the scheduler is lost",
        where=scheduler,
        hint=f"Start it and its workers again: {KEPT}",
    )


# MAIN

NO_WORKER_TIMEOUT = 30.0  # seconds without any worker that may grade
LOOK_EVERY = 1.0  # seconds
FETCH = 5.0  # seconds for an answer that is there, until we look whether its worker is
TRIES = 2  # of a job whose worker was lost
ASK = "autograder.executors.dask.worker:ask"


class _Dispatched(Struct, frozen=True):
    """A job as it was handed out: asked for again, it may be another one."""

    name: str
    job: GradingJob


class _PendingRequest(Struct, frozen=True):
    """A question under way, and the job it is about, if it is about one."""

    future: Any
    place: WorkerState
    handed: _Dispatched | None


class Scheduler:
    """The jobs of one kit, by name, on their way.

    A context manager: leaving it takes back what is out.
    """

    def __init__(
        self,
        client: Client,
        kit: GradingSpec,
        jobs: Mapping[str, GradingJob],
        names: Collection[str],
        patience: float,
    ) -> None:
        self._client, self._jobs, self._patience = client, jobs, patience
        self._terms, self._data = compatibility.current(kit), bundle.serialize(kit)
        self._parcel = sha256_hex(self._data)
        self._scheduler = str(client.scheduler.address)
        self._waiting = deque(names)
        self._places: dict[str, WorkerState] = {}
        self._errands: dict[str, _PendingRequest] = {}
        self._heard: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._losses: Counter[str] = Counter()
        self._given_up: list[tuple[str, GradingOutcome]] = []
        self._looked = -LOOK_EVERY
        self._no_worker_since: float | None = None  # since when nobody may grade
        self._had_worker = False  # a worker that may grade

    def __enter__(self) -> "Scheduler":
        """The dispatch itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is under way."""
        futures = [errand.future for errand in self._errands.values()]
        futures += [place.ask for place in self._places.values()]
        self._errands.clear()
        self._cancel(futures)

    def outcomes(self) -> Iterator[tuple[str, GradingOutcome]]:
        """Each job's outcome, once, as it comes."""
        left = set(self._waiting)
        while left:
            self._look()
            self._hand_out()
            for name, graded in self._poll():
                left.remove(name)
                yield name, graded

    # ------------------------------------------------------------ workers

    def _look(self) -> None:
        """Every second, see who has come and who is lost."""
        if time.monotonic() - self._looked < LOOK_EVERY:
            return
        try:
            if self._client.status != "running":
                raise CommClosedError
            roster = self._client.scheduler_info(n_workers=-1)["workers"]
        except disconnect_errors():
            raise scheduler_lost_error(self._scheduler) from None
        for address in self._places.keys() - roster.keys():
            self._worker_lost(self._places.pop(address))
        for address in roster.keys() - self._places.keys():
            about = roster[address]
            # By name, found by the worker. Handed the function itself, a scheduler without the
            # kit would refuse the task, and a worker without it would end.
            ask = self._submit(address, resolve_name, ASK)
            place = WorkerState(address, str(about["name"]), about["nthreads"], ask)
            self._places[address] = place
            self._send(place, protocol.CheckRequest(self._terms, self._parcel))
        self._check_workers_available()
        self._looked = time.monotonic()

    def _worker_lost(self, place: WorkerState) -> None:
        self._cancel([place.ask])
        open_there = [key for key, errand in self._errands.items() if errand.place is place]
        for key in open_there:
            self._again(self._errands.pop(key))
        if place.state is not WorkerStatus.REFUSED:
            logger.info(f"worker {place.name} is lost; what it was at is graded again elsewhere")

    def _check_workers_available(self) -> None:
        """Raise ClusterError where there is nobody who may grade, and nobody comes."""
        places = self._places.values()
        if any(place.state is not WorkerStatus.REFUSED for place in places):
            self._no_worker_since = None
            return
        if self._no_worker_since is None:
            self._no_worker_since = time.monotonic()
            if not places:
                logger.info("waiting for a worker of the cluster")
        # One that was lost may come back under another address; one that does not match will not.
        hoping = self._had_worker or not places
        if hoping and time.monotonic() - self._no_worker_since < self._patience:
            return
        raise no_usable_worker_error(places, self._scheduler)

    def _refuse(self, place: WorkerState, reasons: tuple[str, ...]) -> None:
        if place.state is not WorkerStatus.REFUSED:
            logger.info(f"worker {place.name} gets nothing to grade: {', '.join(reasons)}")
        place.state, place.reasons = WorkerStatus.REFUSED, reasons
        self._looked = -LOOK_EVERY

    # ------------------------------------------------------------ questions

    def _hand_out(self) -> None:
        """Give a job to each thread that has none; to the least busy first."""
        while self._waiting:
            ready = [place for place in self._places.values() if place.state is WorkerStatus.READY]
            free = [place for place in ready if place.busy < place.threads]
            if not free:
                return
            name = self._waiting.popleft()
            handed = _Dispatched(name, self._jobs[name])
            question = protocol.GradeRequest(self._terms, self._parcel, handed.job.notebook)
            self._send(min(free, key=lambda place: place.busy), question, handed)

    def _send(
        self, place: WorkerState, question: protocol.Question, handed: _Dispatched | None = None
    ) -> None:
        future = self._submit(place.address, apply, place.ask, (protocol.encode(question),))
        self._errands[future.key] = _PendingRequest(future, place, handed)
        place.busy += handed is not None
        future.add_done_callback(self._heard.put)

    def _submit(self, address: str, function: Callable[..., object], *args: object) -> Future:
        """A task for one worker alone; the function is one that every worker has."""
        key = f"seminar-{uuid.uuid4().hex}"
        return self._client.submit(function, *args, key=key, workers=[address], pure=False)

    def _cancel(self, futures: list[Future]) -> None:
        if futures and self._client.status == "running":  # else nobody is there to be told
            with suppress(*disconnect_errors()):
                self._client.cancel(futures)

    # ------------------------------------------------------------ answers

    def _poll(self) -> Iterator[tuple[str, GradingOutcome]]:
        """Wait for an answer, for a second at most; what it brings, and what was given up."""
        with suppress(queue.Empty):
            future = self._heard.get(timeout=LOOK_EVERY)
            # One that is not known any more is of a worker that was lost, or only seemed so.
            if future.key in self._errands:
                yield from self._take(future)
        while self._given_up:
            yield self._given_up.pop()

    def _take(self, future: Future) -> Iterator[tuple[str, GradingOutcome]]:
        errand = self._errands[future.key]
        place, handed = errand.place, errand.handed
        try:
            answer = protocol.answer(future.result(timeout=FETCH))
        except TimeoutError:
            # Its worker was lost with it; `_look` will see that, or it is on its way.
            self._heard.put(future)
            return
        except (CancelledError, KilledWorker, CommClosedError):
            del self._errands[future.key]
            self._looked = -LOOK_EVERY
            self._again(errand)
            return
        except MsgspecError:
            answer = protocol.CheckReply(("its answers cannot be read",))
        except ModuleNotFoundError as error:
            answer = protocol.CheckReply((f"seminar-kit with its engines is missing ({error})",))
        except Exception as error:
            answer = protocol.CheckReply((f"{type(error).__name__}: {error}",))
        del self._errands[future.key]
        place.busy -= handed is not None
        if isinstance(answer, protocol.CheckReply):
            self._reported(answer, errand)
        elif handed is not None and isinstance(answer, protocol.ErrorReply):
            yield handed.name, grader_failure(handed.job, f"{answer.told}, twice")
        elif handed is not None and isinstance(answer, protocol.GradeReply):
            if answer.graded.result.cache_key == handed.job.key:
                yield handed.name, answer.graded
            else:
                self._waiting.appendleft(handed.name)
                self._refuse(place, ("its results are of something else",))
        else:
            self._refuse(place, ("its grader dies when it is examined",))

    def _reported(self, report: protocol.CheckReply, errand: _PendingRequest) -> None:
        place = errand.place
        if errand.handed is not None:
            self._waiting.appendleft(errand.handed.name)
        if report.differences:
            self._refuse(place, report.differences)
        elif report.bundle_missing:
            place.state = WorkerStatus.ASKED
            self._send(place, protocol.UploadBundle(self._terms, self._parcel, self._data))
        elif place.state is WorkerStatus.ASKED:
            place.state = WorkerStatus.READY
            self._had_worker = True

    def _again(self, errand: _PendingRequest) -> None:
        """Once more elsewhere, for a job whose worker was lost; but not for ever."""
        self._cancel([errand.future])
        handed = errand.handed
        if handed is None:
            if errand.place.address in self._places:  # a question of ours was taken back
                del self._places[errand.place.address]
            return
        errand.place.busy -= 1
        self._losses[handed.name] += 1
        if self._losses[handed.name] < TRIES:
            self._waiting.append(handed.name)
            return
        told = f"{TRIES} workers of the cluster were lost while they graded it"
        self._given_up.append((handed.name, grader_failure(handed.job, told)))


def disconnect_errors() -> tuple[type[BaseException], ...]:
    """What Dask raises when the other side is not there any more."""
    return (OSError, TimeoutError, CancelledError, RuntimeError)
