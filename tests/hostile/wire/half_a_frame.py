# /// attack
# title = "Begins a frame and never ends it, one byte at a time"
# threats = [8, 10]
# expect = "The grader's deadline holds for the whole call, however often a byte comes"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["call_timeout"]
# ///
import time


# %% mean_squared_error
def mean_squared_error(y, t):
    tell(b"\0\0\x03\xe8\0\0\0\0")
    while True:
        tell(b"\x90")
        time.sleep(0.05)
