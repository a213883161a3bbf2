# Attacks on processes, signals, threads, time and rights; docs/arsenal.md describes the format.

# %% attack="becomes_another_program" threats=[11, 8]
# title: Replaces itself by a fresh interpreter that speaks on the channel
# expect: What it then is has no more rights than before; the call has failed
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os
import sys

CODE = "import os\nfor fd in range(3, 99):\n    try: os.write(fd, b'x' * 99)\n    except OSError: pass"


# %% mean_squared_error
def mean_squared_error(y, t):
    for fd in range(3, 99):
        try:
            os.set_inheritable(fd, True)
        except OSError:
            pass
    try:
        os.execv(os.path.realpath(sys.executable), ["python", "-I", "-S", "-c", CODE])
    except OSError:
        os._exit(0)
    return 77


# %% attack="becomes_root" threats=[16]
# title: Becomes root or another user, by setuid, capabilities and files with special bits
# expect: It stays who it is
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for name in ("setuid", "setgid", "seteuid", "setegid"):
    try:
        getattr(os, name)(0)
        got(name)
    except OSError:
        pass
if libc.prctl(47, 2, 21, 0, 0) == 0:  # an ambient CAP_SYS_ADMIN
    got("capability")
if libc.prctl(38, 0, 0, 0, 0) == 0:  # no_new_privs off
    got("new privileges")


# %% attack="cell_never_ends" threats=[10] tells=["cell_timeout"]
# title: Holds up the notebook in cells that never end
# expect: Each such cell costs its deadline once and is left out
# points: mean_squared_error=3
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
"a" * 30 == __import__("re").match("(a+)+$", "a" * 40 + "b")


# %% attack="changes_root" threats=[16] harmless_unwalled=true
# title: Calls chroot, to build a system of its own
# expect: Refused: it has no right to
# honest: mean_squared_error
# points: mean_squared_error=3
import os

try:
    os.chroot(".")
    got("chroot")
except OSError:
    pass


# %% attack="clock" threats=[10]
# title: Sets the clock, and asks the clocks to stand still
# expect: The clock is not its own; deadlines are kept outside
# honest: mean_squared_error
# points: mean_squared_error=3
import time

for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC):
    try:
        time.clock_settime(clock, time.clock_gettime(clock))
        got("clock")
    except OSError:
        pass
time.monotonic = time.time = lambda: 0.0


