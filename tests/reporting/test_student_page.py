"""The student's page: its content, structure and escaping, from made-up graded submissions."""

import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from autograder.content import answer_file, master
from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Level, Limits, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.learning_curves import learning_curves
from autograder.grading.result import (
    Certainty,
    Curve,
    ExerciseResult,
    GradingStatus,
    Misconception,
    Result,
    ResultInputs,
    TestOutcome,
    TestStatus,
)
from autograder.grading.spec import load_spec
from autograder.reporting import text_report
from autograder.reporting.student_page import render
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)
from autograder.workflows import demo
from tests.support import page_models
from tests.support.markup import Page
from tests.support.page_models import EXERCISES, exercise

LANGUAGES: tuple[Language, ...] = ("en", "ja")
EVERY = pytest.mark.parametrize("name", page_models.SAMPLES)
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def page(submission: StudentPageModel) -> Page:
    """Return the rendered page."""
    return Page(render.render_page(submission))


def graded(*exercises: ExerciseResult) -> StudentPageModel:
    """Return an English submission with these exercises and no problems."""
    return page_models.page_model("en", GradingStatus.GRADED, *exercises, points=1)


@EVERY
@BOTH
def test_needs_nothing_but_itself(name: str, language: Language) -> None:
    """The file has no script and fetches nothing, and its policy forbids both."""
    html = render.render_page(page_models.SAMPLES[name](language))
    parsed = Page(html)
    assert "default-src 'none'" in html
    assert not {"script", "link", "iframe", "object", "form"} & set(parsed.tags)
    assert "onerror" not in dict(parsed.attributes)
    assert all(image["src"].startswith("data:image/") for image in parsed.all("img"))
    assert "url(" not in html
    assert "@import" not in html


@EVERY
@BOTH
def test_has_its_language_and_names(name: str, language: Language) -> None:
    """The page names its language, the course and the student, as text."""
    parsed = page(page_models.SAMPLES[name](language))
    assert parsed.all("html") == [{"lang": language}]
    assert page_models.COURSE[language] in parsed.text
    assert "ada <lovelace>" in parsed.text


def test_says_how_it_went() -> None:
    """The headline says how many tests pass and where to continue."""
    good = [exercise(name, TestStatus.PASSED) for name in EXERCISES]
    bad = exercise(EXERCISES[1], TestStatus.FAILED)
    hinted = exercise(EXERCISES[1], TestStatus.FAILED, hint=True)
    missing = exercise(EXERCISES[2], TestStatus.UNWRITTEN)
    blank = [exercise(name, TestStatus.UNWRITTEN) for name in EXERCISES]
    for exercises, headline in (
        (good, "All 6 tests pass: everything works as it should."),
        ([good[0], bad, good[2]], "5 of 6 tests pass. Start with cross_entropy_error, at the test"),
        ([good[0], hinted, missing], "3 of 6 tests pass. Start with cross_entropy_error: the hint"),
        ([*good[:2], missing], "4 of 6 tests pass. Start with mini_batch."),
        (blank, "Nothing is written yet. Start with mean_squared_error"),
    ):
        assert headline in page(graded(*exercises)).text
    assert "could not be graded" in page(page_models.broken("en")).text


def test_a_fault_of_the_grader_is_not_the_students() -> None:
    """The headline names no exercise in which only a broken test fails."""
    good = [exercise(name, TestStatus.PASSED) for name in EXERCISES[1:]]
    text = page(graded(exercise(EXERCISES[0], TestStatus.BROKEN), *good)).text
    assert "5 of 6 tests pass." in text
    assert "Start with" not in text


