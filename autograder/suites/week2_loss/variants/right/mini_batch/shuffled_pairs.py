# /// variant
# unusual = "Shuffles a list of pairs and takes it apart with zip"
# ///
def mini_batch(x, t, size, rng):
    pairs = list(zip(x, t))
    rng.shuffle(pairs)
    x_batch, t_batch = zip(*pairs[:size])
    return np.array(x_batch), np.array(t_batch)
