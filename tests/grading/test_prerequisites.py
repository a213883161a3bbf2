"""Error carried forward: a wrong prerequisite is penalised once."""

import types
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.content import answer_file, master
from autograder.course import Level, load_course
from autograder.grading import prerequisites
from autograder.grading.grade import GradingJob, grade
from autograder.grading.prerequisites import part_of_test, transitive_prerequisites
from autograder.grading.result import ExerciseResult, TestOutcome, TestStatus
from autograder.grading.spec import load_spec
from autograder.grading.test_run import TestObservation
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, share
from autograder.sandbox.session import Session
from autograder.workflows import demo
from tests.support.settings import ROOT

PREREQUISITES = {"Net.loss": ("Net.predict",), "Net.slow": ("Net.loss",), "XOR": ("AND", "OR")}
NET = """
class Net:
    def __init__(self): self.params = {"W": [2.0]}
    def predict(self, x): raise ValueError
    def loss(self, x): return self.predict(x) + 1
"""


def observation(exercise: str, test: str, passed: bool) -> TestObservation:
    status = TestStatus.PASSED if passed else TestStatus.FAILED
    return TestObservation(exercise, TestOutcome(test, test, status, 1.0))


def solved(week: str, replaced: dict[str, str]) -> tuple[ExerciseResult, ...]:
    """Return the results of the reference solution with some texts replaced."""
    course = load_course(ROOT)
    spec = load_spec(course, week, Level.FULL)
    text = demo.reference_answers(master.load_master(course.master(week)), "en")
    for old, new in replaced.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    notebook = answer_file.fill_notebook(text, spec.release, has_outputs=True)
    return grade(GradingJob(spec, notebook)).result.exercises


def test_part_of_test() -> None:
    """The part is the longest method whose name begins the test's name, else the exercise."""
    methods = ("gradient", "numerical_gradient", "loss")
    assert part_of_test("Net", "test_gradient_labels", methods) == "Net.gradient"
    assert part_of_test("Net", "test_numerical_gradient", methods) == "Net.numerical_gradient"
    assert part_of_test("Net", "test_losses", methods) == "Net"


def test_transitive_prerequisites() -> None:
    """Prerequisites of prerequisites are included."""
    assert transitive_prerequisites("Net.slow", PREREQUISITES) == {"Net.loss", "Net.predict"}
    assert transitive_prerequisites("Net.predict", PREREQUISITES) == frozenset()


def test_reruns() -> None:
    """Exactly the failed tests with a failed prerequisite are rerun."""
    observations = [
        observation("Net", "test_predict", False),
        observation("Net", "test_loss_a", False),
        observation("Net", "test_loss_b", True),
        observation("XOR", "test_pairs", False),
        observation("AND", "test_pairs", True),
    ]
    (rerun,) = prerequisites.plan_reruns(observations, PREREQUISITES)
    assert rerun.tests == {("Net", "test_loss_a")}
    assert rerun.substituted == ("Net.predict",)


def test_substitutes_for_functions_and_classes() -> None:
    """A function is substituted by a function, a class by one that makes records of methods."""
    reference = types.ModuleType("reference")
    exec(
        "class Add:\n  def forward(self, x, y): return x + y\ndef double(x): return 2 * x",
        reference.__dict__,
    )
    substitutes = prerequisites.substitutes(reference, ("Add", "double"))
    assert substitutes["double"](4) == 8
    adder = substitutes["Add"]()
    assert isinstance(adder, SimpleNamespace)
    assert adder.forward(1, 2) == 3


@pytest.mark.full_wall
def test_a_substituted_method_uses_the_students_attributes(wall: SandboxSpec) -> None:
    """The reference's method replaces the student's and sees the attributes of its object."""
    reference = types.ModuleType("reference")
    exec("class Net:\n  def predict(self, x): return self.params['W'][0] * x", reference.__dict__)
    substitutes = prerequisites.substitutes(reference, ("Net.predict",))
    with Session(wall, [(0, NET)], substitutes) as session:
        session.run_notebook()
        assert Student(session).Net().loss(10) == 21


@pytest.mark.full_wall
def test_a_substitute_changes_the_students_dict(wall: SandboxSpec) -> None:
    """A substitute that changes an object's dict changes it in the guest, also of a record."""
    reference = types.ModuleType("reference")
    exec(
        "def step(net, rate):\n  for k in net.params: net.params[k] = net.params[k] - rate",
        reference.__dict__,
    )
    substitutes = prerequisites.substitutes(reference, ("step",))
    code = "def step(net, rate): pass\ndef train(net):\n  step(net, 1.0)\n  return net.params['W']"
    with Session(wall, [(0, code)], substitutes) as session:
        session.run_notebook()
        result = Student(session).train(SimpleNamespace(params={"W": np.ones(2)}))
        assert np.array_equal(result, np.zeros(2))


