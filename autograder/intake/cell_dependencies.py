"""Finds the demonstrations of a notebook that need not run, because nothing else depends on them.

A demonstration is a cell that shows something: a figure, a timing, a training, or what a student
tries out. The code is read, not run, and the analysis errs on the safe side: a demonstration is
needed if it may change anything that another cell or a hidden test may use. It does not follow
objects that student code hides, for example in a closure; a mistake there changes outputs on the
author's own page.

What code uses is a set of names. Some entries are no identifiers: `=name` (the code may change the
object itself), and the constants below.
"""

import ast
import builtins
import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

# Beyond these every cell runs: characters of all code, and demonstrations.
MAX_ANALYZED_CHARS, MAX_DEMONSTRATIONS = 1 << 16, 200
# Lines that are no Python but have no effect on other cells: `%matplotlib inline`, `!pip install`.
HARMLESS_ESCAPES = re.compile(
    r"\A\s*%%(?:time|capture)\b.*|^(?P<indent>[ \t]*)(?:%(?:matplotlib|pip|conda)\b|!).*",
    re.MULTILINE,
)
NO_NAMES: frozenset[str] = frozenset()
CHANGED, RANDOM_SUFFIX = "=", ".random"
RANDOM_STATE = "the random state"
LASTING_EFFECT = "a setting or a file"
EVERYTHING = "everything"  # it is unknown what the code uses
RANDOM_MODULES = ("random", "numpy.random")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Attributes of `numpy.random` that do not use its global state.
PURE_RANDOM = _words("default_rng Generator PCG64 SeedSequence BitGenerator")
PURE_ATTRIBUTES = frozenset(("random", name) for name in PURE_RANDOM)
LASTING_ATTRIBUTES = _words(
    "rc rc_context rcdefaults rcParams seterr set_printoptions style"
    " dump save savefig savetxt savez savez_compressed tofile write_bytes write_text"
)
# Modules whose import has no effect on other cells.
KNOWN_MODULES = _words(
    "abc collections copy dataclasses enum functools itertools math matplotlib numbers numpy"
    " operator random statistics time typing"
)
# Names through which code reaches what it does not name; the underscores are IPython's.
REFLECTION = _words(
    "__builtins__ __import__ _ __ ___ _dh _i _ih _ii _iii _oh In Out compile delattr dir eval"
    " exec get_ipython globals importlib locals open os setattr sys vars warnings"
)
KNOWN_DUNDERS = _words("__call__ __doc__ __init__ __len__ __name__ __version__")
PLAIN_DECORATORS = _words("classmethod property staticmethod")
# Names that are bound although no cell binds them; the first ones are IPython's.
PREDEFINED = _words("display exit quit").union(dir(builtins))
# Methods whose exceptions Python or NumPy may catch are all special ones but these.
PLAIN_METHODS = _words("__call__ __init__")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class CellUse(Struct, frozen=True):
    """What one cell uses and binds.

    `uses` is what the outermost level uses, `reads` that which it uses before the cell binds it;
    `deferred` is what each function or class uses when it is called, `origins` what the value of
    each other name was made from, and may call; `data` are the bound names that may hold a state,
    which modules, plain functions and plain classes do not. `may_catch`: the code may catch
    exceptions.
    """

    uses: frozenset[str]
    reads: frozenset[str]
    deferred: Mapping[str, frozenset[str]] = {}
    origins: Mapping[str, frozenset[str]] = {}
    bound: frozenset[str] = NO_NAMES
    data: frozenset[str] = NO_NAMES
    may_catch: bool = False


def unneeded(
    cells: Sequence[str],
    demonstrations: Collection[int],
    trusted: Collection[int],
    read_later: Iterable[str],
    doubtful: Collection[str] = NO_NAMES,
) -> frozenset[int]:
    """Return the indices of the demonstrations that neither other cells nor `read_later` need.

    `cells` is all code in the order in which it runs. `trusted` are the indices of the release's
    own cells, `read_later` the names that hidden tests read. No demonstration is needed because a
    function reads a name in `doubtful`, see `doubtful_names`.
    """
    idle = frozenset(demonstrations)
    if not idle or not _can_be_analyzed(cells, idle):
        return frozenset()
    graph = _DependencyGraph(cells, trusted)
    changes = {i: graph.changes(graph.cells[i]) for i in idle}
    read_later, doubtful = frozenset(read_later), frozenset(doubtful)
    while needed := graph.needed({i: changes[i] for i in idle}, read_later, doubtful):
        idle -= needed
    return idle


