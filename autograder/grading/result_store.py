"""Results on disk: `classroom/results/<assignment>/<student>/`, every file written atomically.

The import stamp beside a Result is written last, once the gradebook holds the Result.
"""

import shutil
from pathlib import Path

import msgspec

from autograder.core.atomic_files import remove_stale_temp_files, write_atomic
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.course.classroom import AssignmentPaths
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import RESULT_FORMAT, Result
from autograder.grading.spec import sha256_hex
from autograder.sandbox.guest.protocol import Output

RESULT, OUTPUTS, IMPORT_STAMP = "result.json", "outputs.json", "entered.json"
# msgspec raises ValueError for bad JSON, for a wrong type and for bad UTF-8.
_READ_ERRORS = (OSError, ValueError, RecursionError)


def delete_previews(paths: AssignmentPaths) -> None:
    """Delete the preview results of an assignment."""
    shutil.rmtree(paths.previews_dir, ignore_errors=True)


def save_outcome(outcome: GradingOutcome, directory: Path) -> None:
    """Write a Result and its outputs; a reader sees the old pair or the new one."""
    directory.mkdir(parents=True, exist_ok=True)
    # First, so that an interrupted save never leaves a stamp beside a newer Result.
    remove_import_stamp(directory)
    fault_point(FaultPoint.STAMP_REMOVED)
    # The Result is written last: `load_outcome` accepts the outputs only with the Result's key.
    outputs = _Outputs(
        outcome.result.cache_key, {cell: list(items) for cell, items in outcome.outputs.items()}
    )
    # Not durable: what a power failure destroys reads as missing and is graded again.
    write_atomic(directory / OUTPUTS, msgspec.json.encode(outputs), durable=False)
    fault_point(FaultPoint.OUTPUTS_SAVED)
    text = msgspec.json.format(msgspec.json.encode(outcome.result), indent=2)
    write_atomic(directory / RESULT, text, durable=False)
    fault_point(FaultPoint.RESULT_SAVED)


def load_outcome(directory: Path) -> GradingOutcome | None:
    """Return the stored Result with its outputs, or None if this version cannot read them."""
    result = load_result(directory)
    if result is None:
        return None
    try:
        stored = msgspec.json.decode((directory / OUTPUTS).read_bytes(), type=_Outputs)
    except _READ_ERRORS:
        return None
    if stored.key != result.cache_key:
        return None
    return GradingOutcome(result, {cell: tuple(items) for cell, items in stored.outputs.items()})


def load_result(directory: Path) -> Result | None:
    """Return the stored Result, or None if this version cannot read it."""
    try:
        result = msgspec.json.decode((directory / RESULT).read_bytes(), type=Result)
    except _READ_ERRORS:
        return None
    return result if result.format_version == RESULT_FORMAT else None


def result_digest(directory: Path) -> str:
    """Return the SHA-256 of the stored Result, which differs after each grading; "" without one."""
    try:
        return sha256_hex((directory / RESULT).read_bytes())
    except OSError:
        return ""


class _Outputs(msgspec.Struct):
    key: str
    outputs: dict[int, list[Output]]


class _ImportStamp(msgspec.Struct):
    key: str
    notebook: str  # SHA-256 of the autograded notebook
    manual_digest: str = msgspec.field(name="by_hand", default="")
    size: int = -1  # bytes of the autograded notebook
    mtime_ns: int = msgspec.field(name="written", default=-1)


def write_import_stamp(directory: Path, key: str, notebook: Path, manual_digest: str = "") -> None:
    """Record that the Result `key` is in the gradebook, with nbgrader's autograded `notebook`.

    `manual_digest` is the digest of the manual points and comments that the page shows.
    """
    digest = sha256_hex(notebook.read_bytes())
    stamp = _ImportStamp(key, digest, manual_digest, *_size_and_mtime(notebook))
    write_atomic(directory / IMPORT_STAMP, msgspec.json.encode(stamp), durable=False)


def remove_import_stamp(directory: Path) -> None:
    """Make the next run import the Result again."""
    directory.joinpath(IMPORT_STAMP).unlink(missing_ok=True)


def has_import_stamp(directory: Path, key: str, notebook: Path) -> bool:
    """Return whether the Result `key` was imported and the autograded notebook is unchanged."""
    stamp = _read_stamp(directory)
    if stamp is None or stamp.key != key:
        return False
    try:
        if (stamp.size, stamp.mtime_ns) == _size_and_mtime(notebook):
            return True
        # A copied or restored classroom has other times: only then every notebook is read.
        return stamp.notebook == sha256_hex(notebook.read_bytes())
    except OSError:
        return False


def imported_manual_digest(directory: Path) -> str:
    """Return the recorded digest of manual points and comments; empty if there are none."""
    stamp = _read_stamp(directory)
    return stamp.manual_digest if stamp else ""


def _read_stamp(directory: Path) -> _ImportStamp | None:
    try:
        return msgspec.json.decode((directory / IMPORT_STAMP).read_bytes(), type=_ImportStamp)
    except _READ_ERRORS:
        return None


def _size_and_mtime(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def clean_up(paths: AssignmentPaths) -> None:
    """Remove the temporary files of killed writers."""
    for directory in paths.results_dir.glob("*"):
        remove_stale_temp_files(directory)
