# Draws with np.random.choice, the rng that was handed in is never used.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    train_size = x_train.shape[0]
    steps = max(train_size // batch_size, 1)
    train_loss, train_accuracy, test_accuracy = [], [], []

    def measure():
        train_loss.append(network.loss(x_train, t_train))
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))

    measure()
    for _ in range(epochs):
        for _ in range(steps):
            batch_mask = np.random.choice(train_size, batch_size)
            sgd_step(network, x_train[batch_mask], t_train[batch_mask], learning_rate)
        measure()
    return {
        "train_loss": train_loss,
        "train_accuracy": train_accuracy,
        "test_accuracy": test_accuracy,
    }
