"""Right answers keep their points, whatever else stands in the notebook."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.content import answer_file, master
from autograder.core.problems import ProblemKind
from autograder.course import Level, load_course
from autograder.grading import slow_cells
from autograder.grading.grade import GraderWorker, GradingJob
from autograder.grading.result import Result, TestStatus
from autograder.grading.spec import GradingSpec, load_spec
from autograder.sandbox import session as session_module
from autograder.sandbox.session import Session
from autograder.workflows import demo
from tests.support.settings import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

WEEK2, WEEK3, WEEK4, WEEK6, WEEK7 = (
    "week2_loss",
    "week3_differentiation",
    "week4_gradient_descent",
    "week6_two_layer_net",
    "week7_training",
)
Grade = Callable[..., Result]


@pytest.fixture(scope="module")
def worker() -> Any:
    """A worker for all tests of this file."""
    worker = GraderWorker()
    yield worker
    worker.close()


@pytest.fixture
def grade(worker: GraderWorker) -> Grade:
    """A function that grades a week's solution with other answers, and with cells at the end."""

    def grade_answers(
        week: str, answers: dict[str, str], *last_cells: str, **limits: float
    ) -> Result:
        course = load_course(ROOT)
        spec = load_spec(course, week, Level.FULL)
        spec = msgspec.structs.replace(spec, limits=msgspec.structs.replace(spec.limits, **limits))
        notebook = json.loads(fill(spec, course.master(week), answers))
        for source in last_cells:
            cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}
            notebook["cells"].append(cell | {"execution_count": None, "id": f"last-{len(source)}"})
        job = GradingJob(spec, json.dumps(notebook).encode())
        return worker.grade(job).result

    return grade_answers


def fill(spec: GradingSpec, path: Path, answers: dict[str, str]) -> bytes:
    """Return the solution of a week with other answers."""
    solution = demo.reference_answers(master.load_master(path), "en")
    named = answer_file.parse_answer_file(solution) | answers
    text = "\n".join(f"# %% {name}\n{answer}" for name, answer in named.items() if name)
    return answer_file.fill_notebook(text, spec.release, has_outputs=True)


def lost(result: Result) -> dict[str, set[str]]:
    """Return the tests that were not passed, by exercise."""
    return {
        exercise.exercise: names
        for exercise in result.exercises
        if (names := {o.test for o in exercise.tests if o.status is not TestStatus.PASSED})
    }


# -- functions of the tests


def test_a_function_argument_can_be_looked_at(grade: Grade) -> None:
    """An answer may print, inspect, copy and wrap the function that it is given."""
    diff = """\
import copy, functools, inspect
def numerical_diff(f, x):
    assert inspect.isfunction(f) and callable(f)
    print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f)
    inspect.signature(f).bind(x)
    cache = {f: 1}
    f.calls = 0
    f = copy.deepcopy(copy.copy(f))
    f = functools.wraps(f)(lambda x, f=f: f(x))
    f = functools.lru_cache(f) if np.ndim(x) == 0 else f
    f = functools.partial(f)
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)
"""
    assert lost(grade(WEEK3, {"numerical_diff": diff})) == {}


def test_a_function_argument_can_be_called_in_many_ways(grade: Grade) -> None:
    """An answer may call the function in threads, by NumPy, and with any type of number."""
    diff = """\
from concurrent.futures import ThreadPoolExecutor
def numerical_diff(f, x):
    h = 1e-4
    with ThreadPoolExecutor() as pool:
        ways = [
            [*pool.map(f, [x + h, x - h])],
            np.vectorize(f, otypes=[float])([x + h, x - h]),
            [*map(f, [x + h, x - h])],
            [f(np.longdouble(x) + h), f(np.longdouble(x) - h)],
            [f(np.array(x + h)), f(np.array(x - h))],
            [f(np.array([x + h], dtype=">f8")[0]), f(np.array([x - h], dtype=">f8")[0])],
        ]
    slopes = [(up - down) / (2 * h) for up, down in ways]
    return slopes[0] if np.allclose(slopes, slopes[0]) else None
"""
    assert lost(grade(WEEK3, {"numerical_diff": diff})) == {}


@pytest.mark.parametrize(
    "cast",
    ["np.longdouble({})", "np.float64({})", "np.array({})", "np.asarray({}, dtype='>f8')[()]"],
)
def test_a_loss_may_have_any_type_of_number(grade: Grade, cast: str) -> None:
    """An answer may be computed in long double, or come back as a 0-d or big-endian number."""
    loss = f"def mean_squared_error(y, t):\n    return {cast.format('0.5 * np.sum((y - t) ** 2)')}"
    assert lost(grade(WEEK2, {"mean_squared_error": loss})) == {}


# -- the namespace


@pytest.mark.parametrize(
    "scratch",
    [
        "mean_squared_error = mean_squared_error(np.ones(2), np.zeros(2))",
        "for mean_squared_error in [1, 2]: pass",
        "import math as mean_squared_error",
        "from statistics import mean as mean_squared_error",
        "(mean_squared_error, b), c = (1, 2), 3",
        "print(mean_squared_error := 3)",
        "with open('x', 'w') as mean_squared_error: pass",
        "def mean_squared_error(a): return 3",
        "class mean_squared_error: pass",
        "del mean_squared_error",
        "np = sum = len = range = None",
    ],
)
def test_a_last_cell_takes_no_points(grade: Grade, scratch: str) -> None:
    """A last cell that binds the name of an answer takes nothing, and nobody is blamed."""
    result = grade(WEEK2, {}, scratch)
    assert lost(result) == {}
    kinds = {problem.kind for problem in result.problems}
    assert kinds <= {ProblemKind.DUPLICATE_CELL}
    if not scratch.startswith(("def", "class")):
        assert kinds == set()


