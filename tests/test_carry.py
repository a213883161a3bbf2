"""Carried forward: a wrong prerequisite is paid for once."""

import types
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder import course as courses
from autograder.content import answer_file, master
from autograder.course import Level
from autograder.grading import prerequisites
from autograder.grading.grade import GradingJob, grade
from autograder.grading.prerequisites import part_of_test, transitive_prerequisites
from autograder.grading.result import ExerciseResult, TestOutcome, TestStatus
from autograder.grading.spec import load_spec
from autograder.grading.test_run import TestObservation
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session
from autograder.workflows import demo
from tests.conftest import ROOT

NEEDS = {"Net.loss": ("Net.predict",), "Net.slow": ("Net.loss",), "XOR": ("AND", "OR")}
NET = """
class Net:
    def __init__(self): self.params = {"W": [2.0]}
    def predict(self, x): raise ValueError
    def loss(self, x): return self.predict(x) + 1
"""


def reading(exercise: str, test: str, passed: bool) -> TestObservation:
    status = TestStatus.PASSED if passed else TestStatus.FAILED
    return TestObservation(exercise, TestOutcome(test, test, status, 1.0))


def solved(week: str, replaced: dict[str, str]) -> tuple[ExerciseResult, ...]:
    """The results of a hand-in that is the reference, but for some texts replaced in it."""
    course = courses.load_course(ROOT)
    kit = load_spec(course, week, Level.FULL)
    text = demo.solved(master.load_master(course.master(week)), "en")
    for old, new in replaced.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return grade(GradingJob(kit, answer_file.fill_notebook(text, kit.release))).result.exercises


def test_parts_are_told_by_the_names_of_tests() -> None:
    """The longest method's name that begins a test's name is the part; else the exercise."""
    methods = ("gradient", "numerical_gradient", "loss")
    assert part_of_test("Net", "test_gradient_labels", methods) == "Net.gradient"
    assert part_of_test("Net", "test_numerical_gradient", methods) == "Net.numerical_gradient"
    assert part_of_test("Net", "test_losses", methods) == "Net"


def test_needs_are_followed_to_the_end() -> None:
    """What a prerequisite builds on is needed, too."""
    assert transitive_prerequisites("Net.slow", NEEDS) == {"Net.loss", "Net.predict"}
    assert transitive_prerequisites("Net.predict", NEEDS) == frozenset()


def test_only_what_builds_on_a_failure_runs_again() -> None:
    """Failed tests run again where a prerequisite failed, and nothing else does."""
    readings = [
        reading("Net", "test_predict", False),
        reading("Net", "test_loss_a", False),
        reading("Net", "test_loss_b", True),
        reading("XOR", "test_pairs", False),
        reading("AND", "test_pairs", True),
    ]
    (again,) = prerequisites.plan_reruns(readings, NEEDS)
    assert again.tests == {("Net", "test_loss_a")}
    assert again.standing_in == ("Net.predict",)


def test_stand_ins_for_functions_and_classes() -> None:
    """A function of the reference stands in as such; a class makes records of its methods."""
    reference = types.ModuleType("reference")
    exec(
        "class Add:\n  def forward(self, x, y): return x + y\ndef double(x): return 2 * x",
        reference.__dict__,
    )
    made = prerequisites.substitutes(reference, ("Add", "double"))
    assert made["double"](4) == 8
    adder = made["Add"]()
    assert isinstance(adder, SimpleNamespace)
    assert adder.forward(1, 2) == 3


@pytest.mark.full_wall
def test_a_method_stands_in_with_the_students_own_parameters(wall: SandboxSpec) -> None:
    """The reference's method takes the place of the student's, and sees the student's object."""
    reference = types.ModuleType("reference")
    exec("class Net:\n  def predict(self, x): return self.params['W'][0] * x", reference.__dict__)
    stand_ins = prerequisites.substitutes(reference, ("Net.predict",))
    with Session(wall, [(0, NET)], stand_ins) as session:
        session.run_notebook()
        assert Student(session).Net().loss(10) == 21


