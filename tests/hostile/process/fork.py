# /// attack
# title = "Forks, by Python, by C and by raw system calls"
# threats = [11]
# expect = "No new process can be made"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
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
