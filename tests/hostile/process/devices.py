# /// attack
# title = "Makes device files to read disks and memory through"
# threats = [13, 16]
# expect = "It may make none"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

try:
    os.mknod("null", 0o20600, os.makedev(1, 3))
    os.remove("null")
    got("device")
except OSError:
    pass
