"""Helpers of the tests about the instructor's page: classes of any size, made from the structs."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import structs

from autograder.core.i18n import Language
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.course import Level, Limits
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
    CourseFacts,
    GradeRecord,
    ProgressState,
    ReportPerson,
    StudentAssignment,
    Week,
)

NOW = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
DUE = datetime(2026, 12, 4, 14, 59, tzinfo=UTC)
# The exercises of the invented week: points, and the tests with how many of a good class pass.
EXERCISES = {
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
HINTS = {
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
    """The inputs of a grading."""
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
    """An exercise whose tests ended so."""
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
    made_of: ResultInputs | None = None,
) -> Result:
    """A Result of these exercises."""
    return Result(made_of or inputs(), "k" * 64, 1, status, exercises, problems)


def entry(
    student: str,
    made: Result | None = None,
    standing: GradeRecord | None = None,
    *,
    person: ReportPerson | None = None,
    state: ProgressState | None = None,
    before: float | None = None,
) -> StudentAssignment:
    """A student with a Result, or without one."""
    if state is None:
        state = ProgressState.MISSING if made is None else ProgressState(made.status)
    return StudentAssignment(
        student, person or ReportPerson(student), state, made, standing, before
    )


def trained(
    student: str,
    *values: float,
    lowest: tuple[float, ...] = (0.1, 0.8),
    highest: tuple[float, ...] = (0.2, 0.9),
) -> StudentAssignment:
    """A student whose network was trained, with the course of its accuracy."""
    names = ("test_accuracy", "train_loss")
    curves = tuple(Curve(name, values, lowest, highest, 3) for name in names)
    return entry(student, structs.replace(result(), curves=curves))


def facts(
    *entries: StudentAssignment,
    language: Language = "en",
    before: str = "",
    anonymous: bool = False,
) -> ClassFacts:
    """A class of these entries."""
    title = {"en": "How wrong are we?", "ja": "どれくらい間違えているか"}[language]
    course = {"en": "Neural networks", "ja": "ゼロから作るニューラルネットワーク"}[language]
    return ClassFacts("week2_loss", title, course, language, DUE, NOW, entries, before, anonymous)


def class_of(count: int, language: Language = "en", seed: int = 1) -> ClassFacts:
    """A class in which there is some of everything, the more of it the larger it is."""
    rng = random.Random(seed)
    entries = [_invented(number, rng, language) for number in range(count)]
    before = {"en": "A neuron computes", "ja": "ニューロンは計算する"}[language]
    return facts(*entries, language=language, before=before)


def course_of(count: int, language: Language = "en", weeks: int = 5) -> CourseFacts:
    """The same class over some weeks."""
    rng = random.Random(2)
    people = {f"s{n:03}": _person(n, language) for n in range(count)}
    skill = {student: rng.random() for student in people}
    return CourseFacts(
        course=facts(language=language).course,
        language=language,
        now=NOW,
        people=people,
        weeks=tuple(
            Week(
                f"week{week}_topic",
                {"en": f"Week {week}: a topic", "ja": f"第{week}週：話題"}[language],
                DUE + timedelta(weeks=week),
                f"week{week}_topic.html",
                {who: _share(rng, skill[who]) for who in people},
                frozenset(who for who in people if rng.random() < 0.05),
            )
            for week in range(1, weeks + 1)
        ),
    )


def _share(rng: random.Random, skill: float) -> float | None:
    return None if rng.random() < 0.07 else min(1.0, max(0.0, skill + rng.gauss(0.15, 0.15)))


def _person(number: int, language: Language) -> ReportPerson:
    name = (LAST[language][number % 5], FIRST[language][number % 6])
    full = " ".join(reversed(name)) if language == "en" else "".join(name)
    return ReportPerson(
        f"s{number:03}", full, f"../feedback/s{number:03}/week2_loss/week2_loss.html"
    )


def _invented(number: int, rng: random.Random, language: Language) -> StudentAssignment:
    student, person, skill = f"s{number:03}", _person(number, language), rng.random()
    if number % 12 == 7:
        return StudentAssignment(
            student, person, ProgressState.MISSING, previous_share=rng.random()
        )
    made = result(
        *(_answered(name, rng, skill, language) for name in EXERCISES),
        made_of=inputs(language),
        problems=_problems(number, language),
    )
    late = rng.choice((0, 0, 0, 0, 3_000, 90_000, 200_000))
    standing = GradeRecord(
        made.points + (rng.choice((0.0, 1.0, 2.0)) if number % 3 else 0.0),
        13.0,
        penalty=1.0 if late > 86_400 else 0.0,
        seconds_late=late,
        needs_manual_grading=number % 3 == 0,
    )
    return entry(
        student, made, standing, person=person, before=min(1.0, max(0.0, rng.gauss(skill, 0.2)))
    )


def _answered(name: str, rng: random.Random, skill: float, language: Language) -> ExerciseResult:
    points, titles = EXERCISES[name]
    if rng.random() > skill + 0.6:
        statuses = [TestStatus.UNWRITTEN] * len(titles[language])
    else:
        hard = [0.1 + 0.13 * place for place in range(len(titles[language]))]
        statuses = [_status(rng, skill + 0.45 - one) for one in hard]
    known = name == "cross_entropy_error" and statuses[0] is TestStatus.FAILED
    sure = Certainty.SURE if rng.random() < 0.7 else Certainty.LIKELY
    found = (Misconception("no_batch_mean", *HINTS[language], sure),) if known else ()
    return exercise(name, statuses, points=points, titles=titles[language], misconceptions=found)


def _status(rng: random.Random, chance: float) -> TestStatus:
    if rng.random() < chance:
        return TestStatus.PASSED if rng.random() < 0.93 else TestStatus.CARRIED
    return rng.choice((TestStatus.FAILED, TestStatus.FAILED, TestStatus.RAISED))


def _problems(number: int, language: Language) -> tuple[Problem, ...]:
    if number % 17 == 2:
        return (make_problem(ProblemKind.DUPLICATE_ANSWER, language, name="mini_batch", count=2),)
    if number % 29 == 3:
        return (make_problem(ProblemKind.OUT_OF_TIME, language, seconds=240),)
    return ()
