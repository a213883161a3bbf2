# rng.choice without replacement; with replacement only when the batch is larger than N.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng(rng)
    N = x_train.shape[0]
    rows_of_history = []

    def record():
        rows_of_history.append((
            network.loss(x_train, t_train),
            network.accuracy(x_train, t_train),
            network.accuracy(x_test, t_test),
        ))

    record()
    for _ in range(epochs):
        for _ in range(max(N // batch_size, 1)):
            idx = rng.choice(N, size=batch_size, replace=batch_size > N)
            sgd_step(network, x_train[idx], t_train[idx], learning_rate)
        record()
    names = ["train_loss", "train_accuracy", "test_accuracy"]
    return {name: list(column) for name, column in zip(names, zip(*rows_of_history))}
