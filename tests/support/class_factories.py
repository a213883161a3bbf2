"""Factories of Results and of whole classes for the tests of the instructor's pages."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import structs

from autograder.core.i18n import Language
from autograder.core.problems import Problem, ProblemKind, make_problem
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
    points_for,
)
from autograder.reporting.class_report.model import (
    ClassFacts,
    ProgressState,
    ReportPerson,
    StudentAssignment,
)

NOW = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
DUE = datetime(2026, 12, 4, 14, 59, tzinfo=UTC)
# The exercises of a week: points, and the titles of the tests, the easiest first.
EXERCISES: dict[str, tuple[float, dict[Language, tuple[str, ...]]]] = {
    "mean_squared_error": (
        3.0,
        {
            "en": ("Halves the sum", "Takes one-hot answers"),
            "ja": ("二乗和を半分にする", "one-hot の正解も受け付ける"),
        },
    ),
    "cross_entropy_error": (
        5.0,
        {
            "en": (
                "Averages over the batch",
                "A zero probability gives a large loss and not infinity",
                "Takes labels as well",
                "Leaves its arguments as they were",
            ),
            "ja": (
                "バッチで平均する",
                "確率が 0 でも無限大ではなく大きな損失になる",
                "ラベルも受け付ける",
                "引数を変えない",
            ),
        },
    ),
    "mini_batch": (
        3.0,
        {
            "en": ("Draws whole rows", "Uses the generator that it is given"),
            "ja": ("行をまるごと取り出す", "渡された乱数生成器を使う"),
        },
    ),
}
HINTS: dict[Language, tuple[str, str]] = {
    "en": (
        "The loss is summed over the batch",
        "Your loss grows with the batch: divide it by the number of samples.",
    ),
    "ja": (
        "損失をバッチで合計している",
        "損失がバッチの大きさとともに大きくなります。サンプルの数で割ってください。",
    ),
}
FIRST = {
    "en": ("Aiko", "Ben", "Chen", "Dana", "Emre", "Farah"),
    "ja": ("愛子", "健", "美咲", "大輔", "陽菜", "翔太"),
}
LAST = {
    "en": ("Sato", "Okafor", "Meyer", "Silva", "Novak"),
    "ja": ("佐藤", "鈴木", "高橋", "田中", "渡辺"),
}


def inputs(
    language: Language = "en", suite: str = "s" * 64, level: Level = Level.FULL
) -> ResultInputs:
    """Return the inputs of a Result."""
    return ResultInputs(
        assignment="week2_loss",
        language=language,
        notebook="n" * 64,
        release="r" * 64,
        reference="f" * 64,
        suite=suite,
        files="d" * 64,
        limits=Limits(),
        packages=("numpy",),
        kit_version="0.1.0",
        level=level,
    )


def exercise(
    name: str,
    statuses: Sequence[TestStatus],
    *,
    points: float = 3.0,
    titles: Sequence[str] = (),
    misconceptions: tuple[Misconception, ...] = (),
    detail: str = "",
) -> ExerciseResult:
    """Return an exercise with a test for each status."""
    outcomes = tuple(
        TestOutcome(
            f"test_{number}",
            titles[number] if titles else f"Title {number}",
            status,
            1.0,
            detail=detail,
        )
        for number, status in enumerate(statuses)
    )
    return ExerciseResult(
        name, points_for(outcomes, points), points, outcomes, misconceptions=misconceptions
    )


def result(
    *exercises: ExerciseResult,
    status: GradingStatus = GradingStatus.GRADED,
    problems: tuple[Problem, ...] = (),
    result_inputs: ResultInputs | None = None,
) -> Result:
    """Return a Result with these exercises."""
    return Result(result_inputs or inputs(), "k" * 64, 1, status, exercises, problems)


def entry(
    student: str,
    student_result: Result | None = None,
    grade: GradeRecord | None = None,
    *,
    person: ReportPerson | None = None,
    state: ProgressState | None = None,
    previous_share: float | None = None,
) -> StudentAssignment:
    """Return a student's work; without a Result and a state it is missing."""
    if state is None:
        state = ProgressState(student_result.status if student_result else "missing")
    return StudentAssignment(
        student, person or ReportPerson(student), state, student_result, grade, previous_share
    )


def trained(
    student: str,
    *values: float,
    lowest: tuple[float, ...] = (0.1, 0.8),
    highest: tuple[float, ...] = (0.2, 0.9),
) -> StudentAssignment:
    """Return a student with learning curves of these values."""
    names = ("test_accuracy", "train_loss")
    curves = tuple(Curve(name, values, lowest, highest, 3) for name in names)
    return entry(student, structs.replace(result(), curves=curves))