def test_a_helper_in_one_answer_does_not_harm_another(grade: Grade) -> None:
    """A wrong helper with the name of a ready-made function costs its own exercise alone."""
    solution = answer_file.parse_answer_file(
        demo.reference_answers(master.load_master(ROOT / "solutions" / f"{WEEK4}.py"), "en")
    )
    helper = "def numerical_gradient(f, x):\n    return np.full_like(x, 9.0)\n\n\n"
    result = grade(WEEK4, {"gradient_descent": helper + solution["gradient_descent"]})
    assert set(lost(result)) == {"gradient_descent"}


def test_an_answer_in_another_cell_than_its_own(grade: Grade) -> None:
    """Beside an untouched stub the last cell that defines the answer counts."""
    solution = answer_file.parse_answer_file(
        demo.reference_answers(master.load_master(ROOT / "solutions" / f"{WEEK2}.py"), "en")
    )
    stub = "def mean_squared_error(y, t):\n    # Your code here\n    raise NotImplementedError"
    answer = solution["mean_squared_error"]
    scratch = "mean_squared_error = mean_squared_error(np.ones(2), np.zeros(2))"
    assert lost(grade(WEEK2, {"mean_squared_error": stub}, answer, scratch)) == {}


# -- functions that never end

LOOP = "    while True:\n        pass"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Short limits, with the shares of the shipped ones."""
    monkeypatch.setattr(session_module, "SLOW_CELL", 1.0)
    monkeypatch.setattr(session_module, "MIN_CALL", 1.0)
    return {"call": 1.0, "notebook": 6.0}


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """A list that gets the session of each process that is started."""
    started: list[Session] = []
    start = Session._start

    def noted(session: Session) -> None:
        started.append(session)
        start(session)

    monkeypatch.setattr(Session, "_start", noted)
    return started


@pytest.mark.parametrize(
    ("week", "name", "stub", "most"),
    [
        (WEEK2, "mini_batch", "def mini_batch(x, t, batch_size, rng=None):", 4),
        (WEEK3, "numerical_gradient", "def numerical_gradient(f, x):", 4),
        pytest.param(
            *(WEEK4, "gradient_descent", "def gradient_descent(f, init_x, lr=0.01, step_num=100):"),
            *(4,),
            marks=pytest.mark.nightly,
        ),
    ],
)
def test_a_function_that_never_ends_costs_two_calls(
    grade: Grade,
    short: dict[str, float],
    processes: list[Session],
    week: str,
    name: str,
    stub: str,
    most: int,
) -> None:
    """An endless function is called twice at most, costs its own exercise, and no other."""
    result = grade(week, {name: f"{stub}\n{LOOP}"}, **short)
    assert set(lost(result)) == {name}
    (exercise,) = (e for e in result.exercises if e.exercise == name)
    assert {outcome.status for outcome in exercise.tests} == {TestStatus.TIMEOUT}
    assert len(processes) <= most
    assert ProblemKind.CALL_TIMEOUT in {problem.kind for problem in result.problems}


def test_an_endless_prerequisite_costs_only_itself(
    grade: Grade, short: dict[str, float], processes: list[Session]
) -> None:
    """What builds on an endless function is tested once, with the reference in its place."""
    result = grade(WEEK3, {"numerical_diff": f"def numerical_diff(f, x):\n{LOOP}"}, **short)
    statuses = {e.exercise: {o.status for o in e.tests} for e in result.exercises}
    assert statuses["numerical_diff"] == {TestStatus.TIMEOUT}
    assert statuses["tangent_line"] == {TestStatus.CARRIED}
    timed_out = {p.about for p in result.problems if p.kind is ProblemKind.CALL_TIMEOUT}
    assert timed_out == {"numerical_diff"}
    assert len(processes) <= 5


def test_an_endless_cell_of_the_student_costs_nothing(
    grade: Grade, short: dict[str, float], processes: list[Session]
) -> None:
    """An endless loop in a last cell is interrupted; the answers keep their points."""
    result = grade(WEEK2, {}, "seen = 1\nwhile True:\n    pass", "print(seen)", **short)
    assert lost(result) == {}
    assert [problem.kind for problem in result.problems] == [ProblemKind.CELL_TIMEOUT]
    assert len(processes) <= 2


def test_a_slow_right_answer_is_left_to_finish(
    grade: Grade, short: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that takes long with a right function is not stopped."""
    asked = []
    is_endless = slow_cells.SlowCells.is_endless

    def noted(*args: Any) -> bool:
        asked.append(is_endless(*args))
        return bool(asked[-1])

    monkeypatch.setattr(slow_cells.SlowCells, "is_endless", noted)
    slow = "import time\nwhile time.process_time() < 3: mean_squared_error(np.ones(2), np.ones(2))"
    result = grade(WEEK2, {}, f"{slow}\nprint('done')", **short | {"notebook": 30.0})
    assert asked == [False]
    assert (lost(result), result.problems) == ({}, ())
