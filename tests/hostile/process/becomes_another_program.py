# /// attack
# title = "Replaces itself by a fresh interpreter that speaks on the channel"
# threats = [11, 8]
# expect = "What it then is has no more rights than before; the call has failed"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import os
import sys

CODE = "import os\nfor fd in range(3, 99):\n    try: os.write(fd, b'x' * 99)\n    except OSError: pass"


# %% mean_squared_error
def mean_squared_error(y, t):
    for fd in range(3, 99):
        try:
            os.set_inheritable(fd, True)
        except OSError:
            pass
    try:
        os.execv(os.path.realpath(sys.executable), ["python", "-I", "-S", "-c", CODE])
    except OSError:
        os._exit(0)
    return 77
