"""Results on disk: `classroom/results/<assignment>/<student>/`, written whole or not at all.

Beside a Result lies a stamp, written last of all, once the gradebook holds what the Result says.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from autograder.core import atomic_files
from autograder.course.classroom import AssignmentPaths
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import FORMAT_VERSION, Result
from autograder.grading.spec import sha256_hex
from autograder.sandbox.guest.protocol import Output

RESULT, OUTPUTS, ENTERED = "result.json", "outputs.json", "entered.json"
# ValueError is what msgspec raises for bad JSON, for a wrong type and for bad UTF-8.
UNREADABLE = (OSError, ValueError, RecursionError)


def matching_previews(paths: AssignmentPaths, jobs: Mapping[str, GradingJob]) -> frozenset[str]:
    """The students whose Result in a preview is of these very jobs."""
    kept = set()
    for student, job in jobs.items():
        stored = load(paths.student(student).preview_dir)
        if stored is not None and stored.result.cache_key == job.key:
            kept.add(student)
    return frozenset(kept)


def delete_previews(paths: AssignmentPaths) -> None:
    """Remove the previews of an assignment."""
    shutil.rmtree(paths.previews_dir, ignore_errors=True)


def save(graded: GradingOutcome, place: Path) -> None:
    """Write a Result and its outputs; a reader sees the old pair or the new one."""
    place.mkdir(parents=True, exist_ok=True)
    # What the gradebook holds is of an older Result from here on, whenever we are stopped.
    place.joinpath(ENTERED).unlink(missing_ok=True)
    # The Result goes last: `load` believes the outputs only if they belong to its key.
    outputs = {str(cell): list(items) for cell, items in graded.outputs.items()}
    atomic_files.write_atomic(
        place / OUTPUTS, msgspec.json.encode({"key": graded.result.cache_key, "outputs": outputs})
    )
    text = msgspec.json.format(msgspec.json.encode(graded.result), indent=2)
    atomic_files.write_atomic(place / RESULT, text)


def load(place: Path) -> GradingOutcome | None:
    """The stored Result; None if there is none, or none that this version can read."""
    result = load_result(place)
    if result is None:
        return None
    try:
        stored = msgspec.json.decode((place / OUTPUTS).read_bytes(), type=_Outputs)
    except UNREADABLE:
        return None
    if stored.key != result.cache_key:
        return None
    return GradingOutcome(result, {cell: tuple(items) for cell, items in stored.outputs.items()})


def load_result(place: Path) -> Result | None:
    """The stored Result without the outputs."""
    try:
        result = msgspec.json.decode((place / RESULT).read_bytes(), type=Result)
    except UNREADABLE:
        return None
    return result if result.format_version == FORMAT_VERSION else None


class _Outputs(msgspec.Struct):
    key: str
    outputs: dict[int, list[Output]]


def write_import_stamp(place: Path, key: str, notebook: Path, by_hand: str = "") -> None:
    """Note that the Result `key` is in the gradebook, with `notebook` as nbgrader made it.

    `by_hand` stands for the points and comments of people that the page shows.
    """
    entered = _Entered(key, sha256_hex(notebook.read_bytes()), by_hand, *_size_and_mtime(notebook))
    atomic_files.write_atomic(place / ENTERED, msgspec.json.encode(entered))


def has_import_stamp(place: Path, key: str, notebook: Path) -> bool:
    """Whether that was noted, and the notebook is still the same."""
    entered = _entered(place)
    if entered is None or entered.key != key:
        return False
    try:
        if (entered.size, entered.written) == _size_and_mtime(notebook):
            return True
        # Copied, or put back from a backup: a large class is read only then.
        return entered.notebook == sha256_hex(notebook.read_bytes())
    except OSError:
        return False


def imported_manual_digest(place: Path) -> str:
    """What the page shows of what people have given, as it was noted; empty for nothing."""
    entered = _entered(place)
    return entered.by_hand if entered else ""


def _entered(place: Path) -> "_Entered | None":
    try:
        return msgspec.json.decode((place / ENTERED).read_bytes(), type=_Entered)
    except UNREADABLE:
        return None


def _size_and_mtime(file: Path) -> tuple[int, int]:
    """Its bytes, and when it was last written, in nanoseconds since 1970."""
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def clean_up(paths: AssignmentPaths) -> None:
    """Remove what writers that were killed left behind."""
    for place in paths.results_dir.glob("*"):
        atomic_files.remove_stale_temp_files(place)


class _Entered(msgspec.Struct):
    key: str
    notebook: str  # SHA-256 of the autograded notebook
    by_hand: str = ""
    size: int = -1  # bytes of it
    written: int = -1  # when it was last written, in nanoseconds since 1970
