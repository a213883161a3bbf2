# /// variant
# title.en = "The network handed in is never trained"
# title.ja = "渡されたネットワークを学習させていない"
# hint.en = "The network that was handed in knows as little afterwards as before: its gradient is never asked for. Is it another network that learns in your function, or does the history come from somewhere else?"
# hint.ja = "渡されたネットワークは、学習の前と何も変わっていません。その勾配が一度も求められていないからです。関数の中で、別のネットワークを学習させていませんか。履歴の値は、どこから来ているでしょうか。"
# fails = "test_more_than_chance"
# random = true
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    net = TwoLayerNet(x_train.shape[1], 50, 10)
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(net.loss(x_train, t_train))
        history["train_accuracy"].append(net.accuracy(x_train, t_train))
        history["test_accuracy"].append(net.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(net, x_batch, t_batch, learning_rate)
        record()
    return history
