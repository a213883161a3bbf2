# /// attack
# title = "Fills /dev/shm"
# threats = [12]
# expect = "It holds a mebibyte, and goes with the submission"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
written = 0
try:
    with open("/dev/shm/hoard", "wb", buffering=0) as file:
        while written < 64 << 20:
            written += file.write(bytes(1 << 16))
except OSError:
    pass
if written > 2 << 20:
    got(f"{written} bytes")