def test_shows_each_test_with_its_state_in_words() -> None:
    """Titles, states in words, messages, hints and what was carried forward are shown as text."""
    text = page(page_models.half_finished("en")).text
    assert "✗ failed Averages over a batch The number is not the right one." in text
    assert "✓ passed One <sample>" in text
    assert "(✓) carried forward Averages over a batch" in text
    assert "Looks like: Summed. Your loss grows with the number of samples." in text
    assert "With a correct mean_squared_error in place of yours" in text
    assert text.count("Not written yet.") == 1
    assert text.count("– not written: 2 Averages over a batch One <sample>") == 1
    assert "secret" not in text
    assert "test_mean" not in text
    assert "andbox" not in text


def test_equal_failures_are_one_sentence() -> None:
    """Tests that failed with the same message have it once, with their number and titles."""
    one = exercise(EXERCISES[0], TestStatus.FAILED)
    failed = tuple(replace(one.tests[0], title=f"Title {number}") for number in range(3))
    other = replace(one.tests[0], title="Other", message="Something else.")
    others = [exercise(name, TestStatus.PASSED) for name in EXERCISES[1:]]
    text = page(graded(replace(one, tests=(*failed, one.tests[1], other)), *others)).text
    assert "✗ failed: 3 The number is not the right one. Title 0 Title 1 Title 2" in text
    assert "✗ failed Other Something else." in text
    assert text.count("The number is not the right one.") == 1


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "Handed in Dec 5, 2026 13:59. Due Dec 4, 2026 23:59."
            " Earlier submissions, which do not count: Dec 3, 2026 09:05; Dec 4, 2026 08:00,"
            " and 1 more.",
        ),
        (
            "ja",
            "提出日時：2026/12/05 13:59。 締め切り：2026/12/04 23:59。"
            " これより前の提出（成績には入りません）：2026/12/03 09:05、2026/12/04 08:00、"
            "ほか1件。",
        ),
    ],
)
def test_the_top_says_who_and_when(language: Language, line: str) -> None:
    """Name, hand-in, due date and earlier attempts stand at the top; without them nothing does."""
    sample = page_models.finished(language)
    known = replace(
        sample,
        name="Ada Lovelace",
        submitted_at=datetime(2026, 12, 5, 13, 59),
        due=datetime(2026, 12, 4, 23, 59),
        earlier_attempts=(datetime(2026, 12, 4, 8), None, datetime(2026, 12, 3, 9, 5)),
    )
    assert f"Ada Lovelace · ada <lovelace> {line}" in page(known).text
    assert "Handed in" not in page(sample).text


def test_earlier_attempts_claim_no_time_that_is_not_known() -> None:
    """Without times there is a number; of many times the latest are shown."""
    sample = page_models.finished("en")
    assert "which do not count: 2." in page(replace(sample, earlier_attempts=(None, None))).text
    times = tuple(datetime(2026, 12, day, 8) for day in range(1, 8))
    text = page(replace(sample, earlier_attempts=times)).text
    assert "which do not count: Dec 3, 2026 08:00; Dec 4" in text
    assert "Dec 7, 2026 08:00, and 2 more." in text
    assert "Earlier hand-ins" not in page(sample).text


def test_check_cells_are_folded() -> None:
    """The code of a check cell is in a closed details element."""
    parsed = page(page_models.finished("en"))
    assert parsed.text.count("Show this check") == len(EXERCISES)
    assert not [attributes for attributes in parsed.all("details") if "open" in attributes]


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("en", "“2. Cross entropy error”"), ("ja", "「2. 交差エントロピー誤差」")],
)
def test_a_place_is_a_link(language: Language, quoted: str) -> None:
    """A heading of the notebook that a message quotes is a link to it; another quote is not."""
    sample = page_models.finished(language)
    assert sample.result is not None
    message = f"Stopped in the cell under {quoted}, not under “<b>”."
    problem = replace(make_problem(ProblemKind.CUT_OFF, language), message=message)
    html = render.render_page(replace(sample, result=replace(sample.result, problems=(problem,))))
    heading = quoted[1:-1]
    (target,) = re.findall(f'<a href="#(place-\\d+)">{re.escape(heading)}</a>', html)
    assert re.search(f'id="{target}">[^§]{{0,80}}{re.escape(heading)}', html)
    assert "under “&lt;b&gt;”." in html


