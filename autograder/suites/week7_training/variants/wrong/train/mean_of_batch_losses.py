# /// variant
# title.en = "The loss is the mean over the epoch's mini-batches, measured on the way"
# title.ja = "エポックの途中で測ったミニバッチの損失を平均している"
# hint.en = "Your losses are put together from mini-batches while the network was still changing, so they belong to no single moment. Of which network is an entry to tell, and on which samples?"
# hint.ja = "ネットワークが変化している途中でミニバッチごとに測った損失を平均しているため、どの時点の損失なのかが決まりません。記録したいのは、いつのネットワークの、どのデータに対する損失でしょうか。"
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
    steps = max(len(x_train) // batch_size, 1)
    for epoch in range(epochs):
        running_loss = 0.0
        for step in range(steps):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            running_loss += network.loss(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(running_loss / steps)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