@pytest.mark.full_wall
def test_a_function_stands_in_that_changes_a_record(wall: SandboxSpec) -> None:
    """A stand-in that changes an object's dict changes the student's own, also of a record."""
    reference = types.ModuleType("reference")
    exec(
        "def step(net, rate):\n  for k in net.params: net.params[k] = net.params[k] - rate",
        reference.__dict__,
    )
    stand_ins = prerequisites.substitutes(reference, ("step",))
    code = "def step(net, rate): pass\ndef train(net):\n  step(net, 1.0)\n  return net.params['W']"
    with Session(wall, [(0, code)], stand_ins) as session:
        session.run_notebook()
        got = Student(session).train(SimpleNamespace(params={"W": np.ones(2)}))
        assert np.array_equal(got, np.zeros(2))


@pytest.mark.full_wall
def test_the_reference_never_reaches_the_students_side(wall: SandboxSpec) -> None:
    """What stands in has no code, no closure and no source of the reference to be read."""
    reference = types.ModuleType("reference")
    exec("def double(x): return 2 * x  # SECRET", reference.__dict__)
    code = (
        "import inspect\ndef double(x): return 0\n"
        "def look():\n"
        "  told = repr(vars(double)) + repr(dir(double))\n"
        "  try: told += inspect.getsource(double)\n"
        "  except Exception: pass\n"
        "  return told + repr(getattr(double, '__code__', None))"
    )
    with Session(wall, [(0, code)], prerequisites.substitutes(reference, ("double",))) as session:
        session.run_notebook()
        told = Student(session).look()
    assert "SECRET" not in told
    assert told.endswith("None")


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_wrong_predict_alone_costs_predict_alone() -> None:
    """With predict wrong, loss, accuracy and both gradients get their points carried forward."""
    # Twice the scores: probabilities still, but not the right ones.
    old = "return softmax(np.dot(z, W2) + b2)"
    text = demo.solved(master.load_master(ROOT / "solutions" / "week6_two_layer_net.py"), "en")
    if old not in text:
        (old,) = (line.strip() for line in text.splitlines() if "return softmax(" in line)
    (net,) = solved("week6_two_layer_net", {old: old.replace("softmax(", "np.exp(")})
    by_name = {outcome.test: outcome.status for outcome in net.tests}
    assert by_name["test_predict"] is TestStatus.FAILED
    lost = {name for name, status in by_name.items() if status not in ("passed", "carried")}
    assert all(name.startswith("test_predict") for name in lost), lost
    assert TestStatus.CARRIED in by_name.values()
    assert net.carried == ("predict",)
    assert 0 < net.points < net.max_points


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_wrong_gradient_gets_nothing_carried() -> None:
    """With predict right and gradient wrong, nothing is carried and gradient's points are lost."""
    week = "week6_two_layer_net"
    text = demo.solved(master.load_master(ROOT / "solutions" / f"{week}.py"), "en")
    head = next(line for line in text.splitlines() if "def gradient(self" in line)
    broken = head.replace("def gradient", "def gradient_of_mine")
    stub = broken + "\n        return {}\n\n" + head + "\n        return {name: value * 0 "
    stub += "for name, value in self.params.items()}\n\n" + head.replace("gradient(", "unused(")
    (net,) = solved(week, {head: stub})
    lost = {o.test for o in net.tests if o.status is not TestStatus.PASSED}
    assert lost
    assert all(name.startswith("test_gradient") for name in lost)
    assert net.carried == ()


@pytest.mark.full_wall
def test_a_wrong_class_is_replaced_for_what_builds_on_it() -> None:
    """Week 5: with AddLayer wrong, square_of_sum keeps its points, and says by what."""
    results = solved(
        "week5_backpropagation",
        {"class AddLayer:": "class AddLayer_:\n    pass\n\n\nclass Add_:"},
    )
    by_name = {result.exercise: result for result in results}
    assert by_name["AddLayer"].points == 0
    assert by_name["square_of_sum"].points == by_name["square_of_sum"].max_points
    assert "AddLayer" in by_name["square_of_sum"].carried


def test_every_need_of_the_course_names_what_exists() -> None:
    """Each prerequisite that a master declares is an exercise or a method of the reference."""
    for path in sorted(Path(ROOT / "solutions").glob("*.py")):
        read = master.load_master(path)
        for part, needed in read.needs().items():
            for name in (part, *needed):
                owner, _, method = name.partition(".")
                assert owner in read.exercises
                assert f"def {method}" in read.source(owner)
