# /// attack
# title = "Sends open file descriptors and credentials along with its answer"
# threats = [15]
# expect = "They are not taken; stray bytes between frames end the process"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["cheat"]
# ///
import array
import os
import socket


# %% mean_squared_error
def mean_squared_error(y, t):
    fds = array.array("i", [os.open("/dev/zero", os.O_RDONLY)] * 200)
    for fd in range(3, 250):
        try:
            end = socket.socket(fileno=os.dup(fd))
            end.sendmsg([b"\xff" * 8], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        except OSError:
            pass
    return 0.5 * np.sum((y - t) ** 2)
