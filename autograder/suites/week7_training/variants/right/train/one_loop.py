# /// variant
# unusual = "One loop over all steps; batches without replacement; prints"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = rng or np.random.default_rng()
    n = x_train.shape[0]
    per_epoch = max(n // batch_size, 1)
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    for i in range(epochs * per_epoch + 1):
        if i % per_epoch == 0:
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["train_loss"].append(network.loss(x_train, t_train))
            print("epoch", i // per_epoch, history["train_loss"][-1])
        if i < epochs * per_epoch:
            rows = rng.choice(n, min(batch_size, n), replace=False)
            sgd_step(network, np.take(x_train, rows, axis=0), t_train[rows], learning_rate)
    return history
