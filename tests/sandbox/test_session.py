"""Running the cells of a notebook: outputs, errors, and cells that end the process."""

import base64
from typing import Any

import numpy as np
import pytest

from autograder.sandbox import deadline, session
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, fetch_value
from autograder.sandbox.rpc_client import RpcClient
from autograder.sandbox.session import CellRun
from tests.sandbox.test_calls_that_end import CHANNEL
from tests.support.notebooks import ENDLESS, limited, opened, printed, run_all, time_out

pytestmark = pytest.mark.full_wall


def kinds(run: CellRun) -> list[str]:
    """Return the types of a cell's outputs, in order."""
    return [output.output_type for output in run.outputs]


def test_cells_share_one_namespace_in_order(wall: SandboxSpec) -> None:
    """Cells run one after another in one namespace, and each keeps its own outputs."""
    runs = run_all(wall, "x = 1", "x += 1; print(x)", "x * 10", "print('end')")
    assert [run.fault for run in runs] == [None] * 4
    assert [run.cell for run in runs] == [0, 1, 2, 3]
    assert printed(runs[1]) == "2\n"
    assert runs[2].outputs[0].data == {"text/plain": "20"}
    assert printed(runs[3]) == "end\n"


def test_the_rest_runs_after_an_error(wall: SandboxSpec) -> None:
    """A cell that raises or cannot be parsed does not affect the other cells and their names."""
    runs = run_all(wall, "a = 1", "b = 1 / 0", "def broken(:", "import numpy.nothing", "print(a)")
    assert [run.error for run in runs] == [
        "", "ZeroDivisionError", "SyntaxError", "ModuleNotFoundError", "",
    ]  # fmt: skip
    assert [run.fault for run in runs] == [None, *[Fault.RAISED] * 3, None]
    assert all("error" in kinds(run) for run in runs[1:4])
    assert runs[1].outputs[0].ename == "ZeroDivisionError"
    assert runs[1].outputs[0].evalue == "division by zero"
    assert printed(runs[4]) == "1\n"


@pytest.mark.parametrize(
    "leaving",
    ["exit()", "quit", "import sys; sys.exit(0)", "raise KeyboardInterrupt", "input('name? ')"],
)
def test_exit_and_input_end_only_their_cell(wall: SandboxSpec, leaving: str) -> None:
    """A cell that calls exit or input fails; the process continues with the next cell."""
    runs = run_all(wall, "a = 1", leaving, "print(a)")
    assert [run.fault for run in runs] == [None, Fault.RAISED, None]
    assert printed(runs[2]) == "1\n"


def test_an_error_that_cannot_be_shown_is_an_error(wall: SandboxSpec) -> None:
    """An exception whose `str()` fails affects only its own cell."""
    shy = "class Shy(Exception):\n    def __str__(self): raise ValueError\nraise Shy"
    runs = run_all(wall, shy, "print('on')")
    assert [run.fault for run in runs] == [Fault.RAISED, None]
    assert printed(runs[1]) == "on\n"


def test_stdout_and_stderr_keep_their_order(wall: SandboxSpec) -> None:
    """stdout and stderr keep their order; consecutive text of the same stream is joined."""
    (run,) = run_all(
        wall,
        """
        import sys
        print("a"); print("b")
        print("c", file=sys.stderr)
        print("d")
        1 / 0
        """,
    )
    outputs = [(output.name, output.text) for output in run.outputs[:3]]
    assert outputs == [("stdout", "a\nb\n"), ("stderr", "c\n"), ("stdout", "d\n")]
    assert kinds(run) == ["stream", "stream", "stream", "error"]


def test_lone_surrogates_are_printed_as_question_marks(wall: SandboxSpec) -> None:
    """A lone surrogate, which UTF-8 cannot encode, is replaced and does not fail the cell."""
    half = r"'\ud800'"
    runs = run_all(wall, f"print({half})", f"raise ValueError({half})", "print('on')")
    assert printed(runs[0]) == "?\n"
    assert [run.error for run in runs] == ["", "ValueError", ""]


