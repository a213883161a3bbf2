# /// variant
# title.en = "The learning rate is a fixed number"
# title.ja = "学習率が決まった数に固定されている"
# hint.en = "Your network takes steps of the same length whichever learning rate is asked for. Look for a number in your loop that should be one of the arguments."
# hint.ja = "どんな学習率を指定しても、同じ歩幅で進んでいます。引数の値を使うべきところに、数をそのまま書いていませんか。"
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
            sgd_step(network, x_batch, t_batch, 0.1)
        record()
    return history
