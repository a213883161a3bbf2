# /// variant
# title.en = "A new network is trained in place of the one handed in"
# title.ja = "渡されたネットワークではなく、新しいネットワークを学習させている"
# hint.en = "The network that was handed in knows as little afterwards as before: another one, made inside your function, did the learning. Which network does the caller go on to use?"
# hint.ja = "渡されたネットワークは、学習の前と何も変わっていません。関数の中で新しく作ったネットワークのほうが学習しています。呼び出した人がこのあと使うのは、どちらのネットワークでしょうか。"
# fails = "test_more_than_chance"
# random = true
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    network = TwoLayerNet(784, 50, 10)
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
