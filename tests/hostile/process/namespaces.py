# /// attack
# title = "Makes namespaces of its own, in which it would be root"
# threats = [16]
# expect = "unshare, setns and clone with such flags are refused"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x00020000, 0x08000000, 0x04000000):
    if libc.unshare(flag) == 0:
        got(f"namespace {flag:x}")
