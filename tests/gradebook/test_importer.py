"""nbgrader's gradebook after grading: its commands and the kit's give the same points."""

import csv
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.core.errors import GradebookError, SeminarError
from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind
from autograder.course import FILE_NAME, Course, load_course
from autograder.gradebook import repository
from autograder.grading import result_store
from autograder.workflows import demo
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, mark
from tests.support.scaffold_helpers import in_two_languages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")


def nbgrader(course: Course, *arguments: str) -> str:
    """Run a stock nbgrader command in the course; return its log."""
    command = [classroom.program("nbgrader"), *arguments]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    finished = subprocess.run(
        command, cwd=course.root, env=environment, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    return finished.stderr


def open_gradebook(course: Course) -> Gradebook:
    """Open the gradebook with nbgrader's own class."""
    return Gradebook(f"sqlite:///{course.classroom.gradebook_file}", course.config.id)


def scores(course: Course) -> dict[str, dict[str, float]]:
    """Return the gradebook's points by student and cell."""
    with open_gradebook(course) as gradebook:
        return {
            submission.student.id: {
                grade.cell.name: grade.score for grade in submission.notebooks[0].grades
            }
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }


def forget(course: Course) -> None:
    """Delete everything that grading has written."""
    for name in ("gradebook.db", "results", "autograded", "feedback"):
        path = course.classroom.path / name
        if path.is_dir():
            subprocess.run(["rm", "-rf", str(path)], check=True)
        else:
            path.unlink(missing_ok=True)


def page(course: Course, student: str) -> str:
    """Return a student's feedback page."""
    paths = course.classroom.assignment(ASSIGNMENT).student(student)
    return paths.feedback_page.read_text(encoding="utf-8")


def problems(course: Course) -> dict[str, list[ProblemKind]]:
    """Return the kinds of problems in each student's Result."""
    directories = course.classroom.assignment(ASSIGNMENT).results_dir.iterdir()
    results = {path.name: result_store.load_result(path) for path in directories}
    return {
        student: [problem.kind for problem in result.problems]
        for student, result in results.items()
        if result
    }


def remove_checks(cells: list[Any]) -> None:
    cells[:] = [cell for cell in cells if not cell["metadata"].get("nbgrader", {}).get("grade")]


def tag_checks(cells: list[Any]) -> None:
    for cell in cells:
        cell["metadata"].setdefault("tags", []).append("skip-execution")


def raise_points(cells: list[Any]) -> None:
    for cell in cells:
        if "points" in cell["metadata"].get("nbgrader", {}):
            cell["metadata"]["nbgrader"] |= {"points": 1000, "locked": False}


def claim_points(cells: list[Any]) -> None:
    claim = {"output_type": "execute_result", "data": {"text/plain": "np.float64(99)"}}
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [claim | {"metadata": {}, "execution_count": 1}]


def duplicate_everything(cells: list[Any]) -> None:
    cells.extend([dict(cell) for cell in cells])


def rows(course: Course) -> dict[str, list[str]]:
    """Return what each table holds about submissions, with names for keys."""
    submission = "JOIN submitted_assignment AS s ON s.id = {}.assignment_id"
    notebook = "JOIN submitted_notebook AS n ON n.id = {}.notebook_id"
    of_cell = f"JOIN base_cell AS b ON b.id = cell_id {notebook} {submission.format('n')}"
    queries = {
        "student": "SELECT * FROM student",
        "submitted_assignment": "SELECT student_id, timestamp, extension FROM submitted_assignment",
        "submitted_notebook": "SELECT student_id, flagged, late_submission_penalty"
        f" FROM submitted_notebook {submission.format('submitted_notebook')}",
        "grade": "SELECT student_id, b.name, b.type, auto_score, manual_score, extra_credit,"
        f" needs_manual_grade FROM grade {of_cell.format('grade')}",
        "comment": "SELECT student_id, b.name, b.type, auto_comment, manual_comment"
        f" FROM comment {of_cell.format('comment')}",
    }
    with closing(sqlite3.connect(course.classroom.gradebook_file)) as file:
        counts = {table: file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                  for table in (*queries, "base_cell", "source_cell", "notebook")}  # fmt: skip
        by_table = {table: file.execute(query).fetchall() for table, query in queries.items()}
    assert all(len(by_table[table]) == counts[table] for table in queries)
    return {"counts": [str(counts)]} | {
        table: sorted(map(repr, found)) for table, found in by_table.items()
    }


def written_files(course: Course) -> dict[str, tuple[int, bytes]]:
    """Return mode and content of the autograded notebooks, the pages and what lies beside them."""
    directories = [course.classroom.path / name for name in ("autograded", "feedback")]
    paths = [path for directory in directories for path in sorted(directory.rglob("*"))]
    return {
        str(path.relative_to(course.root)): (
            path.stat().st_mode,
            b"" if path.is_dir() else path.read_bytes(),
        )
        for path in paths
    }


def give_by_hand(course: Course) -> None:
    """Give points, extra credit and comments, as an instructor does in the formgrader."""
    with open_gradebook(course) as gradebook:
        where = (ASSIGNMENT, ASSIGNMENT, "ada")
        gradebook.find_grade("why_not_accuracy", *where).manual_score = 1.5
        gradebook.find_grade("mini_batch", *where).extra_credit = 0.5
        gradebook.find_grade("mini_batch", *where).manual_score = 2
        gradebook.find_comment("why_not_accuracy", *where).manual_comment = "Nearly, but why?"
        gradebook.db.commit()


def write_rubric(course: Course, rubric: str) -> None:
    """Give the question of the assignment this rubric alone."""
    path = course.master(ASSIGNMENT)
    cell = re.compile(r"^# %% \[markdown\] rubric=.*\n(?:#.*\n?)*", re.MULTILINE)
    text = cell.sub("", path.read_text(encoding="utf-8")).rstrip()
    for language in ("en", "ja"):
        text += f'\n\n# %% [markdown] rubric="why_not_accuracy" lang="{language}"\n# {rubric}\n'
    path.write_text(text, encoding="utf-8")


def test_stock_commands_and_ours_write_the_same(course: Course) -> None:
    """Each row and each file of `seminar grade` equals that of the stock nbgrader commands.

    Both import the same Results, in a new gradebook and in one with points given by hand. The
    instructor's notebook has the rubric below the answer, and the student's page has not.
    """
    write_rubric(course, "- 1 point: the slope is zero")
    config = course.root / FILE_NAME
    config.write_text(f'{config.read_text()}\n[late]\npolicy = "per_day"\nper_day = 10\n')
    course = load_course(course.root)
    paths = course.classroom.assignment(ASSIGNMENT)
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "cem", b"%PDF-1.7 not a notebook")
    classroom.hand_in(course, "dan", classroom.blank(course), name="my homework (2).ipynb")
    for name in ("notes.txt", "page.html", "deep/er/table.csv"):
        path = paths.student("ben").submitted_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    due = course.due(ASSIGNMENT)
    paths.student("ada").timestamp.write_text(f"{due - timedelta(hours=1):%Y-%m-%d %H:%M:%S} UTC")
    paths.student("ben").timestamp.write_text(f"{due + timedelta(days=1):%Y-%m-%d %H:%M:%S} UTC")
    assert mark(course).failures == ()
    give_by_hand(course)
    assert mark(course, force=True).failures == ()
    expected_rows, expected_files = rows(course), written_files(course)
    assert any("None" not in row for row in expected_rows["submitted_notebook"])  # a penalty
    cells = nbformat.read(paths.student("ada").autograded, as_version=4).cells
    answer = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells].index(
        "why_not_accuracy"
    )
    assert "1 point: the slope is zero" in cells[answer + 1].source
    assert not cells[answer + 1].metadata.editable
    assert "the slope is zero" not in page(course, "ada")

    for name in ("autograded", "feedback"):
        shutil.rmtree(course.classroom.path / name)
    course.classroom.gradebook_file.unlink()
    nbgrader(course, "autograde", ASSIGNMENT)
    give_by_hand(course)
    nbgrader(course, "autograde", ASSIGNMENT, "--force")
    nbgrader(course, "generate_feedback", ASSIGNMENT)

    assert rows(course) == expected_rows
    assert written_files(course) == expected_files


