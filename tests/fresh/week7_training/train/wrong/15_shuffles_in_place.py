# Shuffles x_train itself (and t_train with a different shuffle): the data change and no longer belong together.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [network.loss(x_train, t_train)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            rng.shuffle(x_train)
            rng.shuffle(t_train)
            sgd_step(network, x_train[:batch_size], t_train[:batch_size], learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
