"""The instructor's pages: complete, every text escaped, and nothing revealed when anonymous."""

import json
import re
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest

from autograder.cli.views import report as report_view
from autograder.core.i18n import Language, translate
from autograder.core.problems import ProblemKind, make_problem
from autograder.core.text import printable
from autograder.course.classroom import Classroom
from autograder.course.grade_record import GradeRecord
from autograder.grading.result import Certainty, Misconception, TestStatus
from autograder.reporting.class_report import charts, course_overview, notebooks, render
from autograder.reporting.class_report.assignment_report import build_report
from autograder.reporting.class_report.loader import page_url
from autograder.reporting.class_report.model import ReportPerson, StudentAssignment
from tests.support.class_factories import (
    class_of,
    course_of,
    entry,
    exercise,
    facts,
    result,
    trained,
)
from tests.support.markup import Page

# Ids, names and messages that would act or break the page if they were not escaped.
HOSTILE = (
    "<img src=x onerror=fire(1)>\"'",
    "</script><script>fire(2)</script>",
    "</svg></style><style>*{display:none}</style>",
    "{{ facts }}{% raw %}",
    "&lt;b&gt;",
    "\u202eevil\u2066",
    "javascript:fire(3)",
)
HEADINGS = (
    "What to talk about next week",
    "Who needs you",
    "How the class did",
    "Students and exercises, the lowest share first",
    "Which tests are bad",
)
ORDER = ["talk", "people", "points", "matrix", "tests"]
CURVES = "Learning curves on the test images"
SHARES = {None: "–", 0: "0%", 0.001: "1%", 0.4: "40%", 0.999: "99%", 1: "100%", 1.2: "120%"}


def class_page(count: int, language: Language = "en") -> Page:
    """Return the page about a class of this size."""
    return Page(render.assignment_page(build_report(class_of(count, language))))


def hostile_page() -> str:
    """Return a page on which every text from outside is hostile."""
    entries = []
    for text in HOSTILE:
        misconception = Misconception("id", f"title {text}", f"hint {text}", Certainty.SURE)
        statuses = [TestStatus.FAILED, TestStatus.BROKEN]
        hostile_result = result(
            exercise(text, statuses, titles=[text, text], misconceptions=(misconception,)),
            problems=(make_problem(ProblemKind.DUPLICATE_ANSWER, "en", name=text, count=2),),
        )
        grade = GradeRecord(raw_points=1, max_points=2, seconds_late=99)
        label = printable(text)
        person = ReportPerson(label, f"name {label}", "../feedback/x.html")
        entries += [
            entry(text, hostile_result, grade, person=person),
            entry(f"{text} missing", person=ReportPerson(f"missing {label}")),
        ]
    return render.assignment_page(build_report(facts(*entries)))


# -- completeness


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("count", [1, 3, 30])
def test_everybody_and_everything_is_there(count: int, language: Language) -> None:
    """Every student, test, misconception and heading is on the page, in its language."""
    class_facts = class_of(count, language)
    page, report = class_page(count, language), build_report(class_facts)
    for student in class_facts.entries:
        assert student.person.label in page.texts
        assert any(student.person.name in text for text in page.texts)
    for test in report.tests:
        assert test.title in page.texts
    for cluster in report.misconceptions:
        assert cluster.title in page.text
        assert (cluster.hint in page.texts) is (cluster.count > 1)
    for text in HEADINGS:
        assert translate(text, language) in page.texts


@pytest.mark.parametrize("count", [1, 3, 30])
def test_every_student_links_to_their_page(count: int) -> None:
    """Each label of a student is a link to the student's own page."""
    page = class_page(count)
    for number in range(count):
        url = f"../feedback/s{number:03}/week2_loss/week2_loss.html"
        assert url in page.links
        assert page.links.count(url) == page.texts.count(f"s{number:03}")


