# /// variant
# title.en = "Loss and training accuracy are those of the last mini-batch"
# title.ja = "損失も訓練データの認識精度も、最後のミニバッチだけで測っている"
# hint.en = "What you record of training tells of one mini-batch alone, so loss and accuracy jump about from epoch to epoch. Over which samples does the docstring want them?"
# hint.ja = "損失も訓練データの認識精度も、一つのミニバッチだけで測った値なので、エポックごとに大きくばらつきます。docstring では、どの範囲のデータで測ることになっているでしょうか。"
# fails = "test_accuracies"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_batch, t_batch))
        history["train_accuracy"].append(network.accuracy(x_batch, t_batch))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