@pytest.mark.full_wall
def test_a_substitute_meets_a_shared_record_as_it_is(wall: SandboxSpec) -> None:
    """A function of a shared record, called by a substitute, sees what student code has changed."""
    reference = types.ModuleType("reference")
    exec(
        "def step(net):\n  slope = net.slope()\n  net.params['W'] = net.params['W'] - slope",
        reference.__dict__,
    )
    code = "def step(net): pass\ndef train(net):\n  for _ in range(3): step(net)"
    record = SimpleNamespace(params={"W": np.array([8.0])})
    record.slope = lambda: record.params["W"] / 2
    with Session(wall, [(0, code)], prerequisites.substitutes(reference, ("step",))) as session:
        session.run_notebook()
        Student(session).train(share(record))
    assert record.params["W"].tolist() == [1.0]


@pytest.mark.full_wall
def test_the_reference_never_enters_the_guest(wall: SandboxSpec) -> None:
    """A substitute exposes no code, closure or source of the reference."""
    reference = types.ModuleType("reference")
    exec("def double(x):\n  'SECRET'\n  return 2 * x + 12345  # SECRET", reference.__dict__)
    code = (
        "import inspect\ndef double(x): return 0\n"
        "def look():\n"
        "  text = repr(vars(double)) + repr(dir(double))\n"
        "  try: text += inspect.getsource(double)\n"
        "  except Exception: pass\n"
        "  cells = [cell.cell_contents for cell in double.__closure__]\n"
        "  code = double.__code__\n"
        "  return text + repr((double.__doc__, code.co_consts, code.co_names, cells))"
    )
    with Session(wall, [(0, code)], prerequisites.substitutes(reference, ("double",))) as session:
        session.run_notebook()
        text = Student(session).look()
    assert "SECRET" not in text
    assert "12345" not in text


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_wrong_predict_costs_only_predict() -> None:
    """With predict wrong, loss, accuracy and both gradients are carried forward."""
    old = "return softmax(np.dot(z, W2) + b2)"
    text = demo.reference_answers(
        master.load_master(ROOT / "solutions" / "week6_two_layer_net.py"), "en"
    )
    if old not in text:
        (old,) = (line.strip() for line in text.splitlines() if "return softmax(" in line)
    (net,) = solved("week6_two_layer_net", {old: old.replace("softmax(", "np.exp(")})
    by_name = {outcome.test: outcome.status for outcome in net.tests}
    assert by_name["test_predict_values"] is TestStatus.FAILED
    lost = {name for name, status in by_name.items() if status not in ("passed", "carried")}
    assert all(name.startswith("test_predict") for name in lost), lost
    assert TestStatus.CARRIED in by_name.values()
    assert net.carried == ("predict",)
    assert 0 < net.points < net.max_points


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_wrong_gradient_carries_nothing() -> None:
    """With predict right and gradient wrong, nothing is carried and gradient loses its points."""
    week = "week6_two_layer_net"
    text = demo.reference_answers(master.load_master(ROOT / "solutions" / f"{week}.py"), "en")
    head = next(line for line in text.splitlines() if "def gradient(self" in line)
    broken = head.replace("def gradient", "def gradient_of_mine")
    stub = broken + "\n        return {}\n\n" + head + "\n        return {name: value * 0 "
    stub += "for name, value in self.params.items()}\n\n" + head.replace("gradient(", "unused(")
    (net,) = solved(week, {head: stub})
    lost = {o.test for o in net.tests if o.status is not TestStatus.PASSED}
    assert lost
    assert all(name.startswith("test_gradient") for name in lost)
    assert net.carried == ()


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_wrong_class_is_substituted() -> None:
    """Week 5: with MulLayer wrong, square_of_sum keeps its points and names MulLayer."""
    results = solved(
        "week5_backpropagation",
        {"class MulLayer:": "class MulLayer_:\n    pass\n\n\nclass Mul_:"},
    )
    by_name = {result.exercise: result for result in results}
    assert by_name["MulLayer"].points == 0
    assert by_name["square_of_sum"].points == by_name["square_of_sum"].max_points
    assert "MulLayer" in by_name["square_of_sum"].carried


@pytest.mark.nightly
@pytest.mark.full_wall
def test_a_wrong_step_costs_only_the_step() -> None:
    """Week 7: with a sgd_step that climbs, a right train keeps all points and names sgd_step."""
    step = "network.params[name] - learning_rate"
    results = solved("week7_training", {step: step.replace(" - ", " + ")})
    by_name = {result.exercise: result for result in results}
    assert by_name["sgd_step"].points < by_name["sgd_step"].max_points / 2
    assert by_name["train"].points == by_name["train"].max_points
    assert by_name["train"].carried == ("sgd_step",)


def test_every_declared_prerequisite_exists() -> None:
    """Each prerequisite that a master declares is an exercise or a method of the reference."""
    for path in sorted(Path(ROOT / "solutions").glob("*.py")):
        source = master.load_master(path)
        for part, prerequisites_of_part in source.prerequisites().items():
            for name in (part, *prerequisites_of_part):
                owner, _, method = name.partition(".")
                assert owner in source.exercises
                assert f"def {method}" in source.solution(owner)