@pytest.mark.nightly
def test_stock_commands_and_ours_fill_equal_gradebooks(course: Course) -> None:
    """The stock nbgrader commands give the points that `seminar grade` gives, to every student."""
    classroom.hand_in(course, "cem", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "dan", b"%PDF-1.7 not a notebook")
    classroom.hand_in(course, "eve", classroom.complete(course), name="my homework (2).ipynb")
    mark(course)
    kit_scores, kit_problems = scores(course), problems(course)
    forget(course)
    nbgrader(course, "autograde", ASSIGNMENT)
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    nbgrader(course, "export")
    assert scores(course) == kit_scores
    assert problems(course) == kit_problems
    assert kit_problems["eve"] == [ProblemKind.RENAMED]
    assert 0 < sum(kit_scores["cem"].values()) < 11
    assert sum(kit_scores["dan"].values()) == 0
    assert sum(kit_scores["eve"].values()) == 11
    with (course.root / "grades.csv").open() as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == {student: sum(points.values()) for student, points in kit_scores.items()}
    for student in kit_scores:
        assert "mean_squared_error" in page(course, student)


def test_an_edited_release_earns_nothing(course: Course) -> None:
    """An unanswered release earns no point, whatever its check cells, metadata and outputs say."""
    changes = (remove_checks, tag_checks, raise_points, claim_points, duplicate_everything)
    for change in changes:
        data = classroom.edited(classroom.blank(course), change)
        classroom.hand_in(course, change.__name__, data)
    marked = mark(course)
    assert marked.failures == ()
    assert {row.student for row in marked.outcomes} == {change.__name__ for change in changes}
    for student, points in scores(course).items():
        assert {name: points[name] for name in EXERCISES} == dict.fromkeys(EXERCISES, 0), student
    for row in marked.outcomes:
        assert row.grade is not None, row.student
        assert row.grade.max_points == 13, row.student


