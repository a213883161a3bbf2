"""`seminar watch`: grade the files that appear in a folder, until it is stopped.

The loop scans the folder, waits until a file has stopped changing, accepts it, has it graded in a
warm worker and imported, and writes the reply next to it. There is no queue on disk: the folder
contains what there is to do, and the state file what is done, so a watch that was killed continues
from there. The lock of the assignment is held for one step at a time.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from autograder.core.atomic_files import (
    is_fatal_disk_error,
    remove_stale_temp_files,
    translate_os_errors,
)
from autograder.core.errors import SeminarError, StorageError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.locks import LockBusyError
from autograder.course import Course, Level
from autograder.gradebook import late_penalties
from autograder.live.grading_queue import INTERNAL_ERROR, FinishedSubmission, GradingQueue
from autograder.watch import acceptance, replies, safe_directory, state_file
from autograder.watch.acceptance import Acceptance, WatchTarget
from autograder.watch.events import Clock, Event, EventHandler, EventKind
from autograder.watch.file_names import FileKind, reply_path
from autograder.watch.notifier import WakeupEvent, watch_directory
from autograder.watch.replies import FinalReply, Task
from autograder.watch.safe_directory import Snapshot, WatchedFile
from autograder.watch.scanner import DEFAULT_TIMING, DirectoryScanner, Timing
from autograder.watch.state_file import ReplyRecord


def watch_folder(
    course: Course,
    assignment: str,
    folder: Path,
    *,
    level: Level,
    wakeup: WakeupEvent,
    on_event: EventHandler = lambda _: None,
    clock: Clock = lambda: datetime.now(UTC),
    timing: Timing = DEFAULT_TIMING,
) -> None:
    """Grade the files that appear in a folder and write replies, until `wakeup` is stopped.

    However it ends, the next call continues. Raises SeminarError for an unusable folder or course,
    SandboxUnavailableError if no sandbox can be built, StorageError for a full or failing disk.
    """
    course.assignment(assignment)
    folder = safe_directory.validate_watch_directory(folder, course.classroom.path)
    target = WatchTarget(course, assignment, folder)
    late_penalties.deadlines(course, assignment)  # raises SeminarError for an invalid roster
    with ExitStack() as stack:
        stack.enter_context(translate_os_errors(course.classroom.path))
        try:
            # Two watches would reply to each file twice.
            stack.enter_context(target.paths.watch_lock())
        except LockBusyError as error:
            what = f"is already being watched {error}".strip()
            raise SeminarError(what, where=assignment, hint="Stop that watch first") from None
        remove_stale_temp_files(course.classroom.path)
        queue: GradingQueue[Task] = GradingQueue(course, assignment, level, wakeup.set)
        service = _WatchService(target, queue, wakeup, on_event, clock, timing)
        stack.enter_context(closing(queue))
        stack.enter_context(watch_directory(folder, wakeup))
        queue.warm_up()
        service.run()


class _WatchService:
    """The tasks of a watch. It alone records replies and reports events.

    A task begins with a stable file. If submissions in the file are accepted, the task is in
    `_grading` until all of them are graded, or until the file has other content, which has a task
    of its own. The reply and its record end a task. While its file may still be being written or
    the lock is busy, a task is dropped, and a new one is made later.
    """

    def __init__(
        self,
        target: WatchTarget,
        queue: GradingQueue[Task],
        wakeup: WakeupEvent,
        on_event: EventHandler,
        clock: Clock,
        timing: Timing,
    ) -> None:
        self._target, self._queue, self._wakeup = target, queue, wakeup
        self._on_event, self._clock, self._timing = on_event, clock, timing
        self._state = state_file.load_state(target.paths)
        self._records = self._state.for_folder(target.folder)
        self._scanner = DirectoryScanner(target.folder, timing)
        self._grading: dict[str, Task] = {}  # by path of the file
        self._incomplete: set[WatchedFile] = set()  # not tried again until the timeout
        self._roster_fingerprint = ""
        self._retry_at = 0.0  # monotonic
        self._last_warning = ""
        self._is_gradebook_open = self._is_ready = False

    def run(self) -> None:
        """Repeat the steps: what can be finished comes before new files."""
        steps = (
            self._prepare,
            self._queue.grade_next,
            self._queue.import_next,
            self._reply_to_finished,
            self._process_next_file,
        )
        try:
            while not self._wakeup.is_stopping:
                self._scan()
                self._queue.poll()
                has_progressed = False
                if time.monotonic() >= self._retry_at:
                    for step in steps:
                        has_progressed |= self._run_step(step)
                if not has_progressed:
                    self._wakeup.wait(self._seconds_to_wait())
        finally:
            self._report(EventKind.STOPPED)

    def _scan(self) -> None:
        if self._scanner.scan():
            files = self._scanner.files
            self._roster_fingerprint = acceptance.roster_fingerprint(self._target.course)
            self._incomplete = {f for f in self._incomplete if files.get(f.path) == f}
            for path in self._records.keys() - files.keys():
                del self._records[path]

    def _run_step(self, step: Callable[[], bool]) -> bool:
        """Run a step; after an error that may pass, delay all steps before it is tried again."""
        try:
            return step()
        except LockBusyError as error:
            delay = self._timing.lock_retry
            warning = f"waiting for another `seminar` command {error}".strip()
        except StorageError:
            raise
        except SeminarError as error:
            delay, warning = self._timing.error_retry, str(error)
        self._retry_at = time.monotonic() + delay
        if warning != self._last_warning:
            self._report(EventKind.TROUBLE, message=warning)
            self._last_warning = warning
        return False

    def _seconds_to_wait(self) -> float:
        """Return the seconds until there may be something to do."""
        now = time.monotonic()
        times = (
            self._timing.heartbeat,
            self._retry_at - now,
            *self._scanner.waiting_times(now),
        )
        return max(min(seconds for seconds in times if seconds > 0), 0.01)

    # -- steps; each returns whether there was anything to do

    def _prepare(self) -> bool:
        """Open the gradebook in advance; report when the workers are warm, too."""
        if not self._is_gradebook_open:
            self._queue.open_gradebook()
            self._is_gradebook_open = True
            return True
        if self._queue.is_warm and not self._is_ready:
            self._is_ready = True
            self._report(EventKind.WATCHING, message=str(self._target.folder))
        return False

    def _reply_to_finished(self) -> bool:
        """Add the submissions that have left the queue to their tasks."""
        finished = self._queue.take_finished()
        for submission in finished:
            self._add_graded(submission)
        return bool(finished)

    def _process_next_file(self) -> bool:
        """Process the next file that has stopped changing, in the order of arrival."""
        for file, has_timed_out in self._scanner.stable_files():
            if self._is_pending(file, has_timed_out):
                task = Task(file, time.monotonic(), file.arrived_at(self._clock()))
                if self._process(task, has_timed_out):
                    return True
        return False

    # -- stages of a task

    def _process(self, task: Task, has_timed_out: bool) -> bool:
        """Start or reject a task; return False if its file may still be being written."""
        try:
            return self._accept(task, has_timed_out)
        except (SeminarError, LockBusyError):
            raise
        except Exception as error:
            if is_fatal_disk_error(error):
                raise
            # A bug that one file reveals must not stop the replies to the others.
            warning = f"{task.file.path}: {type(error).__name__}: {error}"
            self._report(EventKind.TROUBLE, message=warning)
            self._finish(task, replies.rejection(self._target, INTERNAL_ERROR))
            return True

    def _accept(self, task: Task, has_timed_out: bool) -> bool:
        """Store the submissions in a file and queue them; return False to try again later."""
        target, file = self._target, task.file
        if not file.is_regular or file.kind is FileKind.OTHER:
            message = replies.WRONG_TYPE if file.is_regular else replies.LINK
            self._finish(task, replies.rejection(target, message))
            return True
        with safe_directory.snapshot(
            target.folder, file, target.course.classroom.path, ignore_writers=has_timed_out
        ) as snapshot:
            if snapshot is None:
                message = replies.UNREADABLE
            elif self._is_answered(task, snapshot):
                task.acceptance = Acceptance(snapshot.sha256)
                self._record(task, graded=True)
                return True
            elif reason := acceptance.incomplete_reason(snapshot, target.course):
                self._incomplete.add(file)
                message = replies.incomplete(reason)
            else:
                self._start(task, snapshot)
                return True
        if has_timed_out:
            page = replies.notice(target, message)
            self._finish(task, FinalReply(EventKind.INCOMPLETE, page, str(message)))
        return has_timed_out

    def _is_answered(self, task: Task, snapshot: Snapshot) -> bool:
        """Return whether the same content has its final reply; if not, keep its time of arrival."""
        record = self._records.get(task.file.path)
        if record is None or record.sha256 != snapshot.sha256:
            return False
        if record.graded and record.retry_at is None:
            return True
        task.arrived_at = record.arrived_at
        return False

    def _start(self, task: Task, snapshot: Snapshot) -> None:
        """Store the submissions in a snapshot and queue them, or reply if none is accepted."""
        with self._target.paths.lock(blocking=False):
            task.acceptance = acceptance.accept(
                self._target, snapshot, self._state, self._clock(), task.arrived_at
            )
        if not task.acceptance.submissions:
            self._finish(task, replies.final_reply(self._target, task))
            return
        self._grading[task.file.path] = task
        for submission in task.acceptance.submissions:
            self._queue.add(submission, task)
        self._report(EventKind.TAKEN, task)

    def _add_graded(self, finished: FinishedSubmission[Task]) -> None:
        """Add a graded submission to its task; the last one finishes the task."""
        task, student = finished.token, finished.submission.student
        if finished.instructor_detail:
            self._report(EventKind.TROUBLE, message=finished.instructor_detail)
        if self._grading.get(task.file.path) is not task:
            return  # the file has other content, which gets its own reply
        task.messages[student] = finished.message
        target = replies.in_language_of(self._target, [student])
        page = finished.page or replies.notice(target, finished.message)
        if task.acceptance.is_archive:
            self._write_page(task.file, page, student)
            fault_point(FaultPoint.STUDENT_PAGE_WRITTEN)
        else:
            task.page = page
        if len(task.messages) == len(task.acceptance.submissions):
            self._finish(task, replies.final_reply(self._target, task))

    def _finish(self, task: Task, reply: FinalReply) -> None:
        """Write the reply to a file, record it and report it."""
        self._write_page(task.file, reply.page)
        fault_point(FaultPoint.REPLY_WRITTEN)
        self._record(task, graded=reply.kind is EventKind.ANSWERED, retry_at=reply.retry_at)
        students = ", ".join([*task.messages, *task.acceptance.rate_limited])
        self._report(reply.kind, task, reply.event_message, students)

    def _record(self, task: Task, *, graded: bool, retry_at: datetime | None = None) -> None:
        """Record the reply to a file; ends its task, or that of an earlier content."""
        file, sha256 = task.file, task.acceptance.sha256
        self._grading.pop(file.path, None)
        self._records[file.path] = ReplyRecord(
            sha256, file.fingerprint, task.arrived_at, retry_at, graded, self._roster_fingerprint
        )
        state_file.save_state(self._target.paths, self._state)

    # -- helpers

    def _is_pending(self, file: WatchedFile, has_timed_out: bool) -> bool:
        """Return whether a stable file is to be processed now."""
        task = self._grading.get(file.path)
        if task is not None and task.file.fingerprint == file.fingerprint:
            return False
        if file in self._incomplete and not has_timed_out:
            return False
        record = self._records.get(file.path)
        return (
            record is None
            or record.fingerprint != file.fingerprint
            or not record.is_final(self._roster_fingerprint, self._clock())
        )

    def _write_page(self, file: WatchedFile, page: bytes, student: str = "") -> None:
        """Write the page of a file; an error that concerns this page alone is only reported."""
        if safe_directory.stat_file(self._target.folder, file) is None:
            return  # the file was removed
        path = reply_path(file.relative_path, student)
        try:
            safe_directory.write_reply(self._target.folder, path, page)
        except (StorageError, OSError) as error:
            if is_fatal_disk_error(error.__cause__ or error):
                raise
            self._report(EventKind.TROUBLE, message=f"{path}: cannot be written ({error})")

    def _report(
        self, kind: EventKind, task: Task | None = None, message: str = "", student: str = ""
    ) -> None:
        """Report an event, and how much is still to do: new files count as waiting."""
        file, seconds = "", 0.0
        if task is not None:
            file, seconds = task.file.path, time.monotonic() - task.started
        new_files = sum(self._is_pending(new, False) for new in self._scanner.files.values())
        waiting, running = self._queue.waiting_count + new_files, self._queue.running_count
        now = self._clock()
        self._on_event(Event(kind, now, file, student, message, seconds, waiting, running))
