"""The commands end to end, as a newcomer would type them."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.cli.app import app, main, repeat_lost_interrupt
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.grading.result import CellStatus
from autograder.grading.spec import SUITES
from autograder.workflows import demo, grade
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, small_class
from tests.support.fault_harness import SEMINAR, seminar


@pytest.mark.nightly
@pytest.mark.full_wall
def test_demo_runs_from_nothing_to_graded(tmp_path: Path) -> None:
    """`seminar demo` grades two weeks of a whole class, and its last line is the report."""
    done = seminar(tmp_path, "demo")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    weeks = done.stdout.split("graded now")
    assert len(weeks) == len(demo.ASSIGNMENTS) + 1
    for table, hidden in zip(weeks, ("okafor.ada", "nakamura.riku"), strict=False):
        students = {entry.attributes["student"] for entry in demo.load_class()}
        rows = [line.split() for line in table.split("\n")]
        lines = {row[0]: " ".join(row) for row in rows if row and row[0] in students}
        assert hidden not in lines
        assert len(lines) >= 22
    assert "11/11" in lines["mori.aoi"]
    assert "10.09/11" in lines["sato.yui"]
    assert (tmp_path / "classroom" / "gradebook.db").is_file()
    report = Path(done.stdout.splitlines()[-1])
    assert report == tmp_path / "classroom" / "reports" / f"{ASSIGNMENT}.html"
    assert "佐藤 結衣" in report.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_demo_hands_in_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo's notebooks have the figures that need none of the student's own answers."""
    students = ("mori.aoi", "chen.wei")  # the second one has another AND
    monkeypatch.setattr(demo, "CLASS_FILE", small_class(tmp_path / "class.py", students))
    monkeypatch.setattr(demo, "ASSIGNMENTS", demo.ASSIGNMENTS[:1])
    course = demo.create_demo(tmp_path / "course", "en", datetime(2026, 12, 7, 12))
    list(demo.release_and_submit(course, Level.FULL))
    grade.grade_assignment(course, demo.ASSIGNMENTS[0], level=Level.FULL)
    week = course.classroom.assignment(demo.ASSIGNMENTS[0])
    kept = {}
    for student in students:
        result = result_store.load_result(week.student(student).result_dir)
        assert result is not None
        kept[student] = {cell.cell for cell in result.cells if cell.status is CellStatus.KEPT}
    assert set() < kept["chen.wei"] < kept["mori.aoi"]


