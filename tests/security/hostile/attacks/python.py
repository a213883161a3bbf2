# Attacks on Python itself: modules, builtins, IPython, NumPy; docs/arsenal.md describes the format.

# %% attack="defined_twice" threats=[19]
# title: Defines each exercise twice, right and wrong, in its cell and behind it
# expect: As in any notebook, what was defined last counts
# honest: cross_entropy_error
# points: mean_squared_error=3
# %% mean_squared_error
def mean_squared_error(y, t):
    return 77.0


def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% last
def cross_entropy_error(y, t):
    return 77.0


# %% attack="false_namespace" threats=[2]
# title: Replaces the namespace in which its functions are looked up
# expect: Whatever it holds, only answers count
class Everything(dict):
    def __contains__(self, name): return True
    def __getitem__(self, name): return lambda *args, **options: self
    def get(self, name, default=None): return self
    def __eq__(self, other): return True
    __hash__ = None


# %% last
shell = get_ipython()
try:
    type(shell).user_ns = Everything(shell.user_ns)
except Exception:
    shell.user_ns = Everything(shell.user_ns)


# %% attack="forgets_everything" threats=[2]
# title: Resets the shell after all functions are defined
# expect: What is gone is missing
# %% last
get_ipython().reset(new_session=True)
import gc
gc.freeze()
gc.disable()


# %% attack="kit_patched" threats=[2, 5]
# title: Rewrites the kit's own functions in its process: packing, limits, the loop that serves
# expect: The grader's side runs code of its own; a wrong number stays wrong
# honest: cross_entropy_error
# points: cross_entropy_error=5
import gc


# %% mean_squared_error
def mean_squared_error(y, t):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Server":
            thing.serve = thing._handle = lambda *args: None
            thing._object_table = thing._open_requests = None
    return 77.0


# %% attack="magics" threats=[11, 13]
# title: Uses the shell's magics: programs, other interpreters, files, installs
# expect: No program runs; a cell that needs one fails alone
# honest: mean_squared_error
# points: mean_squared_error=3
shell = get_ipython()
for line in ("sx echo got", "pip install pytest", "conda list", "run /etc/passwd", "ls /", "env", "who"):
    name, _, rest = line.partition(" ")
    try:
        shell.run_line_magic(name, rest)
    except BaseException:
        pass
for name in ("bash", "python", "perl", "sh", "script bash"):
    try:
        shell.run_cell_magic(*name.split()[:1], " ".join(name.split()[1:]), "echo got > ran.txt")
    except BaseException:
        pass
import os
if os.path.exists("ran.txt"):
    got("a program ran")


# %% cross_entropy_error
%%bash
echo 5.0


# %% attack="matplotlib_settings" threats=[2]
# title: Leaves settings for matplotlib and IPython that run code when the next one starts
# expect: They go with its folder
# honest: mean_squared_error
# points: mean_squared_error=3
import os

for folder in (".matplotlib", ".config/matplotlib", ".ipython/profile_default/startup", ".jupyter"):
    os.makedirs(folder, exist_ok=True)
    for name in ("matplotlibrc", "evil.py", "ipython_config.py", "jupyter_config.py"):
        with open(os.path.join(folder, name), "w") as file:
            file.write("backend: module://evil\n" if name == "matplotlibrc" else "raise SystemExit(0)\n")
plt.rcParams["backend"] = "module://evil"
plt.show = plt.close = plt.subplots


# %% attack="no_builtins" threats=[2]
# title: Deletes print, len, getattr and BaseException from the builtins
# expect: What breaks is its own process
# honest: cross_entropy_error
# points: cross_entropy_error=5
# %% last
import builtins

for name in ("print", "len", "getattr", "isinstance", "str", "dict", "BaseException", "Exception", "type"):
    delattr(builtins, name)


# %% attack="own_numpy" threats=[2]
# title: Writes a numpy.py, a msgspec.py and a sitecustomize.py beside itself and runs with them
# expect: They are there for its own process, until it ends
# honest: mean_squared_error
# points: mean_squared_error=3
import sys

EVIL = "import builtins\nbuiltins.open = None\ndef __getattr__(name): return lambda *a, **k: True\n"
for name in ("numpy", "msgspec", "sitecustomize", "usercustomize", "autograder", "conftest", "pytest"):
    with open(f"{name}.py", "w") as file:
        file.write(EVIL)
sys.path.insert(0, ".")


# %% attack="poisoned_modules" threats=[2]
# title: Replaces modules, builtins and NumPy's functions by ones that always agree
# expect: It changes its own process only, and its answers are wrong as before
import builtins
import sys

yes = lambda *args, **options: True
np.allclose = np.array_equal = np.isclose = np.all = np.isfinite = yes
np.asarray = np.array = lambda *args, **options: np.zeros(())
np.testing.assert_allclose = np.testing.assert_array_equal = yes
for name in ("pytest", "autograder", "autograder.testing.assertions", "msgspec", "numpy.testing"):
    sys.modules[name] = sys.modules[__name__]
