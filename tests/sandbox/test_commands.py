"""Shell commands and magics: what cannot work here is skipped, and the cell goes on."""

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.sandbox.guest.ipython_shell import FastTransformer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import CellRun
from tests.support.notebooks import printed, run_all

pytestmark = pytest.mark.full_wall
# Each is followed by a line that has to run as well.
SKIPPED_LINES = (
    "!ls",
    "files = !ls",
    "!!ls",
    "files = !ls | sort",
    "files = !sleep 1 &",
    "%sx ls",
    "files = %sx ls",
    "%system ls",
    "%sc files=ls",
    "%ls",
    "%cat notes.txt",
    "for _ in range(2):\n    !ls",
    "def list_files():\n    files = !ls\n    return files\nfiles = list_files()",
    "get_ipython().system('ls')",
    "get_ipython().system_raw('ls')",
    "get_ipython().system_piped('ls')",
    "files = get_ipython().getoutput('ls')",
    "text = get_ipython().getoutput('ls', split=False)",
    "get_ipython().run_line_magic('sx', 'ls')",
    "%pip install pandas",
    "%conda install pandas",
    "%uv pip install pandas",
    "!pip install pandas",
    "%load_ext tensorboard",
    "%tensorboard --logdir logs",
    "value = %no_such_magic 1",
    "%load notes.py",
    "%run helper.py",
    "%store x",
)
# These work, or do nothing, as in Jupyter.
QUIET_LINES = (
    "%cd .",
    "%env A=3",
    "home = %env HOME",
    "directory = %pwd",
    "%matplotlib inline",
    "%matplotlib widget",
    "%matplotlib notebook",
    "%matplotlib qt",
    "%matplotlib",
    "%config InlineBackend.figure_format = 'retina'",
    "%load_ext autoreload\n%autoreload 2",
    "%time 1 + 1",
    "%timeit -n1 -r1 1 + 1",
    "%who",
    "%precision 3",
    "?len",
    "len?",
    "len??",
    "?no_such_name",
)
SKIPPED_CELLS = ("bash", "sh", "script bash", "script --out text bash", "python3", "perl", "cython")
RUN_CELLS = ("%%time", "%%capture", "%%capture text", "%%prun -q", "\n%%time")


def run_one_by_one(wall: SandboxSpec, *sources: str) -> list[CellRun]:
    """Run each cell, and after each one a cell that prints and removes `after`."""
    cells = [part for source in sources for part in (source, "print(globals().pop('after', 0))")]
    return run_all(wall, *cells)


@pytest.mark.parametrize(("lines", "is_skipped"), [(SKIPPED_LINES, True), (QUIET_LINES, False)])
def test_lines(wall: SandboxSpec, lines: tuple[str, ...], is_skipped: bool) -> None:
    """The rest of the cell runs; it is noted whether something was skipped."""
    runs = run_one_by_one(wall, *(f"{line}\nafter = 5" for line in lines))
    for line, run, after in zip(lines, runs[::2], runs[1::2], strict=True):
        assert (line, run.error, printed(after)) == (line, "", "5\n")
        assert (line, run.notes.skipped_commands) == (line, is_skipped)
        shown = "".join(output.text for output in run.outputs)
        assert (line, "Not run when graded: " in shown) == (line, is_skipped)


@pytest.mark.parametrize("assignment", ["files = !ls", "files = %sx ls", "files = %no_such_magic"])
def test_an_assignment_gives_an_empty_list(wall: SandboxSpec, assignment: str) -> None:
    """The value of a skipped command is an empty list with IPython's attributes."""
    (run,) = run_all(wall, f"{assignment}\nprint(list(files), len(files), repr(files.n))")
    assert printed(run).endswith("[] 0 ''\n")


def test_cells_for_other_programs(wall: SandboxSpec) -> None:
    """A cell for another program is skipped as a whole."""
    runs = run_one_by_one(wall, *(f"%%{name}\nafter = 5" for name in SKIPPED_CELLS))
    for name, run, after in zip(SKIPPED_CELLS, runs[::2], runs[1::2], strict=True):
        assert (name, run.error, printed(after)) == (name, "", "0\n")
        assert (name, run.notes.skipped_commands) == (name, True)


def test_cells_whose_body_runs(wall: SandboxSpec) -> None:
    """The body of other cell magics runs in the notebook's namespace."""
    runs = run_one_by_one(wall, *(f"{magic}\nafter = 5" for magic in RUN_CELLS))
    for magic, run, after in zip(RUN_CELLS, runs[::2], runs[1::2], strict=True):
        assert (magic, run.error, printed(after)) == (magic, "", "5\n")
        assert not run.notes.skipped_commands


def test_a_file_is_written(wall: SandboxSpec) -> None:
    """`%%writefile` writes into the directory of the notebook, from which it can be imported."""
    runs = run_all(wall, "%%writefile helper.py\nx = 3", "import helper\nprint(helper.x)")
    assert printed(runs[1]) == "3\n"


@pytest.mark.parametrize("magic", ["%%time", "%%capture", "%%timeit -n1 -r1"])
def test_errors_of_a_body_are_the_cells(wall: SandboxSpec, magic: str) -> None:
    """An error in the body of a cell magic is the error of the cell, and shown once."""
    runs = run_all(wall, f"{magic}\n1 / 0", f"{magic}\nx = (", "print('on')")
    assert [run.error for run in runs] == ["ZeroDivisionError", "SyntaxError", ""]
    for run in runs[:2]:
        assert [output.output_type for output in run.outputs].count("error") == 1
    assert [run.notes.syntax_line for run in runs] == [0, 2, 0]
    assert not any(run.notes.skipped_commands for run in runs)


def test_a_note_is_about_one_cell(wall: SandboxSpec) -> None:
    """A note is about its own cell, not about the next one."""
    runs = run_all(wall, "!ls", "x = 1")
    assert [run.notes.skipped_commands for run in runs] == [True, False]


@pytest.mark.parametrize(
    "cell",
    [
        "x = 1\n",
        "%time f()",
        "x = %time f()",
        "    %time f()\n",
        "!pip install numpy",
        "files = !ls",
        "np.log?",
        "?np.log",
        ", f a b",
        "if x:\n    ;f a b\n",
        "/f 1",
        ">>> x = 1\n>>> x % 2",
        "In [1]: x\n",
        "%%time\nf()",
        "\n\n  x = 1\n  y = 'a?'\n",
        "x = '''\n%time\n'''\nprint('%d' % 3)",
        "f(1\n  , 2)",
        "def f(:\n  '",
    ],
)
def test_cells_are_read_as_ipython_reads_them(cell: str) -> None:
    """Cells without special syntax are not split into tokens, and no cell comes out otherwise."""
    assert FastTransformer().transform_cell(cell) == TransformerManager().transform_cell(cell)
