# Attacks on memory, disk, output and open files; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import code_cell, fill_release, write_notebook

# %% attack="descriptors" threats=[12]
# title: Opens files, pipes and event counters until there are no more
# expect: There are 256 for itself alone; without one the answers still count
# points: mean_squared_error=3
import os

opened = []
try:
    while len(opened) < 5000:
        opened += os.pipe()
except OSError:
    pass
try:
    while len(opened) < 5000:
        opened.append(os.dup(1))
except OSError:
    pass
if len(opened) >= 5000:
    got("descriptors")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% attack="dies_at_every_start" threats=[3, 10] tells=["cell_died"]
# title: Has a dozen cells, each of which ends the process after some seconds
# expect: The notebook is started a handful of times and then given up
import json


def hand_in(release, folder):
    notebook = fill_release(release)
    dying = "import os, time\ntime.sleep(1)\nos._exit(0)"
    notebook["cells"][1:1] = [code_cell(dying) for _ in range(12)]
    write_notebook(folder, notebook)


# %% attack="disk" threats=[12]
# title: Fills the disk by one file, by many, by sparse ones and by names alone
# expect: The folder's size is limited and all of it goes with the submission
# points: mean_squared_error=3
# reduced: the disk is limited for each file, not in sum
import os

written = 0
try:
    for number in range(64):
        with open(f"file{number}", "wb", buffering=0) as file:
            for _ in range(16):
                written += file.write(bytes(1 << 18))
except OSError:
    pass
try:
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
    got("a sparse terabyte")
except OSError:
    pass
try:
    for number in range(20_000):
        os.mkdir(f"folder{number}")
except OSError:
    pass
if written > 128 << 20:
    got(f"{written} bytes")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% attack="displays_without_end" threats=[12] tells=["cell_flooded"]
# title: Shows ten thousand pictures and clears them again
# expect: What was cleared counts as output, too
# honest: mini_batch
# points: mini_batch=3
from IPython.display import clear_output

while True:
    display({"image/png": "A" * 20_000}, raw=True)
    clear_output()


# %% attack="memory_in_a_call" threats=[12]
# title: Takes memory in a call and keeps it for the calls to come
# expect: The call has failed, and a new process answers the next test
# honest: mini_batch
# points: mini_batch=3
kept = []


# %% mean_squared_error
def mean_squared_error(y, t):
    while len(kept) < 40_000:
        kept.append(bytearray(1 << 20))
    return "GO" + "T:40 GB"


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return "x" * 10**12


# %% attack="memory_in_a_cell" threats=[12]
# title: Takes all the memory there is, in one piece, in many, and in a growing list
# expect: The limit holds; a cell that fills it is told so
# honest: mean_squared_error
# points: mean_squared_error=3
taken = []
try:
    while len(taken) < 4000:
        taken.append(np.ones(1 << 17))
    got("4 GB")
except MemoryError:
    del taken


# %% attack="output_in_calls" threats=[12] tells=["call_flooded"]
# title: Prints without end in calls
# expect: The process is ended at its limit, the call has failed
# honest: mini_batch
# points: mini_batch=3
# %% mean_squared_error
def mean_squared_error(y, t):
    while True:
        print("x" * 10_000)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    while True:
        display({"text/plain": "y" * 10_000}, raw=True)


# %% attack="output_without_end" threats=[12] tells=["cell_flooded"]
# title: Prints without end, in large pieces and in small ones
# expect: The process is ended at its limit, and the cell is left out
# honest: mini_batch
# points: mini_batch=3
while True:
    print("x" * 100_000)


# %% mean_squared_error
import sys
while True:
    sys.stdout.write("a")
    sys.stderr.write("b")


# %% attack="recursion" threats=[3, 10]
# title: Recurses through regular expressions, copies, JSON and syntax trees
# expect: Errors and crashes are its own
# honest: mini_batch
# points: mini_batch=3
import copy
import json


# %% mean_squared_error
def mean_squared_error(y, t):
    deep = []
    for _ in range(200_000):
        deep = [deep]
    return json.dumps(copy.deepcopy(deep))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return eval("(" * 50_000 + ")" * 50_000)


# %% attack="shared_memory_files" threats=[12]
# title: Fills /dev/shm
# expect: It holds a mebibyte, and goes with the submission
# honest: mean_squared_error
# points: mean_squared_error=3
written = 0
try:
    with open("/dev/shm/hoard", "wb", buffering=0) as file:
        while written < 64 << 20:
            written += file.write(bytes(1 << 16))
except OSError:
    pass
if written > 2 << 20:
    got(f"{written} bytes")


# %% attack="thousand_figures" threats=[12]
# title: Draws figures of a gigapixel
# expect: The cell fails for want of memory, the exercises count
# honest: mean_squared_error
# points: mean_squared_error=3
plt.figure(figsize=(300, 300), dpi=100)
plt.plot([0, 1])
plt.show()


# %% attack="uncounted_memory" threats=[12] harmless_unwalled=true
# title: Takes memory that limits do not see: memfd, System V, POSIX queues
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import os

libc = ctypes.CDLL(None)
try:
    os.close(os.memfd_create("hoard"))
    got("memfd")
except OSError:
    pass
segment = libc.shmget(0, 4096, 0o600)
if segment >= 0:
    got("shm")
    libc.shmctl(segment, 0, None)