def doubtful_names(
    cells: Sequence[str], demonstrations: Collection[int], trusted: Collection[int]
) -> frozenset[str]:
    """Return the names that functions of the student read, but only demonstrations bind.

    Most are a mistake: a variable that is called like one of a figure. If the demonstrations do
    not run, reading such a name raises a NameError, and no code of the student can catch it. The
    arguments are those of `unneeded`; only demonstrations of the release count.
    """
    if not _can_be_analyzed(cells, demonstrations):
        return NO_NAMES
    return _DependencyGraph(cells, trusted).doubtful_names(demonstrations)


def _can_be_analyzed(cells: Sequence[str], demonstrations: Collection[int]) -> bool:
    is_short = sum(map(len, cells)) <= MAX_ANALYZED_CHARS
    return is_short and len(demonstrations) <= MAX_DEMONSTRATIONS


def names_used(cells: Sequence[str]) -> list[frozenset[str]]:
    """Return for each cell the names that it uses, itself or through what it calls.

    `cells` is all code of a notebook, which has to be trusted.
    """
    graph = _DependencyGraph(cells, range(len(cells)))
    return [graph.reached(cell) for cell in graph.cells]


class _DependencyGraph:
    """The uses of all cells of a notebook."""

    def __init__(self, sources: Sequence[str], trusted: Collection[int]) -> None:
        self._trusted = frozenset(trusted)
        self.cells = cells = [analyze(code, i in trusted) for i, code in enumerate(sources)]
        self._data = NO_NAMES.union({RANDOM_STATE}, *(cell.data for cell in cells))
        self._deferred = _merge(cell.deferred for cell in cells)
        self._origins = _merge(cell.origins for cell in cells)
        self._calls = _merge((self._deferred, self._origins))
        self._reads = [_closure(cell.reads, self._origins) for cell in cells]

    def doubtful_names(self, demonstrations: Collection[int]) -> frozenset[str]:
        """See `doubtful_names`."""
        untrusted = [cell for i, cell in enumerate(self.cells) if i not in self._trusted]
        if any(cell.may_catch for cell in untrusted):
            return NO_NAMES
        shown = self._trusted.intersection(demonstrations)
        elsewhere = (cell.bound for i, cell in enumerate(self.cells) if i not in shown)
        in_functions = NO_NAMES.union(*self._deferred.values())
        changed = {use.removeprefix(CHANGED) for use in in_functions if use.startswith(CHANGED)}
        by_release = (uses for i in self._trusted for uses in self.cells[i].deferred.values())
        bound = NO_NAMES.union(*(self.cells[i].bound for i in shown))
        return (bound & in_functions).difference(PREDEFINED, changed, *elsewhere, *by_release)

    def needed(
        self,
        idle: Mapping[int, frozenset[str]],
        read_later: frozenset[str],
        doubtful: frozenset[str],
    ) -> frozenset[int]:
        """Return the cells of `idle` that may change what is used, if none of `idle` runs.

        `idle` has what they change, by index. Of the `doubtful` names only those are read that a
        running cell binds.
        """
        running = [i for i in range(len(self.cells)) if i not in idle]
        called = _closure(read_later.union(*(self.cells[i].uses for i in running)), self._deferred)
        if EVERYTHING in called:
            return frozenset(idle)
        deferred = NO_NAMES.union(*(self._deferred.get(name, ()) for name in called))
        deferred -= doubtful.difference(*(self.cells[i].bound for i in running))
        used = {*_closure(deferred | read_later, self._origins)}  # two names may mean one object
        unused = NO_NAMES if self._draws(running) else {RANDOM_STATE}
        needed = set[int]()
        for i in reversed(range(len(self.cells))):  # `used` gains what the cells below `i` read
            if i not in idle:
                used |= self._reads[i]
            elif LASTING_EFFECT in idle[i] or not used.isdisjoint(idle[i] - unused):
                needed.add(i)
        return frozenset(needed)

    def _draws(self, running: Iterable[int]) -> bool:
        """Return whether cells, or functions of the student, draw from the random state.

        A hidden test that makes the release's functions draw cannot rely on a seed: student code
        may have drawn any number before.
        """
        uses = [self.cells[i].uses for i in running]
        for i in running:
            if i not in self._trusted:
                uses += self.cells[i].deferred.values()
        return RANDOM_STATE in _closure(NO_NAMES.union(*uses), self._deferred)

    def reached(self, cell: CellUse) -> frozenset[str]:
        """Return the names that a cell uses, itself or through what it calls."""
        # A name that the cell has bound itself has no other origin than what the cell uses.
        return _closure(cell.uses, self._deferred) | _closure(
            cell.reads.union(*cell.deferred.values()), self._calls
        )

    def changes(self, cell: CellUse) -> frozenset[str]:
        """Return the names whose objects the cell may bind or change, with what it calls."""
        reached = self.reached(cell)
        if EVERYTHING in reached:
            return frozenset((LASTING_EFFECT,))
        changed = {name.removeprefix(CHANGED) for name in reached if name.startswith(CHANGED)}
        return cell.bound | changed | (reached & (self._data | {LASTING_EFFECT}))


