"""Scaffolds of exercises and assignments: they work, and mark what is still to be written."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.authoring import scaffold, todo_markers
from autograder.authoring.audit import MutationMode, audit_assignments
from autograder.authoring.audit_rules import AuditFinding
from autograder.authoring.release import release_assignment
from autograder.authoring.transactional_write import write_all_or_nothing
from autograder.cli.app import app
from autograder.content.answer_file import fill_notebook
from autograder.content.master import CellKind, load_master
from autograder.content.variants import VariantKind, read_bank
from autograder.core.errors import MasterError, SeminarError
from autograder.core.i18n import Language, is_translated, suite_locale_dir
from autograder.course import FILE_NAME, Course, Level, in_language, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec
from autograder.grading.suite_runner import Suite
from autograder.workflows.grade import grade_assignment
from tests.support.classroom import ASSIGNMENT, LOOPS
from tests.support.scaffold_helpers import (
    WEEK,
    files,
    in_two_languages,
    nbgrader,
    with_week,
)
from tests.support.settings import ROOT

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
    assert changed >= 3


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
    changed = added_to(in_two_languages(course), "relu")
    course = load_course(course.root)
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
    course = in_two_languages(course)
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
    titles = {"title_en": "Robust losses", "title_ja": "外れ値に強い損失"}
    course = with_week(in_two_languages(course), **titles)
    master = load_master(course.master(WEEK))
    english, japanese = master.in_language("en"), master.in_language("ja")
    assert [cell.kind for cell in english] == [cell.kind for cell in japanese]
    assert not [cell for cell in english if JAPANESE.search(cell.source)]
    for cell in japanese:
        assert JAPANESE.search(cell.source), cell
    for variant in read_bank(course.suite(WEEK)).variants:
        if variant.kind is VariantKind.WRONG:
            assert JAPANESE.search(variant.wrong.title.ja + variant.wrong.hint.ja)


TITLES: Mapping[Language, str] = {"en": "Robust losses", "ja": "外れ値に強い損失"}


def begin_course(root: Path, language: Language) -> Course:
    """Create a course in one language without a week, and add one by `create_assignment`."""
    toml = f"""format_version = 1
id = "course"
title = {{ {language} = "{TITLES[language]}" }}
languages = ["{language}"]
time_zone = "Asia/Tokyo"

