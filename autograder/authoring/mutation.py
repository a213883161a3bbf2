"""Mutants of a reference solution: each has one small change that a hidden test should notice.

The mutation operators are those of DeMillo, Lipton and Sayward, "Hints on test data selection"
(1978), and some for NumPy: another axis, another reduction, swapped arguments.
"""

import ast
import copy
from collections.abc import Iterator

from msgspec import Struct

OPERATOR_REPLACEMENTS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.Pow: (ast.Mult, ast.Add),
    ast.MatMult: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
# Functions and methods that are easily confused with these.
FUNCTION_REPLACEMENTS = {
    "sum": ("mean", "max", "prod"),
    "mean": ("sum", "max", "median"),
    "max": ("min", "sum", "mean"),
    "min": ("max",),
    "argmax": ("argmin", "max"),
    "exp": ("log1p", "expm1", "exp2"),
    "log": ("log2", "log10", "exp"),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
    "ones": ("zeros",),
    "dot": ("multiply",),
    "maximum": ("minimum",),
    "randn": ("rand",),
    "normal": ("uniform",),
    "standard_normal": ("random",),
    "astype": (),
    "copy": (),
    "abs": ("square",),
}


class Mutant(Struct, frozen=True):
    """A reference solution with one change: `id` describes it, `source` is the whole exercise."""

    id: str
    source: str


# The statement, the node that is replaced, and its replacement; None removes the node.
Mutation = tuple[ast.AST, ast.AST, ast.AST | None]


def mutants(source: str) -> tuple[Mutant, ...]:
    """Return all mutants of a reference solution, without duplicates."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign):
            node.op = type(node.op)()  # the parser shares one object; replace one operator alone
    by_source: dict[str, Mutant] = {}
    for statement, old, new in _mutations(tree):
        mutated = ast.unparse(_replace(tree, old, new))
        if mutated != ast.unparse(tree) and mutated not in by_source:
            name = f"{_short(old)} -> {_short(new)}"
            name += f" in: {_first_line(statement)}" if old is not statement else ""
            same = sum(mutant.id.split(" (no. ")[0] == name for mutant in by_source.values())
            mutant_id = f"{name} (no. {same + 1})" if same else name
            by_source[mutated] = Mutant(mutant_id, mutated)
    return tuple(by_source.values())


def _mutations(tree: ast.Module) -> Iterator[Mutation]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = [arg.arg for arg in function.args.args if arg.arg != "self"]
            yield from ((function, old, new) for old, new in _mutate_defaults(function))
            for statement in _statements(function):
                yield from ((statement, old, new) for old, new in _mutate_statement(statement))
                for node in _expressions(statement):
                    yield from ((statement, node, new) for new in _mutate_expression(node, names))


def _statements(function: ast.FunctionDef) -> Iterator[ast.stmt]:
    """Yield the statements of a function except docstrings and those of inner functions."""
    pending = list(function.body)
    while pending:
        statement = pending.pop(0)
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement
            continue
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            yield statement
        for block in ("body", "orelse"):
            pending = [*getattr(statement, block, []), *pending]


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield the expressions of a statement, but not those of the statements nested in it."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return
    for child in ast.iter_child_nodes(statement):
        if isinstance(child, ast.expr):
            yield from (node for node in ast.walk(child) if isinstance(node, ast.expr))


def _mutate_statement(statement: ast.stmt) -> Iterator[tuple[ast.AST, ast.AST | None]]:
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.For | ast.FunctionDef):
        yield statement, None
    if isinstance(statement, ast.If):
        for value in (True, False):
            yield statement.test, ast.Constant(value)
    if isinstance(statement, ast.AugAssign):
        for kind in OPERATOR_REPLACEMENTS.get(type(statement.op), ()):
            yield statement.op, kind()
    if isinstance(statement, ast.Return) and statement.value is not None:
        yield statement, ast.Return(None)


def _mutate_defaults(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, ast.AST]]:
    for default in function.args.defaults:
        if isinstance(default, ast.Constant):
            yield from ((default, ast.Constant(value)) for value in _other_values(default.value))


def _mutate_expression(node: ast.expr, names: list[str]) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant):
        yield from (ast.Constant(value) for value in _other_values(node.value))
    elif isinstance(node, ast.BinOp):
        yield from _mutate_operation(node)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for kind in OPERATOR_REPLACEMENTS.get(type(node.ops[0]), ()):
            yield ast.Compare(node.left, [kind(), *node.ops[1:]], node.comparators)  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp):
        for kind in OPERATOR_REPLACEMENTS[type(node.op)]:
            yield ast.BoolOp(kind(), node.values)  # type: ignore[arg-type]
        yield from node.values
    elif isinstance(node, ast.Call):
        yield from _mutate_call(node)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from (ast.Name(name, ast.Load()) for name in names if name != node.id)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def _mutate_operation(node: ast.BinOp) -> Iterator[ast.AST]:
    for kind in OPERATOR_REPLACEMENTS.get(type(node.op), ()):
        yield ast.BinOp(node.left, kind(), node.right)  # type: ignore[arg-type]
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
        yield ast.BinOp(node.right, node.op, node.left)
    yield node.left
    yield node.right


def _mutate_call(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Attribute):
        for name in FUNCTION_REPLACEMENTS.get(node.func.attr, ()):
            function = ast.Attribute(node.func.value, name, ast.Load())
            yield ast.Call(function, node.args, node.keywords)
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if len(node.args) > 1:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    for index, keyword in enumerate(node.keywords):
        other_keywords = [*node.keywords[:index], *node.keywords[index + 1 :]]
        yield ast.Call(node.func, node.args, other_keywords)
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            axis = 0 if keyword.value.value else 1
            new_keyword = ast.keyword("axis", ast.Constant(axis))
            yield ast.Call(node.func, node.args, [*other_keywords, new_keyword])


def _other_values(value: object) -> tuple[bool | int | float, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return tuple(dict.fromkeys((value + 1, value - 1, -value if value else 2)))
    if isinstance(value, float):
        return (value * 2, -value, 0.0, 1.0)
    return ()


def _replace(tree: ast.Module, old: ast.AST, new: ast.AST | None) -> ast.Module:
    """Return a copy of the tree with one node replaced or removed."""
    index = next(i for i, node in enumerate(ast.walk(tree)) if node is old)
    mutated = copy.deepcopy(tree)
    target = next(node for i, node in enumerate(ast.walk(mutated)) if i == index)
    _Replacer(target, copy.deepcopy(new)).visit(mutated)
    return ast.fix_missing_locations(mutated)


class _Replacer(ast.NodeTransformer):
    """Replaces one node, by `pass` if the replacement is None."""

    def __init__(self, target: ast.AST, new: ast.AST | None) -> None:
        self._target, self._new = target, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is not self._target:
            return self.generic_visit(node)
        return self._new if self._new is not None else ast.Pass()


def _short(node: ast.AST | None) -> str:
    if node is None:
        return "nothing"
    if isinstance(node, ast.operator | ast.cmpop | ast.boolop):
        return type(node).__name__
    return _first_line(node)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0]
