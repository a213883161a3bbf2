"""Imports of modules that are not installed: what does not use them works."""

import pytest

from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
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
