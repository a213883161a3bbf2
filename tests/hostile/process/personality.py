# /// attack
# title = "Changes its personality, to switch the kernel's protections off"
# threats = [16]
# expect = "Refused by the filter of system calls"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes

if ctypes.CDLL(None).personality(0x0040000) >= 0:
    got("personality")
