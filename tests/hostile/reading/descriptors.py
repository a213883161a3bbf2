# /// attack
# title = "Looks for file descriptors that the grader left open"
# threats = [15]
# expect = "There is the channel and nothing else"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os
import stat

for fd in range(3, 1024):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISREG(mode):
        got(f"file {os.pread(fd, 60, 0)}")
    if stat.S_ISDIR(mode):
        got(f"folder {os.listdir(fd)}")
