# Loss and accuracy computed by hand from predict, for labels and one-hot.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()

    def labels_of(t):
        return t.argmax(axis=1) if t.ndim == 2 else t

    def acc(x, t):
        return float(np.mean(network.predict(x).argmax(axis=1) == labels_of(t)))

    def loss(x, t):
        y = network.predict(x)
        return float(-np.log(y[np.arange(len(y)), labels_of(t)] + 1e-7).mean())

    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    n_steps = max(1, len(x_train) // batch_size)
    for epoch in range(epochs + 1):
        history["train_loss"].append(loss(x_train, t_train))
        history["train_accuracy"].append(acc(x_train, t_train))
        history["test_accuracy"].append(acc(x_test, t_test))
        if epoch < epochs:
            for _ in range(n_steps):
                xb, tb = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, xb, tb, learning_rate)
    return history
