"""The instructor's pages from a class on disk: numbers, working links, anonymity."""

import json
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from autograder.cli.views import report as report_view
from autograder.core.errors import SeminarError
from autograder.course import Course, load_course
from autograder.grading import result_store
from autograder.grading.result import TestStatus
from autograder.workflows import report as report_workflow
from autograder.workflows.report import WrittenReports
from tests.support.class_factories import exercise, result
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import SEMINAR
from tests.support.markup import Page
from tests.support.shared_fixtures import build_once

NOW = datetime(2026, 12, 7, 3, tzinfo=UTC)
NAMES = {"mori.aoi": "Aoi <b>Mori</b>", "zz_absent": "Ichirō Absent"}


@pytest.fixture(scope="module")
def written(
    demo_class: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Course, WrittenReports]:
    """Write all pages of the demo class, with a name and a student without a submission."""

    def build(directory: Path) -> tuple[Course, WrittenReports]:
        course = load_course(shutil.copytree(demo_class, directory / "course"))
        return course, report_workflow.write_reports(course, None, names=NAMES, now=NOW)

    return build_once(tmp_path_factory, "reports", build)


demo = [pytest.mark.slow, pytest.mark.full_wall]


def _seminar(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [SEMINAR, *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=300)


class TestDemo:
    """Reports on the demo class, graded."""

    pytestmark = demo

    def test_numbers_are_those_of_results_and_gradebook(
        self, written: tuple[Course, WrittenReports]
    ) -> None:
        """Points, lateness, missing students and misconceptions are those of the grading."""
        course, pages = written
        _, report = pages.reports
        for row in report.rows:
            paths = course.classroom.assignment(ASSIGNMENT).student(row.person.label)
            stored = result_store.load_result(paths.result_dir)
            assert stored is not None
            assert row.points == pytest.approx(stored.points - row.penalty, abs=0.01)
        assert (report.students, report.graded, report.max_points) == (24, 22, 13)
        missing = [person.label for person in report.missing]
        assert missing == ["nakamura.riku", "zz_absent"]
        late = [(row.person.label, row.seconds_late, row.penalty) for row in report.late]
        assert late == [
            ("mueller.jonas", 40 * 3600, 2.02),
            ("yamada.minato", 20 * 3600, 0.78),
            ("inoue.tsumugi", 14 * 3600, 0.71),
        ]
        first = report.misconceptions[0]
        assert (first.id, first.count) == ("no_batch_mean", 5)
        assert [person.label for person in report.unread][:2] == ["chen.wei", "hayashi.ema"]
        assert [student.person.label for student in report.stuck][:3] == [
            "zz_absent",
            "tanaka.sota",
            "inoue.tsumugi",
        ]
        unread = next(row for row in report.rows if row.person.label == "chen.wei")
        assert unread.unread_points == 2
        assert unread.share == pytest.approx(9.64 / 11, abs=1e-3)
        text = pages.pages[-1].read_text(encoding="utf-8")
        assert "return -np.sum(t * np.log(y + 1e-7))" in text

    def test_links_lead_to_files(self, written: tuple[Course, WrittenReports]) -> None:
        """Every link on every page leads to an id on the page or to an existing file."""
        _, pages = written
        assert len(pages.pages) == 3
        for path in pages.pages:
            page = Page(path.read_text(encoding="utf-8"))
            ids = {value for name, value in page.attributes if name == "id"}
            for link in page.links:
                is_id = link.removeprefix("#") in ids
                assert is_id or (path.parent / unquote(link)).is_file(), link
        assert "Aoi <b>Mori</b>" in page.text
        assert "Ichirō Absent" in page.text

    def test_anonymous_tells_nobody(self, written: tuple[Course, WrittenReports]) -> None:
        """The anonymous pages and their numbers contain no id, name or link of a student."""
        course, named = written
        hidden = report_workflow.write_reports(course, None, names=NAMES, anonymous=True, now=NOW)
        assert not set(hidden.pages) & set(named.pages)
        texts = [path.read_text(encoding="utf-8") for path in hidden.pages]
        texts.append(report_view.as_json(hidden.reports, hidden.overview))
        students = {row.person.label for row in named.reports[0].rows}
        for text in texts:
            for secret in (*students, *NAMES, *NAMES.values(), "feedback", "Mori", "Absent"):
                assert secret not in text
        again = report_workflow.write_reports(course, None, names=NAMES, anonymous=True, now=NOW)
        assert [path.read_text(encoding="utf-8") for path in again.pages] == texts[:3]
        points = Counter(row.points for row in hidden.reports[0].rows)
        assert points == Counter(row.points for row in named.reports[0].rows)

    def test_json_has_the_numbers(self, written: tuple[Course, WrittenReports]) -> None:
        """The JSON has all numbers of the pages."""
        _, pages = written
        numbers = json.loads(report_view.as_json(pages.reports, pages.overview))
        _, week = numbers["assignments"]
        assert week["assignment"] == ASSIGNMENT
        assert len(week["rows"]) == 22
        assert week["shares"]["highest"] == 1
        assert len(numbers["overview"]["students"]) == 24

    def test_a_report_changes_nothing_else(
        self, written: tuple[Course, WrittenReports], tmp_path: Path
    ) -> None:
        """A report writes its pages and changes no other file of the classroom."""
        course = load_course(shutil.copytree(written[0].root, tmp_path / "course"))

        def contents() -> dict[Path, bytes]:
            files = [path for path in course.classroom.path.rglob("*") if path.is_file()]
            return {path: path.read_bytes() for path in files if path.parent.name != "reports"}

        before = contents()
        report_workflow.write_reports(course, ASSIGNMENT, names={}, now=NOW)
        assert contents() == before

    def test_the_command(self, demo_class: Path, tmp_path: Path) -> None:
        """`seminar report` prints the path of the page and the most frequent misconceptions."""
        directory = shutil.copytree(demo_class, tmp_path / "course")
        done = _seminar(directory, "report", ASSIGNMENT, "--language", "ja")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"classroom/reports/{ASSIGNMENT}.html" in done.stdout
        assert "損失をバッチ全体で合計している" in done.stdout
        page = directory / "classroom" / "reports" / f"{ASSIGNMENT}.html"
        assert "来週取り上げたいこと" in page.read_text(encoding="utf-8")
        numbers = _seminar(directory, "report", ASSIGNMENT, "--json", "--anonymous")
        (week,) = json.loads(numbers.stdout)["assignments"]
        assert week["students"] == 24
        assert f"{ASSIGNMENT}-anonymous.html" in numbers.stderr


def test_a_class_without_a_gradebook(course: Course) -> None:
    """Results alone are enough for a page, which lists them as not imported."""
    course.classroom.gradebook_file.unlink()
    paths = course.classroom.assignment(ASSIGNMENT)
    ada, ben = paths.student("ada"), paths.student("ben")
    ada.result_dir.mkdir(parents=True)
    passed = result(exercise("mean", [TestStatus.PASSED]))
    (ada.result_dir / result_store.RESULT).write_bytes(msgspec.json.encode(passed))
    ben.submitted_dir.mkdir(parents=True)
    (ben.submitted_dir / "x.ipynb").write_text("{}")
    (report,) = report_workflow.write_reports(course, ASSIGNMENT, names={}, now=NOW).reports
    assert [group.reason for group in report.attention] == ["ungraded", "not_entered"]
    assert not course.classroom.gradebook_file.exists()


def test_nothing_to_report(course: Course) -> None:
    """Without any submission the error names the next step, and nothing is written."""
    with pytest.raises(SeminarError, match="no submission for week2_loss"):
        report_workflow.write_reports(course, ASSIGNMENT, names={}, now=NOW)
    assert not course.classroom.reports_dir.exists()


def test_labels_that_cannot_be_read(course: Course) -> None:
    """A damaged file of pseudonyms is an error: new ones would contradict earlier pages."""
    course.classroom.assignment(ASSIGNMENT).student("ada").submitted_dir.mkdir(parents=True)
    course.classroom.pseudonyms_file.write_text("{")
    with pytest.raises(SeminarError, match=r"labels\.json"):
        report_workflow.write_reports(course, ASSIGNMENT, names={}, anonymous=True, now=NOW)
