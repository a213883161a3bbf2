"""Mutants: each change once, each mutant valid Python, the docstring unchanged."""

import ast

from autograder.authoring.mutation import mutants
from autograder.content.master import load_master
from tests.support.settings import ROOT

SOURCE = '''
def mean(x, axis=0):
    """The mean, 1 or more."""
    total = np.sum(x, axis=1)
    if axis < 2 and total > 0:
        total += 1
    return total / len(x)
'''
NAMED = {
    "week2_loss": ("mean_squared_error", "cross_entropy_error"),
    "week3_differentiation": ("numerical_diff", "numerical_gradient"),
    "week4_gradient_descent": ("gradient_descent",),
    "week6_two_layer_net": ("TwoLayerNet",),
    "week7_training": ("train",),
}


def ids() -> set[str]:
    return {mutant.id for mutant in mutants(SOURCE)}


def test_operators_comparisons_and_constants_are_changed() -> None:
    """There are mutants of arithmetic, comparisons, connectives, constants and defaults."""
    expected = {
        "total / len(x) -> total * len(x) in: return total / len(x)",
        "total / len(x) -> len(x) / total in: return total / len(x)",
        "axis < 2 -> axis <= 2 in: if axis < 2 and total > 0:",
        "axis < 2 and total > 0 -> axis < 2 or total > 0 in: if axis < 2 and total > 0:",
        "Add -> Sub in: total += 1",
        "1 -> 2 in: total += 1",
        "0 -> 1 in: def mean(x, axis=0):",
    }
    assert expected <= ids()


def test_axes_functions_arguments_and_statements_are_changed() -> None:
    """There are mutants of axes and reductions, with swapped names and removed statements."""
    line = "total = np.sum(x, axis=1)"
    expected = {
        f"np.sum(x, axis=1) -> np.sum(x, axis=0) in: {line}",
        f"np.sum(x, axis=1) -> np.mean(x, axis=1) in: {line}",
        f"np.sum(x, axis=1) -> np.sum(x) in: {line}",
        f"x -> axis in: {line}",
        f"{line} -> nothing",
        "return total / len(x) -> return",
    }
    assert expected <= ids()


def test_one_operator_is_changed_at_a_time() -> None:
    """A mutant of `+=` leaves the other `+=` of the function as it is."""
    source = "def mean(x):\n    total += x\n    count += 1\n    return total / count"
    (mutant,) = (each for each in mutants(source) if each.id == "Add -> Sub in: total += x")
    assert "total -= x\n    count += 1" in mutant.source


def test_each_mutant_is_another_program() -> None:
    """No mutant equals the reference; sources and ids are unique."""
    all_mutants = mutants(SOURCE)
    sources = {mutant.source for mutant in all_mutants}
    assert len(sources) == len(all_mutants) == len({mutant.id for mutant in all_mutants})
    assert ast.unparse(ast.parse(SOURCE)) not in sources
    for mutant in all_mutants:
        ast.parse(mutant.source)
        assert '"""The mean, 1 or more."""' in mutant.source


def test_named_exercises_have_at_least_thirty() -> None:
    """Each of the central exercises of the course has 30 mutants or more."""
    for week, exercises in NAMED.items():
        source = load_master(ROOT / "solutions" / f"{week}.py")
        for exercise in exercises:
            assert len(mutants(source.solution(exercise))) >= 30, exercise
