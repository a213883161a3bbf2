"""A new course works at once: it is released, graded and reported without another step."""

from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.authoring import new_course, scaffold
from autograder.authoring.release import release_assignment
from autograder.cli.app import app
from autograder.content import answer_file, master
from autograder.core.errors import CourseError
from autograder.course import Level, Limits, load_course
from autograder.workflows import demo, grade, report
from tests.support.scaffold_helpers import files, nbgrader
from tests.support.settings import ROOT

WEEK = "week1_neurons"


def begin(directory: Path, *options: str) -> str:
    """Run `seminar new course`; return its output."""
    result = CliRunner().invoke(app, ["new", "course", str(directory), *options])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_new_course_releases_grades_and_reports(tmp_path: Path) -> None:
    """A right hand-in to a week of the kit gets all points, in the course's language."""
    begin(tmp_path / "my seminar", "--language", "ja", "--with", WEEK)
    course = load_course(tmp_path / "my seminar")
    release_assignment(course, WEEK)
    right = demo.reference_answers(master.load_master(course.master(WEEK)), "ja")
    submission = course.classroom.assignment(WEEK).student("s01").submission
    submission.parent.mkdir(parents=True)
    submission.write_bytes(answer_file.fill_notebook(right, course.release(WEEK).read_bytes()))

    graded = grade.grade_assignment(course, WEEK, level=Level.FULL)
    written = report.write_reports(course, WEEK, names={})

    (result,) = (outcome.result for outcome in graded.outcomes)
    assert result.points == result.max_points > 0
    assert "s01" in written.pages[0].read_text(encoding="utf-8")
    assert course.classroom.students() == {"s01"}


def test_a_new_course_has_the_limits_of_the_kit_and_dates_in_the_future(tmp_path: Path) -> None:
    """Limits are not the demo's; weeks are due one after another; each week's files are there."""
    begin(tmp_path / "course", "--with", "all")
    course, kit = load_course(tmp_path / "course"), load_course(ROOT)
    assert list(course.config.assignments) == list(kit.config.assignments)
    assert course.config.limits == kit.config.limits == Limits()
    assert course.limits("week7_training") == kit.limits("week7_training")
    dates = [assignment.due for assignment in course.config.assignments.values()]
    assert dates == sorted(dates)
    assert {later - earlier for earlier, later in pairwise(dates)} == {new_course.ONE_WEEK}
    for name in kit.config.assignments:
        assert course.master(name).read_bytes() == kit.master(name).read_bytes()
        for file in course.assignment(name).files:
            assert (course.root / file).exists()


def test_a_new_course_is_named_after_its_folder(tmp_path: Path) -> None:
    """Title and id are the folder's, and a title that TOML has to escape stays itself."""
    begin(tmp_path / '2026 "ゼミ" A')
    course = load_course(tmp_path / '2026 "ゼミ" A')
    assert (course.config.id, course.config.title.en) == ("A", '2026 "ゼミ" A')


def test_the_weeks_after_with_are_all_taken(tmp_path: Path) -> None:
    """`--with week2_loss week1_neurons` names two weeks; their order is the kit's."""
    output = begin(tmp_path / "course", "--with", "week2_loss", WEEK)
    assert list(load_course(tmp_path / "course").config.assignments) == [WEEK, "week2_loss"]
    assert f"seminar release {WEEK}" in output


def test_a_new_course_has_the_languages_that_are_named(tmp_path: Path) -> None:
    """One language, or both with English as the main one."""
    for option, languages in {"en": ("en",), "ja": ("ja",), "both": ("en", "ja")}.items():
        begin(tmp_path / option, "--language", option, "--with", WEEK)
        assert load_course(tmp_path / option).languages == languages


def test_a_course_without_weeks_takes_a_first_assignment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --with there is no assignment; commands say how to add one, and it can be added."""
    assert "`seminar new assignment NAME`" in begin(tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    refused = CliRunner().invoke(app, ["release"])
    assert isinstance(refused.exception, Exception)
    assert "no assignment yet" in str(refused.exception)
    assert CliRunner().invoke(app, ["new", "assignment", "week1"]).exit_code == 0
    assert list(load_course(Path.cwd()).config.assignments) == ["week1"]


def test_the_day_is_that_of_the_courses_zone() -> None:
    """Where it is already tomorrow, the week ends a day later, whatever the zone of the machine."""
    late, early = map(scaffold.due_in_a_week, ("Pacific/Kiritimati", "Etc/GMT+12"))
    assert (late - early).days in {1, 2}


def test_a_week_of_the_kit_is_added_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`new assignment` with its name gives the files and the limits that `--with` gives."""
    begin(tmp_path / "at once", "--with", "week7_training")
    begin(tmp_path / "later", "--with", WEEK)
    monkeypatch.chdir(tmp_path / "later")
    added = CliRunner().invoke(app, ["new", "assignment", "week7_training"])
    assert added.exit_code == 0, added.output
    later, at_once = load_course(tmp_path / "later"), load_course(tmp_path / "at once")
    assert list(later.config.assignments) == [WEEK, "week7_training"]
    assert later.assignment("week7_training") == at_once.assignment("week7_training")
    differing = {path for path, data in files(later).items() if files(at_once).get(path) != data}
    assert differing == {Path("course.toml"), Path(f"solutions/{WEEK}.py")}
    before = files(later)
    (tmp_path / "later" / "solutions" / "week2_loss.py").write_text("mine")
    refused = CliRunner().invoke(app, ["new", "assignment", "week2_loss"])
    assert "is there already" in str(refused.exception)
    assert files(later).items() - before.items() == {(Path("solutions/week2_loss.py"), b"mine")}


@pytest.mark.parametrize("weeks", [["week9"], [WEEK, "week9"]])
def test_an_unknown_week_is_refused_with_the_weeks_there_are(
    tmp_path: Path, weeks: list[str]
) -> None:
    """Nothing is written, and the message names the weeks of the kit."""
    with pytest.raises(CourseError, match=f"no week week9.*{WEEK}"):
        new_course.create_course(tmp_path / "course", "en", weeks)
    assert not (tmp_path / "course").exists()


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    """A file or a folder that is not empty stays as it is."""
    (tmp_path / "mine.txt").write_text("mine")
    for directory in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(CourseError, match="not empty"):
            new_course.create_course(directory, "en", [WEEK])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_interrupted_command_leaves_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a file of the kit cannot be copied, the folder is empty again."""
    kit = tmp_path / "kit"
    kit.mkdir()
    (kit / "course.toml").write_bytes((ROOT / "course.toml").read_bytes())
    monkeypatch.setattr(new_course, "bundled_file", kit.joinpath)
    with pytest.raises(OSError, match="No such file"):
        new_course.create_course(tmp_path / "course", "en", [WEEK])
    assert list((tmp_path / "course").iterdir()) == []