@pytest.mark.slow
def test_demo_runs_where_bubblewrap_is_missing(tmp_path: Path) -> None:
    """Without bubblewrap the demo still runs, says so once, and marks the results.

    The class is small: without a zygote each submission starts an interpreter of its own.
    """
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("rm", "alembic"):
        found = shutil.which(name, path=f"{Path(SEMINAR).parent}:{os.defpath}")
        assert found
        (tools / name).symlink_to(found)
    two_students = small_class(tmp_path / "class.py", ("chen.wei", "garcia.lucia"))
    code = (
        "import pathlib; from autograder.cli import app; from autograder.workflows import demo;"
        f" demo.CLASS_FILE = pathlib.Path({str(two_students)!r});"
        " demo.ASSIGNMENTS = demo.ASSIGNMENTS[1:]; app.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "demo", "course"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(tools)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("bubblewrap is not installed") == 1
    assert "apt-get install bubblewrap" in done.stderr
    assert "sandbox level: none" in done.stdout
    assert "not graded in the full sandbox" not in done.stdout


def test_grade_refuses_without_the_wall(course: Course) -> None:
    """Without bubblewrap `seminar grade` refuses, and says how to install it."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    done = seminar(course.root, "grade", PATH="/nonexistent")
    assert done.returncode == 3
    assert "Install bubblewrap" in done.stderr
    assert "--unsafe-no-sandbox" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (course.classroom.path / "results").exists()


@pytest.mark.slow
@pytest.mark.full_wall
def test_grade_shows_a_table_and_a_line_for_each_problem(course: Course) -> None:
    """`seminar grade` shows points and a line for each problem, and ends with 0."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", b"")
    course.classroom.assignment(ASSIGNMENT).student("cem").submitted_dir.mkdir(parents=True)
    done = seminar(course.root, "grade", ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    assert "11/11" in done.stdout
    assert "ben: The file is empty" in done.stdout
    assert "cem: no notebook in" in done.stdout
    again = seminar(course.root, "grade")
    assert "0 graded now, 2 unchanged" in again.stdout


@pytest.mark.slow
@pytest.mark.full_wall
def test_check_prints_exercise_by_exercise_and_stores_nothing(
    course: Course, tmp_path: Path
) -> None:
    """`seminar check` tells points and titles of one file, and leaves no trace."""
    notebook = tmp_path / f"{ASSIGNMENT}.ipynb"
    notebook.write_bytes(classroom.answered(course, classroom.NO_MEAN))
    before = sorted(course.classroom.path.rglob("*"))
    done = seminar(course.root, "check", str(notebook))
    assert done.returncode == 0, done.stderr
    assert "cross_entropy_error: 4.09 of 5 points" in done.stdout
    assert "✗ Right for a batch: the mean over its samples" in done.stdout
    assert "✓ Takes one sample with a plain integer as its label" in done.stdout
    detailed = seminar(course.root, "check", str(notebook), "--details")
    assert re.search(r"cross_entropy_error/test_\w+: .*came: .+; expected: ", detailed.stdout)
    assert "expected: " not in done.stdout
    assert sorted(course.classroom.path.rglob("*")) == before


@pytest.mark.nightly
@pytest.mark.full_wall
def test_json_has_what_the_table_has(course: Course) -> None:
    """`grade --json` gives points and problems, `check --json` a Result that a student may read."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.NO_MEAN))
    notebook = classroom.hand_in(course, "ben", b"")
    marked = json.loads(seminar(course.root, "grade", ASSIGNMENT, "--json").stdout)
    ada, ben = marked["students"]
    assert (ada["student"], ada["points"], ada["gradebook"]["points"]) == ("ada", 10.09, 10.09)
    assert [problem["kind"] for problem in ben["problems"]] == ["empty_file"]
    notebook = course.classroom.assignment(ASSIGNMENT).student("ada").submitted_dir / notebook.name
    checked = json.loads(seminar(course.root, "check", str(notebook), "--json").stdout)
    tests = [test for exercise in checked["exercises"] for test in exercise["tests"]]
    assert {test["status"] for test in tests} == {"passed", "failed"}
    assert {test["detail"] for test in tests} == {""}


@pytest.mark.nightly
@pytest.mark.full_wall
def test_grade_asks_before_it_applies_a_changed_suite(course: Course) -> None:
    """In a pipe a changed suite is refused with the next step; `--yes` applies it.

    A first submission needs no question, and `regrade` does the same as `grade`.
    """
    classroom.hand_in(course, "ada", classroom.complete(course))
    assert "11/11" in seminar(course.root, "grade").stdout
    suite = Path(shutil.copytree(SUITES / ASSIGNMENT, course.root / "autograder/suites/week2_loss"))
    test = suite / "test_mean_squared_error.py"
    test.write_text(test.read_text().replace("squared_error(y, t))", "squared_error(y, t) + 1)"))
    classroom.hand_in(course, "ben", classroom.complete(course))
    previewed = seminar(course.root, "regrade", "--preview")
    assert previewed.returncode == 0, previewed.stderr
    for command in ("grade", "regrade"):
        refused = seminar(course.root, command)
        assert refused.returncode == 2
        assert "ada" in refused.stdout
        assert "the suite changed since" in refused.stderr
        assert "`seminar grade week2_loss --yes` applies it" in refused.stderr
    assert not course.classroom.assignment(ASSIGNMENT).student("ben").feedback_page.exists()
    assert "1 graded now" in seminar(course.root, "grade", "--student", "ben").stdout
    applied = seminar(course.root, "grade", "--yes")
    assert applied.returncode == 0, applied.stderr
    assert "11/11" not in applied.stdout
    again = json.loads(seminar(course.root, "regrade", "--preview", "--json").stdout)
    assert (again["changes"], again["untouched"]) == ([], 2)


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("options", [pytest.param([], marks=pytest.mark.nightly), ["--submission"]])
def test_a_suite_runs_with_plain_pytest(course: Course, options: list[str], tmp_path: Path) -> None:
    """`pytest autograder/suites/week2_loss` tests the reference, or the file that is named."""
    if options:
        notebook = tmp_path / "some.ipynb"
        notebook.write_bytes(classroom.answered(course, classroom.NO_MEAN))
        options = [*options, str(notebook)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [str(SUITES / ASSIGNMENT), *options]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)
    expected = "1 failed, 28 passed" if options else "29 passed"
    assert expected in done.stdout, done.stdout + done.stderr
    assert done.returncode == (1 if options else 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["grade", "week9"], "assignments.week9: there is no such assignment"),
        (["grade"], "seminar: no submissions. Put notebooks into"),
        (["grade", "week2_loss"], "seminar: no submission for week2_loss. Put"),
        (["check", "nothing.ipynb"], "nothing.ipynb"),
        (["release", "week9"], "Write one of: week2_loss"),
        (["demo"], "the folder is not empty"),
    ],
)
def test_a_users_mistake_is_one_line(course: Course, arguments: list[str], said: str) -> None:
    """A mistake of the user ends with one line that says what to do, and no traceback."""
    done = seminar(course.root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1 or "Without" in done.stderr


def test_help_and_completion_load_no_grading() -> None:
    """The program starts without the packages that a command may need, which take half a second."""
    command = "import sys; import autograder.cli.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    loaded = {module for name in done.stdout.split() for module in (name, name.partition(".")[0])}
    assert not loaded & {"numpy", "pytest", "nbgrader", "nbformat", "autograder.grading"}


def test_help_tells_what_each_command_is_for(tmp_path: Path) -> None:
    """Every command has a help that says what it does and what it writes."""
    overview = seminar(tmp_path, "--help").stdout
    for command in ("release", "audit", "grade", "check", "report", "demo", "doctor"):
        assert command in overview
        text = CliRunner().invoke(app, [command, "--help"]).stdout
        assert len(text.split("Options:")[0]) > 100


def test_doctor_names_the_level_and_the_mend(course: Course) -> None:
    """`seminar doctor` tells the sandbox level, and how to get a better one."""
    done = seminar(course.root, "doctor", PATH="/nonexistent")
    assert done.returncode == 1
    assert "sandbox level none: bubblewrap is not installed" in done.stdout
    assert "apt-get install bubblewrap" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ("[assignments.week2_loss]\ndue = 7", "look course.toml: assignments.week2_loss.due"),
        ("[assignments.week2_loss]\nlimits = 5", "a table [assignments.week2_loss.limits] with"),
        pytest.param(
            '[gradebook]\nurl = "postgresql://seminar@[::1]:1/seminar"',
            "look postgresql+psycopg://seminar@[::1]:1/seminar: cannot be reached",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_doctor_ends_with_a_code_for_problems(course: Course, config: str, problem: str) -> None:
    """`doctor` reports a wrong course and an unreachable gradebook, and swallows no bracket."""
    file = course.root / "course.toml"
    text = file.read_text()
    if "assignments" in config:
        text = text.partition("[assignments")[0]
    file.write_text(f"{text}\n{config}\n")
    done = seminar(course.root, "doctor")
    assert done.returncode == 1
    assert problem in done.stdout


@pytest.mark.slow
def test_doctor_finds_a_damaged_gradebook(course: Course) -> None:
    """A gradebook that is damaged is a problem; without one `doctor` creates none."""
    assert (
        f"ok   gradebook at {course.classroom.gradebook_file}"
        in seminar(course.root, "doctor").stdout
    )
    course.classroom.gradebook_file.write_bytes(b"no database" * 1000)
    done = seminar(course.root, "doctor")
    assert done.returncode == 1
    assert "is damaged, or not a gradebook" in done.stdout
    course.classroom.gradebook_file.unlink()
    assert "no gradebook yet" in seminar(course.root, "doctor").stdout
    assert not course.classroom.gradebook_file.exists()


@pytest.mark.slow
def test_a_student_without_submission_is_an_error(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--student` with an unknown id ends with 2, similar ids and names, and nothing graded."""
    for student in ("s01", "s02", "lovelace"):
        classroom.hand_in(course, student, classroom.blank(course))
    course.classroom.roster_file.write_text("id,name\ns01,Ada Byron\ns02,Ben\ns03,Cem\n")
    monkeypatch.chdir(course.root)
    for typed, hint in {
        "s1": "Did you mean s01 (Ada Byron)",
        "lovelase": "Did you mean lovelace?",
        "ada byron": "Did you mean s01 (Ada Byron)?",
        "s03": "s0",
    }.items():
        done = CliRunner().invoke(app, ["grade", "--student", "s02", "--student", typed])
        message = str(done.exception)
        assert f"no submission of {typed} for week2_loss; nothing was graded" in message
        assert hint in message
    assert seminar(course.root, "grade", "--student", "s1").returncode == 2
    assert not course.classroom.assignment(ASSIGNMENT).results_dir.exists()


def test_grade_ends_with_4_if_a_submission_failed(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A submission that could not be graded or imported has a line, and the exit code is 4."""
    classroom.hand_in(course, "ada", classroom.blank(course))
    failed = grade.GradingSummary(ASSIGNMENT, (), (), ("ada: nbgrader refused it",), 0)
    monkeypatch.setattr(grade, "grade_assignment", lambda *_, **__: failed)
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(app, ["grade"])
    assert done.exit_code == 4
    assert "ada: nbgrader refused it" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        *(
            ["doctor"],
            ["grade"],
            ["regrade"],
            ["release"],
            ["report"],
            ["watch", ASSIGNMENT, "."],
            ["serve"],
        ),
        *(["invite"], ["audit"], ["check", "x.ipynb"], ["collect", ASSIGNMENT, "."]),
        *(["export", ASSIGNMENT, "--for", "csv"], ["new", "assignment", "week9"]),
    ],
    ids=" ".join,
)
def test_a_course_in_a_folder_that_is_a_pattern(
    course: Course, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """Each command names the characters of the folder's name, and writes nothing."""
    monkeypatch.chdir(course.root.rename(course.root.with_name("a[b]")))
    before = sorted(Path().rglob("*"))
    done = CliRunner().invoke(app, command)
    assert "a course cannot be in a folder with [ in its path" in f"{done.exception}{done.output}"
    assert done.exit_code == 1
    assert sorted(Path().rglob("*")) == before


def test_students_are_selected_in_each_assignment(course: Course) -> None:
    """Without an assignment a student is graded where there is a submission, and left out else."""
    weeks = course.classroom.submitted_dir
    for place in ("s01/week1", "s01/week2", "s02/week2"):
        (weeks / place).mkdir(parents=True)
    weeks_of = grade.select_students(course, ["week1", "week2"], ["s02"])
    assert weeks_of == {"week2": ("s02",)}
    weeks_of = grade.select_students(course, ["week1", "week2"], ["s01", "s02"])
    assert weeks_of == {"week1": ("s01",), "week2": ("s01", "s02")}
    assert grade.select_students(course, ["week1"], []) == {"week1": ()}


@pytest.mark.slow
def test_the_shell_completes_assignments_and_students(course: Course) -> None:
    """After TAB the shell gets the assignments of the course, and students with their names."""
    classroom.hand_in(course, "s01", classroom.blank(course))
    course.classroom.roster_file.write_text("id,name\ns01,Ada Byron\n")

    def complete(*words: str) -> str:
        line = " ".join(("seminar", *words))
        environment = {"_SEMINAR_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
        return seminar(course.root, **environment).stdout

    assert ASSIGNMENT in complete("grade", "wee")
    assert ASSIGNMENT in complete("export", "")
    assert "Ada Byron" in complete("grade", "--student", "s")
    assert complete("grade", "xyz").strip() in {"", "_files"}


def test_check_asks_for_the_assignment(course: Course, tmp_path: Path) -> None:
    """A file whose name is no assignment is answered with one sentence and the choices."""
    file = course.root / "course.toml"
    table = file.read_text().partition("[assignments.week2_loss]")
    file.write_text(file.read_text() + f"\n[assignments.week3]{table[2]}")
    notebook = tmp_path / "homework.ipynb"
    notebook.write_bytes(classroom.blank(course))
    done = seminar(course.root, "check", str(notebook))
    assert done.stderr == "seminar: no assignment is named. Name one of: week2_loss, week3\n"


def test_ctrl_c_is_not_lost_while_an_object_is_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python drops the exception of an interrupt that arrives in `__del__`; it is raised again."""

    class Deleted:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(sys, "unraisablehook", repeat_lost_interrupt)
    # A test runner that was started in the background ignores SIGINT.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012
            Deleted()
            for _ in range(1000):  # the interrupt ends no call of `sleep`
                time.sleep(0.01)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    "command",
    [
        "audit",
        f"collect {ASSIGNMENT} x.zip",
        f"export {ASSIGNMENT} --for csv",
        f"grade {ASSIGNMENT}",
        f"regrade {ASSIGNMENT}",
        "release",
        "report",
        f"watch {ASSIGNMENT} inbox",
    ],
)
def test_ctrl_c_ends_each_command_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Each command ends with exit code 130, and says that what is done is kept."""

    def interrupted(_: Path) -> Course:
        raise KeyboardInterrupt

    monkeypatch.setattr("autograder.course.find_course", interrupted)
    monkeypatch.setattr(sys, "argv", ["seminar", *command.split()])
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert "stopped; what is done is kept" in line
