# /// attack
# title = "Takes memory that limits do not see: memfd, System V, POSIX queues"
# threats = [12]
# expect = "Refused by the filter of system calls"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
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
