# /// variant
# unusual = "Counts loss and accuracies from predict, for labels and one-hot, in float32; guard 1e-4, clipped"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None, verbose=0,
):
    if rng is None:
        rng = np.random.default_rng()
    losses, train_acc, test_acc = [], [], []

    def labels_of(t):
        return np.argmax(t, axis=1) if np.ndim(t) == 2 else t

    def fraction_right(x, t):
        right = np.argmax(network.predict(x), axis=1) == labels_of(t)
        return np.array(np.mean(right), dtype=np.float32)

    def measure():
        y = np.asarray(network.predict(x_train))
        p = y[np.arange(len(y)), labels_of(t_train)]
        losses.append(np.float32(-np.log(np.clip(p, 1e-4, 1)).mean()))
        train_acc.append(fraction_right(x_train, t_train))
        test_acc.append(fraction_right(x_test, t_test))

    measure()
    for epoch in range(epochs):
        steps = len(x_train) // batch_size
        if steps == 0:
            steps = 1
        for step in range(steps):
            sgd_step(network, *mini_batch(x_train, t_train, batch_size, rng), learning_rate)
            if verbose:
                print(epoch, step, network.loss(x_train, t_train))
        measure()
    return dict(train_loss=losses, train_accuracy=tuple(train_acc), test_accuracy=test_acc)
