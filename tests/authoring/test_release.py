"""Releases are complete, contain nothing hidden, and are the same each time."""

import ast
import json
import sys
import zipfile
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade
from typer.testing import CliRunner

from autograder.authoring import check_cells, release
from autograder.cli.app import app
from autograder.content.answer_file import fill_notebook
from autograder.content.master import CellKind, MasterCell, load_master
from autograder.core.i18n import LANGUAGES, Language
from autograder.core.problems import ProblemKind
from autograder.course import Course, in_language
from autograder.gradebook.nbgrader_config import CODE_STUBS, FORMER_CODE_STUBS
from autograder.intake.model import CHECK_HELPER
from autograder.intake.normalizer import normalize, read_release
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT
from tests.support.scaffold_helpers import in_two_languages

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def cells(course: Course) -> list[dict[str, object]]:
    notebook_cells: list[dict[str, object]] = json.loads(classroom.blank(course))["cells"]
    return notebook_cells


def test_releasing_twice_gives_identical_files(course: Course) -> None:
    """The same master gives the same notebook and the same zip, byte for byte."""
    releases = course.root / "assignments"
    before = {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()}
    assert len(before) == 4
    release.release_assignment(course, ASSIGNMENT)
    assert {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()} == before


def test_no_solution_is_released(course: Course) -> None:
    """No line of a solution region of the master is in the release or its zip."""
    text = course.master(ASSIGNMENT).read_text()
    regions = [part.split("### END SOLUTION")[0] for part in text.split("### BEGIN SOLUTION")[1:]]
    lines = [line.strip(" #") for region in regions for line in region.split("\n")]
    secrets = [line for line in lines if len(line) > 12]
    assert len(secrets) > 8
    archive = course.root / "assignments" / f"{ASSIGNMENT}.zip"
    with zipfile.ZipFile(archive) as zipped:
        released = "".join(zipped.read(name).decode() for name in zipped.namelist())
    released = released.encode().decode("unicode_escape", "ignore") + released
    assert [line for line in secrets if line in released] == []


def test_zip_holds_what_a_student_needs(course: Course) -> None:
    """The zip contains the notebook, the requirements and a README, and nothing else."""
    with zipfile.ZipFile(course.root / "assignments" / f"{ASSIGNMENT}.zip") as archive:
        assert sorted(archive.namelist()) == [
            f"{ASSIGNMENT}/README.md",
            f"{ASSIGNMENT}/requirements.txt",
            f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        ]


def test_both_languages_have_equal_cells(course: Course) -> None:
    """English and Japanese releases differ only in their texts."""
    english = cells(course)
    release.release_assignment(in_language(course, "ja"), ASSIGNMENT)
    japanese = cells(course)
    assert [cell["id"] for cell in english] == [cell["id"] for cell in japanese]
    assert [cell["cell_type"] for cell in english] == [cell["cell_type"] for cell in japanese]
    texts = [cell["source"] for cell in japanese if cell["cell_type"] == "markdown"]
    assert all(any(letter > "\u3040" for letter in "".join(text)) for text in texts)  # type: ignore[arg-type]


def test_points_of_the_release_are_those_of_the_master(course: Course) -> None:
    """Each check cell and question has the points that the master gives it."""
    master = load_master(course.master(ASSIGNMENT))
    expected = {cell.name: cell.points for cell in master.cells if cell.points}
    metadata = [cell["metadata"].get("nbgrader", {}) for cell in cells(course)]  # type: ignore[attr-defined]
    assert {data["grade_id"]: data["points"] for data in metadata if "points" in data} == expected


@pytest.mark.parametrize("language", ["en", "ja"])
def test_readme_names_what_grades(course: Course, language: Language) -> None:
    """The README names the version of Python and the packages that grade."""
    release.release_assignment(in_language(course, language), ASSIGNMENT)
    readme = course.release(ASSIGNMENT).with_name("README.md").read_text()
    (line,) = [line for line in readme.split("\n") if "matplotlib" in line]
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in line
    assert ", ".join(course.config.packages) in line
    assert "Python 3.11" in readme.split("\n")[2]  # the oldest one that runs the notebook


def test_two_languages_are_released_side_by_side(course: Course) -> None:
    """Each has its directory, its zip and its README; both unpack into the same directory.

    The notebook of each is the one that a course in this language alone has.
    """
    course = in_two_languages(course)
    archives = release.release_assignment(course, ASSIGNMENT)
    assert [path.name for path in archives] == [f"{ASSIGNMENT}.zip", f"{ASSIGNMENT}.ja.zip"]
    for archive in archives:
        with zipfile.ZipFile(archive) as zipped:
            assert f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb" in zipped.namelist()
    readme = course.release(ASSIGNMENT, "ja").with_name("README.md").read_text(encoding="utf-8")
    assert "締め切り" in readme
    for language in LANGUAGES:
        released = json.loads(course.release(ASSIGNMENT, language).read_bytes())
        assert released["metadata"]["seminar"]["language"] == language
        alone = release.build_preview(in_language(course, language), ASSIGNMENT)
        assert released == json.loads(alone)


