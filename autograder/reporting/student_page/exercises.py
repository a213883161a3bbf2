"""The section of a page on each exercise: points, tests, hints and comments."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from autograder.core.i18n import Language, lazy, translate
from autograder.grading.result import ExerciseResult, Result, TestOutcome, TestStatus
from autograder.reporting import text_report
from autograder.reporting.student_page.model import DisplayKind, PageCell, StudentPageModel
from autograder.reporting.student_page.notebook_cells import CellView, render_text

NBGRADER_UNANSWERED = "No response."  # nbgrader's own comment on an unchanged answer
EXERCISE_LEVEL = 3  # of the heading above an exercise
GRADED_KINDS = (DisplayKind.CHECK, DisplayKind.QUESTION)
# Symbol and text of each state of a test, in the order in which they are listed.
STATES = {
    "failed": (text_report.FAILED, lazy("failed")),
    "unwritten": ("–", lazy("not written")),
    "carried": (text_report.CARRIED, lazy("carried forward")),
    "passed": (text_report.PASSED, lazy("passed")),
}


class TestGroup(Struct, frozen=True):
    """The hidden tests that ended in the same way; `state` is a key of STATES."""

    __test__ = False
    state: str
    symbol: str
    state_text: str
    titles: tuple[str, ...]
    message: str


class ExerciseView(Struct, frozen=True):
    """One exercise or question; `messages` apply to all of its tests."""

    name: str
    title: str
    is_code: bool
    state: str  # done, partly, open or waiting
    points: str
    points_short: str  # the same for a table
    tests: str = ""  # how many of them passed
    messages: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    groups: tuple[TestGroup, ...] = ()
    comments: tuple[Markup, ...] = ()
    has_cell: bool = False


def exercise_views(
    submission: StudentPageModel, cells: Sequence[CellView]
) -> tuple[ExerciseView, ...]:
    """Return exercises and questions in the order of the notebook."""
    titles = {cell.exercise: cell.title for cell in cells if cell.kind is DisplayKind.QUESTION}
    shown = {cell.exercise for cell in cells if cell.kind in GRADED_KINDS}
    graded = {cell.exercise: cell for cell in submission.cells if cell.kind in GRADED_KINDS}
    exercises = submission.result.exercises if submission.result else ()
    results = {exercise.exercise: exercise for exercise in exercises}
    language = submission.language
    views = []
    for name in dict.fromkeys((*graded, *results)):
        cell, exercise = graded.get(name), results.get(name)
        scored = cell or exercise
        assert scored is not None, "the name is that of one of them"
        question = cell if cell is not None and cell.kind is DisplayKind.QUESTION else None
        view = ExerciseView(
            name=name,
            title=(question and titles.get(name)) or name,
            is_code=question is None,
            state=_points_state(scored.points, scored.max_points),
            points=points_text(scored.points, scored.max_points, language),
            points_short=fraction(scored.points, scored.max_points, language),
            comments=tuple(_comments(submission, name)),
            has_cell=question is not None or name in shown,
        )
        if question is not None:
            view = _with_answer(view, question, language)
        elif exercise is not None and submission.result is not None:
            view = _with_tests(view, exercise, submission.result, scored.points, language)
        views.append(view)
    return tuple(views)


def points_text(points: float, max_points: float, language: Language) -> str:
    """Return points out of all points as a sentence."""
    return lazy(
        "{points} of {max_points} points",
        points=f"{round(points, 2):g}",
        max_points=f"{round(max_points, 2):g}",
    ).render(language)


def fraction(part: float, whole: float, language: Language) -> str:
    """Return a part of a whole for a table."""
    message = lazy("{part} of {whole}", part=f"{round(part, 2):g}", whole=f"{round(whole, 2):g}")
    return message.render(language)


def _with_tests(
    view: ExerciseView, exercise: ExerciseResult, result: Result, points: float, language: Language
) -> ExerciseView:
    earned = [outcome.earned for outcome in exercise.tests]
    return replace(
        view,
        # Without any test nothing could be tested.
        state=_points_state(sum(earned), len(earned)) if earned else "waiting",
        tests=fraction(sum(earned), len(earned), language) if earned else "",
        messages=tuple(_messages(exercise, result, points, language)),
        hints=tuple(text_report.hint(item, language) for item in exercise.misconceptions),
        groups=tuple(_test_groups(exercise, language)),
    )


def _with_answer(view: ExerciseView, cell: PageCell, language: Language) -> ExerciseView:
    """Add what concerns a question alone: it may be unanswered, or not graded by hand yet."""
    if cell.unanswered:
        view = replace(view, messages=(translate("No answer was written.", language),))
    if not cell.needs_manual_grading:
        return view
    values = {"points": f"{cell.points:g}", "max_points": f"{cell.max_points:g}"}
    if cell.read_before:
        points = lazy(
            "{points} of {max_points}, for an earlier answer; this one is still to be read",
            **values,
        )
        short = translate("to be read again", language)
    elif cell.comment:  # a comment shows that it was read
        points = lazy("no points yet, up to {max_points} points", **values)
        short = translate("no points yet", language)
    else:
        points = lazy("not read yet, up to {max_points} points", **values)
        short = translate("not read yet", language)
    return replace(view, state="waiting", points=points.render(language), points_short=short)


def _points_state(earned: float, whole: float) -> str:
    return "done" if earned >= whole else "partly" if earned else "open"


def _messages(
    exercise: ExerciseResult, result: Result, points: float, language: Language
) -> Iterator[str]:
    """Yield the messages that apply to the exercise as a whole."""
    if round(points, 2) != round(exercise.points, 2):
        yield lazy(
            "Your instructor changed the points; the tests gave {points}.",
            points=f"{exercise.points:g}",
        ).render(language)
    yield from (
        problem.message for problem in result.problems if problem.about == exercise.exercise
    )
    if exercise.carried:
        yield lazy(
            "With a correct {names} in place of yours, this exercise passes the tests marked"
            " below. A mistake costs points only once.",
            names=", ".join(exercise.carried),
        ).render(language)
    if message := common_message(exercise):
        yield message


def common_message(exercise: ExerciseResult) -> str:
    """Return the message that all tests of a missing exercise share; "" otherwise."""
    messages = {outcome.message for outcome in exercise.tests}
    statuses = {outcome.status for outcome in exercise.tests}
    is_missing = statuses <= {TestStatus.UNWRITTEN, TestStatus.MISSING}
    return messages.pop() if len(messages) == 1 and is_missing else ""


def _test_groups(exercise: ExerciseResult, language: Language) -> Iterator[TestGroup]:
    """Yield the tests by state and message, failed ones first."""
    has_common_message = bool(common_message(exercise))
    for state, (symbol, text) in STATES.items():
        titles: dict[str, list[str]] = {}
        for outcome in exercise.tests:
            if _test_state(outcome) == state:
                message = "" if outcome.earned or has_common_message else outcome.message
                titles.setdefault(message, []).append(outcome.title)
        for message, group in titles.items():
            yield TestGroup(state, symbol, text.render(language), tuple(group), message)


def _test_state(outcome: TestOutcome) -> str:
    states = {TestStatus.CARRIED: "carried", TestStatus.UNWRITTEN: "unwritten"}
    return states.get(outcome.status, "passed" if outcome.earned else "failed")


def _comments(submission: StudentPageModel, name: str) -> Iterator[Markup]:
    for cell in submission.cells:
        if cell.exercise == name and cell.comment.strip() not in ("", NBGRADER_UNANSWERED):
            yield render_text(cell.comment, submission.language, EXERCISE_LEVEL)
