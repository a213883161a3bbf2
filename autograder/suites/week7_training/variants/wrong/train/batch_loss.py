# /// variant
# title.en = "The loss is that of the last mini-batch"
# title.ja = "損失を、最後のミニバッチだけで測っている"
# hint.en = "The losses in your history jump about, for they tell only of the few samples that were drawn last. Over which samples are they to be the mean?"
# hint.ja = "履歴の損失が大きくばらついています。最後に選ばれたわずかなデータでしか測っていないからです。どの範囲のデータの平均を記録すべきでしょうか。"
# fails = "test_loss"
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
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