def test_a_deleted_check_cell_does_not_keep_its_old_score(course: Course) -> None:
    """After a worse submission without check cells the gradebook holds the new points."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    mark(course)
    assert scores(course)["ada"]["cross_entropy_error"] == 5
    worse = classroom.answered(course, classroom.NO_MEAN)
    classroom.hand_in(course, "ada", classroom.edited(worse, remove_checks))
    mark(course)
    assert scores(course)["ada"] == {
        "mean_squared_error": 3, "cross_entropy_error": 4.09, "mini_batch": 3, "why_not_accuracy": 0
    }  # fmt: skip


def test_warnings_and_odd_outputs_change_nothing(course: Course) -> None:
    """Warnings, stderr and odd last lines change no points."""
    noise = (
        "import sys, warnings\nwarnings.warn('careful')\nprint('oh', file=sys.stderr)\n"
        "np.float64(1.5)\n\n"
    )
    noisy = (
        noise
        + "# %% mean_squared_error\n"
        + (
            "def mean_squared_error(y, t):\n"
            "    warnings.warn('again')\n"
            "    print('x', file=sys.stderr)\n"
            "    return 0.5 * np.sum((y - t) ** 2)\n\n"
            "warnings.warn('below')\nfloat('nan')\n"
        )
    )
    classroom.hand_in(course, "ada", classroom.answered(course, noisy))
    mark(course)
    assert scores(course)["ada"]["mean_squared_error"] == 3
    assert scores(course)["ada"]["mini_batch"] == 0


def test_pages_show_manual_grades(course: Course) -> None:
    """The next run rebuilds the pages whose manual points or comments changed, and no other."""
    for student in ("ada", "ben"):
        classroom.hand_in(course, student, classroom.answered(course, classroom.LOOPS))
    mark(course)
    before = {student: page(course, student) for student in ("ada", "ben")}
    with open_gradebook(course) as gradebook:
        where = ("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
        gradebook.find_grade(*where).manual_score = 1.5
        gradebook.find_comment(*where).manual_comment = "Nearly, but why?"
        gradebook.db.commit()
    assert mark(course).graded_count == 0
    assert "Nearly, but why?" in page(course, "ada")
    assert page(course, "ben") == before["ben"]
    rebuilt = page(course, "ada")
    mark(course)
    assert page(course, "ada") == rebuilt


def test_points_given_by_hand_survive(course: Course) -> None:
    """Points and comments given by hand stay when the submission is graded again."""
    path = classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS))
    mark(course)
    with open_gradebook(course) as gradebook:
        grade = gradebook.find_grade("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
        grade.manual_score = 1.5
        comment = gradebook.find_comment("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
        comment.manual_comment = "Nearly."
        gradebook.db.commit()
    path.write_bytes(classroom.answered(course, classroom.LOOPS + "\n# one more line\n"))
    mark(course)
    mark(course, force=True)
    nbgrader(course, "autograde", ASSIGNMENT, "--force")
    with open_gradebook(course) as gradebook:
        grade = gradebook.find_grade("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
        comment = gradebook.find_comment("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
        assert grade.manual_score == 1.5
        assert comment.comment == "Nearly."
    assert repository.read_grades(course, ASSIGNMENT)["ada"].points == 12.5


ANSWER = "\n# %% why_not_accuracy\nThe accuracy stays flat.\n"
LATER_ANSWER = ANSWER.replace("flat", "flat almost everywhere")


def read_in_formgrader(course: Course, **values: float) -> None:
    """Give ada points for cells, and a comment on her answer, as the formgrader does."""
    with open_gradebook(course) as gradebook:
        where = (ASSIGNMENT, ASSIGNMENT, "ada")
        for cell, points in values.items():
            grade = gradebook.find_grade(cell, *where)
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.find_comment("why_not_accuracy", *where).manual_comment = "Nearly."
        gradebook.db.commit()


def waiting(course: Course) -> tuple[bool, tuple[str, ...]]:
    """Return whether ada's work waits for grading by hand, and what changed since it was read."""
    record = repository.read_grades(course, ASSIGNMENT)["ada"]
    return record.needs_manual_grading, record.changed_answers


