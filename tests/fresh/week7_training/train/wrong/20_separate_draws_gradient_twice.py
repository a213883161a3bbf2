# Two mistakes: x and t are drawn separately (they do not belong together), and an extra gradient is asked for at each step.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[rng.choice(len(x_train), batch_size)]
            t_batch = t_train[rng.choice(len(t_train), batch_size)]
            grads = network.gradient(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
