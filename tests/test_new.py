"""A new exercise or assignment: what is laid out works, and says what is still to be written."""

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import course as courses
from autograder.authoring import audit, release, scaffold
from autograder.authoring.audit import MutationMode
from autograder.cli.app import app
from autograder.content import answer_file, master, variants
from autograder.core.errors import MasterError, SeminarError
from autograder.core.i18n import is_translated, suite_locale_dir
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import SUITES, load_spec
from tests.classroom import ASSIGNMENT
from tests.laying_out import WEEK, files, nbgrader, with_week

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def write(course: Course) -> None:
    """Write something in each place that is marked."""
    written = 0
    for path in files(course).keys() - {Path("assignments", f"{ASSIGNMENT}.zip")}:
        text = (course.root / path).read_text(encoding="utf-8")
        filled = re.sub(r"TODO: *", "", text)
        if filled != text:
            (course.root / path).write_text(filled, encoding="utf-8")
            written += 1
    assert written > 5


def added_to(course: Course, name: str) -> dict[Path, bytes]:
    """What laying out an exercise adds to the files, or changes."""
    before = files(course)
    scaffold.new_exercise(course, ASSIGNMENT, name)
    after = files(course)
    assert before.keys() <= after.keys()
    return {path: data for path, data in after.items() if before.get(path) != data}


def marked(made: dict[Path, bytes]) -> set[str]:
    """Each place that is marked TODO in the files, as a complaint names it."""
    return {
        f"{path}, line {number}"
        for path, data in made.items()
        for number, line in enumerate(data.decode().split("\n"), 1)
        if "TODO" in line
    }


def complaints(course: Course, assignment: str, exercise: str) -> list[SeminarError]:
    (audited,) = audit.audit(
        course, [assignment], Level.FULL, exercises=[exercise], extent=MutationMode.ALL
    )
    assert audited.tried > 5
    return list(audited.complaints)


# -- what is laid out


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_new_exercise_lacks_only_what_is_to_be_written(course: Course) -> None:
    """An audit complains of each marked place and of nothing else; of none once it is written."""
    made = added_to(course, "relu")
    told = complaints(course, ASSIGNMENT, "relu")
    assert {one.where for one in told} == marked(made)
    assert all(one.what.startswith("still to be written: ") for one in told)
    write(course)
    assert complaints(course, ASSIGNMENT, "relu") == []
    release.release(course, ASSIGNMENT)
    assert b"def relu(x):" in course.release(ASSIGNMENT).read_bytes()


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_new_assignment_lacks_only_what_is_to_be_written(course: Course) -> None:
    """The same for a whole assignment; its title is one of the things to be written."""
    before = files(course)
    course = with_week(course)
    made = {path: data for path, data in files(course).items() if before.get(path) != data}
    told = complaints(course, WEEK, scaffold.EXAMPLE)
    assert {one.where for one in told} == marked(made)
    assert any(one.where.startswith("course.toml") for one in told)
    write(course)
    course = courses.load_course(course.root)
    assert complaints(course, WEEK, scaffold.EXAMPLE) == []
    release.release(course, WEEK)
    assert b"def double(x):" in course.release(WEEK).read_bytes()


def test_a_new_assignment_leaves_course_toml_as_it_was(course: Course) -> None:
    """The table is added at the end: comments, order and other tables stay, quotes are kept."""
    toml = course.root / "course.toml"
    toml.write_text(f"# of our own\n{toml.read_text()}\n# the end", encoding="utf-8")
    before = toml.read_text(encoding="utf-8")
    title = 'Say "no" \\ to outliers'
    course = with_week(course, title_en=title, title_ja="外れ値に強い損失")
    assert toml.read_text(encoding="utf-8").startswith(before)
    assert course.assignment(WEEK).title.en == title
    assert course.assignment(WEEK).title.ja == "外れ値に強い損失"


def test_a_new_assignment_is_due_at_the_end_of_the_day_in_a_week(course: Course) -> None:
    """Unless told it is due at 23:59 in seven days; else as told."""
    first = datetime.now().date()
    due = with_week(course).assignment(WEEK).due
    assert (due.hour, due.minute) == (23, 59)
    assert abs(due.date() - first - timedelta(days=7)) <= timedelta(days=1)  # zones differ
    scaffold.new_assignment(course, "week9", due=datetime(2027, 1, 29, 12, 30))
    assert courses.load_course(course.root).assignment("week9").due == datetime(2027, 1, 29, 12, 30)


