# /// attack
# title = "Opens descriptors of processes and takes files out of them"
# threats = [15, 16]
# expect = "Refused by the filter of system calls"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

for pid in (os.getppid(), os.getpid(), 1):
    try:
        os.pidfd_open(pid)
        got("pidfd")
    except OSError:
        pass
