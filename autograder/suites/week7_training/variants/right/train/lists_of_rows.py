# /// variant
# unusual = "Picks row by row into lists, in sorted order; keeps the losses of the mini-batches, too"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": [], "batch_loss": []}

    def record():
        history["train_loss"].append(float(network.loss(x_train, t_train)))
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            rows = sorted(int(rng.integers(len(x_train))) for _ in range(batch_size))
            x_batch = np.array([x_train[row] for row in rows])
            t_batch = np.array([t_train[row] for row in rows])
            history["batch_loss"].append(float(network.loss(x_batch, t_batch)))
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
