"""The instructor's pages from a class on disk: right numbers, links that lead on, no names."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from autograder import course as courses
from autograder.cli.views import report as report_view
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.grading import result_store
from autograder.grading.result import TestStatus
from autograder.workflows import report as report_workflow
from autograder.workflows.report import WrittenReports
from tests import invented
from tests.classroom import ASSIGNMENT
from tests.markup import Page
from tests.undisturbed import SEMINAR

NOW = datetime(2026, 12, 7, 3, tzinfo=UTC)
NAMES = {"00_right": "Aiko Satō", "zz_absent": "Ichirō <b>Absent</b>"}


@pytest.fixture(scope="module")
def written(
    demo_class: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Course, WrittenReports]:
    """The demo's class with a name, and somebody who handed in nothing; all pages written."""
    folder = shutil.copytree(demo_class, tmp_path_factory.mktemp("reported") / "course")
    course = courses.load_course(folder)
    return course, report_workflow.write(course, None, names=NAMES, now=NOW)


demo = [pytest.mark.slow, pytest.mark.full_wall]


def _seminar(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [SEMINAR, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)


class TestDemo:
    """The demo's class, graded."""

    pytestmark = demo

    def test_numbers_are_those_of_results_and_gradebook(
        self, written: tuple[Course, WrittenReports]
    ) -> None:
        """Points, lateness, who is missing and who has which misconception are as graded."""
        course, pages = written
        (made,) = pages.reports
        points = {row.person.label: row.points for row in made.rows}
        for student, value in points.items():
            result = result_store.load_result(
                course.classroom.assignment(ASSIGNMENT).student(student).result_dir
            )
            assert result is not None
            assert value == result.points
        assert (made.students, made.graded, made.max_points) == (14, 13, 13)
        assert [person.label for person in made.missing] == ["zz_absent"]
        late = [(row.person.label, row.seconds_late) for row in made.late]
        assert late == [("05_no_batch_mean", 36 * 3600)]
        known = {one.id: [person.label for person in one.sure] for one in made.misconceptions}
        assert known["no_batch_mean"] == ["05_no_batch_mean"]
        by_hand = {group.reason: group.people for group in made.attention}["by_hand"]
        assert [person.label for person, _ in by_hand] == ["00_right", "01_loops"]

    def test_links_lead_to_files(self, written: tuple[Course, WrittenReports]) -> None:
        """Every link on every page is to a place on it, or to a file that is there."""
        _, pages = written
        assert len(pages.pages) == 2
        for path in pages.pages:
            found = Page(path.read_text(encoding="utf-8"))
            ids = {value for name, value in found.attributes if name == "id"}
            for link in found.links:
                place = link.removeprefix("#") in ids
                assert place or (path.parent / unquote(link)).is_file(), link
        assert "Aiko Satō" in found.text
        assert "Ichirō <b>Absent</b>" in found.text

    def test_anonymous_tells_nobody(self, written: tuple[Course, WrittenReports]) -> None:
        """On the anonymous pages and in their numbers there is no id, name or link."""
        course, named = written
        hidden = report_workflow.write(course, None, names=NAMES, anonymous=True, now=NOW)
        assert not set(hidden.pages) & set(named.pages)
        texts = [path.read_text(encoding="utf-8") for path in hidden.pages]
        texts.append(report_view.as_json(hidden.reports, hidden.overview))
        students = {row.person.label for row in named.reports[0].rows}
        for text in texts:
            for secret in (*students, *NAMES, *NAMES.values(), "feedback", "Satō", "Absent"):
                assert secret not in text
        again = report_workflow.write(course, None, names=NAMES, anonymous=True, now=NOW)
        assert [path.read_text(encoding="utf-8") for path in again.pages] == texts[:2]
        same = [row.points for row in hidden.reports[0].rows]
        assert sorted(same) == sorted(row.points for row in named.reports[0].rows)

    def test_json_has_the_numbers(self, written: tuple[Course, WrittenReports]) -> None:
        """The numbers can be read by a program: all of the page, and nothing of hidden values."""
        _, pages = written
        found = json.loads(report_view.as_json(pages.reports, pages.overview))
        (week,) = found["assignments"]
        assert week["assignment"] == ASSIGNMENT
        assert len(week["rows"]) == 13
        assert week["points"]["highest"] == 11
        assert len(found["overview"]["students"]) == 14

    def test_a_report_changes_nothing_else(
        self, written: tuple[Course, WrittenReports], tmp_path: Path
    ) -> None:
        """A report writes its pages, and leaves every other file of the classroom as it is."""
        course = courses.load_course(shutil.copytree(written[0].root, tmp_path / "course"))

        def state() -> dict[Path, bytes]:
            files = [path for path in course.classroom.path.rglob("*") if path.is_file()]
            return {path: path.read_bytes() for path in files if path.parent.name != "reports"}

        before = state()
        report_workflow.write(course, ASSIGNMENT, names={}, now=NOW)
        assert state() == before

    def test_the_command(self, demo_class: Path, tmp_path: Path) -> None:
        """`seminar report` names the page that it wrote, and what most misunderstood."""
        folder = shutil.copytree(demo_class, tmp_path / "course")
        done = _seminar(folder, "report", ASSIGNMENT, "--language", "ja")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"classroom/reports/{ASSIGNMENT}.html" in done.stdout
        assert "損失をバッチ全体で合計している" in done.stdout
        page = folder / "classroom" / "reports" / f"{ASSIGNMENT}.html"
        assert "来週取り上げたいこと" in page.read_text(encoding="utf-8")
        numbers = _seminar(folder, "report", ASSIGNMENT, "--json", "--anonymous")
        (week,) = json.loads(numbers.stdout)["assignments"]
        assert week["students"] == 13
        assert f"{ASSIGNMENT}-anonymous.html" in numbers.stderr


def test_a_class_without_a_gradebook(course: Course) -> None:
    """Results alone are enough for a page, which says that they were not entered."""
    (course.classroom.gradebook_file).unlink()
    place = course.classroom.assignment(ASSIGNMENT).student("ada").result_dir
    place.mkdir(parents=True)
    made = invented.result(invented.exercise("mean", [TestStatus.PASSED]))
    (place / result_store.RESULT).write_bytes(msgspec.json.encode(made))
    (course.classroom.assignment(ASSIGNMENT).student("ben").submitted_dir).mkdir(parents=True)
    (course.classroom.assignment(ASSIGNMENT).student("ben").submitted_dir / "x.ipynb").write_text(
        "{}"
    )
    (pages,) = report_workflow.write(course, ASSIGNMENT, names={}, now=NOW).reports
    assert [group.reason for group in pages.attention] == ["ungraded", "not_entered"]
    assert not (course.classroom.gradebook_file).exists()


def test_nothing_to_report(course: Course) -> None:
    """Where nobody has handed in, that is said with the next step, and nothing is written."""
    with pytest.raises(SeminarError, match="nobody has handed in week2_loss"):
        report_workflow.write(course, ASSIGNMENT, names={}, now=NOW)
    assert not (course.classroom.path / "reports").exists()


def test_labels_that_cannot_be_read(course: Course) -> None:
    """Damaged labels are not drawn anew without a word: two pages would contradict each other."""
    course.classroom.assignment(ASSIGNMENT).student("ada").submitted_dir.mkdir(parents=True)
    (course.classroom.path / "labels.json").write_text("{")
    with pytest.raises(SeminarError, match=r"labels\.json"):
        report_workflow.write(course, ASSIGNMENT, names={}, anonymous=True, now=NOW)
