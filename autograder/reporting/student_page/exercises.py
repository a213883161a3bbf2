"""The part of a page about each exercise: its tests, what explains a failure, its points."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from autograder.core.i18n import Language, lazy, translate
from autograder.grading.result import ExerciseResult, Result, TestOutcome, TestStatus
from autograder.reporting import text_report
from autograder.reporting.student_page.model import DisplayKind, PageCell, StudentPageModel
from autograder.reporting.student_page.notebook_cells import CellView, prose_html

UNANSWERED = "No response."  # nbgrader's own comment on an answer left as it was
LEVEL = 3  # of the heading above an exercise
WORDS = {
    "failed": "failed",
    "unwritten": "not written",
    "carried": "carried forward",
    "passed": "passed",
}
MARKS = {
    "failed": text_report.FAILED,
    "unwritten": "–",
    "carried": text_report.CARRIED,
    "passed": text_report.PASSED,
}


class TestLine(Struct, frozen=True):
    """One hidden test."""

    state: str  # failed, unwritten, carried or passed
    mark: str
    word: str
    title: str
    said: str


class ExerciseView(Struct, frozen=True):
    """One exercise or question as it is shown; `said` goes for all of its tests."""

    name: str
    title: str
    is_code: bool
    state: str  # done, partly, open or waiting
    points: str
    short: str  # the same in a table of points
    tests: str  # how many of them passed
    said: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    lines: tuple[TestLine, ...] = ()
    comments: tuple[Markup, ...] = ()
    has_cell: bool = False


def exercises(submission: StudentPageModel, shown: Sequence[CellView]) -> tuple[ExerciseView, ...]:
    """Exercises and questions in the order of the notebook."""
    titles = {cell.exercise: cell.title for cell in shown if cell.kind is DisplayKind.QUESTION}
    here = {
        cell.exercise for cell in shown if cell.kind in (DisplayKind.CHECK, DisplayKind.QUESTION)
    }
    graded = {
        c.exercise: c
        for c in submission.cells
        if c.kind in (DisplayKind.CHECK, DisplayKind.QUESTION)
    }
    views = []
    results = (
        {one.exercise: one for one in submission.result.exercises} if submission.result else {}
    )
    for name in dict.fromkeys((*graded, *results)):
        cell, comments = graded.get(name), tuple(_comments(submission, name))
        if cell is not None and cell.kind is DisplayKind.QUESTION:
            views.append(_question(cell, titles.get(name) or name, comments, submission.language))
        else:
            view = _exercise(name, cell, results.get(name), submission)
            views.append(replace(view, comments=comments, has_cell=name in here))
    return tuple(views)


def points(earned: float, most: float, language: Language) -> str:
    """Points of the points there are."""
    said = lazy(
        "{points} of {max_points} points",
        points=f"{round(earned, 2):g}",
        max_points=f"{round(most, 2):g}",
    )
    return said.render(language)


def fraction(some: float, whole: float, language: Language) -> str:
    """A part of a whole, as it stands in a table."""
    said = lazy("{part} of {whole}", part=f"{round(some, 2):g}", whole=f"{round(whole, 2):g}")
    return said.render(language)


def _exercise(
    name: str, cell: PageCell | None, result: ExerciseResult | None, submission: StudentPageModel
) -> ExerciseView:
    language = submission.language
    graded = cell or result
    earned, most = (graded.points, graded.max_points) if graded else (0.0, 0.0)
    worth, short = points(earned, most, language), fraction(earned, most, language)
    if result is None or submission.result is None:
        return ExerciseView(name, name, True, _worth(earned, most), worth, short, "")
    good = sum(outcome.earned for outcome in result.tests)
    return ExerciseView(
        name,
        name,
        True,
        state=_state(result),
        points=worth,
        short=short,
        tests=fraction(good, len(result.tests), language) if result.tests else "",
        said=tuple(_said(result, submission.result, earned, language)),
        hints=tuple(text_report.hint(found, language) for found in result.misconceptions),
        lines=tuple(_lines(result, language)),
    )


def _question(
    cell: PageCell, title: str, comments: tuple[Markup, ...], language: Language
) -> ExerciseView:
    """A question that a person reads: its points, or that it still waits for them."""
    worth, short = (say(cell.points, cell.max_points, language) for say in (points, fraction))
    state = _worth(cell.points, cell.max_points)
    said: tuple[str, ...] = ()
    if cell.blank:
        said = (translate("No answer was written.", language),)
    if cell.waiting:
        state, short = "waiting", translate("not read yet", language)
        most = f"{cell.max_points:g}"
        worth = lazy("not read yet, up to {max_points} points", max_points=most).render(language)
    return ExerciseView(
        cell.exercise, title, False, state, worth, short, "", said, comments=comments, has_cell=True
    )


def _worth(earned: float, most: float) -> str:
    return "done" if earned >= most else "partly" if earned else "open"


def _state(result: ExerciseResult) -> str:
    earned = [outcome.earned for outcome in result.tests]
    if not earned:
        return "waiting"  # nothing could be tested
    if all(earned):
        return "done"
    return "partly" if any(earned) else "open"


def _said(
    exercise: ExerciseResult, result: Result, earned: float, language: Language
) -> Iterator[str]:
    """What goes for the exercise as a whole."""
    if round(earned, 2) != round(exercise.points, 2):
        by_tests = f"{exercise.points:g}"
        said = lazy("Points changed by hand; the tests gave {points}.", points=by_tests)
        yield said.render(language)
    yield from (found.message for found in result.problems if found.about == exercise.exercise)
    if exercise.carried:
        said = lazy(
            "Tested with a correct {names} in place of yours, it works where the tests below say"
            " so: a mistake costs points only once.",
            names=", ".join(exercise.carried),
        )
        yield said.render(language)
    if shared := common_message(exercise):
        yield shared


def common_message(exercise: ExerciseResult) -> str:
    """The sentence that all tests say alike, for an exercise that is not there."""
    said = {outcome.said for outcome in exercise.tests}
    absent = {TestStatus.UNWRITTEN, TestStatus.MISSING}
    alike = len(said) == 1 and absent.issuperset(outcome.status for outcome in exercise.tests)
    return said.pop() if alike else ""


def _lines(exercise: ExerciseResult, language: Language) -> Iterator[TestLine]:
    """A line for each test, what failed first."""
    shared = common_message(exercise)
    order = list(MARKS)
    told = [(_state_of(outcome), outcome) for outcome in exercise.tests]
    for state, outcome in sorted(told, key=lambda one: order.index(one[0])):
        said = "" if outcome.earned or shared else outcome.said
        yield TestLine(state, MARKS[state], translate(WORDS[state], language), outcome.title, said)


def _state_of(outcome: TestOutcome) -> str:
    known = {TestStatus.CARRIED: "carried", TestStatus.UNWRITTEN: "unwritten"}
    return known.get(outcome.status, "passed" if outcome.earned else "failed")


def _comments(submission: StudentPageModel, name: str) -> Iterator[Markup]:
    for cell in submission.cells:
        if cell.exercise == name and cell.comment.strip() not in ("", UNANSWERED):
            yield prose_html(cell.comment, submission.language, LEVEL)