def test_figures_are_kept_as_png(wall: SandboxSpec) -> None:
    """A figure appears in its cell as a PNG, with or without `show`."""
    implicit, explicit = run_all(
        wall,
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "plt.plot([2, 1])\nplt.show()\nprint('after')",
    )
    assert kinds(implicit) == ["display_data"]
    assert kinds(explicit) == ["display_data", "stream"]
    for run in (implicit, explicit):
        assert base64.b64decode(run.outputs[0].data["image/png"]).startswith(b"\x89PNG\r\n")


def test_displays_and_results_are_kept(wall: SandboxSpec) -> None:
    """`display`, a last line's value, `_` and a silenced last line work as in Jupyter."""
    display, last, silent, again = run_all(
        wall, "from IPython.display import HTML\ndisplay(HTML('<b>x</b>'))", "6 * 7", "8;", "_"
    )
    assert display.outputs[0].data["text/html"] == "<b>x</b>"
    assert [output.data for output in last.outputs] == [{"text/plain": "42"}]
    assert kinds(last) == ["execute_result"]
    assert silent.outputs == ()
    assert again.outputs[0].data == {"text/plain": "42"}


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "%time 1 + 1",
        "%timeit -n1 -r1 1 + 1",
        "%precision 3",
        "%%time\n1 + 1",
        "%%capture\nprint('away')",
        "print?",
        "!pip install numpy",
        "%pip install numpy",
        "import asyncio\nawait asyncio.sleep(0)",
    ],
)
def test_magics_do_not_fail(wall: SandboxSpec, magic: str) -> None:
    """Magics and shell commands run, or print that they cannot, without failing the cell."""
    runs = run_all(wall, f"{magic}\nx = 1" if not magic.startswith("%%") else magic, "print('on')")
    assert [run.fault for run in runs] == [None, None]
    assert printed(runs[1]) == "on\n"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_cell_is_stopped(wall: SandboxSpec, kind: str) -> None:
    """An endless cell is stopped at the deadline, and the others run."""
    runs = run_all(limited(wall, notebook=1), "a = 1", ENDLESS[kind], "print(a)")
    assert [run.fault for run in runs] == [None, time_out(kind), None]
    assert printed(runs[2]) == "1\n"


INTERRUPTED = """
    print("begun")
    def f(): return a
    while True: pass
    """


def test_an_endless_cell_is_interrupted(wall: SandboxSpec) -> None:
    """What stands above the loop in an endless cell stays, and no other cell runs again."""
    count = "import os\ntry: os.mkdir('once')\nexcept FileExistsError: a = 2\nelse: a = 1"
    with opened(limited(wall, notebook=1), count, INTERRUPTED, "print(f())") as session:
        runs = session.run_notebook()
        student = Student(session)
        assert student.f() == 1
        assert session.generation == 1
    assert [run.fault for run in runs] == [None, Fault.TIMEOUT, None]
    assert [run.error for run in runs] == ["", "KeyboardInterrupt", ""]
    assert printed(runs[1]) == "begun\n"
    assert printed(runs[2]) == "1\n"
    assert runs[1].outputs[-1].ename == "KeyboardInterrupt"


@pytest.mark.nightly
def test_an_interrupted_cell_is_short_in_a_new_process(wall: SandboxSpec) -> None:
    """In a new process a cell that was interrupted runs again, for a moment."""
    end = "import os\ndef end(): os._exit(0)"
    with opened(limited(wall, notebook=9), "a = 1", INTERRUPTED, end) as session:
        session.run_notebook(lambda cell: cell == 1)
        started = session._processor.seconds() if session._processor else 0
        with pytest.raises(StudentError):
            Student(session).end()
        assert Student(session).f() == 1
        assert session._processor is not None
        assert session._processor.seconds() < started


