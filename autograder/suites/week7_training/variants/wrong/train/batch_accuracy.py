# /// variant
# title.en = "The training accuracy is that of the last mini-batch"
# title.ja = "訓練データの認識精度を、最後のミニバッチだけで測っている"
# hint.en = "Your training accuracy leaps up and down, for it is counted on one mini-batch alone. How many of the training samples should have a say in it?"
# hint.ja = "訓練データの認識精度が大きく上下しています。一つのミニバッチだけで数えているからです。どれだけの訓練データで数えるべきでしょうか。"
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
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_batch, t_batch))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
