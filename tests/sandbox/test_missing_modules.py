"""Imports of modules that are not installed: what does not use them works."""

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest.ipython_shell import FastTransformer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import CellRun
from tests.support.notebooks import opened, printed, run_all

pytestmark = pytest.mark.full_wall

# Cells, and the modules that are missing in each. Each is followed by a line that has to run.
GO_ON = {
    "import pandas as pd": ["pandas"],
    "import pandas": ["pandas"],
    "import a.b.c as d": ["a"],
    "import a.b.c": ["a"],
    "from pandas import DataFrame as Table, Series": ["pandas"],
    "from common.functions import *": ["common"],
    "import numpy as np, pandas as pd, scipy.optimize\nassert np.pi > 3": ["pandas", "scipy"],
    "from __future__ import annotations\nimport pandas": ["pandas"],
    "'''Text.'''\nimport pandas": ["pandas"],
    "if True:\n    import pandas\nelse:\n    import torch": ["pandas"],
    "for _ in range(2):\n    import pandas": ["pandas"],
    "match 1:\n    case 1:\n        import pandas": ["pandas"],
    "class A:\n    import pandas\nassert A.pandas": ["pandas"],
    "def f():\n    import pandas\n    return 1\nassert f() == 1": ["pandas"],
    "def f():\n    import pandas, json": ["pandas"],
    "async def f():\n    from pandas import DataFrame": ["pandas"],
    "import seaborn as sns; sns.set()": ["seaborn"],
    "import pandas as pd\npd.options.display.max_rows = 3": ["pandas"],
    "import pandas as pd\ntable = pd.DataFrame({})": ["pandas"],
    "import tensorflow as tf\nprint(tf.__version__)": ["tensorflow"],
    "import torch\nclass Net(torch.nn.Module):\n    pass": ["torch"],
    "import torch\ndef f(x: torch.Tensor | None = None) -> 'int': ...": ["torch"],
    "from tqdm import tqdm\nfor _ in tqdm([1]):\n    pass": ["tqdm"],
    "from config import rate\nx = 1 - rate": ["config"],
    "from google.colab import drive\ndrive.mount('/content')": ["google"],
    "%%time\nimport pandas": ["pandas"],
    "%%capture\nimport pandas": ["pandas"],
    "try:\n    import cupy\nexcept ImportError:\n    import pandas": ["pandas"],
    "try:\n    pass\nfinally:\n    import pandas": ["pandas"],
    "import json, math": [],
}
# Here the error stays, because the code handles it.
HANDLED = (
    "try:\n    import pandas\nexcept ImportError:\n    handled = True",
    "try:\n    from pandas import DataFrame\nexcept ModuleNotFoundError:\n    handled = True",
    "try:\n    if True:\n        import pandas\nexcept ImportError:\n    handled = True",
    "from contextlib import suppress\nhandled = True\nwith suppress(ImportError):\n"
    "    import pandas\n    handled = False",
    "def f():\n    import pandas\n    return pandas.DataFrame()\n"
    "try:\n    f()\nexcept ImportError:\n    handled = True",
)
# Mistakes of the student: the cell stops.
MISTAKES = {
    "import numpy.randm": "ModuleNotFoundError",
    "from numpy.randm import normal": "ModuleNotFoundError",
    "from numpy import raandom": "ImportError",
    "from . import helper": "ImportError",
    "import importlib\nimportlib.import_module('pandas')": "ModuleNotFoundError",
}


def test_the_cell_goes_on(wall: SandboxSpec) -> None:
    """The rest of the cell runs, without the statements that use the module; its name is noted."""
    cells = [f"{code}\nafter = 5" for code in GO_ON]
    checks = ["print(globals().pop('after', 0))"] * len(cells)
    runs = run_all(wall, *(part for pair in zip(cells, checks, strict=True) for part in pair))
    for (code, modules), run, after in zip(GO_ON.items(), runs[::2], runs[1::2], strict=True):
        assert (code, run.error, printed(after)) == (code, "", "5\n")
        assert (code, run.notes.missing_modules) == (code, modules)