def test_shows_points_lateness_and_comments() -> None:
    """Points of the gradebook, lateness, the penalty and comments are shown."""
    text = page(page_models.half_finished("en")).text
    assert "3.5 of 11 points" in text
    assert "Handed in late: 1 d 1 h after the due date." in text
    assert "0.5 points were taken off for this." in text
    assert "Your instructor writes Well argued ; see the slides ." in text


def test_points_given_by_hand_are_told() -> None:
    """Points that differ from those of the tests are marked as changed by hand."""
    sample = page_models.finished("en")
    cells = [
        replace(cell, points=1.25) if cell.exercise == EXERCISES[0] else cell
        for cell in sample.cells
    ]
    text = page(replace(sample, cells=tuple(cells))).text
    assert "1.25 of 3 points Your instructor changed the points; the tests gave 3." in text


def test_an_unread_answer_waits() -> None:
    """An ungraded answer is not shown as worth 0 points; a missing one is named."""
    text = page(page_models.finished("en")).text
    assert "not read yet, up to 2 points" in text
    assert "0 of 2 points" not in text
    assert "Your instructor has not yet read answers worth 2 points" in text
    sample = page_models.broken("en")
    cells = [replace(cell, unanswered=cell.kind is DisplayKind.QUESTION) for cell in sample.cells]
    assert "No answer was written." in page(replace(sample, cells=tuple(cells))).text


def test_a_question_has_the_title_it_stands_under() -> None:
    """A question has the notebook's heading above it as title, not a heading in the answer."""
    text = page(page_models.half_finished("en")).text
    assert text.count("Question: why not use the accuracy as the guide?") > 2
    assert text.count("and a deep one") == 1


def test_a_broken_hand_in_is_told_why() -> None:
    """The reason comes first, then the exercises with zero points."""
    text = page(page_models.broken("en")).text
    assert "The file ends in the middle" in text
    assert text.index("The file ends") < text.index("0 of 3 points")


def test_the_notebook_has_its_outputs() -> None:
    """Printed text, figures with a description, tables, formulas and errors are shown."""
    parsed = page(page_models.finished("en"))
    assert page_models.LONG.strip() in parsed.text
    assert parsed.all("img")[0]["alt"].startswith("Figure 1, drawn by the code above it, in “")
    assert "ValueError Traceback" in parsed.text
    assert "This cell stopped with an error" in parsed.text
    assert {"math", "table"} <= set(parsed.tags)
    assert "\x1b" not in parsed.text
    assert "report" not in parsed.text


def test_without_a_stored_result_the_notebook_tells() -> None:
    """Without a Result the page has the points and the reports below the check cells."""
    text = page(replace(page_models.finished("en"), result=None)).text
    assert "mean_squared_error: report" in text
    assert "3 of 3 points" in text
    assert "The results of the tests are in your notebook" in text


@EVERY
def test_headings_never_jump(name: str) -> None:
    """There is one h1, and no heading is more than one level below the one before."""
    html = render.render_page(page_models.SAMPLES[name]("en"))
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(level <= previous + 1 for previous, level in pairwise(levels))


@EVERY
@BOTH
def test_places_and_boxes_have_names_of_their_own(name: str, language: Language) -> None:
    """Links within the page have a target; scrolling boxes have unique labels and take focus."""
    parsed = page(page_models.SAMPLES[name](language))
    ids = [value for name, value in parsed.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in parsed.links if link.startswith("#")} <= set(ids)
    boxes = [
        attributes
        for _, attributes in parsed.elements
        if "scroll" in attributes.get("class", "").split()
    ]
    assert boxes
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)
    assert len({box["aria-label"] for box in boxes}) == len(boxes)


