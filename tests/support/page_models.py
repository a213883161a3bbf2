"""Models of student pages of week 2 with made-up Results, for the tests of the pages."""

from collections.abc import Iterator

from msgspec.structs import replace

from autograder.authoring import new_course
from autograder.content import master
from autograder.content.master import CellKind
from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Level, Limits
from autograder.course.grade_record import GradeRecord
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
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)
from tests.support.notebooks import encoded

WEEK = "week2_loss"
EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
TABLE = (
    "<table><thead><tr><th></th><th>loss</th></tr></thead>"
    "<tbody><tr><td>one</td><td>0.5</td></tr></tbody></table>"
)
LONG = "a line of output that no telephone shows without scrolling " * 3
TRACE = "\x1b[0;31mValueError\x1b[0m Traceback\n\x1b[0;32m----> 1\x1b[43m " + "x" * 90
TITLE: dict[Language, str] = {"en": "Averages over a batch", "ja": "バッチの平均"}
HINT: dict[Language, str] = {
    "en": "Your loss grows with the number of samples.",
    "ja": "データの数が増えるほど損失も大きくなっています。",
}
COURSE: dict[Language, str] = {"en": "Neural networks", "ja": "ニューラルネットワーク"}


def finished(language: Language) -> StudentPageModel:
    """Return a page with all tests passed, outputs of every kind and an ungraded answer."""
    exercises = [exercise(name, TestStatus.PASSED, language=language) for name in EXERCISES]
    sample = page_model(
        language, GradingStatus.GRADED, *exercises, points=9, written="So it *goes*."
    )
    assert sample.result is not None
    return replace(sample, result=replace(sample.result, curves=(CURVE,)))


def half_finished(language: Language) -> StudentPageModel:
    """Return a late page: a misconception, a carried and an unwritten exercise, a comment."""
    failed = exercise(EXERCISES[0], TestStatus.FAILED, 1.5, language=language, hint=True)
    carried = exercise(EXERCISES[1], TestStatus.CARRIED, 3, carried=(EXERCISES[0],))
    unwritten = exercise(EXERCISES[2], TestStatus.UNWRITTEN, 0, language=language)
    return page_model(
        language,
        GradingStatus.GRADED,
        *(failed, carried, unwritten),
        points=3.5,
        late=90_000,
        comment="Well **argued**; see the [slides](https://example.org/slides).",
        written="# A heading\n\n#### and a deep one\n\nlong" + "g" * 200,
    )


def broken(language: Language) -> StudentPageModel:
    """Return the page of a file that could not be graded: the release and the reason."""
    exercises = [ExerciseResult(name, 0, 3, ()) for name in EXERCISES]
    return page_model(language, GradingStatus.UNGRADABLE, *exercises, points=0, ran=False)


# A curve that ends before the reference's band and leaves it.
CURVE = Curve("train_loss", (2.3, 9.5, 0.7), (2.2, 1.4, 0.6, 0.3), (2.4, 1.6, 0.8, 0.4), 3)
SAMPLES = {"finished": finished, "half finished": half_finished, "broken": broken}


def exercise(
    name: str,
    status: TestStatus,
    points: float = 3,
    *,
    carried: tuple[str, ...] = (),
    language: Language = "en",
    hint: bool = False,
) -> ExerciseResult:
    """Return an exercise with two tests; the second passed, unless nothing is written."""
    unwritten = status is TestStatus.UNWRITTEN
    message = "Not written yet." if unwritten else "The number is not the right one."
    second = status if unwritten else TestStatus.PASSED
    earned = status in (TestStatus.PASSED, TestStatus.CARRIED)
    tests = (
        TestOutcome("test_mean", TITLE[language], status, 1.0, "" if earned else message, "secret"),
        TestOutcome("test_one", "One <sample>", second, 1.0, message if unwritten else ""),
    )
    misconception = Misconception("no_mean", "Summed", HINT[language], Certainty.LIKELY)
    return ExerciseResult(name, points, 3, tests, carried, (misconception,) if hint else ())


def page_model(
    language: Language,
    status: GradingStatus,
    *exercises: ExerciseResult,
    points: float,
    late: float = 0,
    comment: str = "",
    written: str = "",
    ran: bool = True,
) -> StudentPageModel:
    """Return the page of a submission with this Result."""
    inputs = ResultInputs(WEEK, language, "", "", "", "", "", Limits(), (), "0", Level.FULL)
    problems = () if ran else (make_problem(ProblemKind.CUT_OFF, language),)
    result = Result(inputs, "", 0, status, exercises, problems)
    by_name = {exercise.exercise: exercise for exercise in exercises}
    return StudentPageModel(
        course=COURSE[language],
        assignment="How wrong are we?",
        student="ada <lovelace>",
        language=language,
        cells=tuple(cells(language, by_name, comment, written, ran=ran)),
        grade=GradeRecord(
            raw_points=points + (0.5 if late else 0),
            penalty=0.5 if late else 0,
            max_points=11,
            seconds_late=late,
        ),
        result=result,
    )


def cells(
    language: Language, earned: dict[str, ExerciseResult], comment: str, written: str, *, ran: bool
) -> Iterator[PageCell]:
    """Yield the cells of the week's notebook with outputs."""
    source = master.load_master(new_course.bundled_file(f"solutions/{WEEK}.py"))
    for cell in source.in_language(language):
        if cell.kind is CellKind.QUESTION:
            waiting, answer = bool(written), written or "…"
            yield PageCell(
                DisplayKind.QUESTION, answer, False, cell.name, (), {}, 0, 2, waiting, comment
            )
        elif cell.kind is CellKind.CHECK:
            exercise_result = earned[cell.name]
            report = PageOutput("display_data", data={"text/plain": f"{cell.name}: report"})
            yield PageCell(
                DisplayKind.CHECK,
                cell.source,
                True,
                cell.name,
                (report,),
                {},
                exercise_result.points,
                exercise_result.max_points,
            )
        elif cell.is_code:
            cell_outputs = outputs() if ran and cell.kind is CellKind.FIGURE else ()
            yield PageCell(DisplayKind.CODE, cell.source, True, cell.name, cell_outputs)
        else:
            yield PageCell(DisplayKind.TEXT, cell.source, False)


def outputs() -> tuple[PageOutput, ...]:
    """Return one output of each kind, most of them too wide for a telephone."""
    coloured = '<p style="color: #333; background-color: #eee">grey</p>'
    return (
        PageOutput("stream", LONG),
        PageOutput(
            "display_data", data={"image/png": encoded("PNG", (1200, 300)), "text/plain": "f"}
        ),
        PageOutput("display_data", data={"text/html": TABLE + "<h1>Deep</h1>" + "<h4>Deeper</h4>"}),
        PageOutput("display_data", data={"text/html": coloured}),
        PageOutput("display_data", data={"text/latex": r"$$\sum_k " + "x_k + " * 40 + "1$$"}),
        PageOutput("error", TRACE, "ValueError: wrong"),
    )
