# /// attack
# title = "Leaves a word for the next submission in the kernel's keyrings"
# threats = [13, 16]
# expect = "Keyrings are refused"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import platform

add_key = {"x86_64": 248, "aarch64": 217}.get(platform.machine(), -1)
if ctypes.CDLL(None).syscall(add_key, b"user", b"seminar", b"word", 4, -2) > 0:
    got("keyring")  # the process's own: without a wall it goes with it