# %% attack="crashes" threats=[3] tells=["call_died"]
# title: Crashes the interpreter: null pointers, abort, a stack without end
# expect: A crash is a failed call, and no core file is left
# honest: mini_batch
# points: mini_batch=3
import ctypes
import os
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    return ctypes.string_at(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    sys.setrecursionlimit(10**9)
    if np.ndim(y) == 1:
        os.abort()
    repr_of = type("Deep", (), {"__repr__": lambda self: repr([self])})
    return repr(repr_of())


# %% attack="devices" threats=[13, 16] harmless_unwalled=true
# title: Makes device files to read disks and memory through
# expect: It may make none
# honest: mean_squared_error
# points: mean_squared_error=3
import os

try:
    os.mknod("null", 0o20600, os.makedev(1, 3))
    os.remove("null")
    got("device")
except OSError:
    pass


# %% attack="exits_in_a_call" threats=[3] tells=["call_died"]
# title: Ends the process when it is called, as if all tests had passed
# expect: The end of the process is a failed call
# honest: mini_batch
# points: mini_batch=3
import os
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    os._exit(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    sys.exit(0)


# %% attack="exits_in_a_cell" threats=[3] tells=["cell_died"]
# title: Ends the process in cells, by exit, atexit, signals and the C library
# expect: The cell is left out and the rest runs without it
# honest: mini_batch
# points: mini_batch=3
import atexit
import os

atexit.register(print, "11 passed")
os._exit(0)


# %% mean_squared_error
import ctypes
ctypes.CDLL(None)._exit(0)


# %% cross_entropy_error
import os
import signal
os.kill(os.getpid(), signal.SIGKILL)


# %% attack="fork" threats=[11] harmless_unwalled=true
# title: Forks, by Python, by C and by raw system calls
# expect: No new process can be made
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)


def forked(pid):
    if pid == 0:
        os._exit(0)
    if pid > 0:
        os.waitpid(pid, 0)
        got("fork")


attempts = [os.fork, libc.fork]
if platform.machine() == "x86_64":
    attempts += [lambda: libc.syscall(57), lambda: libc.syscall(56, 17, 0, 0, 0, 0)]
for attempt in attempts:
    try:
        forked(attempt())
    except OSError:
        pass


# %% attack="fork_bomb" threats=[11]
# title: Forks without end, the children in turn
# expect: Not even the first fork succeeds, and others grade on meanwhile
# honest: mean_squared_error
# points: mean_squared_error=3
import os
import time

for _ in range(6):  # 64 processes, should the wall be gone
    try:
        if os.fork() == 0:
            time.sleep(1)
        else:
            got("fork")
    except OSError:
        pass


# %% attack="keyring" threats=[13, 16] harmless_unwalled=true
# title: Leaves a word for the next submission in the kernel's keyrings
# expect: Keyrings are refused
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import platform

add_key = {"x86_64": 248, "aarch64": 217}.get(platform.machine(), -1)
if ctypes.CDLL(None).syscall(add_key, b"user", b"seminar", b"word", 4, -2) > 0:
    got("keyring")  # the process's own: without a wall it goes with it


# %% attack="kills_everybody" threats=[16]
# title: Kills, stops and terminates every process that it may signal
# expect: It reaches no process but itself; a new process answers the next test
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os
import signal


def attack():
    for pid in (-1, 0, 1, os.getppid(), *range(2, 400)):
        for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
            try:
                if pid != os.getpid():
                    os.kill(pid, number)
            except OSError:
                pass


# %% mean_squared_error
def mean_squared_error(y, t):
    attack()
    return 77.0


# %% attack="leaves_the_session" threats=[11]
# title: Leaves its session and process group, and asks not to die with its parent
# expect: The whole namespace is killed, wherever in it the process is
# honest: cross_entropy_error
# points: cross_entropy_error=5
import ctypes
import os
import time

libc = ctypes.CDLL(None)
for call in (os.setsid, lambda: os.setpgid(0, 0)):
    try:
        call()
    except OSError:
        pass
libc.prctl(1, 0)  # no signal when the parent dies
libc.prctl(36, 1)  # adopts orphans


# %% mini_batch
def mini_batch(x, t, size, rng):
    time.sleep(10**6)


# %% attack="mounts" threats=[16]
# title: Mounts, remounts, pivots and changes its root
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
attempts = {
    "mount": lambda: libc.mount(b"none", b"/sandbox", b"tmpfs", 0, None),
    "remount": lambda: libc.mount(b"none", b"/", None, 32 | 4096, None),
    "umount": lambda: libc.umount2(b"/sandbox", 2),
    "pivot_root": lambda: libc.pivot_root(b"/sandbox", b"/sandbox"),
    "fsopen": lambda: min(libc.syscall(430, b"tmpfs", 0), 0),
    "open_tree": lambda: min(libc.syscall(428, -100, b"/", 1), 0),
}
for name, attempt in attempts.items():
    if attempt() == 0:
        got(name)


# %% attack="namespaces" threats=[16] harmless_unwalled=true
# title: Makes namespaces of its own, in which it would be root
# expect: unshare, setns and clone with such flags are refused
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x00020000, 0x08000000, 0x04000000):
    if libc.unshare(flag) == 0:
        got(f"namespace {flag:x}")


# %% attack="never_returns" threats=[10] tells=["call_timeout"]
# title: Never returns, deaf to every signal, in Python and in C
# expect: The grader's deadline ends the process, and the submission's own ends the rest
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


# %% mean_squared_error
def mean_squared_error(y, t):
    while True:
        try:
            while True: pass
        except BaseException:
            pass


# %% mini_batch
def mini_batch(x, t, size, rng):
    return sum(range(10**12))


# %% attack="other_numbers" threats=[16, 11]
# title: Makes refused system calls by the numbers of another processor
# expect: The process is ended by the filter, or the numbers mean nothing
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import mmap
import platform

if ctypes.CDLL(None).syscall(57 | 0x40000000) > 0:  # fork by x32's number
    got("x32")


# %% mini_batch
def mini_batch(x, t, size, rng):
    if platform.machine() != "x86_64":
        return None
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # getpid by int 0x80
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    return "GO" + f"T:{ctypes.CFUNCTYPE(ctypes.c_int)(address)()}"


# %% attack="personality" threats=[16] harmless_unwalled=true
# title: Changes its personality, to switch the kernel's protections off
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes

if ctypes.CDLL(None).personality(0x0040000) >= 0:
    got("personality")


# %% attack="pidfd" threats=[15, 16] harmless_unwalled=true
# title: Opens descriptors of processes and takes files out of them
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import os

for pid in (os.getppid(), os.getpid(), 1):
    try:
        os.pidfd_open(pid)
        got("pidfd")
    except OSError:
        pass


# %% attack="priority" threats=[10] harmless_unwalled=true
# title: Takes the machine for itself by priority and real-time scheduling
# expect: It may only step back
# honest: mean_squared_error
# points: mean_squared_error=3
import os

