"""`seminar grade` against stock nbgrader, on the same notebooks, alternating in one run.

`python benchmarks/against_nbgrader.py [submissions] [rounds]` (default: 100, 1) makes two
courses of week 2: one graded by `seminar grade`, one by stock `nbgrader autograde` and
`nbgrader generate_feedback`, with its own Execute and hidden tests in the check cells. Both end
in a gradebook, autograded notebooks and feedback pages. Printed are the seconds of each, their
ratio, and the floor: nbgrader's bookkeeping without running anything, plus the bare run of the
students' cells in a warm process.
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
LEFT_OUT = ("11_endless_loop", "12_cheat")  # stock nbgrader would wait, or be cheated
HIDDEN = """
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
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "stock"
"""
NO_EXECUTE = """
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.ClearOutput", "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec", "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.LimitOutput", "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties", "nbgrader.preprocessors.CheckCellMetadata",
]
"""


def main(count: int, rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="seminar-benchmark-") as folder:
        root = Path(folder)
        ours = make_ours(root / "ours", count)
        stock = make_stock(root / "stock", ours, STOCK)
        idle = make_stock(root / "idle", ours, STOCK + NO_EXECUTE)
        ratios = []
        for number in range(1, rounds + 1):
            seconds = time_ours(ours), time_stock(stock)
            ratios.append(seconds[1] / seconds[0])
            print(
                f"round {number}: seminar {seconds[0]:.1f} s, stock {seconds[1]:.1f} s for {count}"
                f" submissions: {ratios[-1]:.1f} times",
                flush=True,
            )
        books, bare = time_stock(idle) / count, time_bare(ours) / count
        mine = seconds[0] / count
        print(f"ratio: {min(ratios):.1f} to {max(ratios):.1f}")
        print(f"a submission: seminar {mine * 1e3:.0f} ms, stock {seconds[1] / count * 1e3:.0f} ms")
        print(f"floor: bookkeeping {books * 1e3:.0f} ms, bare run {bare * 1e3:.0f} ms")
        print(f"seminar takes {mine / (books + bare):.2f} times the floor")


def make_ours(folder: Path, count: int) -> Course:
    """A course with `count` submissions, each of another content."""
    course = demo.lay_out(folder, "en")
    release.release(course, ASSIGNMENT)
    blank = course.release(ASSIGNMENT).read_bytes()
    texts = [path.read_text() for path in sorted(demo.CLASS.glob("*.py"))
             if path.stem not in LEFT_OUT]  # fmt: skip
    texts[0] = demo.solved(master.load_master(course.master(ASSIGNMENT)), "en")
    for number in range(count):
        filled = json.loads(answer_file.fill_notebook(texts[number % len(texts)], blank))
        own = {"cell_type": "code", "id": f"own{number}", "metadata": {}, "outputs": [],
               "execution_count": None, "source": f"my_number = {number}"}  # fmt: skip
        filled["cells"].append(own)
        path = course.classroom.assignment(ASSIGNMENT).student(f"student{number:05}").submission
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(filled))
    return course


def make_stock(folder: Path, ours: Course, config: str) -> Path:
    """The same course for stock nbgrader, hidden tests in the check cells."""
    source = folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source.parent.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(config)
    made = json.loads((ours.classroom / "source" / ASSIGNMENT / source.name).read_text())
    references = master.load_master(ours.master(ASSIGNMENT))
    exercises = set(references.exercises)
    for cell in made["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        name = next((n for n in exercises if about.get("grade") and n in about["grade_id"]), None)
        if name in ("mean_squared_error", "cross_entropy_error"):
            text = "".join(cell["source"])
            lines = references.source(name).split("\n")
            plain = "\n".join(line for line in lines if " SOLUTION" not in line)
            cell["source"] = text + HIDDEN.format(name=name, source=plain)
    source.write_text(json.dumps(made))
    shutil.copytree(ours.classroom / "submitted", folder / "submitted")
    run(folder, "nbgrader", "generate_assignment", ASSIGNMENT)
    return folder


def time_ours(course: Course) -> float:
    """Seconds of `seminar grade` from nothing graded."""
    for name in ("autograded", "feedback", "results", "gradebook.db"):
        forget(course.classroom.path / name)
    return run(course.root, "seminar", "grade", ASSIGNMENT)


def time_stock(folder: Path) -> float:
    """Seconds of stock nbgrader from nothing graded."""
    for name in ("autograded", "feedback"):
        forget(folder / name)
    spent = run(folder, "nbgrader", "autograde", ASSIGNMENT)
    return spent + run(folder, "nbgrader", "generate_feedback", ASSIGNMENT)


def time_bare(course: Course) -> float:
    """Seconds of running the students' cells one after the other in warm processes."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    released = normalizer.read_release(kit.release, ASSIGNMENT)
    files = sorted((course.classroom.path / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb"))
    cells = [runnable_cells(normalizer.normalize(f.read_bytes(), released, "en")) for f in files]
    with Session(sandbox_spec(kit), cells[0]) as session:
        session.run_notebook()  # starts the warm parent
    began = time.perf_counter()
    for one in cells:
        with Session(sandbox_spec(kit), one) as session:
            session.run_notebook()
    return time.perf_counter() - began


def programs() -> dict[str, str]:
    """The environment in which this interpreter's programs are found."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def run(folder: Path, *command: str) -> float:
    """Seconds that a command takes; what it prints is shown if it fails badly."""
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=programs(), capture_output=True, text=True, check=False
    )
    spent = time.perf_counter() - began
    if done.returncode:
        print(f"{command[0]} {command[1]} ended with {done.returncode}: {done.stderr[-1000:]}")
        raise SystemExit(1)
    return spent


def forget(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes + [100, 1][len(sizes):]))  # fmt: skip
