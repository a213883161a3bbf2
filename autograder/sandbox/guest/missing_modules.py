"""Lets a cell go on if it imports a module that is not installed here.

An AST transformer guards each import outside `try` and `with`: if the module is missing, its
names are bound to placeholders. A placeholder raises as soon as it is used; what does not use it
works. Inside `try` and `with` the ImportError stays, because the code may handle it.
"""

import ast
import builtins
import importlib.util
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

GUARD = "__missing_modules__"  # its name in builtins, where each cell finds it
_GUARDED = f"""
try:
    pass
except {GUARD}.is_missing({{module!r}}):
    pass
"""
_BINDING = f"{{bound}} = {GUARD}.placeholder({{target!r}}, {{bound!r}}, {{at_top}})"
_USES = (
    "call getitem setitem delitem contains iter next len enter aenter mro_entries instancecheck"
    " subclasscheck array float int complex index neg pos abs lt le gt ge"
)
_OPERATORS = "add sub mul truediv floordiv mod pow matmul"


class MissingModuleError(ModuleNotFoundError):
    """Code uses something of a module that is not installed here."""


class Placeholder:
    """Stands for a missing module, or for something in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> "Placeholder":
        """Return a placeholder, because the attribute may be an annotation only."""
        if name.startswith("__") and name != "__version__":
            raise AttributeError(name)
        return Placeholder(f"{self._name}.{name}")

    def __or__(self, _other: object) -> "Placeholder":
        """Return the placeholder: `|` in an annotation."""
        return self

    __ror__ = __or__

    def __repr__(self) -> str:
        """Return what a print shows."""
        return f"<{self._name} is missing>"


def _refuse(self: Placeholder, *_args: object, **_kwargs: object) -> NoReturn:
    module = self._name.partition(".")[0]
    raise MissingModuleError(f"{self._name} is used, but {module} is missing", name=module)


for _use in (*_USES.split(), *_OPERATORS.split(), *(f"r{name}" for name in _OPERATORS.split())):
    setattr(Placeholder, f"__{_use}__", _refuse)


class MissingModules(ast.NodeTransformer):
    """The transformer of the cells, and what the code that it inserts calls.

    `namespace` returns the names of the notebook.
    """

    def __init__(self, namespace: Callable[[], dict[str, Any]]) -> None:
        self._namespace = namespace
        self._names: list[str] = []
        self._in_functions: set[str] = set()
        setattr(builtins, GUARD, self)

    def take_names(self) -> list[str]:
        """Return the modules that were missing since the last call, or are in a function."""
        in_functions = sorted(name for name in self._in_functions if not _exists(name))
        names = list(dict.fromkeys([*self._names, *in_functions]))
        self._names.clear()
        self._in_functions.clear()
        return names

    # -- called by the code of the cells

    def is_missing(self, module: str) -> type[Exception] | tuple[()]:
        """Return what to catch: the error that the top-level `module` does not exist, or nothing.

        A missing part of a module that exists is a mistake of the student.
        """
        error = sys.exception()
        if not isinstance(error, ModuleNotFoundError) or error.name != module:
            return ()
        self._names.append(module)
        return ModuleNotFoundError

    def placeholder(self, target: str, bound: str, at_top: bool) -> object:
        """Return the value of a name: at the top level of a cell the one that it has already."""
        namespace = self._namespace() if at_top else {}
        return namespace[bound] if bound in namespace else Placeholder(target)

    # -- called by IPython

    def visit(self, node: ast.AST) -> Any:
        """Guard the imports of a cell."""
        self._guard_imports(node, at_top=True)
        return node

    def _guard_imports(self, node: ast.AST, *, at_top: bool) -> None:
        is_scope = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        at_top = at_top and not is_scope
        for block in _blocks(node):
            statements: list[ast.stmt] = []
            for statement in block:
                if isinstance(statement, ast.Import | ast.ImportFrom):
                    statements += self._guarded(statement, at_top=at_top)
                else:
                    self._guard_imports(statement, at_top=at_top)
                    statements.append(statement)
            block[:] = statements

    def _guarded(self, node: ast.Import | ast.ImportFrom, *, at_top: bool) -> Iterator[ast.stmt]:
        if isinstance(node, ast.ImportFrom):
            if node.level or node.module in (None, "__future__"):
                yield node
                return
            module = str(node.module)
            targets = {a.asname or a.name: f"{module}.{a.name}" for a in node.names}
            targets.pop("*", None)
            yield self._guard(node, module, targets, at_top=at_top)
            return
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            targets = {bound: alias.name if alias.asname else bound}
            single = ast.copy_location(ast.Import([alias]), node)
            yield self._guard(single, alias.name, targets, at_top=at_top)

    def _guard(
        self, node: ast.stmt, name: str, targets: dict[str, str], *, at_top: bool
    ) -> ast.stmt:
        """Return the import within a `try` that binds its names to placeholders on failure."""
        module = name.partition(".")[0]
        if not at_top:
            self._in_functions.add(module)
        guarded = ast.parse(_GUARDED.format(module=module)).body[0]
        assert isinstance(guarded, ast.Try)
        for bound, target in targets.items():
            binding = _BINDING.format(bound=bound, target=target, at_top=at_top)
            guarded.handlers[0].body += ast.parse(binding).body
        for part in ast.walk(guarded):
            ast.copy_location(part, node)
        guarded.body = [node]
        return guarded


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of a statement, except what runs under a `try` or `with`."""
    if isinstance(node, ast.With | ast.AsyncWith):
        return
    names = ["orelse", "finalbody"]
    if not isinstance(node, ast.Try | ast.TryStar):
        names.append("body")
    for name in names:
        block = getattr(node, name, None)
        if isinstance(block, list):
            yield block
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _exists(module: str) -> bool:
    return module in sys.modules or importlib.util.find_spec(module) is not None