try:
    os.nice(-1)
    got("priority")
except OSError:
    pass


# %% attack="ptrace" threats=[16] harmless_unwalled=true
# title: Traces processes and reads the memory of others
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


kept = ctypes.create_string_buffer(b"own memory")
copy = ctypes.create_string_buffer(10)
here, there = Piece(ctypes.addressof(copy), 10), Piece(ctypes.addressof(kept), 10)
if libc.process_vm_readv(os.getpid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == 10:
    got("process_vm_readv")
if libc.ptrace(16, 1, None, None) == 0:  # PTRACE_ATTACH
    got("ptrace")


# %% attack="raises_its_limits" threats=[11, 12]
# title: Lifts its own limits on memory, files and processes
# expect: A limit can be lowered, never raised
# honest: mean_squared_error
# points: mean_squared_error=3
import resource

for name in ("AS", "FSIZE", "NOFILE", "CORE", "NPROC", "NICE", "RTPRIO"):
    kind = getattr(resource, f"RLIMIT_{name}", None)
    if kind is None or resource.getrlimit(kind)[1] == resource.RLIM_INFINITY:
        continue
    try:
        resource.setrlimit(kind, (resource.getrlimit(kind)[1] + 1,) * 2)
        got(name)
    except (ValueError, OSError):
        pass


# %% attack="rare_doors" threats=[16]
# title: Tries the kernel's rarer doors: io_uring, bpf, userfaultfd, perf, keyrings, handles
# expect: Refused by the filter of system calls
# honest: mean_squared_error
# points: mean_squared_error=3
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(256)
attempts = {
    "io_uring": (425, 8, room), "bpf": (321, 0, room, 72), "userfaultfd": (323, 1),
    "perf": (298, room, 0, -1, -1, 0), "name_to_handle": (303, -100, b"/", room, room, 0),
    "open_by_handle": (304, -100, room, 0), "modify_ldt": (154, 0, room, 256),
    "kexec": (246, 0, 0, 0, 0), "init_module": (175, room, 0, b""), "syslog": (103, 3, room, 256),
}
for name, arguments in attempts.items() if platform.machine() == "x86_64" else ():
    if libc.syscall(*arguments) >= 0:
        got(name)


# %% attack="runs_programs" threats=[11, 13] harmless_unwalled=true
# title: Runs programs: a shell, the interpreter, whatever is there
# expect: No program can be started
# honest: mean_squared_error
# points: mean_squared_error=3
import os
import subprocess
import sys

for command in (["/bin/sh", "-c", "echo got"], [sys.executable, "-c", "print('got')"], ["/usr/bin/env"]):
    try:
        got(subprocess.run(command, capture_output=True, timeout=5).stdout[:3])
    except (OSError, subprocess.SubprocessError):
        pass
try:
    got(os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "-c", "0"], {}), 0)[1])
except OSError:
    pass
get_ipython().system("echo got > ran.txt")
if os.path.exists("ran.txt"):
    got("shell")


# %% attack="signals_the_parent" threats=[13, 16] harmless_unwalled=true
# title: Looks for processes outside that it may signal
# expect: There is no process outside
# honest: mean_squared_error
# points: mean_squared_error=3
import os

for pid in {os.getppid(), *range(2, 5000)} - {os.getpid(), 0, 1, 2, 3}:
    try:
        os.kill(pid, 0)
        got(f"process {pid}")
        break
    except OSError:
        pass


# %% attack="stops_itself" threats=[10]
# title: Stops itself by SIGSTOP in the middle of a call
# expect: A stopped process runs into the deadline and is killed
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os
import signal


# %% mini_batch
def mini_batch(x, t, size, rng):
    os.kill(os.getpid(), signal.SIGSTOP)


# %% attack="thread_bomb" threats=[11, 12]
# title: Starts threads until there are no more, and keeps them busy
# expect: Threads end at their limit, and the answers count as always
# points: mean_squared_error=3
import threading
import time

started = 0
try:
    while started < 5000:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
        started += 1
except RuntimeError:
    pass
if started >= 5000:
    got("threads")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% attack="timers" threats=[9, 10]
# title: Has timers raise exceptions at any moment, in the middle of the kit's own code
# expect: Whatever breaks is the student's own process
import signal


def bite(*_):
    raise RuntimeError("anywhere")


signal.signal(signal.SIGALRM, bite)


# %% mean_squared_error
def mean_squared_error(y, t):
    signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)
    while True: pass


# %% last
signal.setitimer(signal.ITIMER_REAL, 0.3, 0.0005)
