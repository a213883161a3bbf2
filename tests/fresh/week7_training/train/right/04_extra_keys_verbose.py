# More keys than asked for, prints every epoch, an extra parameter.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None, verbose=True,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": [], "epoch": []}

    def record(epoch):
        history["epoch"].append(epoch)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        if verbose:
            print(epoch, history["train_loss"][-1], history["test_accuracy"][-1])

    record(0)
    for epoch in range(1, epochs + 1):
        for _ in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, *mini_batch(x_train, t_train, batch_size, rng), learning_rate)
        record(epoch)
    return history
