"""The instructor's pages from a class on disk: numbers, working links, anonymity."""

import json
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from msgspec import structs

from autograder.cli.views import report as report_view
from autograder.core.errors import SeminarError
from autograder.core.i18n import Language, translate
from autograder.course import Course, load_course
from autograder.grading import result_store
from autograder.grading.result import TestStatus
from autograder.reporting.class_report import notebooks, render
from autograder.reporting.class_report.assignment_report import build_report
from autograder.reporting.class_report.model import ReportPerson
from autograder.workflows import report as report_workflow
from autograder.workflows.report import WrittenReports
from tests.support.class_factories import entry, exercise, facts, result
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import seminar
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


demo = [pytest.mark.nightly, pytest.mark.full_wall]


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
        assert (report.students, report.graded, report.max_points) == (11, 9, 13)
        missing = [person.label for person in report.missing]
        assert missing == ["nakamura.riku", "zz_absent"]
        late = [(row.person.label, row.seconds_late, row.penalty) for row in report.late]
        assert late == [
            ("mueller.jonas", 40 * 3600, 2.02),
            ("yamada.minato", 20 * 3600, 0.78),
            ("inoue.tsumugi", 14 * 3600, 0.71),
        ]
        first = report.misconceptions[0]
        assert (first.id, first.count) == ("one_hot_only", 3)
        assert [person.label for person in report.unread][:2] == ["chen.wei", "hayashi.ema"]
        assert [student.person.label for student in report.stuck][:3] == [
            "zz_absent",
            "tanaka.sota",
            "inoue.tsumugi",
        ]
        unread = next(row for row in report.rows if row.person.label == "chen.wei")
        assert unread.unread_points == 2
        assert unread.share == pytest.approx(10.09 / 11, abs=1e-3)
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
        assert len(week["rows"]) == 9
        assert week["shares"]["highest"] == 1
        assert len(numbers["overview"]["students"]) == 11

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
        done = seminar(directory, "report", ASSIGNMENT, "--language", "ja")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"classroom/reports/{ASSIGNMENT}.html" in done.stdout
        assert "損失をバッチ全体で合計している" in done.stdout
        page = directory / "classroom" / "reports" / f"{ASSIGNMENT}.html"
        assert "来週取り上げたいこと" in page.read_text(encoding="utf-8")
        numbers = seminar(directory, "report", ASSIGNMENT, "--json", "--anonymous")
        (week,) = json.loads(numbers.stdout)["assignments"]
        assert week["students"] == 10
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


ANSWER = "The accuracy stays the same when a weight moves a little."
HOMEWORK = "samples = [3, 1, 4, 1, 5, 9, 2, 6]\nprint(sorted(samples))"


def hand_in_parts(
    course: Course, student: str, answer: str = "", own: str = "", cell_id: str = ""
) -> None:
    """Write a student's notebook, submitted and autograded, with an answer and a cell."""
    paths = course.classroom.assignment(ASSIGNMENT).student(student)
    metadata = {"nbgrader": {"grade_id": "why_not_accuracy", "grade": True, "solution": True}}
    cells = [
        {"cell_type": "markdown", "id": "7-answer", "metadata": metadata, "source": answer},
        {"cell_type": "code", "id": "9-own", "metadata": {}, "source": own},
        {"cell_type": "markdown", "id": "notes", "metadata": {}, "source": "Notes." * 9},
    ]
    for path in (paths.submission, paths.autograded):
        path.parent.mkdir(parents=True)
        ids = [cell_id or f"no id {number}" for number in range(len(cells))]
        submitted = path == paths.submission
        given = [{**cell, "id": ids[i]} if submitted else cell for i, cell in enumerate(cells)]
        path.write_text(json.dumps({"cells": given}))


def common(course: Course, *, count: int = 12, anonymous: bool = False) -> list[Any]:
    """Return the common parts of a class; a and b are a group."""
    students = [*"abcdef", *map(str, range(count - 6))]
    entries = [entry(student, person=ReportPerson(student)) for student in students]
    release = course.release(ASSIGNMENT)
    return [
        (
            "".join(person.label for person in parts.people),
            parts.answers,
            parts.own_cells,
            parts.cell_ids,
        )
        for parts in notebooks.find_common_parts(
            structs.replace(facts(*entries), anonymous=anonymous),
            course.classroom,
            [release],
            {"a": "A", "b": "A"},
        )
    ]


def test_only_telling_parts_are_common(course: Course) -> None:
    """Answers, added cells and random ids that two students share are found, with any spaces.

    What is short, released, or handed in by one group is not.
    """
    released = json.loads(course.release(ASSIGNMENT).read_bytes())["cells"]
    given = next(cell for cell in released if cell["cell_type"] == "code")
    hand_in_parts(course, "a", ANSWER + " Yes.", HOMEWORK + "  # ours", "0a1b2c3d")
    hand_in_parts(course, "b", ANSWER + " Yes.", HOMEWORK + "  # ours", "0a1b2c3d")
    hand_in_parts(course, "c", ANSWER, HOMEWORK, "4e5f6a7b")
    hand_in_parts(course, "d", ANSWER.replace(" ", "\n"), f"import os\n{HOMEWORK}", "4e5f6a7b")
    hand_in_parts(course, "e", "It jumps.", "".join(given["source"]), given["id"])
    hand_in_parts(course, "f", "It jumps.", "".join(given["source"]), given["id"])
    assert common(course) == [("cd", ("why_not_accuracy",), 1, 1)]
    assert common(course, anonymous=True) == []


def test_what_the_lecture_says_is_not_common(course: Course) -> None:
    """A part that more than a quarter of the class has is left out."""
    for student in "cdef":
        hand_in_parts(course, student, ANSWER)
    assert common(course, count=12) == []
    assert common(course, count=16) == [("cdef", ("why_not_accuracy",), 0, 0)]


@pytest.mark.parametrize("text", ["{", "[]", '{"cells": 3}', '{"cells": [1]}', "[" * 99999])
def test_a_file_that_cannot_be_read_has_no_common_part(course: Course, text: str) -> None:
    """Damaged submissions have nothing in common, and stop no report."""
    for student in "cd":
        paths = course.classroom.assignment(ASSIGNMENT).student(student)
        paths.submission.parent.mkdir(parents=True)
        paths.submission.write_text(text)
    assert common(course) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ada; ben — the same answer to why_not_accuracy; equal cells of their own: 2"),
        ("ja", "ada、ben — why_not_accuracyの答えが同じ、追加したセルが同じ：2"),
    ],
)
def test_common_parts_are_folded(language: Language, text: str) -> None:
    """The page lists them closed, in neutral words; without any there is nothing about them."""
    people = (ReportPerson("ada"), ReportPerson("ben"))
    report = build_report(structs.replace(facts(), language=language))
    parts = notebooks.CommonParts(people, ("why_not_accuracy",), own_cells=2)
    html = render.assignment_page(report, common_parts=[parts])
    assert text.replace(" ", "") in Page(html).text.replace(" ", "")
    assert "<details open" not in html
    heading = translate("Submissions with equal parts: {count}", language).split("{")[0]
    assert heading in html
    assert heading not in render.assignment_page(report)
