# /// attack
# title = "Fills the disk by one file, by many, by sparse ones and by names alone"
# threats = [12]
# expect = "The folder's size is limited and all of it goes with the submission"
# reduced = "the disk is limited for each file, not in sum"
# points = { mean_squared_error = 3.0 }
# ///
import os

written = 0
try:
    for number in range(64):
        with open(f"file{number}", "wb", buffering=0) as file:
            for _ in range(16):
                written += file.write(bytes(1 << 18))
except OSError:
    pass
try:
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
    got("a sparse terabyte")
except OSError:
    pass
try:
    for number in range(20_000):
        os.mkdir(f"folder{number}")
except OSError:
    pass
if written > 128 << 20:
    got(f"{written} bytes")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
