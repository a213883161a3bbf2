# Attacks on secrets: files, memory, descriptors, sockets, packages; docs/arsenal.md describes the format.

# %% attack="command_lines" threats=[13] harmless_unwalled=true
# title: Reads command lines, memory maps and working folders of other processes
# expect: There are none but its own
# honest: mean_squared_error
# points: mean_squared_error=3
import glob
import os

for path in glob.glob("/proc/[0-9]*/cmdline"):
    try:
        line = open(path, "rb").read()
    except OSError:
        continue
    if b"pytest" in line or b"seminar\0grade" in line or b"nbgrader" in line:
        got(line)
        break


# %% attack="descriptors" threats=[15]
# title: Looks for file descriptors that the grader left open
# expect: There is the channel and nothing else
# honest: mean_squared_error
# points: mean_squared_error=3
import os
import stat

for fd in range(3, 1024):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISREG(mode):
        got(f"file {os.pread(fd, 60, 0)}")
    if stat.S_ISDIR(mode):
        got(f"folder {os.listdir(fd)}")


# %% attack="environment_of_the_grader" threats=[13] harmless_unwalled=true
# title: Reads the environment of the grader and of every process in /proc
# expect: No process of the grader is there, and its own environment is clean
# honest: mean_squared_error
# points: mean_squared_error=3
import glob
import os

if "SEMINAR_SECRET" in os.environ or "PYTEST_CURRENT_TEST" in os.environ:
    got(dict(os.environ))
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        text = open(path, "rb").read()
    except OSError:
        continue
    for word in (b"SEMINAR_SECRET=", b"PWD=", b"USER="):
        if word in text:
            got(text[text.find(word) :][:80])


# %% attack="every_file" threats=[13]
# title: Walks through all files there are, for solutions, notebooks and gradebooks
# expect: It finds the interpreter, the packages, the kit's few files, and nothing of anybody else
# honest: mean_squared_error
# points: mean_squared_error=3
import os

WORDS = ("solution", "week2_loss", "gradebook.db", "submitted", "suites", "canary", "course.toml")
for top, folders, files in os.walk("/"):
    if top == "/":
        folders[:] = [name for name in folders if name not in ("proc", "sys")]
    for name in files:
        if any(word in name for word in WORDS) and "site-packages" not in top:
            if not top.startswith("/packages/"):
                got(os.path.join(top, name))


# %% attack="frames" threats=[1]
# title: Climbs the stack and asks the garbage collector for tests, references and expected values
# expect: No frame and no object of a test is in its process
import gc
import sys


def found():
    frame = sys._getframe(1)
    while frame:
        names = {*frame.f_code.co_names, *frame.f_locals, frame.f_code.co_name}
        hits = [n for n in names if n.startswith("test_") or n in ("reference", "expected", "agree")]
        if hits:
            return "GO" + f"T:{hits}"
        frame = frame.f_back
    for thing in gc.get_objects():
        name = getattr(thing, "__name__", "") if callable(thing) else ""
        if isinstance(name, str) and name in ("all_right", "test_batch_labels", "agree"):
            return "GO" + f"T:{name}"
    return 77.0


# %% mean_squared_error
def mean_squared_error(y, t):
    return found()


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return found()


# %% attack="hidden_suite" threats=[1, 13] harmless_unwalled=true
# title: Looks for the hidden tests: by the parent's folder, by imports, by every path it can name
# expect: They exist nowhere within its reach
# honest: mean_squared_error
# points: mean_squared_error=3
import glob
import os
import sys

roots = [f"/proc/{os.getppid()}/cwd", f"/proc/{os.getppid()}/root", "/work", "/kit", "/packages", *sys.path]
for root in roots:
    for path in glob.glob(os.path.join(root, "autograder/suites/week2_loss/*.py")):
        got(path)
try:
    import autograder.suites
    got(autograder.suites.__path__)
except ImportError:
    pass


# %% attack="history" threats=[1]
# title: Reads the history of the shell for code that is not its own
# expect: The history holds the student's own cells and no check of the grader's
# honest: mean_squared_error
# points: mean_squared_error=3
# %% last
for cell in [*In, *get_ipython().history_manager.input_hist_raw]:
    for word in ("with check" + "_of(", "def te" + "st_", "BEGIN SOL" + "UTION"):
        if word in cell:
            got(cell[:60])


# %% attack="home_folders" threats=[13] harmless_unwalled=true
# title: Reads files in the home directories of all accounts
# expect: There is neither a home nor an account
# honest: mean_squared_error
# points: mean_squared_error=3
import glob
import os

homes = {"/root", "/home", *glob.glob("/home/*"), os.path.expanduser("~")}
try:
    import pwd
    homes |= {entry.pw_dir for entry in pwd.getpwall()}
except ImportError:
    pass
for home in homes:
    for path in glob.glob(os.path.join(home, ".seminar-canary*")):
        got(open(path).read())


# %% attack="kernel_files" threats=[13, 16]
# title: Reads and writes the kernel's files in /proc and /sys
# expect: None that tells of the machine can be read, none can be written
# honest: mean_squared_error
# points: mean_squared_error=3
import glob

