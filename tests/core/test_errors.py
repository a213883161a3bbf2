"""SeminarError: its one-line message, its exit codes, and pickling."""

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from autograder.core.errors import (
    CourseError,
    GradebookError,
    MasterError,
    SandboxUnavailableError,
    SeminarError,
)
from autograder.course import load_course

KINDS = [SeminarError, CourseError, MasterError, SandboxUnavailableError, GradebookError]


@pytest.mark.parametrize("kind", KINDS)
def test_survives_pickling(kind: type[SeminarError]) -> None:
    """A pickled error has the same type, parts, message and exit code."""
    error = kind("it is wrong", where="course.toml", hint="Mend it")
    unpickled = pickle.loads(pickle.dumps(error))
    assert type(unpickled) is kind
    assert (unpickled.what, unpickled.where, unpickled.hint) == (
        "it is wrong",
        "course.toml",
        "Mend it",
    )
    assert (str(unpickled), unpickled.exit_code) == (str(error), error.exit_code)


def test_survives_a_worker_process(tmp_path: Path) -> None:
    """An error raised in a worker process is raised in the waiting process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        waiting = pool.submit(load_course, tmp_path)
        with pytest.raises(CourseError) as caught:
            waiting.result()
    assert caught.value.where == str(tmp_path / "course.toml")
    assert "`seminar new course NAME`" in caught.value.hint


@pytest.mark.parametrize(
    ("where", "next_step", "line"),
    [
        ("", "", "it is wrong"),
        ("course.toml", "", "course.toml: it is wrong"),
        ("", "Mend it", "it is wrong. Mend it"),
        ("course.toml", "Mend it", "course.toml: it is wrong. Mend it"),
    ],
)
def test_says_what_there_is_to_say(where: str, next_step: str, line: str) -> None:
    """The message has place, error and hint, without separators for empty parts."""
    assert str(SeminarError("it is wrong", where=where, hint=next_step)) == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\n\n"])
def test_is_one_line(end: str) -> None:
    """Line breaks in any part do not break the line."""
    error = SeminarError(f"a{end}b", where=f"c{end}d", hint=f"e{end}f")
    assert len(str(error).splitlines()) == 1
    assert str(error).split() == ["c", "d:", "a", "b.", "e", "f"]


def test_exit_codes_tell_the_kinds_apart() -> None:
    """Errors of files, sandbox and gradebook have different exit codes."""
    codes = {kind: kind("it is wrong").exit_code for kind in KINDS}
    assert codes[SeminarError] == codes[CourseError] == codes[MasterError] == 2
    assert (codes[SandboxUnavailableError], codes[GradebookError]) == (3, 4)