def test_an_address_is_quoted(tmp_path: Path) -> None:
    """An id with reserved characters of a URL leads to the student's page, if there is one."""
    student = "a b#c?d%e&f"
    classroom = Classroom(tmp_path)
    paths = classroom.assignment("w").student(student)
    paths.feedback_page.parent.mkdir(parents=True)
    paths.feedback_page.write_text("")
    url = page_url(paths)
    assert not set("#? &") & set(url)
    assert (classroom.reports_dir / unquote(url)).resolve() == paths.feedback_page
    assert page_url(classroom.assignment("other").student(student)) == ""


@pytest.mark.parametrize("language", get_args(Language))
def test_figures_have_a_text(language: Language) -> None:
    """Each chart is an image with a text alternative and no style that the policy forbids."""
    shares = build_report(class_of(5)).shares
    svgs = [
        charts.draw_weeks(["one", "two"], [None, shares], [[0.5, None], [None, 0.5]], language),
        charts.draw_curves([[0.1, 0.8], [0.2]], ((0.1, 0.2), (0.7, 0.9)), language),
    ]
    for svg in svgs:
        page = Page(svg)
        assert ("role", "img") in page.attributes
        assert len(dict(page.attributes)["aria-label"]) > 10
        assert not {"style", "script", "metadata"} & {*page.tags, *dict(page.attributes)}
        assert "#0" not in re.sub(r"url\(#[^)]*\)", "", svg)  # no placeholder colour remains


@pytest.mark.parametrize(
    ("language", "singular", "plural"),
    [
        ("en", "Learning curve of one student over", "Learning curves of 2 students over"),
        ("ja", "1人の学習曲線と", "2人の学習曲線と"),
    ],
)
def test_one_curve_is_not_many(language: Language, singular: str, plural: str) -> None:
    """The text alternative of a chart about one student is in the singular."""
    band = ((0.1, 0.2), (0.7, 0.9))
    assert singular in charts.draw_curves([[0.1, 0.8]], band, language)
    assert plural in charts.draw_curves([[0.1, 0.8], [0.2, 0.3]], band, language)


def test_curves_are_shown_once_there_are_any() -> None:
    """Learning curves come as a chart with a table; without any, the section is absent."""
    page = Page(render.assignment_page(build_report(facts(trained("a", 0.1, 0.77)))))
    assert {"77%", CURVES} <= set(page.texts)
    assert CURVES not in class_page(3).texts


@pytest.mark.parametrize(("share", "text"), list(SHARES.items()))
def test_a_share_is_honest(share: float | None, text: str) -> None:
    """Only an exact 0 or 1 is shown as 0% or 100%."""
    assert render.format_share(share) == text


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("count", [1, 30])
def test_the_overview_names_every_week(count: int, language: Language) -> None:
    """Each week links to its page, and each student has a row."""
    weeks = course_of(count, language)
    overview = course_overview.build_overview([build_report(week) for week in weeks])
    page = Page(render.overview_page(overview))
    for week in weeks:
        assert week.page in page.links
        assert week.title in page.texts
    for student in weeks[0].entries:
        assert student.person.label in page.texts


def test_the_order_is_that_of_a_lecturers_questions() -> None:
    """The first section is what to talk about; the tests come last."""
    ids = [value for name, value in class_page(30).attributes if name == "id"]
    assert [name for name in ids if name in ORDER] == ORDER


def test_singles_are_one_folded_list() -> None:
    """A mistake of one student has no card: it stands in a folded list, after the shared ones."""

    def misled(student: str, name: str) -> StudentAssignment:
        misconceptions = (Misconception(name, f"{name}!", f"hint {name}", Certainty.SURE),)
        failed = exercise("mean", [TestStatus.FAILED], misconceptions=misconceptions)
        return entry(student, result(failed))

    shared = [misled("a", "often"), misled("b", "often")]
    page = Page(render.assignment_page(build_report(facts(*shared, misled("c", "once")))))
    assert "hint often" in page.texts
    assert "hint once" not in page.texts
    assert "Mistakes of single students: 1" in page.texts
    assert page.tags.count("pre") == 0
    code = {("mean", "often"): "def mean(x):\n    return <x>"}
    html = render.assignment_page(build_report(facts(*shared)), examples=code)
    assert "def mean(x):\n    return &lt;x&gt;" in html


