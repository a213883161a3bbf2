"""Compare the speed of `seminar grade`, stock nbgrader and otter-grader on the same notebooks.

`python benchmarks/against_nbgrader.py [submissions] [--week WEEK | --all] [--otter] [--sample N]`
(default: 100 submissions of week 2) makes a class of notebooks handed in with outputs
(`real_class.py`), and grades it on this machine, one grader after the other:

- `seminar grade`;
- `nbgrader autograde` and `nbgrader generate_feedback` with nbgrader's own Execute preprocessor and
  the visible checks, in week 2 also hidden tests, in the check cells. Both of these write a
  gradebook, autograded notebooks and feedback pages;
- with `--otter`, otter-grader from PyPI (in `build/otter/`, in an environment of its own): the
  visible checks as its test files, in one process for each core, without pages.

With `--sample` the other graders get the first N notebooks only, and their start is left out of
the time of a submission: it is the difference to a run with a single notebook. The time of
`seminar grade` always contains its start.

It prints milliseconds a submission, the ratios to `seminar grade`, and the CPU time of a submission
by kind of process. Neither of the other graders explains a failure or isolates a submission.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import real_class
from msgspec import Struct
from otter_grader import time_otter
from process_cpu import KINDS, CommandCost, environment, measure

from autograder.content import master
from autograder.course import Course
from autograder.workflows import demo

MIN_SAMPLE = 4  # fewer would leave the difference between two runs to chance
WEEK_2 = demo.ASSIGNMENT
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
c.Execute.timeout = 120
"""


class Comparison(Struct, frozen=True):
    """What `seminar grade` took for one week, and a submission of the other graders."""

    week: str
    count: int
    kit: CommandCost
    stock_seconds: float
    otter_seconds: float  # 0 if it was not measured


def main() -> None:
    """Measure all graders and print the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("submissions", type=int, nargs="?", default=100)
    parser.add_argument("--week", default=WEEK_2)
    parser.add_argument("--all", action="store_true", help="all seven weeks, as a table")
    parser.add_argument("--otter", action="store_true", help="compare with otter-grader, too")
    parser.add_argument("--sample", type=int, default=0, help="notebooks for the other graders")
    parser.add_argument("--seed", type=int, default=0, help="of the invented students")
    options = parser.parse_args()
    if options.sample in range(1, MIN_SAMPLE):
        parser.error(f"--sample needs at least {MIN_SAMPLE} notebooks")
    weeks = real_class.weeks() if options.all else [options.week]
    header = "| week | submissions | seminar, ms | nbgrader, ms | ratio | otter, ms | ratio |"
    print(f"{header} {' | '.join(f'{kind}, CPU ms' for kind in KINDS)} |")
    print("|---" * (header.count("|") - 1 + len(KINDS)) + "|", flush=True)
    for week in weeks:
        print(row(compare(week, options)), flush=True)


def compare(week: str, options: argparse.Namespace) -> Comparison:
    """Grade the same class with each grader."""
    count, sample = options.submissions, options.sample
    with tempfile.TemporaryDirectory(prefix="seminar-benchmark-") as temporary_directory:
        root = Path(temporary_directory)
        course = real_class.create_course(root / "kit")
        students = real_class.submit_class(course, week, count, options.seed)
        print(f"{week}: {real_class.describe(students)}", file=sys.stderr, flush=True)
        names = [student.name for student in students][: sample or count]
        stock = create_stock_course(root / "stock", course, week, names)
        kit_cost = measure(course.root, "seminar", "grade", week)
        real_class.check_points(course, week, students)
        stock_seconds = time_stock(stock, week, names, without_start=sample > 0)
        otter_seconds = time_otter(course, week, root / "otter", names) if options.otter else 0.0
    return Comparison(week, count, kit_cost, stock_seconds, otter_seconds)


def time_stock(root: Path, week: str, names: list[str], *, without_start: bool) -> float:
    """Return the seconds that stock nbgrader takes for a submission."""
    commands = [("nbgrader", step, week) for step in ("autograde", "generate_feedback")]
    if not without_start:
        return sum(run(root, *command) for command in commands) / len(names)
    # nbgrader does not grade the first one again.
    first = sum(run(root, *command, f"--student={names[0]}") for command in commands)
    others = sum(run(root, *command) for command in commands)
    return (others - first) / (len(names) - 2)


def row(comparison: Comparison) -> str:
    """Return a line of the table."""
    count, kit = comparison.count, comparison.kit
    cells = [comparison.week, str(count), f"{kit.seconds / count * 1e3:.0f}"]
    for seconds in (comparison.stock_seconds, comparison.otter_seconds):
        if seconds:
            cells += [f"{seconds * 1e3:.0f}", f"{seconds * count / kit.seconds:.1f}"]
        else:
            cells += ["–", "–"]
    cells += [f"{kit.cpu[kind] / count * 1e3:.0f}" for kind in KINDS]
    return f"| {' | '.join(cells)} |"


def create_stock_course(root: Path, course: Course, week: str, names: list[str]) -> Path:
    """Create a copy of the course with the submissions of `names` for stock nbgrader."""
    source = root / "source" / week / f"{week}.ipynb"
    source.parent.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(STOCK_CONFIG)
    notebook = json.loads(course.classroom.assignment(week).source.read_text())
    if week == WEEK_2:
        add_hidden_tests(course, notebook)
    source.write_text(json.dumps(notebook))
    released = course.release(week).parent
    for file in course.assignment(week).files:
        copy_file = shutil.copytree if (released / file).is_dir() else shutil.copy
        copy_file(released / file, source.parent / file)
    for name in names:
        shutil.copytree(course.classroom.submitted_dir / name, root / "submitted" / name)
    run(root, "nbgrader", "generate_assignment", week)
    return root


def add_hidden_tests(course: Course, notebook: real_class.Notebook) -> None:
    """Compare two functions of week 2 with the reference in the check cells."""
    solutions = master.load_master(course.master(WEEK_2))
    for cell in notebook["cells"]:
        metadata = cell["metadata"].get("nbgrader", {})
        for name in ("mean_squared_error", "cross_entropy_error"):
            if metadata.get("grade") and name in metadata["grade_id"]:
                plain = real_class.plain_solution(solutions, name)
                tests = HIDDEN_TESTS.format(name=name, source=plain)
                cell["source"] = "".join(cell["source"]) + tests


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


if __name__ == "__main__":
    main()
