# /// attack
# title = "Calls chroot, to build a system of its own"
# threats = [16]
# expect = "Refused: it has no right to"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

try:
    os.chroot(".")
    got("chroot")
except OSError:
    pass