def test_every_stuck_student_has_one_sentence() -> None:
    """The list of stuck students gives a reason with numbers for each."""
    weak = entry("low", result(exercise("mean", [TestStatus.PASSED, *[TestStatus.FAILED] * 3])))
    assert (
        ": Has 25% of the points; lost the most in mean."
        in Page(render.assignment_page(build_report(facts(weak)))).texts
    )


def test_a_penalty_stands_in_the_matrix() -> None:
    """A late student's row says how late, the penalty, and what is not read yet."""
    grade = GradeRecord(
        raw_points=3, max_points=5, penalty=0.6, seconds_late=90_000, unread_points=2,
        needs_manual_grading=True,
    )  # fmt: skip
    late = entry("late", result(exercise("mean", [TestStatus.PASSED])), grade)
    page = Page(render.assignment_page(build_report(facts(late))))
    assert "late by 1 d 1 h, penalty 0.6" in page.texts
    assert "still to be read: 2" in page.texts
    assert {"2.4", "80%"} <= set(page.texts)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (
            '# x\ndef f(a):\n    """A."""\n    return a\n\nf(1)',
            "def f(a):\n    return a",
        ),
        ("def f(a):\n    return 1\n\ndef f(a):\n    return 2", "def f(a):\n    return 2"),
        ("def g(a):\n    pass", ""),
        ("def f(a)\n    pass", ""),
    ],
)
def test_an_example_is_the_code_of_the_exercise(tmp_path: Path, source: str, code: str) -> None:
    """The example of a mistake is the exercise's last definition without its docstring."""
    path = tmp_path / "a.ipynb"
    assert notebooks.read_answer(path, "f") == ""
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": source}]}))
    assert notebooks.read_answer(path, "f") == code


# -- escaping


def test_nothing_hostile_becomes_an_element() -> None:
    """Hostile ids, names, titles and messages add no element and no attribute to the page."""
    page, usual_page = Page(hostile_page()), class_page(30)
    assert set(page.tags) <= {*usual_page.tags, "p", "a"}
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"#|\.\./feedback/", link) for link in page.links)
    for hostile in HOSTILE[:2]:
        assert any(hostile in text for text in page.texts)


def test_the_policy_allows_what_is_written_alone() -> None:
    """The content security policy names the one style and the one script by their hashes."""
    attributes = class_page(3).attributes
    (policy,) = [value for _, value in attributes if value.startswith("default-src")]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policy
    assert not re.search("unsafe|http|data:", policy)


def test_an_anonymous_page_quotes_no_hand_in() -> None:
    """Messages and details that may quote a submission are absent from an anonymous page."""
    problem = make_problem(ProblemKind.DUPLICATE_ANSWER, "en", name="secret_of_taro", count=2)
    broken = exercise("mean", [TestStatus.BROKEN], detail="secret_of_taro")
    entries = [
        entry("taro", result(broken, problems=(problem,)), person=ReportPerson("A07")),
        entry("taro", person=ReportPerson("A51")),
    ]
    for anonymous in (False, True):
        report = build_report(facts(*entries, anonymous=anonymous))
        for text in (render.assignment_page(report), report_view.as_json([report], None)):
            assert ("secret_of_taro" in text) is not anonymous
            assert "A07" in text


def test_problems_and_unread_answers_are_two_numbers() -> None:
    """An answer that waits to be read is no problem of grading: each has its own tile."""
    grade = GradeRecord(raw_points=3, max_points=5, unread_points=2, needs_manual_grading=True)
    unread = entry("a", result(exercise("mean", [TestStatus.PASSED])), grade)
    html = render.assignment_page(build_report(facts(unread)))
    tiles = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html))
    assert (tiles["Problems with grading"], tiles["Answers to read"]) == ("0", "1")


@pytest.mark.filterwarnings("error:Glyph")
def test_a_chart_is_measured_with_japanese_letters() -> None:
    """The font that places the texts of a chart has Japanese letters."""
    assert charts._japanese_fonts()
    assert "損失関数" in charts.draw_weeks(["損失関数"], [None], [[0.5]], "ja")
