# /// variant
# title.en = "The number of steps in an epoch is rounded up"
# title.ja = "1エポックのステップ数を切り上げている"
# hint.en = "Where the training set does not divide evenly into mini-batches, your epoch has one step too many. What does the docstring say about a last mini-batch that would not be full?"
# hint.ja = "訓練データの数がバッチサイズで割り切れないとき、1エポックのステップが1つ多くなっています。端数の分をどう扱うか、docstring の式をもう一度見てみましょう。"
# fails = "test_steps"
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
        for step in range(int(np.ceil(len(x_train) / batch_size))):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
