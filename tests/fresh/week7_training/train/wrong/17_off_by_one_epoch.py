# range(epochs + 1) with the record after each: right length, but the first entry is after an epoch and one epoch too many.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    train_loss = []
    train_accuracy = []
    test_accuracy = []
    for epoch in range(epochs + 1):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        train_loss.append(network.loss(x_train, t_train))
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))
    return {"train_loss": train_loss, "train_accuracy": train_accuracy, "test_accuracy": test_accuracy}
