"""Grade a class with otter-grader, installed from PyPI into an environment of its own.

Each exercise becomes a test file with the exercise's visible check. otter-grader runs in as many
processes as there are cores, each of which grades one submission after another without a container.
"""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from autograder.course import Course

ENVIRONMENT = Path(__file__).parents[1] / "build" / "otter"
PACKAGES = ("otter-grader==7.0.0", "ipykernel", "matplotlib", "numpy")
TEST_FILE = """
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points!r}

@test_case()
def test_check(env):
    exec({check!r}, env)
"""
# Grades the submissions that it reads from its arguments, after the test files, and prints the
# seconds without the start.
SCRIPT = """
import sys, time
from otter.api import grade_submission

start = time.perf_counter()
for submission in sys.argv[2:]:
    grade_submission(submission, sys.argv[1], quiet=True)
print(time.perf_counter() - start)
"""


def time_otter(course: Course, week: str, directory: Path, names: list[str]) -> float:
    """Return the seconds that otter-grader takes for a submission, without its start."""
    python = _install()
    directory.mkdir()
    archive = directory / "autograder.zip"
    _write_tests(course, week, archive)
    paths = course.classroom.assignment(week)
    submissions = [str(paths.student(name).submission) for name in names]
    cores = min(len(os.sched_getaffinity(0)), len(names))
    processes = [
        subprocess.Popen(
            [python, "-c", SCRIPT, str(archive), *submissions[core::cores]],
            cwd=course.release(week).parent,  # student code reads the release's files
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for core in range(cores)
    ]
    replies = [process.communicate() for process in processes]
    for process, (_, errors) in zip(processes, replies, strict=True):
        if process.returncode:
            raise SystemExit(f"otter-grader failed: {errors[-1000:]}")
    return max(float(output.split()[-1]) for output, _ in replies) / len(names)


def _install() -> str:
    """Return the interpreter of the environment with otter-grader; create it if needed."""
    python = ENVIRONMENT / "bin" / "python"
    complete = ENVIRONMENT / "complete"
    if not complete.is_file():
        print("installing otter-grader", file=sys.stderr, flush=True)
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        complete.touch()
    return str(python)


def _write_tests(course: Course, week: str, archive: Path) -> None:
    """Write otter's test files and its configuration."""
    notebook = json.loads(course.release(week).read_bytes())
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("otter_config.json", "{}")
        files.writestr("run_otter.py", "")
        for cell in notebook["cells"]:
            metadata = cell["metadata"].get("nbgrader", {})
            if metadata.get("grade") and cell["cell_type"] == "code":
                name, check = metadata["grade_id"], "".join(cell["source"])
                test = TEST_FILE.format(name=name, points=metadata["points"], check=check)
                files.writestr(f"tests/{name}.py", test)
        for name in course.assignment(week).files:
            for path in sorted((course.root / name).rglob("*")):
                if path.is_file():
                    files.write(path, f"files/{path.relative_to(course.root)}")
