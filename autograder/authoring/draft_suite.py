"""Drafts of hidden tests from the test cells of an nbgrader notebook.

Each test cell becomes one test: its points are the test's weight, so a submission gets the points
that nbgrader would give. The code stays as it is; the names that it uses are bound before.
"""

import ast
import builtins
import symtable
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

from msgspec import Struct

from autograder.content.master import SOLUTION_BEGIN, SOLUTION_END
from autograder.core.i18n import lazy

VISIBLE_TITLE = lazy("Right for the visible examples").text
HIDDEN_TITLE = lazy("Right for the visible examples and for others").text
_HEADER = '''"""Hidden tests of `{exercise}`, imported from {notebook}."""

TRAITS = {traits}
'''
_TEST = '''

def test_{name}({fixtures}):
    """{title}"""
{bindings}    with plain_asserts:
{code}
'''


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class TestCell(Struct, frozen=True):
    """A test cell: its name, its code with the hidden part, its points."""

    __test__ = False
    name: str
    code: str
    points: float
    is_hidden: bool  # it has a hidden part


class Code(Struct, frozen=True):
    """The names that the code of a cell binds and uses, and its import statements by name.

    `defined` are those names that are bound to functions and classes.
    """

    bound: tuple[str, ...]
    defined: frozenset[str]
    used: frozenset[str]
    imports: Mapping[str, str]


class Names(Struct):
    """What the names of a notebook are: `student` ones depend on answers of students."""

    student: set[str] = set()
    defined: set[str] = set()
    given: set[str] = set()
    imports: dict[str, str] = {}

    def add(self, code: Code, *, is_answer: bool) -> None:
        """Add the names that a cell binds."""
        self.imports |= code.imports
        self.defined |= code.defined
        names = {*code.bound} - code.imports.keys()
        depends = is_answer or bool(self.student & code.used)
        (self.student if depends else self.given).update(names)


def read_code(source: str) -> Code:
    """Return what code binds and uses; raise SyntaxError if it is not Python."""
    tree = ast.parse(source)
    symbols = symtable.symtable(source, "cell", "exec").get_symbols()
    bound = [symbol.get_name() for symbol in symbols if symbol.is_assigned()]
    imports = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                imports[name] = ast.unparse(_with_alias(node, alias))
    used = frozenset(node.id for node in _names(tree) if isinstance(node.ctx, ast.Load))
    defined = frozenset(node.name for node in tree.body if isinstance(node, Definition))
    return Code((*bound, *imports), defined, used, imports)


