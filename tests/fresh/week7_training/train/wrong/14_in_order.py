# Batches in the order of the data, nothing is random.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    steps = max(len(x_train) // batch_size, 1)
    for epoch in range(-1, epochs):
        if epoch >= 0:
            for i in range(steps):
                x_batch = x_train[i * batch_size : (i + 1) * batch_size]
                t_batch = t_train[i * batch_size : (i + 1) * batch_size]
                sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