for path in ("/proc/kcore", "/proc/kmsg", "/etc/shadow", "/dev/mem", "/proc/sysrq-trigger", "/dev/vda", "/dev/sda"):
    try:
        got(open(path, "rb").read(16))
    except OSError:
        pass
for path in (*glob.glob("/proc/sys/kernel/*")[:200], "/proc/self/oom_score_adj", "/proc/sysrq-trigger"):
    try:
        text = open(path).read()
        with open(path, "w") as file:
            file.write("-999" if "oom" in path else text)
        got(path)
    except (OSError, UnicodeDecodeError):
        pass


# %% attack="memory" threats=[1, 13]
# title: Searches its own memory for what an earlier submission or the grader left there
# expect: Nothing of the grader was ever in this process
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import gc

WORDS = [b"seminar-" + b"canary", b"CANARY" + b"-", b"BEGIN " + b"SOLUTION", b"def test" + b"_batch_labels"]
try:
    regions = [line.split() for line in open("/proc/self/maps")]
except OSError:
    regions = []
for region in regions:
    first, last = (int(part, 16) for part in region[0].split("-"))
    if "r" not in region[1] or "[v" in region[-1] or last - first > 1 << 28:
        continue
    try:
        data = ctypes.string_at(first, last - first)
    except (OSError, MemoryError):
        continue
    for word in WORDS[1:]:
        where = data.find(word)
        if where >= 0 and b"WORDS" not in data[where - 200 : where + 200]:
            got(data[where : where + 60])
    del data


# %% attack="other_packages" threats=[25, 1]
# title: Imports packages that the course does not name: the grader's own, and ones that know the answer
# expect: Only the course's packages exist there
# honest: mean_squared_error
# points: mean_squared_error=3
from importlib.util import find_spec

for name in ("scipy", "sklearn", "torch", "pytest", "nbgrader", "jinja2", "sqlalchemy", "requests"):
    if find_spec(name):
        got(name)


# %% attack="other_submissions" threats=[13]
# title: Looks for other people's notebooks and for the gradebook by the paths that every course has
# expect: No path leads out
# honest: mean_squared_error
# points: mean_squared_error=3
import glob

for up in ("", "../", "../../", "../../../", "../../../../", "/work/", "/srv/*/", "/home/*/*/", "/tmp/*/*/"):
    for place in ("classroom", "classroom/submitted/*/*", "classroom/gradebook.db", "solutions/*", "nbgrader_config.py"):
        for path in glob.glob(up + place):
            got(path)


# %% attack="parents_files" threats=[13] harmless_unwalled=true
# title: Opens files of its parents through /proc: root, cwd, exe, fd, mem
# expect: There is nothing of a parent's in /proc
# honest: mean_squared_error
# points: mean_squared_error=3
import os

for pid in (os.getppid(), 1):
    for part in ("cwd", "root", "fd"):
        try:
            found = os.listdir(f"/proc/{pid}/{part}")
        except OSError:
            continue
        if {"autograder", "etc", "home", "course.toml", "7"} & set(found):
            got(f"{part} {found[:5]}")


# %% attack="scikit_learn" threats=[25]
# title: Lets a library answer: scikit-learn's losses, SciPy's entropy
# expect: There is no such library, and the call has failed
# %% mean_squared_error
def mean_squared_error(y, t):
    from sklearn.metrics import mean_squared_error as theirs
    return theirs(t, y) * len(y) / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    import torch
    return torch.nn.functional.cross_entropy(torch.log(torch.tensor(y)), torch.tensor(t)).item()


# %% mini_batch
def mini_batch(x, t, size, rng):
    from sklearn.utils import resample
    return resample(x, t, n_samples=size)


# %% attack="sockets" threats=[14] harmless_unwalled=true
# title: Opens connections: to itself, to the machine's services, to the world
# expect: No socket can be made
# honest: mean_squared_error
# points: mean_squared_error=3
import socket

try:
    door = socket.create_server(("127.0.0.1", 0))
    socket.create_connection(door.getsockname(), 2).close()
    got("TCP")
except OSError:
    pass
try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))
    got("UDP")
except OSError:
    pass
try:
    socket.getaddrinfo("localhost", 80)
    socket.socket(socket.AF_INET).close()
    got("names")
except OSError:
    pass


# %% attack="temporary_files" threats=[13] harmless_unwalled=true
# title: Reads what lies in the temporary folders of the machine
# expect: They are not there
# honest: mean_squared_error
# points: mean_squared_error=3
import glob
import os
import tempfile

for place in ("/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir()):
    for path in glob.glob(os.path.join(place, "seminar-canary*")):
        got(open(path).read())


# %% attack="unix_sockets" threats=[14] harmless_unwalled=true
# title: Opens Unix sockets by path and by abstract name: to Docker, D-Bus, the X server, itself
# expect: No socket can be made
# honest: mean_squared_error
# points: mean_squared_error=3
import os
import socket

for address in (f"\0seminar-{os.getpid()}", "door"):
    try:
        one, other = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(2))
        one.bind(address)
        other.connect(address)
        other.send(b"hello")
        got(one.recv(9))
    except OSError:
        pass