def _merge(maps: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for uses_by_name in maps:
        for name, uses in uses_by_name.items():
            merged[name] = merged.get(name, NO_NAMES) | uses
    return merged


def _closure(names: Iterable[str], uses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the names, and what they use, and so on."""
    reached, pending = set[str](), set(names)
    while pending:
        reached |= pending
        pending = {use for name in pending for use in uses.get(name, ())} - reached
    return frozenset(reached)


@lru_cache(maxsize=512)  # most cells are those of the release
def analyze(source: str, is_trusted: bool) -> CellUse:
    """Analyze the code of one cell; a trusted one is of the release.

    Untrusted code may exhaust Python's parser, which then raises one of the errors below.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a wrong escape sequence, for example
            code = HARMLESS_ESCAPES.sub(lambda line: f"{line['indent'] or ''}pass", source)
            statements = ast.parse(code).body
        scope = _CellScope(is_trusted=is_trusted)
        scope.visit_block(statements, NO_NAMES)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        unknown = frozenset((EVERYTHING,))  # a magic command, for example
        return CellUse(unknown, unknown)
    deferred, origins = (
        {name: _with_random_state(uses) for name, uses in by_name.items()}
        for by_name in (scope.functions, scope.origins)
    )
    uses, reads = map(_with_random_state, (scope.uses, scope.reads))
    may_catch = any(_may_catch(node) for statement in statements for node in ast.walk(statement))
    bound, data = frozenset(scope.bound), frozenset(scope.data)
    return CellUse(uses, reads, deferred, origins, bound, data, may_catch)


def _may_catch(node: ast.AST) -> bool:
    """Return whether an exception within a piece of code may be caught."""
    if isinstance(node, Function):
        return node.name.startswith("__") and node.name not in PLAIN_METHODS
    return isinstance(node, ast.Try | ast.TryStar | ast.With | ast.AsyncWith)


def _with_random_state(uses: Iterable[str]) -> frozenset[str]:
    """Replace `np.random`, which is noted with its dot, by the state behind it."""
    return frozenset(RANDOM_STATE if use.endswith(RANDOM_SUFFIX) else use for use in uses)


class _Scope(ast.NodeVisitor):
    """The uses and bindings of a piece of code, in one scope.

    Functions within a function count as called. `deferred`, if there is one, takes what a function
    uses instead.
    """

    def __init__(
        self, *, is_trusted: bool, deferred: dict[str, frozenset[str]] | None = None
    ) -> None:
        self.is_trusted, self.deferred = is_trusted, deferred
        self.uses: set[str] = set()
        self.bound: set[str] = set()
        self.data: set[str] = set()
        self.globals: set[str] = set()

    # -- names

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bind(node.id, is_data=True)
        else:
            self.uses.add(EVERYTHING if node.id in REFLECTION else node.id)
        if isinstance(node.ctx, ast.Del):
            self.uses.add(CHANGED + node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        is_dunder = node.attr.startswith("__") and node.attr not in KNOWN_DUNDERS
        if is_dunder and not self.is_trusted:
            self.uses.add(EVERYTHING)
        if node.attr in LASTING_ATTRIBUTES:
            self.uses.add(LASTING_EFFECT)
        if isinstance(node.value, ast.Name) and node.attr == "random":
            self.uses.add(node.value.id + RANDOM_SUFFIX)
        value = node.value
        if isinstance(value, ast.Attribute) and (value.attr, node.attr) in PURE_ATTRIBUTES:
            node = value  # `np.random.default_rng` does not use the state of `np.random`
        self._change_target(node)
        self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._change_target(node)
        self.generic_visit(node)

    def _change_target(self, node: ast.Attribute | ast.Subscript) -> None:
        """Note that the object to which an attribute or an item is assigned changes."""
        if isinstance(node.ctx, ast.Load):
            return
        target: ast.expr = node
        while isinstance(target, ast.Attribute | ast.Subscript):
            target = target.value
        self.uses.add(CHANGED + target.id if isinstance(target, ast.Name) else EVERYTHING)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.uses |= {node.target.id, CHANGED + node.target.id}
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.globals |= {*node.names}

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._bind(node.name, is_data=True)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._bind(node.name, is_data=True)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self._bind(node.name, is_data=True)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self._bind(node.rest, is_data=True)
        self.generic_visit(node)

    def _bind(self, name: str | None, *, is_data: bool) -> None:
        if name is not None:
            self.bound.add(name)
            if is_data:
                self.data.add(name)

    # -- imports

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            module = alias.name if alias.asname else alias.name.partition(".")[0]
            self._import(alias.name, alias.asname or module, is_random=module in RANDOM_MODULES)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        for alias in node.names:
            is_random = f"{module}.{alias.name}" in RANDOM_MODULES or (
                module in RANDOM_MODULES and alias.name not in PURE_RANDOM
            )
            self._import(module, alias.asname or alias.name, is_random=is_random)
            if alias.name in LASTING_ATTRIBUTES:
                self.uses.add(LASTING_EFFECT)

    def _import(self, module: str, name: str, *, is_random: bool) -> None:
        is_known = module.partition(".")[0] in KNOWN_MODULES or self.is_trusted
        if name == "*" or not is_known:
            self.uses.add(EVERYTHING)
        self._bind(name, is_data=False)
        if is_random:
            self._defer(name, frozenset((RANDOM_STATE,)))

    # -- scopes

    def visit_FunctionDef(self, node: Function) -> None:
        has_state = bool(node.decorator_list) or not all(map(_is_constant, _defaults(node.args)))
        self._bind(node.name, is_data=has_state)
        self._visit_all(*node.decorator_list, node.args, node.returns)
        self._defer(node.name, self._uses_within(node.body, _parameters(node.args)))

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self.uses |= self._uses_within([node.body], _parameters(node.args))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        has_state = bool(node.decorator_list) or not all(map(_is_stateless, node.body))
        self._bind(node.name, is_data=has_state)
        self._visit_all(*node.decorator_list, *node.bases, *node.keywords)
        methods: dict[str, frozenset[str]] = {}
        scope = _Scope(is_trusted=self.is_trusted, deferred=methods)
        scope._visit_all(*node.body)
        self.uses |= scope.uses
        self._defer(node.name, NO_NAMES.union(*methods.values()))

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, Comprehension):
            self._visit_comprehension(node)
        else:
            super().generic_visit(node)

    def _visit_comprehension(self, node: Comprehension) -> None:
        self.visit(node.generators[0].iter)  # evaluated in this scope
        scope = _Scope(is_trusted=self.is_trusted)
        ast.NodeVisitor.generic_visit(scope, node)
        targets = {name for part in node.generators for name in _stored_names(part.target)}
        for name in scope.bound - targets:  # by `:=`, which binds in this scope
            self._bind(name, is_data=True)
        self.uses |= _without(scope.uses, targets)

    def _uses_within(self, body: Iterable[ast.AST], parameters: set[str]) -> frozenset[str]:
        """Return what a function uses of the names around it."""
        scope = _Scope(is_trusted=self.is_trusted)
        scope._visit_all(*body)
        local_names = (parameters | scope.bound) - scope.globals
        changed = {CHANGED + name for name in scope.globals}
        return frozenset(_without(scope.uses, local_names) | scope.globals | changed)

    def _defer(self, name: str, uses: frozenset[str]) -> None:
        if self.deferred is None:
            self.uses |= uses
        else:
            self.deferred[name] = self.deferred.get(name, NO_NAMES) | uses

    def _visit_all(self, *nodes: ast.AST | None) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)


class _CellScope(_Scope):
    """The outermost level of a cell: what it uses before it has bound it itself."""

    def __init__(self, *, is_trusted: bool) -> None:
        self.functions: dict[str, frozenset[str]] = {}
        self.origins: dict[str, frozenset[str]] = {}
        self.reads: set[str] = set()
        super().__init__(is_trusted=is_trusted, deferred=self.functions)

    def visit_block(self, statements: Iterable[ast.stmt], known: frozenset[str]) -> frozenset[str]:
        """Visit statements in order; return the names that are certainly bound after them.

        `known` are those that are certainly bound before.
        """
        for statement in statements:
            known = self._visit_statement(statement, known)
        return known

    def _visit_statement(self, node: ast.stmt, known: frozenset[str]) -> frozenset[str]:
        if isinstance(node, ast.If):
            self._use(known, node.test)
            return self.visit_block(node.body, known) & self.visit_block(node.orelse, known)
        if isinstance(node, ast.For | ast.AsyncFor):
            self._use(known, node.iter, node.target)
            self.visit_block(node.body, known | _stored_names(node.target))
            self.visit_block(node.orelse, known)
        elif isinstance(node, ast.While):
            self._use(known, node.test)
            self.visit_block([*node.body, *node.orelse], known)
        elif isinstance(node, ast.With | ast.AsyncWith):
            self._use(known, *node.items)
            known |= _stored_names(*node.items)
            self.visit_block(node.body, known)
        elif isinstance(node, ast.Try):
            self.visit_block([*node.body, *node.orelse], known)
            for handler in node.handlers:
                self._bind(handler.name, is_data=True)
                self._use(known, handler.type)
                self.visit_block(handler.body, known | {handler.name or ""})
            self.visit_block(node.finalbody, known)
        else:
            self._use(known, node)
            return known | _certainly_bound(node)
        return known

    def _use(self, known: frozenset[str], *nodes: ast.AST | None) -> None:
        """Visit nodes of one statement, whose bound names are made from what it uses."""
        earlier_uses, self.uses = self.uses, set()
        earlier_bound, self.bound = self.bound, set()
        self._visit_all(*nodes)
        for name in self.bound & self.data:
            self.origins[name] = self.origins.get(name, NO_NAMES) | self.uses
        self.reads |= _without(self.uses, known)
        self.uses |= earlier_uses
        self.bound |= earlier_bound


def _without(uses: Iterable[str], names: Collection[str]) -> set[str]:
    """Return the uses of names other than `names`."""
    return {
        use for use in uses if use.removeprefix(CHANGED).removesuffix(RANDOM_SUFFIX) not in names
    }


def _certainly_bound(node: ast.stmt) -> frozenset[str]:
    """Return the names that a statement binds unless it raises an exception."""
    if isinstance(node, ast.Assign):
        return _stored_names(*node.targets)
    if isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
        return _stored_names(node.target)
    if isinstance(node, ast.Import | ast.ImportFrom):
        return frozenset(alias.asname or alias.name.partition(".")[0] for alias in node.names)
    return frozenset((node.name,)) if isinstance(node, Function | ast.ClassDef) else NO_NAMES


def _stored_names(*nodes: ast.AST) -> frozenset[str]:
    return frozenset(
        name.id
        for node in nodes
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    )


def _parameters(arguments: ast.arguments) -> set[str]:
    return {node.arg for node in ast.walk(arguments) if isinstance(node, ast.arg)}


def _defaults(arguments: ast.arguments) -> Iterator[ast.expr]:
    yield from arguments.defaults
    yield from (default for default in arguments.kw_defaults if default is not None)


def _is_constant(node: ast.expr) -> bool:
    """Return whether an expression gives an object without a state, as far as the code shows it."""
    if isinstance(node, ast.Tuple):
        return all(map(_is_constant, node.elts))
    if isinstance(node, ast.UnaryOp):
        return _is_constant(node.operand)
    if isinstance(node, ast.Attribute):  # np.pi
        return isinstance(node.value, ast.Name)
    return isinstance(node, ast.Constant)


def _is_stateless(node: ast.stmt) -> bool:
    """Return whether a statement of a class body gives the class no state."""
    if isinstance(node, Function):
        names = [item.id for item in node.decorator_list if isinstance(item, ast.Name)]
        is_plain = len(names) == len(node.decorator_list) and PLAIN_DECORATORS.issuperset(names)
        return is_plain and all(map(_is_constant, _defaults(node.args)))
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr) and node.value is not None:
        return _is_constant(node.value)
    return isinstance(node, ast.Pass | ast.AnnAssign)
