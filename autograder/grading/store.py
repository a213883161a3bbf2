"""Results on disk: `classroom/results/<assignment>/<student>/`, written whole or not at all."""

import os
import tempfile
from pathlib import Path

import msgspec

from autograder.grading.job import Graded
from autograder.grading.result import FORMAT_VERSION, Result
from autograder.sandbox.inside.wire import Output

RESULT, OUTPUTS = "result.json", "outputs.json"
# ValueError is what msgspec raises for bad JSON, for a wrong type and for bad UTF-8.
UNREADABLE = (OSError, ValueError, RecursionError)


def folder(classroom: Path, assignment: str, student: str) -> Path:
    """Where the Result of one student for one assignment lies."""
    return classroom / "results" / assignment / student


def save(graded: Graded, place: Path) -> None:
    """Write a Result and its outputs; a reader sees the old pair or the new one."""
    place.mkdir(parents=True, exist_ok=True)
    # The Result goes last: `load` believes the outputs only if they belong to its key.
    outputs = {str(cell): list(items) for cell, items in graded.outputs.items()}
    _write(place / OUTPUTS, msgspec.json.encode({"key": graded.result.key, "outputs": outputs}))
    text = msgspec.json.format(msgspec.json.encode(graded.result), indent=2)
    _write(place / RESULT, text)


def load(place: Path) -> Graded | None:
    """The stored Result; None if there is none, or none that this version can read."""
    result = load_result(place)
    if result is None:
        return None
    try:
        stored = msgspec.json.decode((place / OUTPUTS).read_bytes(), type=_Outputs)
    except UNREADABLE:
        return None
    if stored.key != result.key:
        return None
    return Graded(result, {cell: tuple(items) for cell, items in stored.outputs.items()})


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


def _write(path: Path, data: bytes) -> None:
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(fd)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
