# /// variant
# unusual = "A new random order each epoch, updates in place by itself, returns arrays and further keys"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    n = len(x_train)
    loss = np.zeros(epochs + 1)
    accuracy = np.zeros((2, epochs + 1))

    def measure(epoch):
        loss[epoch] = network.loss(x_train, t_train)
        accuracy[0, epoch] = network.accuracy(x_train, t_train)
        accuracy[1, epoch] = network.accuracy(x_test, t_test)

    measure(0)
    for epoch in range(1, epochs + 1):
        order = rng.permutation(n)
        for batch in range(max(n // batch_size, 1)):
            rows = order[batch * batch_size : (batch + 1) * batch_size]
            gradient = network.gradient(x_train[rows], t_train[rows])
            for name in gradient:
                network.params[name] -= learning_rate * gradient[name]
        measure(epoch)
    return {
        "train_loss": loss,
        "train_accuracy": accuracy[0],
        "test_accuracy": accuracy[1],
        "epochs": epochs,
        "seconds": None,
    }
