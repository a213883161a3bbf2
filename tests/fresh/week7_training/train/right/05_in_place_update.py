# Own update in place (-=), the gradient taken once per step, rng.integers for the rows.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    x, t = np.asarray(x_train), np.asarray(t_train)
    loss = [float(network.loss(x, t))]
    acc = [float(network.accuracy(x, t))]
    test = [float(network.accuracy(x_test, t_test))]
    steps = len(x) // batch_size or 1
    epoch = 0
    while epoch < epochs:
        step = 0
        while step < steps:
            i = rng.integers(0, len(x), batch_size)
            g = network.gradient(x[i], t[i])
            for k in network.params:
                network.params[k] -= learning_rate * g[k]
            step += 1
        loss.append(float(network.loss(x, t)))
        acc.append(float(network.accuracy(x, t)))
        test.append(float(network.accuracy(x_test, t_test)))
        epoch += 1
    return dict(train_loss=loss, train_accuracy=acc, test_accuracy=test)
