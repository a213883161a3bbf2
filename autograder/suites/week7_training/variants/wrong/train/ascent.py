# /// variant
# title.en = "The gradient is added instead of subtracted"
# title.ja = "勾配を引かずに足している"
# hint.en = "The longer your network learns, the larger its loss. In which direction does the gradient point, and in which do you want to go?"
# hint.ja = "学習が進むほど、損失が大きくなっています。勾配はどちらの方向を指しているでしょうか。進みたいのはどちらでしょうか。"
# fails = "test_learning_rate"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            grad = network.gradient(x_batch, t_batch)
            for key in ("W1", "b1", "W2", "b2"):
                network.params[key] += learning_rate * grad[key]
        record()
    return history
