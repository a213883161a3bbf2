# /// variant
# unusual = "Calls itself with one epoch less; the answers are handed on one-hot"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    start = {
        "train_loss": [network.loss(x_train, t_train)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    if epochs == 0:
        return start
    classes = len(network.params["b2"])
    hot = t_train if np.ndim(t_train) == 2 else np.eye(classes)[t_train]
    for _ in range(max(len(x_train) // batch_size, 1)):
        sgd_step(network, *mini_batch(x_train, hot, batch_size, rng), learning_rate)
    rest = train(
        network, x_train, t_train, x_test, t_test, epochs - 1, batch_size, learning_rate, rng
    )
    return {name: start[name] + rest[name] for name in start}