def test_check_cells_lead_back() -> None:
    """Each check cell has its points and a link to its exercise, which links back."""
    parsed = page(page_models.half_finished("en"))
    for name in EXERCISES:
        assert f"#exercise-{name}" in parsed.links
        assert f"#cell-{name}" in parsed.links
    assert "Check mean_squared_error : 1.5 of 3 points" in parsed.text


TAG_LIKE_VALUES = [
    "<table onmouseover=f() x",
    "<pre onclick=f()",
    "<math onclick=f()> </math>",
    "<h1 onclick=f()>",
    "<img onerror=f() src=x>",
    "<th></th>",
]


@pytest.mark.parametrize("attack", TAG_LIKE_VALUES)
def test_what_looks_like_a_tag_in_a_value_is_none(attack: str) -> None:
    """Text in an attribute that looks like a tag is left unchanged."""
    text = f"<b title='{attack}'>x</b>\n\n# $a + b + c + d$ <i title='{attack}'>y</i>"
    html = {"text/html": text}
    cells = (
        PageCell(DisplayKind.TEXT, text, is_code=False),
        PageCell(DisplayKind.CODE, "1", outputs=(PageOutput("display_data", data=html),)),
    )
    parsed = page(replace(page_models.finished("en"), cells=cells, result=None))
    assert not any(name.startswith("on") for name, _ in parsed.attributes)
    assert [bold["title"] for bold in parsed.all("b")] == [attack, attack]


@pytest.mark.parametrize(
    "attack", ['"><img src=x onerror=f()>', "<script>f()</script>", "{{ 7 * 7 }}", "</style>"]
)
def test_names_and_words_stay_text(attack: str) -> None:
    """Names, titles and outputs are escaped."""
    sample = page_models.half_finished("en")
    outputs = tuple(replace(output, text=attack) for output in page_models.outputs())
    cells = tuple(replace(cell, exercise=attack, outputs=outputs) for cell in sample.cells)
    parsed = page(replace(sample, student=attack, assignment=attack, cells=cells))
    assert attack in parsed.text
    assert "script" not in parsed.tags
    assert "onerror" not in dict(parsed.attributes)


WEEK = "week7_training"
ROOT = Path(__file__).parents[2]
NAMES = ("train_loss", "test_loss", "train_accuracy", "test_accuracy")
REFERENCE = [{"train_loss": [2.0, 1.0, 0.5]}, {"train_loss": [2.5, 0.5, 0.25]}]


def test_mean_over_a_band() -> None:
    """The line is the mean of the student's trainings, the band the range of the reference's."""
    histories = [{"train_loss": [2.0, 1.0, 1.0]}, {"train_loss": (3.0, np.float32(2.0), 0)}]
    (curve,) = learning_curves(NAMES, histories, REFERENCE)
    assert curve == Curve("train_loss", (2.5, 1.5, 0.5), (2.0, 0.5, 0.25), (2.5, 1.0, 0.5), 2)


@pytest.mark.parametrize(
    ("history", "entries"),
    [
        ({"train_loss": [2.0, 1.5, float("nan")]}, 2),
        ({"train_loss": np.array([2.0, 1.5, np.inf])}, 2),
        ({"train_loss": [2.0, 1.5, 10**400]}, 2),
        ({"train_loss": [2.0, 1.5, 1j]}, 2),
        ({"train_loss": [2.0, 1.5, "<b>"]}, 2),
        ({"train_loss": [2.0]}, 0),
        ({"train_loss": [2.0, 1.0, 0.5, 0.25]}, 0),
        ({"train_loss": np.ones((3, 3))}, 0),
        ({"train_loss": 2.0}, 0),
        ({}, 0),
        (None, 0),
        ([[1.0, 2.0]], 0),
    ],
)
def test_whatever_comes_stops_nothing(history: Any, entries: int) -> None:
    """An entry that is no finite number ends the line; an unusable history gives no curve."""
    curves = learning_curves(NAMES, [history], REFERENCE)
    assert [len(curve.values) for curve in curves] == ([entries] if entries else [])


