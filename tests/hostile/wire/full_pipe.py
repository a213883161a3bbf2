# /// attack
# title = "Never reads while the grader sends, and sends more than the grader asked for"
# threats = [8, 10]
# expect = "Neither side blocks the other beyond the deadline"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
# %% mini_batch
def mini_batch(x, t, size, rng):
    for _ in range(2000):
        tell(frame(b"\x93\xa8returned\x00\xc0", bytes(1 << 16)))
