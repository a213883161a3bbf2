"""Code that only a newer Python can read is distinguished from code that none can."""

import ast
import sys

import pytest

from autograder.sandbox.guest import newer_syntax
from autograder.sandbox.launcher import SandboxSpec
from tests.support.notebooks import run_all

# The version that can read it, and the code.
NEWER = [
    ((3, 12), 'x = f"loss {d["loss"]}"'),
    ((3, 12), 'x = f"{"\\n".join(lines)}"'),
    ((3, 12), 'x = f"{\n    y\n}"'),
    ((3, 12), "x = f'{y  # the value\n}'"),
    ((3, 12), "x = f'''{d['''key''']}'''"),
    ((3, 12), 'x = f"{f"{f"{1 + 1}"}"}"'),
    ((3, 12), 'x = f"{y!r:>{w["n"]}}" + f"{d["k"]:.2f}" "text"'),
    ((3, 12), 'print(rf"{{}} {d["key"]=} \\d {{")'),
    ((3, 12), 'def f():\n    """A "text"."""\n    return f"{d["x"]}"  # f"'),
    ((3, 12), "type Pair = tuple[int, int]"),
    ((3, 12), "type Pair[T] = tuple[T, T]"),
    ((3, 12), "def first[T](x: list[T]) -> T:\n    return x[0]"),
    ((3, 12), "async def first[*T](x): ..."),
    ((3, 12), "class Pair[T]:\n    def f[S](self): ..."),
    ((3, 12), "class Pair[T: (int, str)](list): ..."),
    ((3, 13), "def first[T = int](x): ..."),
    ((3, 14), "try:\n    f()\nexcept ValueError, KeyError:\n    pass"),
    ((3, 14), 'x = t"loss {loss}"'),
]
WRONG = [
    "x = (1",
    "x = = 1",
    "print 3",
    "x = 'abc",
    'x = """abc',
    'x = "a"b"',
    "x = f'{a'",
    "x = f'{}'",
    'x = f"{a b}"',
    'x = f"{a!z}"',
    "x = f'{lambda x: 1}'",
    'x = f"{d["loss"}"',
    'x = f"{d["a"] b}"',
    'x = f"{d["loss"]}" +',
    'f"{a:',
    'f"{"}"',
    "def f()\n    return 1",
    "def f():\nreturn 1",
    "def f[T(x): pass",
    "except A, B:\n    pass",
    "x ＝ 1",
    "type x",
]


@pytest.mark.parametrize(("version", "code"), NEWER)
def test_newer_syntax(version: tuple[int, int], code: str) -> None:
    """What a newer Python reads is recognized, where this one cannot read it."""
    if version <= sys.version_info[:2]:
        ast.parse(code)
        return
    with pytest.raises(SyntaxError):
        ast.parse(code)
    assert newer_syntax.is_newer(code)


@pytest.mark.parametrize("code", WRONG)
def test_mistakes(code: str) -> None:
    """What no Python reads is a mistake, also beside newer syntax."""
    for text in (code, f"type X = int\n{code}"):
        with pytest.raises(SyntaxError):
            ast.parse(text)
        assert not newer_syntax.is_newer(text)


@pytest.mark.parametrize("unit", ['f"{', "{", 'f"{a["', "(", '"', "[", "def f[T](", "f'''{\n"])
def test_no_code_is_searched_for_long(unit: str) -> None:
    """Repetitive code is searched in linear time, and never raises."""
    assert not newer_syntax.is_newer(unit * 3000)


@pytest.mark.full_wall
@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("x = 1\ny = (", 2),
        ("\n \n\nx = 1\ny = = 2", 5),
        ("  x = 1\n  y = = 2", 2),
        ("!ls\nx = = 1", 2),
        ("%%time\n\nx = 1\ny = = 2", 4),
        ("\n%%capture\nx = = 1", 3),
        ("x = 1\nreturn x", 2),
        ("def f():\n    x = 1\n  y = 2", 3),
        ("x = 1\nexec('(')", 0),
        ("%%time\nexec('(')", 0),
        ("%%time\nraise ValueError", 0),
        ("x = 1", 0),
    ],
)
def test_the_line_of_a_syntax_error(wall: SandboxSpec, cell: str, line: int) -> None:
    """The line of a syntax error is counted in the cell as it was written."""
    (run,) = run_all(wall, cell)
    assert (run.notes.syntax_line, run.notes.newer_syntax) == (line, False)


@pytest.mark.full_wall
def test_newer_syntax_in_a_cell(wall: SandboxSpec) -> None:
    """Newer syntax is noticed among magics, and in the body of a cell magic."""
    new = 'x = t"{1}"' if sys.version_info >= (3, 12) else 'x = f"{"a"}"'
    runs = run_all(wall, f"%matplotlib inline\n{new}", f"%%time\n{new}", "x = = 1")
    assert [run.notes.newer_syntax for run in runs] == [True, True, False]
