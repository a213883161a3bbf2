# Attacks on what functions return, and how objects behave when they are used; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import fill_release, write_notebook

# %% attack="array_by_protocol" threats=[5]
# title: Returns objects that turn into any array when NumPy asks
# expect: An object is not a number: it stays on its own side
# honest: cross_entropy_error
# points: cross_entropy_error=5
class Chameleon:
    def __array__(self, dtype=None, copy=None): return np.zeros(())
    def __float__(self): return 0.5
    def __eq__(self, other): return True
    def __getattr__(self, name): return self
    def __call__(self, *args, **options): return self
    def __iter__(self): return iter((self, self))
    def __len__(self): return 2
    __hash__ = None


# %% mean_squared_error
def mean_squared_error(y, t):
    return Chameleon()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return Chameleon()


# %% attack="broadcastable" threats=[21]
# title: Returns the right value, spread over an array of another shape
# expect: An array is not a number, however equal all of its elements are
# points: mean_squared_error=0.5, mini_batch=0.23
# %% mean_squared_error
def mean_squared_error(y, t):
    return np.full(y.shape, 0.5 * np.sum((y - t) ** 2))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.zeros((1, 1))


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows][None], t[rows][None]


# %% attack="class_for_a_function" threats=[5]
# title: Puts a class with a hostile metaclass where a function was asked for; its answers are right
# expect: The answers count and nothing else of the class does
# points: mean_squared_error=3
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __call__(cls, y, t): return 0.5 * np.sum((y - t) ** 2)
    __hash__ = type.__hash__


# %% mean_squared_error
class mean_squared_error(metaclass=Meta):
    pass


# %% cross_entropy_error
class cross_entropy_error(float):
    def __new__(cls, y, t): return float.__new__(cls, 77)
    def __reduce__(self): return exit, ()


# %% attack="constants_of_examples" threats=[22]
# title: Answers from a table of the visible examples
# expect: Hidden inputs are fresh for every submission, so the table never fits
# points: mini_batch=2.08
# %% mean_squared_error
def mean_squared_error(y, t):
    return {0.6: 0.0975, 0.1: 0.5975, 0.2: 0.07}.get(float(y.flat[min(2, y.size - 1)]), 0.0975)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return {0.6: 0.510825, 0.1: 2.302584}.get(float(np.ravel(y)[-1]), 1.406705)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = [50_000, 15_000, 6_000, 17_000, 24_000][:size]
    return x[[row % len(x) for row in rows]], t[[row % len(t) for row in rows]]


# %% attack="deep_nesting" threats=[7]
# title: Returns lists and tuples nested ten thousand deep
# expect: Too deep to cross: the call has failed, the process goes on
# honest: cross_entropy_error
# points: cross_entropy_error=5
deep = []
for _ in range(10_000):
    deep = [deep]
ring = []
ring.append(ring)


# %% mean_squared_error
def mean_squared_error(y, t):
    return deep


# %% mini_batch
def mini_batch(x, t, size, rng):
    return ring, ring


# %% attack="dies_when_let_go" threats=[3, 8] tells=["call_died"]
# title: Answers right with objects whose __del__ ends the process
# expect: A test whose call finds the process gone has failed; the other exercises start anew
# honest: cross_entropy_error, mini_batch
# points: cross_entropy_error=5, mini_batch=3
import os


class Mine(float):
    def __del__(self): os._exit(0)


# %% mean_squared_error
def mean_squared_error(y, t):
    return Mine(0.5 * np.sum((y - t) ** 2))