[assignments.week0]
title = {{ {language} = "{TITLES[language]}" }}
due = 2026-12-04T23:59:00
"""
    root.mkdir()
    root.joinpath(FILE_NAME).write_text(toml, encoding="utf-8")
    root.joinpath("solutions").mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return with_week(load_course(root), **{f"title_{language}": TITLES[language]})


def test_one_language_needs_no_text_in_another(tmp_path: Path) -> None:
    """Nothing of an English course is Japanese, and no catalog and no mark for a language exists.

    Of a Japanese course, all titles, hints and text cells are Japanese.
    """
    english = begin_course(tmp_path / "en", "en")
    contents = [data.decode() for data in files(english).values()]
    assert not [text for text in contents if JAPANESE.search(text) or "lang=" in text]
    assert not english.catalog_file("ja").exists()

    japanese = begin_course(tmp_path / "ja", "ja")
    assert not japanese.catalog_file("ja").exists()
    master = load_master(japanese.master(WEEK), ["ja"])
    assert all(JAPANESE.search(cell.source) for cell in master.cells)
    for variant in read_bank(japanese.suite(WEEK)).wrong("double"):
        assert (variant.wrong.title.en, variant.wrong.hint.en) == ("", "")


@pytest.mark.full_wall
@nbgrader
@pytest.mark.parametrize(
    "language",
    [pytest.param("ja", marks=pytest.mark.slow), pytest.param("en", marks=pytest.mark.nightly)],
)
def test_a_course_in_one_language(tmp_path: Path, language: Language) -> None:
    """It is released, audited without a finding and graded; its pages are in its language."""
    course = begin_course(tmp_path / "course", language)
    write_texts(course)
    scaffold.create_exercise(course, WEEK, "relu")
    write_texts(course)
    course = load_course(course.root)
    for exercise in ("double", "relu"):
        assert audit_findings(course, WEEK, exercise) == []

    release_assignment(course, WEEK)
    spec = load_spec(course, WEEK, Level.FULL)
    answers = {
        "right": "# %% double\ndef double(x):\n    return 2 * x\n",
        "wrong": "# %% double\ndef double(x):\n    return x\n",
    }
    for student, answer in answers.items():
        submission = course.classroom.assignment(WEEK).student(student).submission
        submission.parent.mkdir(parents=True)
        submission.write_bytes(fill_notebook(answer, spec.release))
    graded = grade_assignment(course, WEEK, level=Level.FULL)
    assert [outcome.result.points for outcome in graded.outcomes] == [2, 0]
    for outcome in graded.outcomes:
        page = course.classroom.assignment(WEEK).student(outcome.student).feedback_page
        assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")
        titles = [test.title for test in outcome.result.exercises[0].tests]
        assert [bool(JAPANESE.search(title)) for title in titles] == [language == "ja"] * 2


# -- the course's own suite


def test_an_added_exercise_copies_no_file_of_the_kit(course: Course) -> None:
    """The course's suite has the files of its own exercises; the kit's suite completes it."""
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    scaffold.create_exercise(course, ASSIGNMENT, "elu")
    names = {
        path for path in files(course) if path.is_relative_to(f"autograder/suites/{ASSIGNMENT}")
    }
    own = ("test_relu.py", "variants/relu.py", "test_elu.py", "variants/elu.py")
    assert names == {Path(f"autograder/suites/{ASSIGNMENT}", name) for name in own}
    spec = load_spec(course, ASSIGNMENT, Level.NONE)
    bank = read_bank(Path(spec.suite), spec.kit_variants)
    assert {variant.exercise for variant in bank.variants} == {*spec.sources}
    tests = Suite(spec.suite, spec.reference, spec.kit_tests).tests
    assert {test.exercise for test in tests} == {*spec.sources}


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_exercises_of_course_and_kit_are_graded_and_explained(course: Course) -> None:
    """An added exercise and one of the kit get points, and their failures a misconception."""
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    write_texts(course)
    release_assignment(course, ASSIGNMENT)
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    right = fill_notebook(f"# %% relu\ndef relu(x):\n    return x + x\n\n{LOOPS}", spec.release)
    no_half = LOOPS.replace("total / 2", "total")
    wrong = fill_notebook(f"# %% relu\ndef relu(x):\n    return x\n\n{no_half}", spec.release)
    points, explained = [], []
    for data in (right, wrong):
        result = grade(GradingJob(spec, data)).result
        points.append({exercise.exercise: exercise.points for exercise in result.exercises})
        explained.append([e.exercise for e in result.exercises if e.misconceptions])
    assert points[0] == {
        "mean_squared_error": 3,
        "cross_entropy_error": 5,
        "mini_batch": 3,
        "relu": 2,
    }
    assert points[1]["relu"] == 0
    assert points[1]["mean_squared_error"] < 3
    assert explained == [[], ["mean_squared_error", "relu"]]


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
    titles = {"title_en": "Robust losses", "title_ja": "外れ値に強い損失"}
    course = with_week(in_two_languages(course), **titles)
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
@pytest.mark.parametrize(
    "directory",
    [pytest.param(".", marks=pytest.mark.nightly), f"autograder/suites/{ASSIGNMENT}"],
)
def test_a_courses_own_suite_runs_with_plain_pytest(course: Course, directory: str) -> None:
    """It runs on the reference, from the root of the course and from its own directory."""
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    cwd = course.root / directory
    suite = str(course.suite(ASSIGNMENT).relative_to(cwd))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", suite]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_a_changed_translation_is_a_change_of_the_suite(course: Course) -> None:
    """The course's translations are part of the suite's hash, and are read again."""
    course = in_two_languages(course)
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
    master = load_master(course.master(WEEK), course.languages)
    assert master.exercises == ("huber", "relu")
    checks = [cell.points for cell in master.cells if cell.kind is CellKind.CHECK]
    assert checks == [2, 3]
    released = CliRunner().invoke(app, ["release"])
    assert released.exit_code == MasterError.exit_code
    assert f"{ASSIGNMENT}: assignments/{ASSIGNMENT} and" in released.output
    assert not course.release(WEEK).exists()


@nbgrader
def test_an_unwritten_assignment_is_not_released_and_others_are(course: Course) -> None:
    """A release with TODO markers fails and names the first; other weeks are released."""
    course = with_week(course)
    before = files(course)
    with pytest.raises(MasterError, match=r"still to be written: .* more\. `seminar audit"):
        release_assignment(course, WEEK)
    assert files(course) == before
    release_assignment(course, ASSIGNMENT)
    assert list(todo_markers.in_release(course, ASSIGNMENT)) == []


@pytest.mark.parametrize(
    "name",
    [
        *("", "2relu", "re-lu", "relü", "_relu", "relu\n", "../relu", "a" * 65),
        *("class", "sum", "np", "mini_batch", "setup", "why_not_accuracy"),
    ],
)
def test_an_exercise_needs_a_valid_unused_name(course: Course, name: str) -> None:
    """A name has to be valid in Python and the file system, and unused in the master."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.create_exercise(course, ASSIGNMENT, name)
    assert files(course) == before


@pytest.mark.parametrize(
    "name", ["", "week 8", "import", "week8-robust", ASSIGNMENT, "week1_neurons"]
)
def test_an_assignment_needs_a_valid_unused_name(course: Course, name: str) -> None:
    """An invalid name, or that of an assignment of the course or the kit, is an error."""
    before = files(course)
    with pytest.raises(SeminarError):
        scaffold.create_assignment(course, name)
    assert files(course) == before


def test_nothing_is_overwritten(course: Course) -> None:
    """Existing files are an error, and are unchanged."""
    path = course.suite(WEEK) / "test_double.py"
    path.parent.mkdir(parents=True)
    path.write_text("my own work")
    before = files(course)
    with pytest.raises(SeminarError, match="is there already"):
        scaffold.create_assignment(course, WEEK)
    assert files(course) == before


def test_all_files_are_written_or_none(course: Course) -> None:
    """If one file cannot be written, those before it are restored, and directories removed."""
    before = files(course)
    text = course.master(ASSIGNMENT).read_bytes()
    new_files = {
        Path("autograder/suites/new/test_f.py"): b"pass",
        Path(f"solutions/{ASSIGNMENT}.py"): text + b"\n# more",
        Path("nbgrader_config.py/inner.py"): b"pass",  # its parent is a file
    }
    with pytest.raises(OSError, match="Not a directory"):
        write_all_or_nothing(course, ASSIGNMENT, new_files)
    assert files(course) == before
    assert not (course.root / "autograder").exists()


def test_a_title_is_one_line(course: Course) -> None:
    """A title with a line break is an error."""
    with pytest.raises(SeminarError, match="not one line"):
        scaffold.create_assignment(course, WEEK, title_en="Robust\nimport os")
    assert not course.master(WEEK).exists()