def test_an_answer_stays_read_until_it_changes(course: Course) -> None:
    """`--force`, another suite and stock nbgrader keep it read; a changed answer is read again.

    The page never says that an answer with a comment was not read.
    """
    path = classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS + ANSWER))
    mark(course)
    assert waiting(course) == (True, ())
    read_in_formgrader(course, why_not_accuracy=1.5, mini_batch=2.5)
    mark(course, force=True)
    assert waiting(course) == (False, ())
    config = course.root / FILE_NAME
    config.write_text(re.sub(r"(?m)^memory = .*", "memory = 2000", config.read_text()))
    course = load_course(course.root)
    assert mark(course).graded_count == 1
    assert waiting(course) == (False, ())
    nbgrader(course, "autograde", ASSIGNMENT, "--force")
    nbgrader(course, "generate_feedback", ASSIGNMENT, "--force")
    assert waiting(course) == (False, ())
    assert "1.5 of 2" in page(course, "ada")

    path.write_bytes(classroom.answered(course, classroom.LOOPS + LATER_ANSWER))
    mark(course)
    assert waiting(course) == (True, ("why_not_accuracy",))
    assert "not read yet" not in page(course, "ada")
    assert "1.5 of 2, for an earlier answer; this one is still to be read" in page(course, "ada")
    nbgrader(course, "autograde", ASSIGNMENT, "--force")
    assert waiting(course) == (True, ("why_not_accuracy",))
    read_in_formgrader(course, why_not_accuracy=2)
    nbgrader(course, "autograde", ASSIGNMENT, "--force")
    mark(course, force=True)
    assert waiting(course) == (False, ())
    path.write_bytes(classroom.answered(course, classroom.NO_MEAN + LATER_ANSWER))
    mark(course)
    assert waiting(course) == (True, ("mini_batch",))