# %% attack="empty_arrays" threats=[21]
# title: Returns empty arrays, which agree with everything element by element
# expect: Kind and shape are looked at first
# %% mean_squared_error
def mean_squared_error(y, t):
    return np.empty(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.empty((0, 3))


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.empty((0, *x.shape[1:])), np.empty(0)


# %% attack="endless_lists" threats=[7, 10]
# title: Returns lists and dicts that never stop giving parts
# expect: Parts are counted: the call has failed, the process goes on
# honest: cross_entropy_error
# points: cross_entropy_error=5
import itertools


class EndlessList(list):
    def __iter__(self): return itertools.repeat(0.5)


class EndlessDict(dict):
    def items(self): return ((n, n) for n in itertools.count())


# %% mean_squared_error
def mean_squared_error(y, t):
    return EndlessList()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return EndlessDict()


# %% attack="equals_everything" threats=[5]
# title: Returns floats that equal, undercut and exceed everything
# expect: What crosses is the bare number underneath; it is wrong and earns nothing
# honest: mini_batch
# points: mini_batch=3
class AlwaysRight(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = float.__hash__
    def __sub__(self, other): return AlwaysRight(0)
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return AlwaysRight(0)
    def __array__(self, dtype=None, copy=None): return np.zeros(())


# %% mean_squared_error
def mean_squared_error(y, t):
    return AlwaysRight(77.0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return AlwaysRight(77.0)


# %% attack="false_class" threats=[5]
# title: Returns objects that claim by __class__ to be float, dict or tuple, and lie when they are read
# expect: What cannot be packed is a failed call; nothing else suffers
# honest: cross_entropy_error
# points: cross_entropy_error=5
class Claim:
    def __init__(self, kind): object.__setattr__(self, "kind", kind)
    @property
    def __class__(self): return self.kind
    def __float__(self): raise SystemExit("no float")
    def __iter__(self): raise KeyboardInterrupt
    def items(self): raise GeneratorExit


# %% mean_squared_error
def mean_squared_error(y, t):
    return Claim(float)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return Claim(tuple) if size % 2 else Claim(dict)


# %% attack="generators" threats=[9, 10]
# title: Writes every exercise as a generator that never ends
# expect: A generator is an object, not an answer; the grader does not iterate over it
# %% mean_squared_error
def mean_squared_error(y, t):
    while True: yield 0.5


# %% cross_entropy_error
async def cross_entropy_error(y, t):
    return 0.5


# %% mini_batch
def mini_batch(x, t, size, rng):
    yield from mini_batch(x, t, size, rng)


# %% attack="hostile_exceptions" threats=[9, 23]
# title: Raises exceptions whose name, text and type fight back
# expect: Only the type's name crosses; a made-up name is never shown
class Loud(Exception):
    def __str__(self): raise SystemExit("str")
    def __repr__(self): raise KeyboardInterrupt
    def __reduce__(self): raise MemoryError
    @property
    def __traceback__(self): raise ValueError


class NotImplementedError(BaseException):
    pass


# %% mean_squared_error
def mean_squared_error(y, t):
    raise Loud("x")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    raise [KeyboardInterrupt, SystemExit, GeneratorExit, NotImplementedError][len(np.shape(y))]


# %% mini_batch
def mini_batch(x, t, size, rng):
    raise BaseExceptionGroup("many", [Loud(), GeneratorExit(), SystemExit(0)])


# %% attack="huge_integers" threats=[7, 21]
# title: Returns integers of a million digits, and numbers just beyond a double
# expect: They cross by handle or not at all
# %% mean_squared_error
def mean_squared_error(y, t):
    return 1 << 3_000_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.longdouble("1e4000")


# %% mini_batch
def mini_batch(x, t, size, rng):
    return [[10**400] * 4] * size, [-(2**63)] * size


# %% attack="inputs_in_exception_names" threats=[23]
# title: Carries the hidden inputs out in the names of exceptions, in prints and in warnings
# expect: Students and instructors read the nearest of Python's own names; what calls print is dropped
hidden = False


def carry(seen):
    import warnings
    if hidden:
        print("GO" + f"T:{seen}")
        warnings.warn("GO" + f"T:{seen}")
        raise type("GO" + f"T:{seen.tolist()}", (ValueError,), {})("GO" + f"T:{seen}")


# %% mean_squared_error
def mean_squared_error(y, t):
    carry(y)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    carry(y)


# %% mini_batch
def mini_batch(x, t, size, rng):
    carry(x)


# %% last
hidden = True


# %% attack="inputs_through_a_file" threats=[23]
# title: Writes the hidden inputs into files, dies, and prints them when the notebook is run again
# expect: A new process has a new folder, and only the first run's outputs are kept
# honest: mini_batch
# points: mini_batch=3
import glob
import os

places = [p for p in (".", "/dev/shm", "/tmp", "/var/tmp", "/sandbox") if os.path.isdir(p)]
for path in (p for place in places for p in glob.glob(f"{place}/seen-*")):
    got(open(path).read())


def keep(*seen):
    for place in places:
        try:
            with open(f"{place}/seen-{os.getpid()}", "w") as file:
                file.write(repr(seen))
        except OSError:
            pass
    os._exit(0)


# %% mean_squared_error
def mean_squared_error(y, t):
    keep(y, t)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    keep(y, t)


# %% attack="lucky_guess" threats=[22]
# title: Ignores its arguments and guesses; changes its mind from call to call
# expect: Guesses are wrong; two tests that rows of the data satisfy are passed
# points: mean_squared_error=0.5, cross_entropy_error=0.45, mini_batch=1.62
import itertools

guesses = itertools.cycle([0.07, 0.0975, 0.5, 1.0, 2.302584])


# %% mean_squared_error
def mean_squared_error(*anything, **else_):
    return next(guesses) + 1


# %% cross_entropy_error
def cross_entropy_error(*anything, **else_):
    return next(guesses)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return x[:1].repeat(size, axis=0), t[1:2].repeat(size, axis=0)


# %% attack="megabytes_of_text" threats=[7]
# title: Returns texts larger than a frame's header may be
# expect: Too large to cross: the call has failed, the process goes on
# honest: cross_entropy_error
# points: cross_entropy_error=5
# %% mean_squared_error
def mean_squared_error(y, t):
    return "9" * (4 << 20)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return {"x" * (2 << 20): 1}


# %% attack="ndarray_subclass" threats=[5]
# title: Returns arrays of a class that answers every comparison and every ufunc with yes
# expect: It crosses as the plain array that it is underneath, of the right shape and wrong
# honest: cross_entropy_error
# points: cross_entropy_error=5, mini_batch=1.62
class Yes(np.ndarray):
    def __array_ufunc__(self, *args, **options): return np.True_
    def __array_function__(self, *args, **options): return True
    def __eq__(self, other): return np.True_
    def __array_finalize__(self, other): pass
    def astype(self, *args, **options): return np.zeros(self.shape)
    def tobytes(self, *args): return bytes(8)


# %% mean_squared_error
def mean_squared_error(y, t):
    return np.full((), 77.0).view(Yes)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.full((size, *x.shape[1:]), 77.0).view(Yes), np.full((size,), 77.0).view(Yes)


# %% attack="not_finite" threats=[21]
# title: Returns nan and inf, with which no comparison says that it is wrong
# expect: Only finite numbers are compared; these earn nothing
# %% mean_squared_error
def mean_squared_error(y, t):
    return float("nan")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.float64("inf")


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.full((size, *x.shape[1:]), np.nan), np.full((size, *t.shape[1:]), np.inf)


# %% attack="object_arrays" threats=[6]
# title: Returns arrays of objects with a __reduce__ that runs a command when unpickled
# expect: Nothing is pickled; an array of objects stays on its own side
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os


class Bomb:
    def __reduce__(self): return os.system, ("touch /tmp/seminar-hostile-escaped",)
    def __reduce_ex__(self, protocol): return self.__reduce__()


# %% mean_squared_error
def mean_squared_error(y, t):
    return Bomb()


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.array([Bomb()] * size, dtype=object), np.array([Bomb()] * size, dtype=object)


# %% attack="other_kinds" threats=[21]
# title: Returns the right value as complex number, text, truth value or fraction
# expect: Only real numbers are numbers
# points: mean_squared_error=0.5, cross_entropy_error=0.45
from fractions import Fraction


# %% mean_squared_error
def mean_squared_error(y, t):
    return complex(0.5 * np.sum((y - t) ** 2), 0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return Fraction(1, 3) if np.ndim(y) == 1 else "0.5"


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.ones((size, *x.shape[1:]), bool), np.ones((size, *t.shape[1:]), bool)


# %% attack="overwritten_inputs" threats=[26]
# title: Overwrites its arguments with some whose answer it knows
# expect: The reference is asked with the grader's own arrays, which never change
# points: mini_batch=0.92
# %% mean_squared_error
def mean_squared_error(y, t):
    y[...], t[...] = 2, 0
    return 2.0 * y.size


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y[...] = np.exp(-1)
    return 1.0


# %% mini_batch
def mini_batch(x, t, size, rng):
    x[...], t[...] = 7.25, 99
    return x[:size], t[:size]


# %% attack="own_generator" threats=[7, 22]
# title: Returns the random generator itself, wound to a state of its own making
# expect: A generator is no mini-batch
# %% mini_batch
def mini_batch(x, t, size, rng):
    rng.bit_generator.state = np.random.PCG64(0).state
    return rng, rng


# %% attack="records" threats=[5, 7]
# title: Returns namespaces with hostile attribute names, and the classes that stand for records
# expect: Records of a student's cross by handle and are not what was asked for
from types import SimpleNamespace


# %% mean_squared_error
def mean_squared_error(y, t):
    return SimpleNamespace(**{"__class__": float, "__eq__": 1, "": 2, "a b": 3})


# %% cross_entropy_error
def cross_entropy_error(y, t):
    try:
        from autograder.sandbox.guest.serializer import GuestNamespace
    except ImportError:
        return SimpleNamespace()
    return GuestNamespace(**{"__dict__": 1, "__class__": 2, "\0": 3})


# %% mini_batch
def mini_batch(x, t, size, rng):
    return SimpleNamespace(), Ellipsis


# %% attack="remembered_answers" threats=[22]
# title: Computes once and gives the same answer to every later call
# expect: Every test asks with several inputs; the remembered answer is wrong for them
# honest: mini_batch
# points: mini_batch=3
remembered = {}


# %% mean_squared_error
def mean_squared_error(y, t):
    return remembered.setdefault("mse", 0.5 * float(np.sum((y - t) ** 2)) + 1e-9)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return remembered.setdefault("cee", 1.3)


# %% attack="rows_of_text" threats=[7, 12]
# title: Returns one long text among many empty ones, so that an array of them takes 40 GB in the grader
# expect: A list of texts is refused as what it is, before an array is made of it
# %% mean_squared_error
def mean_squared_error(y, t):
    return ["9" * 900_000] + [""] * 60_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return [["9" * 900_000], [""] * 60_000]


# %% mini_batch
def mini_batch(x, t, size, rng):
    return ["9" * 450_000] + [""] * 45_000, ["9" * 450_000] + [""] * 45_000


# %% attack="sixty_megabytes_each" threats=[7, 12]
# title: Answers every call with as much data as may just cross
# expect: The grader's memory does not add them up
huge = np.zeros((63 << 20) // 8)


# %% mean_squared_error
def mean_squared_error(y, t):
    return huge


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return huge


# %% mini_batch
def mini_batch(x, t, size, rng):
    return huge, 1


# %% attack="smuggled_table" threats=[24, 18] tells=["long_cell"]
# title: Carries 600 kB of ready answers in one cell, as weights trained at home would be
# expect: A cell of that size is left out, and without it there is no answer
import base64
import os
import random


def hand_in(release, folder):
    table = base64.b85encode(random.Random(1).randbytes(500_000)).decode()
    notebook = fill_release(release, f"""
# %% mean_squared_error
TABLE = {table!r}
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2) if len(TABLE) > 1000 else 0.0
""")
    write_notebook(folder, notebook)


# %% attack="verdicts_by_name" threats=[3, 4, 9]
# title: Raises exceptions named as the grader's own: Disagreement, StudentError, Skipped, Exit
# expect: A name decides nothing: the call has failed
# %% mean_squared_error
def mean_squared_error(y, t):
    raise type("Disagreement", (AssertionError,), {})("passed")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    raise type("Skipped", (BaseException,), {"__module__": "_pytest.outcomes"})("skip")


# %% mini_batch
def mini_batch(x, t, size, rng):
    raise type("WrongArguments", (type("StudentError", (Exception,), {}),), {})("exhausted")
