"""Graded submissions of week 2 for the tests of the student's page, made without any grading."""

from collections.abc import Iterator

from msgspec.structs import replace

from autograder import master
from autograder.course import Language, Level, Limits
from autograder.demo import lesson
from autograder.grading.result import (
    Certainty,
    Curve,
    ExerciseResult,
    Inputs,
    Misconception,
    Result,
    Status,
    TestOutcome,
    TestStatus,
)
from autograder.master import Kind as Part
from autograder.problems import ProblemKind, problem
from autograder.reporting.page.submission import Cell, Kind, Shown, Submission
from tests.pictures import encoded

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


def finished(language: Language) -> Submission:
    """Everything passed, with outputs of every kind; an answer waits to be read."""
    exercises = [exercise(name, TestStatus.PASSED, language=language) for name in EXERCISES]
    sample = submission(language, Status.GRADED, *exercises, points=9, written="So it *goes*.")
    assert sample.result is not None
    return replace(sample, result=replace(sample.result, curves=(CURVE,)))


def half_finished(language: Language) -> Submission:
    """A misconception, an exercise carried forward, one not written, a late hand-in, a comment."""
    failed = exercise(EXERCISES[0], TestStatus.FAILED, 1.5, language=language, hint=True)
    carried = exercise(EXERCISES[1], TestStatus.CARRIED, 3, carried=(EXERCISES[0],))
    unwritten = exercise(EXERCISES[2], TestStatus.UNWRITTEN, 0, language=language)
    return submission(
        language,
        Status.GRADED,
        *(failed, carried, unwritten),
        points=3.5,
        late=90_000,
        comment="Well **argued**; see the [slides](https://example.org/slides).",
        written="# A heading\n\n#### and a deep one\n\nlong" + "g" * 200,
    )


def broken(language: Language) -> Submission:
    """A file that could not be graded: the blank release and the reason."""
    exercises = [ExerciseResult(name, 0, 3, ()) for name in EXERCISES]
    return submission(language, Status.UNGRADABLE, *exercises, points=0, ran=False)


# A history that ends early, and leaves the band.
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
    """An exercise with two tests; the second passed, unless nothing is written."""
    unwritten = status is TestStatus.UNWRITTEN
    said = "Not written yet." if unwritten else "The number is not the right one."
    second = status if unwritten else TestStatus.PASSED
    earned = status in (TestStatus.PASSED, TestStatus.CARRIED)
    tests = (
        TestOutcome("test_mean", TITLE[language], status, 1.0, "" if earned else said, "secret"),
        TestOutcome("test_one", "One <sample>", second, 1.0, said if unwritten else ""),
    )
    found = Misconception("no_mean", "Summed", HINT[language], Certainty.LIKELY)
    return ExerciseResult(name, points, 3, tests, carried, (found,) if hint else ())


def submission(
    language: Language,
    status: Status,
    *exercises: ExerciseResult,
    points: float,
    late: float = 0,
    comment: str = "",
    written: str = "",
    ran: bool = True,
) -> Submission:
    """A submission with this Result."""
    inputs = Inputs(WEEK, language, "", "", "", "", "", Limits(), (), "0", Level.FULL)
    problems = () if ran else (problem(ProblemKind.CUT_OFF, language),)
    result = Result(inputs, "", 0, status, exercises, problems)
    earned = {one.exercise: one for one in exercises}
    return Submission(
        course=COURSE[language],
        assignment="How wrong are we?",
        student="ada <lovelace>",
        language=language,
        cells=tuple(cells(language, earned, comment, written, ran=ran)),
        points=points,
        max_points=11,
        penalty=0.5 if late else 0,
        seconds_late=late,
        result=result,
    )


def cells(
    language: Language, earned: dict[str, ExerciseResult], comment: str, written: str, *, ran: bool
) -> Iterator[Cell]:
    """The notebook of the week with outputs."""
    read = master.read(lesson.kit_file(f"solutions/{WEEK}.py"))
    for cell in read.in_language(language):
        if cell.kind is Part.QUESTION:
            waiting, answer = bool(written), written or "…"
            yield Cell(Kind.QUESTION, answer, False, cell.name, (), {}, 0, 2, waiting, comment)
        elif cell.kind is Part.CHECK:
            one = earned[cell.name]
            report = Shown("display_data", data={"text/plain": f"{cell.name}: report"})
            yield Cell(
                Kind.CHECK, cell.source, True, cell.name, (report,), {}, one.points, one.max_points
            )
        elif cell.is_code:
            drew = outputs() if ran and cell.kind is Part.FIGURE else ()
            yield Cell(Kind.CODE, cell.source, True, cell.name, drew)
        else:
            yield Cell(Kind.TEXT, cell.source, False)


def outputs() -> tuple[Shown, ...]:
    """One output of each kind, most of them too wide for a telephone."""
    coloured = '<p style="color: #333; background-color: #eee">grey</p>'
    return (
        Shown("stream", LONG),
        Shown("display_data", data={"image/png": encoded("PNG", (1200, 300)), "text/plain": "f"}),
        Shown("display_data", data={"text/html": TABLE + "<h1>Deep</h1>" + "<h4>Deeper</h4>"}),
        Shown("display_data", data={"text/html": coloured}),
        Shown("display_data", data={"text/latex": r"$$\sum_k " + "x_k + " * 40 + "1$$"}),
        Shown("error", TRACE, "ValueError: wrong"),
    )
