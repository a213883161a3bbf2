"""Fault points: named places at which a test ends the process, as a crash would.

Each one lies in a crash window: between two writes of which a crash may leave the first without the
second. `SEMINAR_FAULT_POINT=result_store.result_saved:2` ends the command the second time that it
reaches the point. Only `cli/` arms a point, and takes the variable out of the environment, so that
neither workers nor guests inherit it. The grading process of `seminar serve` gets the armed points
by `restore`; in every other process a fault point does nothing.
"""

import os
from enum import StrEnum

from autograder.core.errors import SeminarError

VARIABLE = "SEMINAR_FAULT_POINT"
EXIT_CODE = 86  # of a process that ended at a fault point


class FaultPoint(StrEnum):
    """All fault points: the module that reaches it, and what has just happened there."""

    TEMP_FILE_WRITTEN = "atomic_files.temp_file_written"
    TEMP_FILE_COMPLETE = "atomic_files.temp_file_complete"
    FILE_REPLACED = "atomic_files.file_replaced"
    # a submission in the classroom
    ARCHIVED = "submission_writer.archived"
    TIME_REMOVED = "submission_writer.time_removed"
    SUBMISSION_STORED = "submission_writer.submission_stored"
    TIME_STORED = "submission_writer.time_stored"
    RENAME_RECORDED = "submission_folder.rename_recorded"
    # a Result
    STAMP_REMOVED = "result_store.stamp_removed"
    OUTPUTS_SAVED = "result_store.outputs_saved"
    RESULT_SAVED = "result_store.result_saved"
    PREVIEW_SAVED = "regrade.preview_saved"
    ALL_RESULTS_SAVED = "grade.all_results_saved"
    # the gradebook
    GRADEBOOK_BUILT = "sqlite_backend.gradebook_built"
    ASSIGNMENT_REGISTERED = "repository.assignment_registered"
    NOTEBOOK_REMOVED = "importer.notebook_removed"
    NOTEBOOK_NORMALIZED = "importer.notebook_normalized"
    STEP_FINISHED = "importer.step_finished"
    POINTS_COMMITTED = "importer.points_committed"
    PAGE_REMOVED = "importer.page_removed"
    PAGE_WRITTEN = "importer.page_written"
    STAMP_WRITTEN = "importer.stamp_written"
    PAGE_REBUILT = "importer.page_rebuilt"
    IMPORT_REJECTED = "grade.import_rejected"
    PENALTIES_CHANGED = "late_penalties.penalties_changed"
    PENALTIES_COMMITTED = "late_penalties.penalties_committed"
    # a release and a new exercise
    RELEASE_BUILT = "release.release_built"
    RELEASE_REMOVED = "release.release_removed"
    RELEASE_REPLACED = "release.release_replaced"
    FILES_PREPARED = "transactional_write.files_prepared"
    FILE_MOVED = "transactional_write.file_moved"
    # the watch
    ATTEMPT_COUNTED = "acceptance.attempt_counted"
    ATTEMPTS_STORED = "acceptance.attempts_stored"
    STUDENT_PAGE_WRITTEN = "service.student_page_written"
    REPLY_WRITTEN = "service.reply_written"
    # the server
    UPLOAD_WRITTEN = "attempt_files.upload_written"
    ATTEMPT_CLAIMED = "grader.attempt_claimed"
    ATTEMPT_STORED = "grader.attempt_stored"
    ATTEMPT_PAGE_WRITTEN = "attempt_files.attempt_page_written"


_remaining: dict[FaultPoint, int] = {}  # of the armed point, how often it is still to be reached


def arm() -> None:
    """Arm the fault point that the environment names, and remove it from the environment.

    Raises SeminarError for an unknown name or an invalid count.
    """
    setting = os.environ.pop(VARIABLE, "")
    if not setting:
        return
    name, _, count = setting.partition(":")
    try:
        _remaining[FaultPoint(name)] = int(count or 1)
    except ValueError:
        raise SeminarError(
            f"{setting!r} is not a fault point",
            where=VARIABLE,
            hint="Unset it. Only tests of the kit set it, to a name in"
            " autograder/core/fault_points.py and a count, as in NAME:2",
        ) from None


def armed() -> dict[FaultPoint, int]:
    """Return the armed points, for `restore` in a process that works for this one."""
    return dict(_remaining)


def restore(points: dict[FaultPoint, int]) -> None:
    """Arm the points of another process."""
    _remaining.update(points)


def fault_point(point: FaultPoint) -> None:
    """End the process at once if the point is armed and was reached as often as was asked for."""
    if point in _remaining:
        _remaining[point] -= 1
        if _remaining[point] == 0:
            os._exit(EXIT_CODE)
