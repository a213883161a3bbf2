# The textbook's loss list: one number per step instead of one per epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    loss_list = [network.loss(x_train, t_train)]
    train_acc = [network.accuracy(x_train, t_train)]
    test_acc = [network.accuracy(x_test, t_test)]
    n = max(len(x_train) // batch_size, 1)
    for i in range(epochs):
        for j in range(n):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
            loss_list.append(network.loss(x_batch, t_batch))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": loss_list, "train_accuracy": train_acc, "test_accuracy": test_acc}
