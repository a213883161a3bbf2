# /// variant
# unusual = "Draws one row at a time, has a parameter more, returns lists"
# ///
def mini_batch(x, t, size, rng, repeats=True):
    xs, ts = [], []
    for _ in range(size):
        i = int(rng.random() * len(x))
        xs.append(list(x[i]))
        ts.append(t[i].tolist())
    return xs, ts
