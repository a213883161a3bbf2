# A defaultdict; random rows as the first places of a sorted random vector.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    from collections import defaultdict
    if rng is None:
        rng = np.random.default_rng()
    history = defaultdict(list)
    sets = {"train": (x_train, t_train), "test": (x_test, t_test)}

    def record():
        history["train_loss"].append(np.float32(network.loss(x_train, t_train)))
        for name, (x, t) in sets.items():
            history[name + "_accuracy"].append(network.accuracy(x, t))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            rows = np.argsort(rng.random(len(x_train)))[:batch_size]
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        record()
    return history
