"""Compare the speed of `seminar grade` and stock nbgrader on the same notebooks, in one run.

`python benchmarks/against_nbgrader.py [submissions] [rounds]` (default: 100, 1) creates two
courses of week 2. `seminar grade` grades the first one; `nbgrader autograde` and `nbgrader
generate_feedback` grade the second one, with nbgrader's Execute preprocessor and hidden tests in
the check cells. Both produce a gradebook, autograded notebooks and feedback pages. The benchmark
prints the seconds of each, their ratio, and a baseline: nbgrader's bookkeeping without execution
plus running the students' cells in a warm process.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.course import Course, Level
from autograder.grading.spec import load_spec, sandbox_spec
from autograder.grading.test_run import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.session import Session
from autograder.workflows import demo

ASSIGNMENT = demo.ASSIGNMENT
# Stock nbgrader would wait for the first and award points to the second.
SKIPPED_SUBMISSIONS = ("11_endless_loop", "12_cheat")
HIDDEN_TESTS = """
### BEGIN HIDDEN TESTS
_reference = {{"np": np}}
exec({source!r}, _reference)
_rng = np.random.default_rng(20)
for _rows in (1, 3, 7, 20):
    _y = _rng.dirichlet(np.ones(10), _rows)
    _t = np.eye(10)[_rng.integers(0, 10, _rows)]
    for _arguments in ((_y, _t), (_y[0], _t[0])):
        np.testing.assert_allclose({name}(*_arguments), _reference["{name}"](*_arguments))
### END HIDDEN TESTS
"""
STOCK_CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "stock"
"""
NO_EXECUTE_CONFIG = """
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.ClearOutput", "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec", "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.LimitOutput", "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties", "nbgrader.preprocessors.CheckCellMetadata",
]
"""


def main(count: int, rounds: int) -> None:
    """Measure both graders and the baseline, and print the results."""
    with tempfile.TemporaryDirectory(prefix="seminar-benchmark-") as temporary_directory:
        root = Path(temporary_directory)
        course = create_course(root / "kit", count)
        stock = create_stock_course(root / "stock", course, STOCK_CONFIG)
        no_execute = create_stock_course(
            root / "no_execute", course, STOCK_CONFIG + NO_EXECUTE_CONFIG
        )
        ratios = []
        for number in range(1, rounds + 1):
            kit_seconds, stock_seconds = time_kit(course), time_stock(stock)
            ratios.append(stock_seconds / kit_seconds)
            print(
                f"round {number}: seminar {kit_seconds:.1f} s, stock {stock_seconds:.1f} s for"
                f" {count} submissions: {ratios[-1]:.1f} times",
                flush=True,
            )
        bookkeeping, execution = time_stock(no_execute) / count, time_execution(course) / count
        kit, stock_each = kit_seconds / count, stock_seconds / count
        print(f"ratio: {min(ratios):.1f} to {max(ratios):.1f}")
        print(f"a submission: seminar {kit * 1e3:.0f} ms, stock {stock_each * 1e3:.0f} ms")
        print(f"baseline: bookkeeping {bookkeeping * 1e3:.0f} ms, cells {execution * 1e3:.0f} ms")
        print(f"seminar takes {kit / (bookkeeping + execution):.2f} times the baseline")


def create_course(root: Path, count: int) -> Course:
    """Create a released course with `count` submissions, each with different content."""
    course = demo.create_course(root, "en")
    release.release_assignment(course, ASSIGNMENT)
    blank = course.release(ASSIGNMENT).read_bytes()
    texts = [path.read_text() for path in sorted(demo.SUBMISSIONS_DIR.glob("*.py"))
             if path.stem not in SKIPPED_SUBMISSIONS]  # fmt: skip
    texts[0] = demo.reference_answers(master.load_master(course.master(ASSIGNMENT)), "en")
    for number in range(count):
        notebook = json.loads(answer_file.fill_notebook(texts[number % len(texts)], blank))
        cell = {"cell_type": "code", "id": f"own{number}", "metadata": {}, "outputs": [],
                "execution_count": None, "source": f"my_number = {number}"}  # fmt: skip
        notebook["cells"].append(cell)
        path = course.classroom.assignment(ASSIGNMENT).student(f"student{number:05}").submission
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))
    return course


def create_stock_course(root: Path, course: Course, config: str) -> Path:
    """Create a copy of the course for stock nbgrader, with hidden tests in the check cells."""
    source = root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source.parent.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(config)
    notebook = json.loads(course.classroom.assignment(ASSIGNMENT).source.read_text())
    solutions = master.load_master(course.master(ASSIGNMENT))
    for cell in notebook["cells"]:
        metadata = cell["metadata"].get("nbgrader", {})
        for name in ("mean_squared_error", "cross_entropy_error"):
            if metadata.get("grade") and name in metadata["grade_id"]:
                lines = solutions.solution(name).split("\n")
                plain = "\n".join(line for line in lines if " SOLUTION" not in line)
                cell["source"] = "".join(cell["source"]) + HIDDEN_TESTS.format(
                    name=name, source=plain
                )
    source.write_text(json.dumps(notebook))
    shutil.copytree(course.classroom.submitted_dir, root / "submitted")
    run(root, "nbgrader", "generate_assignment", ASSIGNMENT)
    return root


def time_kit(course: Course) -> float:
    """Return the seconds that `seminar grade` takes when nothing is graded."""
    for name in ("autograded", "feedback", "results", "gradebook.db"):
        delete(course.classroom.path / name)
    return run(course.root, "seminar", "grade", ASSIGNMENT)


def time_stock(root: Path) -> float:
    """Return the seconds that stock nbgrader takes when nothing is graded."""
    for name in ("autograded", "feedback"):
        delete(root / name)
    seconds = run(root, "nbgrader", "autograde", ASSIGNMENT)
    return seconds + run(root, "nbgrader", "generate_feedback", ASSIGNMENT)


def time_execution(course: Course) -> float:
    """Return the seconds to run the students' cells one submission at a time in warm processes."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    release_notebook = normalizer.read_release(spec.release, ASSIGNMENT)
    notebooks = [
        normalizer.normalize(path.read_bytes(), release_notebook, "en")
        for path in submission_paths(course)
    ]
    cells = [runnable_cells(notebook) for notebook in notebooks]
    with Session(sandbox_spec(spec), cells[0]) as session:
        session.run_notebook()  # starts the zygote
    start = time.perf_counter()
    for notebook_cells in cells:
        with Session(sandbox_spec(spec), notebook_cells) as session:
            session.run_notebook()
    return time.perf_counter() - start


def submission_paths(course: Course) -> list[Path]:
    """Return the submitted notebooks, sorted by student."""
    return sorted(course.classroom.submitted_dir.glob(f"*/{ASSIGNMENT}/*.ipynb"))


def environment() -> dict[str, str]:
    """Return an environment whose PATH starts with this interpreter's programs."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def run(directory: Path, *command: str) -> float:
    """Return the seconds that a command takes; raise SystemExit if it fails."""
    start = time.perf_counter()
    process = subprocess.run(
        command, cwd=directory, env=environment(), capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if process.returncode:
        output = process.stderr[-1000:]
        raise SystemExit(f"{' '.join(command[:2])} ended with {process.returncode}: {output}")
    return seconds


def delete(path: Path) -> None:
    """Delete a file or a directory tree; a missing path is no error."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes + [100, 1][len(sizes):]))  # fmt: skip