def facts(
    *entries: StudentAssignment,
    language: Language = "en",
    previous_title: str = "",
    anonymous: bool = False,
) -> ClassFacts:
    """Return a class of these entries."""
    title = {"en": "How wrong are we?", "ja": "どれくらい間違えているか"}[language]
    course = {"en": "Neural networks", "ja": "ゼロから作るニューラルネットワーク"}[language]
    return ClassFacts(
        "week2_loss", title, course, language, DUE, NOW, entries, previous_title, anonymous
    )


def class_of(count: int, language: Language = "en", seed: int = 1) -> ClassFacts:
    """Return a class with every kind of outcome, if it is large enough."""
    rng = random.Random(seed)
    entries = [_random_entry(number, rng, language) for number in range(count)]
    previous_title = {"en": "A neuron computes", "ja": "ニューロンは計算する"}[language]
    return facts(*entries, language=language, previous_title=previous_title)


def course_of(count: int, language: Language = "en", weeks: int = 5) -> list[ClassFacts]:
    """Return such a class over several weeks."""
    return [
        structs.replace(
            class_of(count, language, seed=week),
            assignment=f"week{week}_topic",
            title={"en": f"Week {week}: a topic", "ja": f"第{week}週：話題"}[language],
            page=f"week{week}_topic.html",
        )
        for week in range(1, weeks + 1)
    ]


def _person(number: int, language: Language) -> ReportPerson:
    name = (LAST[language][number % 5], FIRST[language][number % 6])
    full = " ".join(reversed(name)) if language == "en" else "".join(name)
    return ReportPerson(
        f"s{number:03}", full, f"../feedback/s{number:03}/week2_loss/week2_loss.html"
    )


def _random_entry(number: int, rng: random.Random, language: Language) -> StudentAssignment:
    student, person, skill = f"s{number:03}", _person(number, language), rng.random()
    if number % 12 == 7:
        return StudentAssignment(
            student, person, ProgressState.MISSING, previous_share=rng.random()
        )
    student_result = result(
        *(_random_exercise(name, rng, skill, language) for name in EXERCISES),
        result_inputs=inputs(language),
        problems=_problems(number, language),
    )
    late = rng.choice((0, 0, 0, 0, 3_000, 90_000, 200_000))
    manual_points = rng.choice((0.0, 1.0, 2.0)) if number % 3 else 0.0
    grade = GradeRecord(
        raw_points=student_result.points + manual_points,
        max_points=13.0,
        penalty=1.0 if late > 86_400 else 0.0,
        seconds_late=late,
        unread_points=0.0 if number % 3 else 2.0,
        needs_manual_grading=number % 3 == 0,
    )
    previous_share = min(1.0, max(0.0, rng.gauss(skill, 0.2)))
    return entry(student, student_result, grade, person=person, previous_share=previous_share)


def _random_exercise(
    name: str, rng: random.Random, skill: float, language: Language
) -> ExerciseResult:
    points, titles = EXERCISES[name]
    if rng.random() > skill + 0.6:
        statuses = [TestStatus.UNWRITTEN] * len(titles[language])
    else:
        difficulties = [0.1 + 0.13 * number for number in range(len(titles[language]))]
        statuses = [_random_status(rng, skill + 0.45 - difficulty) for difficulty in difficulties]
    is_known = name == "cross_entropy_error" and statuses[0] is TestStatus.FAILED
    certainty = Certainty.SURE if rng.random() < 0.7 else Certainty.LIKELY
    misconception = Misconception("no_batch_mean", *HINTS[language], certainty)
    return exercise(
        name,
        statuses,
        points=points,
        titles=titles[language],
        misconceptions=(misconception,) if is_known else (),
    )


def _random_status(rng: random.Random, chance: float) -> TestStatus:
    if rng.random() < chance:
        return TestStatus.PASSED if rng.random() < 0.93 else TestStatus.CARRIED
    return rng.choice((TestStatus.FAILED, TestStatus.FAILED, TestStatus.RAISED))


def _problems(number: int, language: Language) -> tuple[Problem, ...]:
    if number % 17 == 2:
        return (make_problem(ProblemKind.DUPLICATE_ANSWER, language, name="mini_batch", count=2),)
    if number % 29 == 3:
        return (make_problem(ProblemKind.OUT_OF_TIME, language, seconds=240),)
    return ()
