"""Mutants of a reference solution: one small slip each, as a tired hand would make it.

A hidden suite that notices none of them is not looking. The operators are those of mutation
testing (DeMillo, Lipton and Sayward, "Hints on test data selection", 1978), with NumPy's own
slips added: the wrong axis, the wrong reduction, an argument in another one's place.
"""

import ast
import copy
from collections.abc import Iterator

from msgspec import Struct

SWAPPED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
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
# What is easily taken for another function of NumPy, or for the same one with another meaning.
CONFUSED = {
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
    """A reference with one slip: `id` says which, `source` is the whole exercise."""

    id: str
    source: str


def mutants(source: str) -> tuple[Mutant, ...]:
    """All mutants of an exercise's reference, without those that read alike."""
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    for statement, old, new in _slips(tree):
        text = ast.unparse(_with(tree, old, new))
        if text != ast.unparse(tree) and text not in found:
            name = f"{_short(old)} -> {_short(new)}"
            name += f" in: {_line(statement)}" if old is not statement else ""
            alike = sum(mutant.id.split(" (no. ")[0] == name for mutant in found.values())
            found[text] = Mutant(f"{name} (no. {alike + 1})" if alike else name, text)
    return tuple(found.values())


Slip = tuple[ast.AST, ast.AST, ast.AST | None]  # the statement, what stood there, what stands now


def _slips(tree: ast.Module) -> Iterator[Slip]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = [arg.arg for arg in function.args.args if arg.arg != "self"]
            yield from ((function, old, new) for old, new in _defaults(function))
            for statement in _statements(function):
                yield from ((statement, old, new) for old, new in _of_statement(statement))
                for node in _expressions(statement):
                    yield from ((statement, node, new) for new in _of_expression(node, names))


def _statements(function: ast.FunctionDef) -> Iterator[ast.stmt]:
    """The statements of a function without its docstring and without inner functions' own."""
    waiting = list(function.body)
    while waiting:
        statement = waiting.pop(0)
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement
            continue
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            yield statement
        for block in ("body", "orelse"):
            waiting = [*getattr(statement, block, []), *waiting]


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions of a statement itself, not of the statements within it."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return
    for child in ast.iter_child_nodes(statement):
        if isinstance(child, ast.expr):
            yield from (node for node in ast.walk(child) if isinstance(node, ast.expr))


def _of_statement(statement: ast.stmt) -> Iterator[tuple[ast.AST, ast.AST | None]]:
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.For | ast.FunctionDef):
        yield statement, None
    if isinstance(statement, ast.If):
        for value in (True, False):
            yield statement.test, ast.Constant(value)
    if isinstance(statement, ast.AugAssign):
        for kind in SWAPPED.get(type(statement.op), ()):
            yield statement.op, kind()
    if isinstance(statement, ast.Return) and statement.value is not None:
        yield statement, ast.Return(None)


def _defaults(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, ast.AST]]:
    for default in function.args.defaults:
        if isinstance(default, ast.Constant):
            yield from ((default, ast.Constant(value)) for value in _other_values(default.value))


def _of_expression(node: ast.expr, names: list[str]) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant):
        yield from (ast.Constant(value) for value in _other_values(node.value))
    elif isinstance(node, ast.BinOp):
        yield from _of_operation(node)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for kind in SWAPPED.get(type(node.ops[0]), ()):
            yield ast.Compare(node.left, [kind(), *node.ops[1:]], node.comparators)  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp):
        for kind in SWAPPED[type(node.op)]:
            yield ast.BoolOp(kind(), node.values)  # type: ignore[arg-type]
        yield from node.values
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from (ast.Name(other, ast.Load()) for other in names if other != node.id)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def _of_operation(node: ast.BinOp) -> Iterator[ast.AST]:
    for kind in SWAPPED.get(type(node.op), ()):
        yield ast.BinOp(node.left, kind(), node.right)  # type: ignore[arg-type]
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
        yield ast.BinOp(node.right, node.op, node.left)
    yield node.left
    yield node.right


def _of_call(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Attribute):
        for other in CONFUSED.get(node.func.attr, ()):
            function = ast.Attribute(node.func.value, other, ast.Load())
            yield ast.Call(function, node.args, node.keywords)
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if len(node.args) > 1:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    for number, keyword in enumerate(node.keywords):
        others = [*node.keywords[:number], *node.keywords[number + 1 :]]
        yield ast.Call(node.func, node.args, others)
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            axis = 0 if keyword.value.value else 1
            changed = ast.keyword("axis", ast.Constant(axis))
            yield ast.Call(node.func, node.args, [*others, changed])


def _other_values(value: object) -> tuple[bool | int | float, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return tuple(dict.fromkeys((value + 1, value - 1, -value if value else 2)))
    if isinstance(value, float):
        return (value * 2, -value, 0.0, 1.0)
    return ()


def _with(tree: ast.Module, old: ast.AST, new: ast.AST | None) -> ast.Module:
    """A copy of the tree with one node replaced, or dropped."""
    number = next(n for n, node in enumerate(ast.walk(tree)) if node is old)
    changed = copy.deepcopy(tree)
    target = next(node for n, node in enumerate(ast.walk(changed)) if n == number)
    _Replace(target, copy.deepcopy(new)).visit(changed)
    return ast.fix_missing_locations(changed)


class _Replace(ast.NodeTransformer):
    """Puts one node in another's place."""

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
    return _line(node)


def _line(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0]