def test_each_language_has_words_of_its_own(course: Course) -> None:
    """English cells hold no Japanese, Japanese text cells are in Japanese, both have the same."""
    course = with_week(course, title_en="Robust losses", title_ja="外れ値に強い損失")
    read = master.load_master(course.master(WEEK))
    english, japanese = read.in_language("en"), read.in_language("ja")
    assert [cell.kind for cell in english] == [cell.kind for cell in japanese]
    assert not [cell for cell in english if JAPANESE.search(cell.source)]
    for cell in japanese:
        assert JAPANESE.search(cell.source), cell
    for variant in variants.read_bank(course.suite(WEEK)).variants:
        if variant.kind is variants.VariantKind.WRONG:
            assert JAPANESE.search(variant.wrong.title.ja + variant.wrong.hint.ja)


# -- the suite of a course's own


def test_a_suite_of_the_kits_is_copied_whole(course: Course) -> None:
    """An exercise added to a week whose suite is the kit's has the others beside it."""
    folder, kits = course.suite(ASSIGNMENT), SUITES / ASSIGNMENT
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite == str(kits)
    assert scaffold.new_exercise(course, ASSIGNMENT, "relu").copied > 100
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite == str(folder)
    for path in kits.rglob("*.*"):
        if "__pycache__" not in path.parts:
            assert (folder / path.relative_to(kits)).read_bytes() == path.read_bytes()
    assert scaffold.new_exercise(course, ASSIGNMENT, "elu").copied == 0


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_grading_goes_on_while_an_exercise_is_written(course: Course) -> None:
    """What has not been released changes no Result and is told to nobody."""
    blank = course.release(ASSIGNMENT).read_bytes()
    before = grade(GradingJob(load_spec(course, ASSIGNMENT, Level.FULL), blank)).result
    scaffold.new_exercise(course, ASSIGNMENT, "relu")
    after = grade(GradingJob(load_spec(course, ASSIGNMENT, Level.FULL), blank)).result
    assert [one.exercise for one in after.exercises] == [one.exercise for one in before.exercises]
    assert after.problems == before.problems


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_students_read_a_courses_own_titles_in_their_language(course: Course) -> None:
    """Titles and misconceptions that stand in the course come in Japanese and in English."""
    course = with_week(course, title_en="Robust losses", title_ja="外れ値に強い損失")
    write(course)
    for language in ("en", "ja"):
        spoken = courses.in_language(course, language)
        release.release(spoken, WEEK)
        kit = load_spec(spoken, WEEK, Level.FULL)
        answer = "# %% double\ndef double(x):\n    return x\n"
        (one,) = grade(
            GradingJob(kit, answer_file.fill_notebook(answer, kit.release))
        ).result.exercises
        said = [*(test.title for test in one.tests), *(m.title for m in one.misconceptions)]
        assert len(said) == 3
        assert [bool(JAPANESE.search(text)) for text in said] == [language == "ja"] * 3


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("place", [".", f"autograder/suites/{ASSIGNMENT}"])
def test_a_courses_own_suite_runs_with_plain_pytest(course: Course, place: str) -> None:
    """By hand it is run from the course's folder and from its own, on the reference."""
    scaffold.new_exercise(course, ASSIGNMENT, "relu")
    folder = course.root / place
    suite = str(course.suite(ASSIGNMENT).relative_to(folder))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", suite]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "22 passed" in done.stdout, done.stdout + done.stderr


def test_a_changed_translation_is_a_change_of_the_suite(course: Course) -> None:
    """The course's translations are part of what a Result depends on, and read anew."""
    scaffold.new_exercise(course, ASSIGNMENT, "relu")
    before = load_spec(course, ASSIGNMENT, Level.NONE)
    locale = suite_locale_dir(Path(before.suite))
    assert not is_translated("Something new", "ja", locale)
    with course.translations("ja").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Something new"\nmsgstr "新しいこと"\n')
    assert is_translated("Something new", "ja", locale)
    assert load_spec(course, ASSIGNMENT, Level.NONE).suite_hash != before.suite_hash


# -- on the command line


@nbgrader
def test_the_commands_lay_out_and_release_what_is_ready(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`seminar new` names files and the next step; `seminar release` leaves out the unready."""
    monkeypatch.chdir(course.root)
    laid_out = CliRunner().invoke(app, ["new", "assignment", WEEK, "--exercise", "huber"])
    assert laid_out.exit_code == 0, laid_out.output
    assert f"autograder/suites/{WEEK}/test_huber.py: hidden tests" in laid_out.output
    added = CliRunner().invoke(app, ["new", "exercise", "relu", "--in", WEEK, "--points", "3"])
    assert f"until `seminar audit {WEEK}` is clean" in added.output
    read = master.load_master(course.master(WEEK))
    assert read.exercises == ("huber", "relu")
    assert [cell.points for cell in read.cells if cell.points] == [2, 3]
    released = CliRunner().invoke(app, ["release"])
    assert released.exit_code == MasterError.exit_code
    assert f"{ASSIGNMENT}: assignments/{ASSIGNMENT} and" in released.output
    assert not course.release(WEEK).exists()
