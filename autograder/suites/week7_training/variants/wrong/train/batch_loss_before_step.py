# /// variant
# title.en = "The loss is that of the last mini-batch, before its step"
# title.ja = "損失を、最後のミニバッチで、しかも更新の前に測っている"
# hint.en = "The losses in your history tell of a few samples only, and of the network as it was before the last step. When is an epoch over, and over which samples is its loss the mean?"
# hint.ja = "履歴の損失は、わずかなデータだけで、しかも最後の更新より前のネットワークで測った値です。エポックが終わるのはいつで、その損失はどの範囲のデータの平均でしょうか。"
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
            loss = network.loss(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(loss)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
