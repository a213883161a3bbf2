# Walks through a permutation in steps of batch_size like a DataLoader: a short extra batch at the end of each epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    losses = [network.loss(x_train, t_train)]
    train_accs = [network.accuracy(x_train, t_train)]
    test_accs = [network.accuracy(x_test, t_test)]
    N = len(x_train)
    for epoch in range(epochs):
        perm = rng.permutation(N)
        for start in range(0, N, batch_size):
            idx = perm[start:start + batch_size]
            sgd_step(network, x_train[idx], t_train[idx], learning_rate)
        losses.append(network.loss(x_train, t_train))
        train_accs.append(network.accuracy(x_train, t_train))
        test_accs.append(network.accuracy(x_test, t_test))
    return {"train_loss": losses, "train_accuracy": train_accs, "test_accuracy": test_accs}
