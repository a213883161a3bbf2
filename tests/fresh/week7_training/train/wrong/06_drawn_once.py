# The mini-batch is drawn once, before the loops, and used for every step.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
    loss, train_acc, test_acc = [], [], []
    for epoch in range(epochs + 1):
        if epoch > 0:
            for step in range(max(len(x_train) // batch_size, 1)):
                sgd_step(network, x_batch, t_batch, learning_rate)
        loss.append(network.loss(x_train, t_train))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": loss, "train_accuracy": train_acc, "test_accuracy": test_acc}