def _with_alias(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(node, ast.Import):
        return ast.Import([alias])
    return ast.ImportFrom(node.module, [alias], node.level)


def functions_to_write(source: str) -> list[str]:
    """Return the top-level functions and classes in which a student writes, in order.

    Without marks of a solution in the code, or outside of all functions, these are all of them.
    """
    nodes = [node for node in ast.parse(source).body if isinstance(node, Definition)]
    lines, written = source.split("\n"), set[int]()
    is_inside = False
    for number, line in enumerate(lines, 1):
        is_inside = (is_inside or SOLUTION_BEGIN in line) and SOLUTION_END not in line
        written |= {number} if is_inside else set()
    to_write = [
        node.name for node in nodes if written & {*range(node.lineno, (node.end_lineno or 0) + 1)}
    ]
    return to_write or [node.name for node in nodes]


def with_earlier_statements(code: str, earlier: Sequence[str], names: Names) -> str:
    """Return the code of a test cell after the statements of earlier ones that bind its names."""
    known = {*names.student, *names.given, *names.imports, *dir(builtins)}
    own = read_code(code)
    needed = {*own.used} - known - {*own.bound} - _local_names(code)
    borrowed: list[str] = []
    for cell in reversed(earlier):
        for statement in reversed(ast.parse(cell).body):
            source = ast.get_source_segment(cell, statement) or ""
            read = read_code(source)
            if needed & {*read.bound}:
                borrowed.insert(0, source)
                needed |= read.used - known
    return "\n".join([*borrowed, code])


def draft_tests(exercise: str, notebook: str, cells: Sequence[TestCell], names: Names) -> str:
    """Return a test file of an exercise; raise SyntaxError if a cell cannot be a test."""
    traits = "{" + ", ".join(f'"{cell.name}": {cell.points or 1:g}' for cell in cells) + "}"
    text = ""
    for cell in cells:
        bindings = "".join(f"    {line}\n" for line in _bindings(cell.code, names))
        used = [name for name in ("student", "reference", "fetch_value") if name in bindings]
        text += _TEST.format(
            name=cell.name,
            fixtures=", ".join([*used, "plain_asserts"]),
            title=HIDDEN_TITLE if cell.is_hidden else VISIBLE_TITLE,
            bindings=bindings,
            code=_indented(cell.code, 8),
        )
    text = _HEADER.format(exercise=exercise, notebook=notebook, traits=traits) + text
    compile(text, f"test_{exercise}.py", "exec")
    return text


def decisions(exercise: str, cells: Sequence[TestCell], names: Names) -> Iterator[str]:
    """Yield what a person has to decide about the tests of an exercise."""
    known = {*names.student, *names.given, *names.imports, *dir(builtins)}
    for cell in cells:
        label = f"test_{exercise}.py, test_{cell.name}"
        code = read_code(cell.code)
        if unknown := sorted(code.used - known - {*code.bound} - _local_names(cell.code)):
            yield f"{label}: no cell binds {', '.join(unknown)}"
        yield from (f"{label}: {name} is not installed" for name in missing_modules(code.imports))
        if "AUTOTEST" in cell.code:
            yield f"{label}: ### AUTOTEST lines are comments here; write the tests"
        if any(isinstance(node, ast.Try) for node in ast.walk(ast.parse(cell.code))):
            yield (
                f"{label}: catches exceptions; those of students' code reach a test as a"
                " StudentError, which only `except Exception` catches"
            )
    if not any("reference" in cell.code for cell in cells):
        yield (
            f"test_{exercise}.py: compares with fixed values; compare with reference.{exercise}"
            " for inputs drawn from rng, so that answers cannot be copied from numbers"
        )


def missing_modules(imports: Mapping[str, str]) -> list[str]:
    """Return the modules of import statements that are not installed."""
    return [name for name in modules(imports) if find_spec(name) is None]


def modules(imports: Mapping[str, str]) -> list[str]:
    """Return the top-level modules of import statements, without those of the course itself."""
    names = {statement.split()[1].partition(".")[0] for statement in imports.values()}
    return sorted(names - {""})


def _bindings(code: str, names: Names) -> Iterator[str]:
    """Yield the statements that bind the notebook's names that the code uses."""
    tree = ast.parse(code)
    first_bound: dict[str, int] = {}
    for node in _names(tree):
        if isinstance(node.ctx, ast.Store):
            first_bound[node.id] = min(node.lineno, first_bound.get(node.id, node.lineno))
    needed = {
        node.id
        for node in _names(tree)
        if isinstance(node.ctx, ast.Load) and node.lineno <= first_bound.get(node.id, node.lineno)
    }
    needed -= read_code(code).imports.keys()
    yield from (names.imports[name] for name in sorted(needed & names.imports.keys()))
    for name in sorted(needed - names.imports.keys()):
        if name in names.student:
            value = f"student.{name}"
            yield f"{name} = {value if name in names.defined else f'fetch_value({value})'}"
        elif name in names.given:
            yield f"{name} = reference.{name}"


def _names(tree: ast.AST) -> Iterator[ast.Name]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Name))


def _local_names(code: str) -> set[str]:
    """Return the names that functions, comprehensions and handlers inside the code bind."""
    nodes = list(ast.walk(ast.parse(code)))
    stored = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
    handlers = {node.name for node in nodes if isinstance(node, ast.ExceptHandler) and node.name}
    return stored | arguments | handlers


def _indented(code: str, width: int) -> str:
    """Indent code, but not the lines inside a string."""
    inside = {
        line
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }
    lines = code.strip("\n").split("\n")
    offset = len(code) - len(code.lstrip("\n"))
    return "\n".join(
        line if not line or number + offset in inside else " " * width + line
        for number, line in enumerate(lines, 1)
    )