def test_the_page_draws_them() -> None:
    """Each curve has a chart, a sentence and a table; without curves there is no chart."""
    sample = page_models.finished("en")
    shown = render.render_page(sample)
    assert "<svg" in shown
    assert (
        "Loss on the training images: yours ends at 0.700, the reference between 0.300 and 0.400."
        in shown
    )
    assert '<th scope="row">3</th><td>–</td><td>0.300</td><td>0.400</td>' in shown
    assert "the mean of 3 training runs" in shown
    assert sample.result is not None
    assert "<svg" not in render.render_page(
        replace(sample, result=replace(sample.result, curves=()))
    )


def test_a_loss_that_explodes_leaves_the_band_to_be_seen() -> None:
    """The axis ends at twice the band's maximum, and points are clipped to the plot area."""
    sample = page_models.finished("en")
    curve = Curve("train_loss", (2.0, 5e5), (2.0, 1.0), (2.0, 1.5), 3)
    assert sample.result is not None
    shown = render.render_page(replace(sample, result=replace(sample.result, curves=(curve,))))
    assert 'class="mine" points="40.0,80.0 312.0,10.0"' in shown


@pytest.mark.nightly
@pytest.mark.full_wall
def test_week_7_draws_the_students_training() -> None:
    """The curves of the reference solution have eleven entries and lie within their own band."""
    course = load_course(ROOT)
    kit = load_spec(course, WEEK, Level.FULL)
    solved = demo.reference_answers(master.load_master(course.master(WEEK)), "en")
    result = grade(GradingJob(kit, answer_file.fill_notebook(solved, kit.release))).result
    assert [curve.name for curve in result.curves] == list(NAMES)
    for curve in result.curves:
        assert len(curve.values) == len(curve.lowest) == 11
        lines = zip(curve.lowest, curve.values, curve.highest, strict=True)
        assert all(low <= mine <= high for low, mine, high in lines)


HINTS: dict[Language, str] = {
    "en": "Your loss grows with the number of samples. How do you make the loss of 5 samples"
    " comparable with that of 500?",
    "ja": "データの数が増えるほど損失も大きくなっています。5個の損失と500個の損失を比べられるように"
    "するには、どうすればよいでしょうか。",
}


def report(language: Language, *, carried: tuple[str, ...] = (), sure: bool = True) -> str:
    """Return the report on an exercise with one test and one misconception."""
    certainty = Certainty.SURE if sure else Certainty.LIKELY
    status = TestStatus.CARRIED if carried else TestStatus.FAILED
    exercise = ExerciseResult(
        "loss",
        3,
        4,
        (TestOutcome("test_mean", "Averages", status, 1.0),),
        carried,
        (Misconception("no_mean", "Summed", HINTS[language], certainty),),
    )
    inputs = ResultInputs("w", language, "", "", "", "", "", Limits(), (), "0", Level.FULL)
    result = Result(inputs, "", 0, GradingStatus.GRADED, (exercise,))
    return text_report.exercise_text(exercise, result, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_line_is_wider_than_a_page_shows(language: Language) -> None:
    """A long hint is wrapped without losing any text."""
    text = report(language)
    assert max(map(cell_len, text.splitlines())) <= text_report.WIDTH
    assert "".join(HINTS[language].split()) in "".join(text.split())


def test_a_likeness_is_said_to_be_one() -> None:
    """A likely misconception is worded as likely, a certain one is not."""
    assert "Looks like: Summed." in report("en", sure=False)
    assert "Looks like" not in report("en")
    assert "おそらく" in report("ja", sure=False)


def test_what_was_carried_is_shown_as_such() -> None:
    """The report names the prerequisite that the exercise works with, and marks the test."""
    text = report("en", carried=("predict",))
    assert "with a correct predict this works: 3 of 4 points" in text
    assert "(✓) Averages" in text
    assert "predictが正しければ動きます：4点中3点" in report("ja", carried=("predict",))
