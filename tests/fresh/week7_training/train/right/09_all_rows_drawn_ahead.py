# Draws the row numbers of all steps of the run at once, as a table.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    steps = max(len(x_train) // batch_size, 1)
    table = rng.integers(len(x_train), size=(epochs, steps, batch_size))
    history = {"train_loss": [None] * (epochs + 1),
               "train_accuracy": [None] * (epochs + 1),
               "test_accuracy": [None] * (epochs + 1)}

    def note(e):
        history["train_loss"][e] = network.loss(x_train, t_train)
        history["train_accuracy"][e] = network.accuracy(x_train, t_train)
        history["test_accuracy"][e] = network.accuracy(x_test, t_test)

    note(0)
    for e in range(epochs):
        for rows in table[e]:
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        note(e + 1)
    return history