@pytest.mark.nightly
def test_answers_of_an_older_gradebook_stay_read(course: Course) -> None:
    """Without digests of an earlier version the autograded notebook tells what was read."""
    path = classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS + ANSWER))
    mark(course)
    read_in_formgrader(course, why_not_accuracy=1.5)
    for answer, expected in ((ANSWER, ()), (LATER_ANSWER, ("why_not_accuracy",))):
        with closing(sqlite3.connect(course.classroom.gradebook_file)) as gradebook:
            gradebook.execute("DROP TABLE seminar_answer")
        path.write_bytes(classroom.answered(course, classroom.LOOPS + answer))
        mark(course, force=True)
        assert waiting(course) == (bool(expected), expected)


def test_a_comment_without_points_is_no_unread_answer(course: Course) -> None:
    """With a comment but without points the page says that the points are missing."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS + ANSWER))
    mark(course)
    read_in_formgrader(course)
    mark(course)
    assert "no points yet, up to 2 points" in page(course, "ada")
    assert "not read yet" not in page(course, "ada")


def test_only_what_is_new_is_graded_again(course: Course) -> None:
    """A second run grades nothing; a changed notebook is graded, and no other."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    path = classroom.hand_in(course, "ben", classroom.blank(course))
    assert mark(course).graded_count == 2
    assert mark(course).graded_count == 0
    path.write_bytes(classroom.complete(course))
    again = mark(course)
    assert again.graded_count == 1
    assert [row.grade.points for row in again.outcomes if row.grade] == [11, 11]
    assert mark(course, force=True).graded_count == 2


def test_a_new_gradebook_is_created(course: Course) -> None:
    """Without a gradebook grading creates one and registers the released assignment."""
    course.classroom.gradebook_file.unlink()
    classroom.hand_in(course, "ada", classroom.complete(course))
    marked = mark(course)
    assert marked.failures == ()
    assert scores(course)["ada"]["cross_entropy_error"] == 5


def test_autograded_notebook_carries_report_and_number(course: Course) -> None:
    """The outputs of a check cell are a report with the tests' titles, and a number."""
    without_outputs = answer_file.fill_notebook(classroom.NO_MEAN, classroom.blank(course))
    classroom.hand_in(course, "cem", without_outputs)
    mark(course)
    paths = course.classroom.assignment(ASSIGNMENT).student("cem")
    notebook = nbformat.read(paths.autograded, as_version=4)
    outputs = {
        cell.metadata.nbgrader.grade_id: cell.outputs
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    }
    report, number = outputs["cross_entropy_error"]
    assert report.data["text/plain"].startswith("cross_entropy_error: 4.09 of 5 points")
    assert "✗ Right for a batch: the mean over its samples" in report.data["text/plain"]
    assert number.output_type == "execute_result"
    assert number.data["text/plain"] == "4.09"
    figures = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    assert len(figures) == 3  # with that of the experiment


def test_one_student_can_be_graded_alone(course: Course) -> None:
    """Naming a student grades that one and no other."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.complete(course))
    with pytest.raises(SeminarError, match="no submission of zoe"):
        mark(course, students=("ben", "zoe"))
    marked = mark(course, students=("ben",))
    assert [row.student for row in marked.outcomes] == ["ben"]
    paths = course.classroom.assignment(ASSIGNMENT)
    assert result_store.load_result(paths.student("ada").result_dir) is None


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_release_with_other_cells_is_refused_and_loses_nothing(course: Course) -> None:
    """nbgrader rejects new cells after the first submission; the release stays unchanged."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    mark(course)
    directory = course.release(ASSIGNMENT).parent
    before = {path: path.read_bytes() for path in directory.rglob("*")}
    master = course.master(ASSIGNMENT)
    check = '# %% exercise="relu"\n### BEGIN SOLUTION\n### END SOLUTION\n# %% check="relu" points=1'
    master.write_text(f"{master.read_text()}\n{check}\n")
    with pytest.raises(GradebookError, match="db assignment remove week2_loss --force"):
        release.release_assignment(course, ASSIGNMENT)
    assert {path: path.read_bytes() for path in directory.rglob("*")} == before
    nbgrader(course, "db", "assignment", "remove", ASSIGNMENT, "--force")
    release.release_assignment(course, ASSIGNMENT)
    assert "relu" in course.release(ASSIGNMENT).read_text()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("grade", "notebook_id"),
        ("comment", "notebook_id"),
        ("submitted_notebook", "assignment_id"),
    ],
)
def test_queries_of_one_submission_use_an_index(course: Course, table: str, column: str) -> None:
    """No query scans the rows of the class, also in a gradebook that stock nbgrader made."""

    def plan() -> str:
        with closing(sqlite3.connect(course.classroom.gradebook_file)) as file:
            query = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 'a'"
            return str(file.execute(query).fetchone()[-1])

    assert plan().startswith("SEARCH")
    with closing(sqlite3.connect(course.classroom.gradebook_file)) as file:
        file.execute(f"DROP INDEX seminar_{table}_{column}")
    assert plan().startswith("SCAN")  # as stock nbgrader makes it
    repository.backend_of(course).ensure_ready()
    assert plan().startswith("SEARCH")