@pytest.mark.slow
def test_a_cell_that_takes_long_is_asked_about(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that takes long is asked about once; the answer decides whether it is stopped."""
    monkeypatch.setattr(session, "SLOW_CELL", 0.5)
    slow = "import time\nwhile time.process_time() < {}: pass\nprint('done')"
    asked = []

    def is_endless(cell: int) -> bool:
        asked.append(cell)
        return cell == 2

    cells = ["import time", slow.format(1.5), slow.format(99), "print('on')"]
    with opened(wall, *cells) as opened_session:
        runs = opened_session.run_notebook(is_endless)
    assert asked == [1, 2]
    assert [run.fault for run in runs] == [None, None, Fault.TIMEOUT, None]
    assert [printed(run) for run in runs] == ["", "done\n", "", "on\n"]


def test_cells_share_the_time_of_the_notebook(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is that of all cells together."""
    monkeypatch.setattr(deadline, "CEILING", 100)  # however busy this machine is
    compute = (
        "import time\nstart = time.process_time()\nwhile time.process_time() < start + {}: pass"
    )
    runs = run_all(limited(wall, notebook=1), *[compute.format(0.4)] * 4)
    assert [run.fault for run in runs][:2] == [None, None]
    assert Fault.TIMEOUT in [run.fault for run in runs]


@pytest.mark.parametrize(
    "end",
    ["import os; os._exit(0)", "import os; os.kill(os.getpid(), 9)", "import os; os.abort()"],
)
def test_a_cell_that_ends_the_process_is_skipped(wall: SandboxSpec, end: str) -> None:
    """A cell that ends its process has died, with any exit status, and the others run."""
    runs = run_all(wall, "a = 1", end, "print(a)")
    assert [run.fault for run in runs] == [None, Fault.DIED, None]
    assert printed(runs[2]) == "1\n"


def test_several_fatal_cells_are_all_skipped(wall: SandboxSpec) -> None:
    """Each cell that ends the process is skipped, and those between them run."""
    end = "import os; os._exit(1)"
    runs = run_all(wall, end, "a = 1", end, "a += 1", end, "print(a)")
    assert [run.fault for run in runs] == [Fault.DIED, None] * 3
    assert printed(runs[5]) == "2\n"


@pytest.mark.slow
def test_the_number_of_restarts_is_limited(wall: SandboxSpec) -> None:
    """A notebook of nothing but fatal cells is not restarted for ever."""
    runs = run_all(wall, *["import os; os._exit(1)"] * 40)
    assert {run.fault for run in runs} == {Fault.DIED}


@pytest.mark.slow
@pytest.mark.parametrize(
    "flood",
    [
        "while True: print('again and again')",
        "print('x' * 10**8)",
        "import sys\nwhile True: sys.stderr.write('e' * 100)",
        "import sys\nwhile True: print(end='o'); print(end='e', file=sys.stderr)",
        "while True: display('x' * 1000)",
        "class Long(Exception):\n    def __str__(self): return 'x' * 10**6\n"
        "while True: get_ipython().showtraceback((Long, Long(), None))",
    ],
    ids=["prints", "one print", "stderr", "in turn", "displays", "errors"],
)
def test_a_cell_that_prints_endlessly_is_skipped(wall: SandboxSpec, flood: str) -> None:
    """A cell that exceeds the output limit is ended, and the others run."""
    runs = run_all(wall, "a = 1", flood, "print(a)")
    assert [run.fault for run in runs] == [None, Fault.OUTPUT_LIMIT, None]
    assert printed(runs[2]) == "1\n"


@pytest.mark.slow
def test_a_cell_that_exceeds_the_memory_limit_fails(wall: SandboxSpec) -> None:
    """A cell that exceeds the memory limit fails with that fault, and the others run."""
    greedy = "import numpy as np\nkept = []\nwhile True: kept.append(np.empty(10**7))"
    runs = run_all(wall, "import numpy", greedy, "print(numpy.ones(3).sum())")
    assert [run.fault for run in runs] == [None, Fault.MEMORY, None]
    assert printed(runs[2]) == "3.0\n"


def test_names_of_other_cells_exist_after_a_fatal_cell(wall: SandboxSpec) -> None:
    """After a fatal cell, functions of the other cells can be called in the new process."""
    with opened(wall, "def f(): return 3", "import os; os._exit(0)", "g = 4") as session:
        session.run_notebook()
        student = Student(session)
        assert student.f() == 3
        assert fetch_value(student.g) == 4


@pytest.mark.slow
def test_the_time_budget_of_a_submission_ends(wall: SandboxSpec) -> None:
    """Once the submission's time is used up, every further request fails with that fault."""
    short = limited(wall, submission=2, notebook=10)
    with opened(short, "def f(): return 1", "while True: pass") as session:
        runs = session.run_notebook()
        assert runs[-1].fault is Fault.TIME_BUDGET
        with pytest.raises(StudentError) as caught:
            Student(session).f()
        assert caught.value.fault is Fault.TIME_BUDGET


KEEPER = """
    class Keeper:
        def keep(self, f): self.f = f
        @property
        def sneaky(self): return self.f(1)
        def ask(self): return self.f(1)
    keeper = Keeper()
    """


def test_a_function_of_an_earlier_test_is_refused(wall: SandboxSpec) -> None:
    """Code that keeps a function cannot call it in the next test, whose answer it may know."""
    received: list[Any] = []
    with opened(wall, KEEPER) as session:
        keeper = Student(session).keeper
        keeper.keep(received.append)
        assert keeper.ask() is None
        session.start_test()
        with pytest.raises(StudentError) as caught:
            keeper.ask()
        assert (caught.value.fault, caught.value.detail) == (Fault.RAISED, "RuntimeError")
    assert received == [1]


def test_a_property_that_calls_within_a_callback_only_raises(wall: SandboxSpec) -> None:
    """A callback outside a call raises, also within another callback, and is no protocol error."""
    call = "def call(f): return f()"
    with opened(wall, KEEPER, call) as session:
        student = Student(session)
        keeper = student.keeper
        keeper.keep(abs)
        faults = []

        def use_property() -> int:
            try:
                return int(keeper.sneaky)
            except StudentError as error:
                faults.append(error.fault)
                return 5

        assert student.call(use_property) == 5
        assert faults == [Fault.RAISED]


def test_arrays_that_share_bytes_fail_the_call(wall: SandboxSpec) -> None:
    """A forged answer of arrays that share their bytes allocates nothing, and fails."""
    cheat = """
        def cheat():
            array = wire.ArrayValue("B", (1 << 20,), 0, False)
            many = wire.Sequence([array] * 50_000, False)
            forge(wire.Returned(open_request(), many, {}), bytes(1 << 20))
        """
    with opened(wall, CHANNEL, cheat) as session:
        student = Student(session)
        with pytest.raises(StudentError) as caught:
            student.cheat()
        assert caught.value.fault is Fault.PROTOCOL_ERROR
        assert student.good() == 1


def test_answers_are_logged_up_to_a_limit(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log drops the content of answers once they exceed the limit together."""
    monkeypatch.setattr("autograder.sandbox.session.MAX_LOGGED", 1 << 20)
    with opened(wall, "import numpy as np\ndef large(): return np.ones(100_000)") as session:
        large = Student(session).large
        assert all(large().sum() == 100_000 for _ in range(3))
        logged = [outcome for outcome in session.log if isinstance(outcome.value, np.ndarray)]
        assert len(logged) == 1
        assert len(session.log) == 4
        session.reset()
        Student(session).large()
        assert session.log[-1].value.sum() == 100_000


def test_a_function_is_looked_up_once_for_all_tests(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later test of the exercise gets the same function and log; plain values are sent anew."""
    requests = 0
    send = RpcClient.call

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal requests
        requests += 1
        return send(*args, **kwargs)

    monkeypatch.setattr(RpcClient, "call", counted)
    with opened(wall, "count = 1\ndef add():\n    global count\n    count += 1") as running:
        running.run_notebook()
        counts, logs = [], []
        for exercise in ("one", "one", "two"):
            running.start_test(exercise)
            requests, student = 0, Student(running)
            student.add()
            assert running.names_read == {"add"} or exercise != "one"
            counts.append(requests)
            logs.append([outcome.fault for outcome in running.log])
        assert counts == [2, 1, 2]
        assert logs == [[None, None]] * 3
        assert fetch_value(Student(running).count) == 4
        running.close()
        assert Student(running).add() is None
        assert fetch_value(Student(running).count) == 2


def test_a_look_up_has_the_same_identity_in_a_later_test(wall: SandboxSpec) -> None:
    """A log with identities has that of a function which an earlier test asked for without."""
    identities = []
    for asked_before in (False, True):
        with opened(wall, "def add():\n    pass") as running:
            running.run_notebook()
            if asked_before:
                Student(running).add()
            running.start_test()
            running.identify_requests = True
            Student(running).add()
            identities.append([outcome.request for outcome in running.log])
    assert identities[0] == identities[1]
    assert 0 not in identities[0]
