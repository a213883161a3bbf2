"""Results on disk: written atomically, and outputs only with the Result they belong to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Level, Limits
from autograder.grading import result as results
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.sandbox.guest.protocol import Output

FILES = ["outputs.json", "result.json"]


def graded(key: str) -> GradingOutcome:
    """Return an outcome without default values, with outputs of two cells."""
    inputs = results.ResultInputs(
        assignment="week2_loss",
        language="ja",
        notebook="n" * 64,
        release="r" * 64,
        reference="f" * 64,
        suite="s" * 64,
        files="d" * 64,
        limits=Limits(call=1.5, memory=512),
        packages=("numpy", "matplotlib"),
        kit_version="0.1.0",
        level=Level.FULL,
    )
    passed = results.TestOutcome(
        "test_half", "Halves the sum", results.TestStatus.PASSED, 2.0, seconds=0.25
    )
    failed = results.TestOutcome(
        "test_sum", "合計", results.TestStatus.FAILED, 1.0, "数が違います。", "came: 1"
    )
    result = results.Result(
        inputs=inputs,
        cache_key=key,
        seed=2**31,
        status=results.GradingStatus.GRADED,
        exercises=(results.ExerciseResult("mean_squared_error", 2.0, 3.0, (passed, failed)),),
        problems=(make_problem(ProblemKind.CELL_RAISED, "ja", cell=3, what="ValueError."),),
        cells=(
            results.CellResult(3, results.CellStatus.RAISED),
            results.CellResult(5, results.CellStatus.RAN),
        ),
        times=results.Durations(0.5, 0.25, 1.0),
    )
    raised = Output("error", ename="ValueError", evalue="x", traceback=["line 1"])
    picture = Output("display_data", data={"image/png": "iVBORw0KGgo="})
    return GradingOutcome(
        result, {3: (Output("stream", "stdout", "印刷\x1b[0m"), raised), 5: (picture,)}
    )


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A result directory that does not exist yet."""
    return tmp_path / "results" / "week2_loss" / "ada"


def file_names(directory: Path) -> list[str]:
    """Return the names of all files of a directory, also hidden ones."""
    return sorted(path.name for path in directory.iterdir())


def test_round_trip(directory: Path) -> None:
    """A saved outcome is loaded unchanged, from two files."""
    result_store.save_outcome(graded("one"), directory)
    assert result_store.load_outcome(directory) == graded("one")
    assert result_store.load_result(directory) == graded("one").result
    assert file_names(directory) == FILES


def test_a_second_save_replaces_the_first(directory: Path) -> None:
    """The last saved Result is loaded."""
    result_store.save_outcome(graded("one"), directory)
    result_store.save_outcome(GradingOutcome(graded("two").result, {}), directory)
    loaded = result_store.load_outcome(directory)
    assert loaded == GradingOutcome(graded("two").result, {})
    assert file_names(directory) == FILES


def test_nothing_there(directory: Path) -> None:
    """Nothing is loaded from a directory that does not exist."""
    assert result_store.load_outcome(directory) is None
    assert result_store.load_result(directory) is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_half_written_file_is_none(directory: Path, name: str, share: float) -> None:
    """A truncated file is no Result, whichever of the two it is."""
    result_store.save_outcome(graded("one"), directory)
    whole = directory.joinpath(name).read_bytes()
    directory.joinpath(name).write_bytes(whole[: int(len(whole) * share)])
    assert result_store.load_outcome(directory) is None
    assert (result_store.load_result(directory) is None) == (name == "result.json")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "text",
    [
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b'{"key": "one"}',
        b'{"key": "\xff"}',
        b'{"x": ' + b"[" * 100_000,
    ],
    ids=["list", "null", "empty", "not-utf8", "too-little", "bad-text", "deep"],
)
def test_a_damaged_file_is_none(directory: Path, name: str, text: bytes) -> None:
    """A file with other content is no Result."""
    result_store.save_outcome(graded("one"), directory)
    directory.joinpath(name).write_bytes(text)
    assert result_store.load_outcome(directory) is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("instead", ["folder", "nothing"])
