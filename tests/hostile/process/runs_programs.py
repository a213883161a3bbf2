# /// attack
# title = "Runs programs: a shell, the interpreter, whatever is there"
# threats = [11, 13]
# expect = "No program can be started"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os
import subprocess
import sys

for command in (["/bin/sh", "-c", "echo got"], [sys.executable, "-c", "print('got')"], ["/usr/bin/env"]):
    try:
        got(subprocess.run(command, capture_output=True, timeout=5).stdout[:3])
    except (OSError, subprocess.SubprocessError):
        pass
try:
    got(os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "-c", "0"], {}), 0)[1])
except OSError:
    pass
get_ipython().system("echo got > ran.txt")
if os.path.exists("ran.txt"):
    got("shell")
