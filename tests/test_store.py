"""Results on disk: whole or none, and outputs only with the Result they belong to."""

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
    """A Result in which nothing is left at its default, with outputs of two cells."""
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
        problems=(make_problem(ProblemKind.CELL_RAISED, "ja", cell=3, error="ValueError"),),
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
def place(tmp_path: Path) -> Path:
    """Where a Result is to be kept; nothing is there yet."""
    return result_store.result_dir(tmp_path / "classroom", "week2_loss", "ada")


def names(place: Path) -> list[str]:
    """All that lies in a folder, hidden files too."""
    return sorted(path.name for path in place.iterdir())


def test_a_place_for_each(tmp_path: Path) -> None:
    """Each student has a folder of their own for each assignment, below `results`."""
    assert (
        result_store.result_dir(tmp_path, "week1", "ada") == tmp_path / "results" / "week1" / "ada"
    )


def test_round_trip(place: Path) -> None:
    """What is saved is loaded the same, and two files hold it."""
    result_store.save(graded("one"), place)
    assert result_store.load(place) == graded("one")
    assert result_store.load_result(place) == graded("one").result
    assert names(place) == FILES


def test_a_second_save_replaces_the_first(place: Path) -> None:
    """The Result saved last is the one that is there."""
    result_store.save(graded("one"), place)
    result_store.save(GradingOutcome(graded("two").result, {}), place)
    loaded = result_store.load(place)
    assert loaded == GradingOutcome(graded("two").result, {})
    assert names(place) == FILES


def test_nothing_there(place: Path) -> None:
    """Where nothing was saved there is none."""
    assert result_store.load(place) is None
    assert result_store.load_result(place) is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_half_written_file_is_none(place: Path, name: str, share: float) -> None:
    """A file that ends too early reads as no Result, whichever of the two it is."""
    result_store.save(graded("one"), place)
    whole = place.joinpath(name).read_bytes()
    place.joinpath(name).write_bytes(whole[: int(len(whole) * share)])
    assert result_store.load(place) is None
    assert (result_store.load_result(place) is None) == (name == "result.json")


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
def test_a_damaged_file_is_none(place: Path, name: str, text: bytes) -> None:
    """A file with anything else in it reads as no Result."""
    result_store.save(graded("one"), place)
    place.joinpath(name).write_bytes(text)
    assert result_store.load(place) is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("instead", ["folder", "nothing"])
def test_no_file_in_its_place_is_none(place: Path, name: str, instead: str) -> None:
    """A lost file, or a folder in its place, reads as no Result."""
    result_store.save(graded("one"), place)
    place.joinpath(name).unlink()
    if instead == "folder":
        place.joinpath(name).mkdir()
    assert result_store.load(place) is None


@pytest.mark.parametrize("cell", ["x", "", "1.5", "9" * 5000])
def test_outputs_of_no_cell_are_none(place: Path, cell: str) -> None:
    """Outputs that name no cell by a number read as no Result."""
    result_store.save(graded("one"), place)
    path = place / "outputs.json"
    stored = json.loads(path.read_bytes())
    path.write_text(json.dumps(stored | {"outputs": {cell: []}}))
    assert result_store.load(place) is None


@pytest.mark.parametrize("status", ["perfect", 3, None])
def test_a_status_of_another_version_is_none(place: Path, status: object) -> None:
    """A Result with a status that this version does not know reads as none."""
    result_store.save(graded("one"), place)
    path = place / "result.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"status": status}))
    assert result_store.load(place) is None


def test_another_format_version_is_none(place: Path) -> None:
    """A Result of another format version reads as none, though its fields may look right."""
    result_store.save(graded("one"), place)
    path = place / "result.json"
    path.write_text(
        json.dumps(json.loads(path.read_bytes()) | {"format_version": results.FORMAT_VERSION + 1})
    )
    assert result_store.load(place) is None


def test_outputs_of_another_result_are_not_believed(place: Path, tmp_path: Path) -> None:
    """Outputs saved with another Result make the pair none: the notebook is graded again."""
    result_store.save(graded("one"), place)
    result_store.save(graded("two"), tmp_path)
    (tmp_path / "outputs.json").replace(place / "outputs.json")
    assert result_store.load(place) is None
    assert result_store.load_result(place) == graded("one").result


@pytest.mark.parametrize(("name", "left"), [("outputs.json", []), ("result.json", FILES[:1])])
def test_nothing_is_left_behind_when_writing_fails(place: Path, name: str, left: list[str]) -> None:
    """When a file cannot be put in its place, the error is raised and no half of it stays."""
    place.joinpath(name).mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        result_store.save(graded("one"), place)
    assert names(place) == sorted([*left, name])
    assert result_store.load(place) is None


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_result(place: Path) -> None:
    """When there is no room for the new Result, the old one is still there, and nothing else."""
    result_store.save(graded("one"), place)
    small = msgspec.json.encode(graded("one").result)
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.test_store import graded, store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(small) // 2},) * 2)\n"
        "store.save(graded('two'), Path(sys.argv[1]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", program, place],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "File too large" in ran.stderr
    assert names(place) == FILES
    assert result_store.load_result(place) == graded("one").result


def test_a_stamp_is_of_a_notebooks_content(place: Path, tmp_path: Path) -> None:
    """A stamp holds for the notebook it was made with, copied too, and for no other content."""
    notebook = tmp_path / "notebook.ipynb"
    notebook.write_bytes(b"graded")
    place.mkdir(parents=True)
    result_store.write_import_stamp(place, "key", notebook)
    assert result_store.has_import_stamp(place, "key", notebook)
    assert not result_store.has_import_stamp(place, "other key", notebook)
    os.utime(notebook, (0, 0))
    assert result_store.has_import_stamp(place, "key", notebook)
    notebook.write_bytes(b"edited")
    assert not result_store.has_import_stamp(place, "key", notebook)
    notebook.unlink()
    assert not result_store.has_import_stamp(place, "key", notebook)
