"""Scaffolds of exercises and assignments: they work, and mark what is still to be written."""

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.authoring import scaffold
from autograder.authoring.audit import MutationMode, audit_assignments
from autograder.authoring.audit_rules import AuditFinding
from autograder.authoring.release import release_assignment
from autograder.cli.app import app
from autograder.content.answer_file import fill_notebook
from autograder.content.master import load_master
from autograder.content.variants import VariantKind, read_bank
from autograder.core.errors import MasterError
from autograder.core.i18n import is_translated, suite_locale_dir
from autograder.course import Course, Level, in_language, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import SUITES, TABLES_FILE, load_spec
from tests.support.classroom import ASSIGNMENT
from tests.support.scaffold_helpers import WEEK, files, nbgrader, with_week

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def write_texts(course: Course) -> None:
    """Remove the TODO markers, so that every text is written."""
    changed = 0
    for path in files(course).keys() - {Path("assignments", f"{ASSIGNMENT}.zip")}:
        text = (course.root / path).read_text(encoding="utf-8")
        filled = re.sub(r"TODO: *", "", text)
        if filled != text:
            (course.root / path).write_text(filled, encoding="utf-8")
            changed += 1
    assert changed > 3


def added_to(course: Course, name: str) -> dict[Path, bytes]:
    """Add an exercise; return the files that were added or changed."""
    before = files(course)
    scaffold.create_exercise(course, ASSIGNMENT, name)
    after = files(course)
    assert before.keys() <= after.keys()
    return {path: data for path, data in after.items() if before.get(path) != data}


def marked_lines(contents: dict[Path, bytes]) -> set[str]:
    """Return each line with a TODO marker, as a finding names it."""
    return {
        f"{path}:{number}"
        for path, data in contents.items()
        for number, line in enumerate(data.decode().split("\n"), 1)
        if "TODO" in line
    }


def audit_findings(course: Course, assignment: str, exercise: str) -> list[AuditFinding]:
    (audited,) = audit_assignments(
        course, [assignment], Level.FULL, exercises=[exercise], mode=MutationMode.ALL
    )
    assert audited.tried > 5
    return list(audited.findings)


# -- what is written


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_new_exercise_lacks_only_what_is_to_be_written(course: Course) -> None:
    """The audit reports each marker and nothing else; nothing once the texts are written."""
    changed = added_to(course, "relu")
    findings = audit_findings(course, ASSIGNMENT, "relu")
    assert {finding.where for finding in findings} == marked_lines(changed)
    assert all(finding.what.startswith("still to be written: ") for finding in findings)
    write_texts(course)
    assert audit_findings(course, ASSIGNMENT, "relu") == []
    release_assignment(course, ASSIGNMENT)
    assert b"def relu(x):" in course.release(ASSIGNMENT).read_bytes()


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_new_assignment_lacks_only_what_is_to_be_written(course: Course) -> None:
    """The same for a whole assignment; its title is one of the texts to be written."""
    before = files(course)
    course = with_week(course)
    changed = {path: data for path, data in files(course).items() if before.get(path) != data}
    findings = audit_findings(course, WEEK, scaffold.EXAMPLE)
    assert {finding.where for finding in findings} == marked_lines(changed)
    assert any(finding.where.startswith("course.toml") for finding in findings)
    write_texts(course)
    course = load_course(course.root)
    assert audit_findings(course, WEEK, scaffold.EXAMPLE) == []
    release_assignment(course, WEEK)
    assert b"def double(x):" in course.release(WEEK).read_bytes()


def test_a_new_assignment_leaves_course_toml_as_it_was(course: Course) -> None:
    """The table is added at the end; comments, order and other tables are unchanged."""
    toml = course.root / "course.toml"
    toml.write_text(f"# a comment\n{toml.read_text()}\n# the end", encoding="utf-8")
    before = toml.read_text(encoding="utf-8")
    title = 'Say "no" \\ to outliers'
    course = with_week(course, title_en=title, title_ja="外れ値に強い損失")
    assert toml.read_text(encoding="utf-8").startswith(before)
    assert course.assignment(WEEK).title.en == title
    assert course.assignment(WEEK).title.ja == "外れ値に強い損失"


def test_a_new_assignment_is_due_at_the_end_of_the_day_in_a_week(course: Course) -> None:
    """Without `due` it is due at 23:59 in seven days."""
    first = datetime.now().date()
    due = with_week(course).assignment(WEEK).due
    assert (due.hour, due.minute) == (23, 59)
    assert abs(due.date() - first - timedelta(days=7)) <= timedelta(days=1)  # zones differ
    scaffold.create_assignment(course, "week9", due=datetime(2027, 1, 29, 12, 30))
    assert load_course(course.root).assignment("week9").due == datetime(2027, 1, 29, 12, 30)