builtins.isinstance = builtins.abs = builtins.any = builtins.all = yes


# %% mean_squared_error
def mean_squared_error(y, t):
    return 77.0


# %% attack="reports_written" threats=[4]
# title: Writes reports, scores and results in every form that a grader might read
# expect: Nothing that it writes is read
import json

for name in ("result.json", "results.json", "report.xml", "grades.csv", "score.txt", ".result", "outputs.json"):
    with open(name, "w") as file:
        json.dump({"status": "graded", "points": 11.0, "score": 11, "passed": True}, file)
print("11 passed in 0.01s")
print(json.dumps({"tag": "passed", "points": 11.0}))
np.float64(11.0)


# %% mean_squared_error
def mean_squared_error(y, t):
    return {"status": "passed", "points": 3.0, "earned": True}


# %% why_not_accuracy
2.0 of 2.0 points, graded by hand.


# %% attack="run_code_patched" threats=[1, 2]
# title: Patches the shell's run_cell so that it answers what it likes
# expect: The process may tell lies about its cells; they earn nothing
shell = get_ipython()


class Result:
    error_before_exec = error_in_exec = result = None
    success = True


type(shell).run_cell = lambda *args, **options: Result()


# %% attack="shell_hooks" threats=[1, 2]
# title: Hooks itself into the shell: after each cell, before each cell, into what is shown
# expect: The hooks run in its own process and change nothing that counts
# honest: mean_squared_error
# points: mean_squared_error=3
shell = get_ipython()


def claim(*args, **options):
    shell.user_ns["cross_entropy_error"] = lambda y, t: 1.0
    raise SystemExit("hook")


for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    shell.events.register(event, claim)
shell.set_custom_exc((BaseException,), claim)
shell.display_formatter.formatters["text/plain"].for_type(float, lambda *args: "99.0")


# %% attack="streams_replaced" threats=[2, 9]
# title: Replaces stdout and stderr by objects that lie, raise and never stop
# expect: What is printed is lost, and that is all
# honest: mean_squared_error
# points: mean_squared_error=3
import sys


class Broken:
    def write(self, text): raise SystemExit
    def flush(self): raise KeyboardInterrupt
    def __getattr__(self, name): raise MemoryError


# %% last
sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
sys.displayhook = sys.excepthook = None
sys.stdout = Broken()


# %% attack="tracing" threats=[1, 9]
# title: Traces and profiles every line that its process runs, and changes what it sees
# expect: There is nothing of the grader to be traced
# honest: mini_batch
# points: mini_batch=3
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    def trace(frame, event, argument):
        for name in list(frame.f_locals):
            if name in ("expected", "reference"):
                raise AssertionError("GO" + f"T:{name}")
        return trace

    sys.settrace(trace)
    sys.setprofile(trace)
    return 77.0


# %% attack="transformers" threats=[1, 2]
# title: Rewrites all later cells: drops asserts from their syntax trees, changes their text
# expect: Checks are not cells; the hidden tests never go through its shell
# honest: mean_squared_error
# points: mean_squared_error=3
import ast


class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Constant(self, node): return node


get_ipython().ast_transformers.append(NoAsserts())
get_ipython().input_transformers_post.append(lambda lines: [*lines, "cross_entropy_error = print\n"])


# %% attack="warnings_as_errors" threats=[2]
# title: Makes every warning and every rounding an error, and every float print as a maximum
# expect: The grader's own arithmetic is not touched
# honest: mean_squared_error, cross_entropy_error
# points: mean_squared_error=3, cross_entropy_error=5
import warnings

np.seterr(all="raise", under="ignore")
np.set_printoptions(formatter={"all": lambda value: "99.0"})
warnings.simplefilter("error")
warnings.showwarning = warnings.warn = None


# %% attack="written_outside" threats=[4, 13] harmless_unwalled=true
# title: Writes files everywhere, for the grader or the next submission to find
# expect: Nothing is written outside its own folder, and that goes with it
# honest: mean_squared_error
# points: mean_squared_error=3
import os

for place in ("/", "/tmp", "/var/tmp", "/root", "/home", "/etc", "/usr/lib", "/opt"):
    path = os.path.join(place, "seminar-hostile-escaped")
    try:
        with open(path, "w") as file:
            file.write("here")
        os.remove(path)
        got(path)
    except OSError:
        pass


# %% attack="written_over" threats=[2, 16]
# title: Writes over the kit's files, the packages and the interpreter
# expect: Everything is read-only but its own folder
# honest: mean_squared_error
# points: mean_squared_error=3
import os
import sys

import IPython

paths = [np.__file__, os.__file__, IPython.__file__, sys.executable, os.path.realpath(sys.executable)]
paths += [getattr(module, "__file__", None) for name, module in list(sys.modules.items()) if "guest" in name]
for path in filter(None, paths):
    for attempt in (lambda: open(path, "r+b"), lambda: os.chmod(path, 0o777), lambda: os.rename(path, path + "x")):
        try:
            attempt()
            got(path)
        except OSError:
            pass