def test_a_language_that_the_course_no_longer_has_is_removed(course: Course) -> None:
    """The next release removes its directory and its zip."""
    release.release_assignment(in_two_languages(course), ASSIGNMENT)
    release.release_assignment(course, ASSIGNMENT)
    names = sorted(path.name for path in (course.root / "assignments").iterdir())
    assert names == [ASSIGNMENT, f"{ASSIGNMENT}.zip"]


def test_the_command_releases_both(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """`seminar release` prints a line for each language, and refuses to release one of two."""
    monkeypatch.chdir(in_two_languages(course).root)
    released = CliRunner().invoke(app, ["release", ASSIGNMENT])
    assert released.output.splitlines() == [
        f"{ASSIGNMENT}: assignments/{ASSIGNMENT} and assignments/{ASSIGNMENT}.zip (en)",
        f"{ASSIGNMENT}: assignments/{ASSIGNMENT}.ja and assignments/{ASSIGNMENT}.ja.zip (ja)",
    ]
    refused = CliRunner().invoke(app, ["release", ASSIGNMENT, "--language", "ja"])
    assert "released in en and ja, side by side" in str(refused.exception)


def test_checks_and_figures_are_folded(course: Course) -> None:
    """JupyterLab and Colab hide their code, and Run All goes on after an error in them."""
    master = load_master(course.master(ASSIGNMENT))
    kinds = (CellKind.CHECK, CellKind.FIGURE)
    cells = [cell for cell in master.cells if cell.kind in kinds and cell.is_folded]
    expected = {CHECK_HELPER, *(cell.name for cell in cells)}
    folded = [data["metadata"] for data in released(course) if "jupyter" in data["metadata"]]
    assert {metadata["seminar"]["name"] for metadata in folded} == expected
    assert "try_size" not in expected  # students change its code
    for metadata in folded:
        assert metadata["jupyter"] == {"source_hidden": True}
        assert metadata["cellView"] == "form"
        assert metadata["tags"] == ["raises-exception"]
    assert MasterCell(CellKind.GIVEN, "helpers", "").is_folded
    assert not MasterCell(CellKind.GIVEN, "earlier_weeks", "").is_folded


def released(course: Course) -> list[Any]:
    """Return the cells of a new release."""
    return list(json.loads(release.build_preview(course, ASSIGNMENT))["cells"])


def run_all(course: Course, answers: str, *own_cells: str) -> list[Any]:
    """Run a notebook and further cells after it as Run All of Jupyter does; return its cells."""
    data = fill_notebook(answers, release.build_preview(course, ASSIGNMENT))
    notebook = nbformat.reads(data.decode(), as_version=4)
    may_fail = {"tags": ["raises-exception"]}
    notebook.cells += [nbformat.v4.new_code_cell(code, metadata=may_fail) for code in own_cells]
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return list(notebook.cells)


def results_of_checks(cells: list[Any]) -> dict[str, str]:
    """Return what the check of each exercise shows."""
    shown = {}
    for cell in cells:
        seminar = cell.metadata.get("seminar", {})
        if seminar.get("role") == CellKind.CHECK:
            (output,) = cell.outputs
            points = cell.metadata.nbgrader.points if output.output_type == "stream" else 0
            assert determine_grade(cell)[0] == points  # in an nbgrader without the kit
            shown[seminar["name"]] = output.get("text") or "\n".join(output.traceback)
    return shown


ANSWERS = """\
# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)

# %% mini_batch
def pick(x, rows):
    return x[rows, 0, 0]

def mini_batch(x, t, size, rng):
    return pick(x, rng.choice(len(x), size))
"""
LATER_ANSWER = "def cross_entropy_error(y, t):\n    return -np.sum(t * np.log(y))"


def test_a_release_needs_no_package_of_the_kit(course: Course) -> None:
    """Its code, with the helper of the checks, imports only packages of the course."""
    notebook = nbformat.reads(classroom.blank(course).decode(), as_version=4)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert f"class {CHECK_HELPER}:" in code
    imported: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    assert {"numpy"} <= imported <= {*course.config.packages, *sys.stdlib_module_names}


@pytest.mark.slow
def test_a_check_shows_one_line(course: Course) -> None:
    """It says what agrees, what is not written yet, or what differs: no code of the check.

    An error in the student's code has the traceback of that code.
    """
    shown = results_of_checks(run_all(course, ANSWERS))
    assert shown["mean_squared_error"] == (
        "mean_squared_error: the visible examples agree (1 of 3 exercises).\n"
    )
    assert shown["cross_entropy_error"] == "cross_entropy_error is not written yet."
    assert "x[rows, 0, 0]" in shown["mini_batch"].replace("\x1b[32m", "").replace("\x1b[39m", "")
    assert "IndexError" in shown["mini_batch"]
    assert CHECK_HELPER not in shown["mini_batch"]

    other = ANSWERS.replace("0.5 * ", "").replace("[rows, 0, 0]", "[rows]")
    shown = results_of_checks(run_all(course, other))
    for name in ("mean_squared_error", "mini_batch"):
        assert shown[name].startswith(f"{name}: "), shown[name]
        assert "\n" not in shown[name]
        assert "assert " not in shown[name]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_without_its_function_shows_one_line(course: Course, language: Language) -> None:
    """It names the function that is not written yet, and shows no empty axes.

    So does a cell of the student; an error with its own message shows that message. An error in an
    exercise shows its traceback, without the cell that called the exercise. A figure that stops
    because a function returned something else shows one line, unless the student has changed it.
    """
    own = 'def trained():\n    raise NotImplementedError("Train first.")\n\n'
    empty_axes = "plt.subplots()\ncross_entropy_error(1, 1)"
    wrong = "called_here = mini_batch(np.eye(3), np.eye(3), 2, np.random.default_rng())"
    (figure,) = [
        cell.source
        for cell in load_master(course.master(ASSIGNMENT)).in_language(language)
        if cell.name == "minus_log"
    ]
    changed, unfit = f"{figure}\n# mine", "def cross_entropy_error(y, t):\n    return {}"
    cells = (empty_axes, f"{own}trained()", wrong, unfit, figure, changed)
    ran = run_all(in_language(course, language), ANSWERS, *cells)
    shown = {
        cell.metadata.get("seminar", {}).get("name", cell.source): [
            "\n".join(output.get("traceback", [output.output_type])) for output in cell.outputs
        ]
        for cell in ran
        if cell.cell_type == "code"
    }
    line = {
        "en": "This cell needs cross_entropy_error, which is not written yet.",
        "ja": "このセルで使うcross_entropy_errorは、まだ書かれていません。",
    }[language]
    for name in ("minus_log", "loss_and_accuracy", "try_size", empty_axes):
        assert shown[name] == [line], name
    assert shown[f"{own}trained()"] == ["Train first."]
    (error,) = shown[wrong]
    assert (
        error.split("\n")[0]
        == {
            "en": "This cell stopped in mini_batch:",
            "ja": "このセルは、mini_batchの中で止まりました。",
        }[language]
    )
    assert "x[rows" in error.replace("\x1b[32m", "").replace("\x1b[39m", "")
    assert "IndexError" in error
    assert "called_here" not in error
    (line,) = shown[figure]
    assert "\n" not in line
    starts = {"en": "This figure cannot be drawn (", "ja": "この図は描けませんでした（"}
    assert line.startswith(starts[language])
    error, *_ = shown[changed]  # and the empty axes
    assert "Traceback" in error


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_submission_with_plain_checks_is_unchanged(course: Course, language: Language) -> None:
    """A submission from a release with plain checks and other stubs is graded as before."""
    data = release.build_preview(in_two_languages(course), ASSIGNMENT)
    master = load_master(course.master(ASSIGNMENT))
    plain = {
        cell.name: cell.source
        for cell in master.in_language(language)
        if cell.kind is CellKind.CHECK
    }
    old = json.loads(fill_notebook(ANSWERS, data))
    kept = [
        cell
        for cell in old["cells"]
        if cell["metadata"].get("seminar", {}).get("name") != CHECK_HELPER
    ]
    stubs = 0
    for cell in kept:
        source = "".join(cell["source"])
        if cell["metadata"].get("nbgrader", {}).get("locked"):
            source = plain[cell["metadata"]["nbgrader"]["grade_id"]]
        stubs += CODE_STUBS["en"] in source
        cell["source"] = source.replace(CODE_STUBS["en"], FORMER_CODE_STUBS["en"])
    # An answer above a stub that was left: only an unchanged stub does not undo it.
    kept.insert(2, {"cell_type": "code", "metadata": {}, "outputs": [], "source": LATER_ANSWER})
    old["cells"] = kept
    assert len(plain) == 3
    normalized = normalize(json.dumps(old).encode(), read_release(data, ASSIGNMENT), language)
    assert [problem.kind for problem in normalized.problems] == [ProblemKind.DEFINED_IN_OTHER_CELL]
    assert stubs == 1


def test_a_wrapped_check_is_the_same_code() -> None:
    """The lines of a string stay as they are; a check without examples is not wrapped."""
    source = 'text = """a\n  b\n"""\n\nif text:\n    print(f"""{\n    text}\nc""")\nassert text'
    cells = [MasterCell(CellKind.CHECK, "f", source), MasterCell(CellKind.CHECK, "g", "# None.")]
    helper, wrapped, empty = check_cells.with_checks(cells, "en")
    assert empty == cells[1]
    assert "exercises, figures, agreed = ('f',), (), set()" in helper.source
    namespace: dict[str, Any] = {}
    exec(f"{helper.source}\n{wrapped.source}", namespace)
    assert namespace["text"] == "a\n  b\n"
    assert '"""a\n  b\n"""\n\n    if text:' in wrapped.source