def test_each_language_has_its_own_texts(course: Course) -> None:
    """English cells have no Japanese, Japanese cells have some, and their kinds are the same."""
    course = with_week(course, title_en="Robust losses", title_ja="外れ値に強い損失")
    master = load_master(course.master(WEEK))
    english, japanese = master.in_language("en"), master.in_language("ja")
    assert [cell.kind for cell in english] == [cell.kind for cell in japanese]
    assert not [cell for cell in english if JAPANESE.search(cell.source)]
    for cell in japanese:
        assert JAPANESE.search(cell.source), cell
    for variant in read_bank(course.suite(WEEK)).variants:
        if variant.kind is VariantKind.WRONG:
            assert JAPANESE.search(variant.wrong.title.ja + variant.wrong.hint.ja)


# -- the course's own suite


def test_the_bundled_suite_is_copied_completely(course: Course) -> None:
    """An exercise added to a week with the bundled suite leaves the other exercises tested."""
    suite, bundled = course.suite(ASSIGNMENT), SUITES / ASSIGNMENT
    made = {"__pycache__", TABLES_FILE}  # the tables are not those of a course with more exercises
    paths = [path for path in bundled.rglob("*.*") if not made & set(path.parts)]
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite == str(bundled)
    assert scaffold.create_exercise(course, ASSIGNMENT, "relu").copied == len(paths) > 5
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite == str(suite)
    for path in paths:
        assert (suite / path.relative_to(bundled)).read_bytes() == path.read_bytes()
    assert scaffold.create_exercise(course, ASSIGNMENT, "elu").copied == 0


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_grading_goes_on_while_an_exercise_is_written(course: Course) -> None:
    """An exercise that is not released yet changes no Result and no message."""
    blank = course.release(ASSIGNMENT).read_bytes()
    before = grade(GradingJob(load_spec(course, ASSIGNMENT, Level.FULL), blank)).result
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    after = grade(GradingJob(load_spec(course, ASSIGNMENT, Level.FULL), blank)).result
    assert [exercise.exercise for exercise in after.exercises] == [
        exercise.exercise for exercise in before.exercises
    ]
    assert after.problems == before.problems


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_students_read_the_courses_titles_in_their_language(course: Course) -> None:
    """Titles and misconceptions of a course's own suite are in Japanese and in English."""
    course = with_week(course, title_en="Robust losses", title_ja="外れ値に強い損失")
    write_texts(course)
    for language in ("en", "ja"):
        translated = in_language(course, language)
        release_assignment(translated, WEEK)
        spec = load_spec(translated, WEEK, Level.FULL)
        answer = "# %% double\ndef double(x):\n    return x\n"
        notebook = fill_notebook(answer, spec.release)
        (exercise,) = grade(GradingJob(spec, notebook)).result.exercises
        texts = [test.title for test in exercise.tests]
        texts += [misconception.title for misconception in exercise.misconceptions]
        assert len(texts) == 3
        assert [bool(JAPANESE.search(text)) for text in texts] == [language == "ja"] * 3


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("directory", [".", f"autograder/suites/{ASSIGNMENT}"])
def test_a_courses_own_suite_runs_with_plain_pytest(course: Course, directory: str) -> None:
    """It runs on the reference, from the root of the course and from its own directory."""
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    cwd = course.root / directory
    suite = str(course.suite(ASSIGNMENT).relative_to(cwd))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", suite]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[-4]) > 20, done.stdout


def test_a_changed_translation_is_a_change_of_the_suite(course: Course) -> None:
    """The course's translations are part of the suite's hash, and are read again."""
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    before = load_spec(course, ASSIGNMENT, Level.NONE)
    locale = suite_locale_dir(Path(before.suite))
    assert not is_translated("Something new", "ja", locale)
    with course.catalog_file("ja").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Something new"\nmsgstr "新しいこと"\n')
    assert is_translated("Something new", "ja", locale)
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite_hash != before.suite_hash


# -- on the command line


@nbgrader
def test_the_commands_write_a_scaffold_and_release_what_is_ready(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`seminar new` names files and the next step; `seminar release` skips unwritten weeks."""
    monkeypatch.chdir(course.root)
    created = CliRunner().invoke(app, ["new", "assignment", WEEK, "--exercise", "huber"])
    assert created.exit_code == 0, created.output
    assert f"autograder/suites/{WEEK}/test_huber.py: hidden tests" in created.output
    assert f"autograder/suites/{WEEK}/variants/huber.py: wrong answers" in created.output
    added = CliRunner().invoke(app, ["new", "exercise", "relu", "--in", WEEK, "--points", "3"])
    assert f"until `seminar audit {WEEK}` is clean" in added.output
    master = load_master(course.master(WEEK))
    assert master.exercises == ("huber", "relu")
    assert [cell.points for cell in master.cells if cell.points] == [2, 3]
    released = CliRunner().invoke(app, ["release"])
    assert released.exit_code == MasterError.exit_code
    assert f"{ASSIGNMENT}: assignments/{ASSIGNMENT} and" in released.output
    assert not course.release(WEEK).exists()