@pytest.mark.parametrize("code", HANDLED)
def test_a_handled_error_stays(wall: SandboxSpec, code: str) -> None:
    """Inside `try` and `with` the import raises, so that the code can do without the module."""
    (run,) = run_all(wall, f"{code}\nprint(handled)")
    assert (run.error, printed(run)) == ("", "True\n")


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_stays_a_mistake(wall: SandboxSpec, code: str) -> None:
    """A wrong name in a module that is there ends the cell."""
    run, after = run_all(wall, f"{code}\nafter = 5", "print(globals().get('after'))")
    assert (run.error, printed(after)) == (MISTAKES[code], "None\n")
    assert run.notes.missing_modules == []


def test_what_was_defined_before_stays(wall: SandboxSpec) -> None:
    """A missing module takes no name that has a value; a local name it gets."""
    sigmoid = "def sigmoid(x): return 7"
    both = "from common.functions import sigmoid, softmax\nprint(sigmoid(1), softmax)"
    local = "def f():\n    from common import sigmoid\n    return sigmoid\nprint(f())"
    runs = run_all(wall, sigmoid, both, local)
    assert printed(runs[1]) == "7 <common.functions.softmax is missing>\n"
    assert printed(runs[2]) == "<common.sigmoid is missing>\n"


@pytest.mark.parametrize(
    "use",
    ["pd()", "pd.x()", "pd[0]", "pd + 1", "1 - pd", "pd < 1", "len(pd)", "list(pd)", "float(pd)",
     "isinstance(1, pd.x)", "np.asarray(pd)", "np.ones(2) * pd", "-pd", "1 in pd"],
)  # fmt: skip
def test_each_use_says_what_is_missing(wall: SandboxSpec, use: str) -> None:
    """Code that uses a missing module can see why it fails."""
    code = "import numpy as np\nimport pandas as pd\n"
    code += f"try:\n    {use}\nexcept ImportError as error:\n    print(error.name, error)"
    (run,) = run_all(wall, code)
    assert printed(run).startswith("pandas pandas")
    assert "pandas is missing" in printed(run)


def test_a_function_that_needs_it(wall: SandboxSpec) -> None:
    """A call of a function that uses a missing module fails as the import would."""
    code = "import pandas as pd\ndef f(x): return x\ndef g(x): return pd.DataFrame(x)"
    with opened(wall, code) as session:
        student = Student(session)
        assert student.f(3) == 3
        with pytest.raises(StudentError) as caught:
            student.g(3)
    assert (caught.value.fault, caught.value.detail) == (Fault.RAISED, "ModuleNotFoundError")


def test_a_name_is_noted_in_its_cell(wall: SandboxSpec) -> None:
    """A missing module is noted in each cell that imports it, and in no other."""
    runs = run_all(wall, "import pandas", "x = 1", "import pandas", "pandas.DataFrame()")
    names = [run.notes.missing_modules for run in runs]
    assert names == [["pandas"], [], ["pandas"], []]
    assert [run.error for run in runs] == [""] * 4


def test_a_module_of_the_notebook(wall: SandboxSpec) -> None:
    """A module that an earlier cell has written is imported."""
    runs = run_all(
        wall,
        "import helper",
        "%%writefile helper.py\nx = 3",
        "import importlib\nimportlib.invalidate_caches()\nimport helper as again\nprint(again.x)",
    )
    assert printed(runs[2]) == "3\n"


def test_error_of_the_student_in_a_module(wall: SandboxSpec) -> None:
    """A missing module that a module of the notebook imports is an error of that module."""
    runs = run_all(wall, "%%writefile helper.py\nimport pandas", "import helper", "print('on')")
    assert [run.error for run in runs] == ["", "ModuleNotFoundError", ""]


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
        "if a != b:\n    print('50 %!')",
        "x=!ls",
        "x = \\\n    !ls",
        "x = y = %time f()",
        "f(a)\nnp.log??  \nprint('why?')",
        "x = np.log?",
        "# Is it right?",
        "a = b if c else %time",
    ],
)
def test_cells_are_read_as_ipython_reads_them(cell: str) -> None:
    """Cells without special syntax are not split into tokens, and no cell comes out otherwise."""
    assert FastTransformer().transform_cell(cell) == TransformerManager().transform_cell(cell)
