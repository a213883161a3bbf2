# Shuffled row numbers once per epoch, cut into whole batches; no row twice within an epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    N = len(x_train)
    steps = max(N // batch_size, 1)
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch:
            order = rng.permutation(N)
            for s in range(steps):
                rows = order[s * batch_size : (s + 1) * batch_size]
                sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