def test_no_file_in_its_place_is_none(directory: Path, name: str, instead: str) -> None:
    """A missing file, or a directory instead of it, is no Result."""
    result_store.save_outcome(graded("one"), directory)
    directory.joinpath(name).unlink()
    if instead == "folder":
        directory.joinpath(name).mkdir()
    assert result_store.load_outcome(directory) is None


@pytest.mark.parametrize("cell", ["x", "", "1.5", "9" * 5000])
def test_outputs_of_no_cell_are_none(directory: Path, cell: str) -> None:
    """Outputs whose keys are not numbers are no Result."""
    result_store.save_outcome(graded("one"), directory)
    path = directory / "outputs.json"
    stored = json.loads(path.read_bytes())
    path.write_text(json.dumps(stored | {"outputs": {cell: []}}))
    assert result_store.load_outcome(directory) is None


@pytest.mark.parametrize("status", ["perfect", 3, None])
def test_a_status_of_another_version_is_none(directory: Path, status: object) -> None:
    """A Result with an unknown status is not loaded."""
    result_store.save_outcome(graded("one"), directory)
    path = directory / "result.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"status": status}))
    assert result_store.load_outcome(directory) is None


def test_another_format_version_is_none(directory: Path) -> None:
    """A Result of another format version is not loaded, even if its fields look right."""
    result_store.save_outcome(graded("one"), directory)
    path = directory / "result.json"
    path.write_text(
        json.dumps(json.loads(path.read_bytes()) | {"format_version": results.RESULT_FORMAT + 1})
    )
    assert result_store.load_outcome(directory) is None


def test_outputs_of_another_result_are_rejected(directory: Path, tmp_path: Path) -> None:
    """Outputs saved with another Result make the pair unusable: the notebook is graded again."""
    result_store.save_outcome(graded("one"), directory)
    result_store.save_outcome(graded("two"), tmp_path)
    (tmp_path / "outputs.json").replace(directory / "outputs.json")
    assert result_store.load_outcome(directory) is None
    assert result_store.load_result(directory) == graded("one").result


@pytest.mark.parametrize(("name", "remaining"), [("outputs.json", []), ("result.json", FILES[:1])])
def test_nothing_is_left_behind_when_writing_fails(
    directory: Path, name: str, remaining: list[str]
) -> None:
    """If a file cannot be replaced, the error is raised and no partial file remains."""
    directory.joinpath(name).mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        result_store.save_outcome(graded("one"), directory)
    assert file_names(directory) == sorted([*remaining, name])
    assert result_store.load_outcome(directory) is None


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_result(directory: Path) -> None:
    """If there is no space for the new Result, only the old one is there."""
    result_store.save_outcome(graded("one"), directory)
    encoded = msgspec.json.encode(graded("one").result)
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.grading.test_result_store import graded, result_store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(encoded) // 2},) * 2)\n"
        "result_store.save_outcome(graded('two'), Path(sys.argv[1]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", program, directory],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "File too large" in ended.stderr
    assert file_names(directory) == FILES
    assert result_store.load_result(directory) == graded("one").result


def test_a_stamp_is_of_a_notebooks_content(directory: Path, tmp_path: Path) -> None:
    """A stamp is valid for its notebook, also for a copy, and for no other content."""
    notebook = tmp_path / "notebook.ipynb"
    notebook.write_bytes(b"graded")
    directory.mkdir(parents=True)
    result_store.write_import_stamp(directory, "key", notebook)
    assert result_store.has_import_stamp(directory, "key", notebook)
    assert not result_store.has_import_stamp(directory, "other key", notebook)
    os.utime(notebook, (0, 0))
    assert result_store.has_import_stamp(directory, "key", notebook)
    notebook.write_bytes(b"edited")
    assert not result_store.has_import_stamp(directory, "key", notebook)
    notebook.unlink()
    assert not result_store.has_import_stamp(directory, "key", notebook)
