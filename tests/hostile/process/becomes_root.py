# /// attack
# title = "Becomes root or somebody else, by setuid, capabilities and files with special bits"
# threats = [16]
# expect = "It stays who it is"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
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