def hand_in_both(course: Course) -> Course:
    """Release a week in two languages, and hand in notebooks of both."""
    course = in_two_languages(course)
    release.release_assignment(course, ASSIGNMENT)
    course.classroom.roster_file.write_text("id,language\nmia,en\nnao,ja\n", encoding="utf-8")
    source = master.load_master(course.master(ASSIGNMENT))
    for student, language in NOTEBOOK_LANGUAGES.items():
        answers = demo.reference_answers(source, language)
        data = course.release(ASSIGNMENT, language).read_bytes()
        if student not in UNANSWERED:
            data = answer_file.fill_notebook(answers, data)
        classroom.hand_in(course, student, data)
    return course


NOTEBOOK_LANGUAGES: dict[str, Language] = {
    "eva": "en", "jun": "ja", "mia": "ja", "nao": "en", "oto": "ja", "pat": "en"
}  # fmt: skip
UNANSWERED = ("oto", "pat")
PAGE_LANGUAGES = NOTEBOOK_LANGUAGES | {"mia": "en", "nao": "ja"}  # by the roster


def check_both(course: Course) -> None:
    """Check points, problems and pages of the class of `hand_in_both`."""
    found = scores(course)
    assert {student: sum(points.values()) for student, points in found.items()} == {
        student: 0 if student in UNANSWERED else 11 for student in NOTEBOOK_LANGUAGES
    }
    assert problems(course) == {student: [] for student in NOTEBOOK_LANGUAGES}
    for student, language in PAGE_LANGUAGES.items():
        text = page(course, student)
        assert f'<html lang="{language}">' in text
        # The text of the notebook is the student's own, whatever the language of the page.
        is_japanese = NOTEBOOK_LANGUAGES[student] == "ja"
        assert ("進め方" in text, "How to work" in text) == (is_japanese, not is_japanese)
    with open_gradebook(course) as gradebook:
        waiting = {
            submission.student.id
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
            if submission.needs_manual_grade
        }
    assert waiting == NOTEBOOK_LANGUAGES.keys() - {*UNANSWERED}


@pytest.mark.nightly
def test_either_language_is_graded_with_its_release(course: Course) -> None:
    """Both get full points and no problem; each page is in the language of hand-in or roster.

    An answer that was not written is recognized in both. Stock nbgrader does the same.
    """
    course = hand_in_both(course)
    graded = mark(course)
    assert graded.failures == ()
    check_both(course)
    assert mark(course).graded_count == 0
    by_kit = rows(course)

    forget(course)
    nbgrader(course, "autograde", ASSIGNMENT)
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    check_both(course)
    assert rows(course) == by_kit


@pytest.mark.nightly
def test_another_language_in_the_roster_draws_the_page_anew(course: Course) -> None:
    """A student whose language changes gets a page in it, with the same points."""
    course = hand_in_both(course)
    mark(course)
    course.classroom.roster_file.write_text("id,language\neva,ja\nmia,en\nnao,ja\n")
    assert mark(course).graded_count == 1
    assert '<html lang="ja">' in page(course, "eva")
    assert sum(scores(course)["eva"].values()) == 11
