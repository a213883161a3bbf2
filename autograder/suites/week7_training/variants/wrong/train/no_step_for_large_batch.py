# /// variant
# title.en = "No step at all where the batch size exceeds the training set"
# title.ja = "バッチサイズが訓練データより大きいと、1ステップも進まない"
# hint.en = "With very few training samples your network learns nothing: not one step is taken. What does a division without remainder give when the divisor is the larger number, and how many steps does an epoch have at least?"
# hint.ja = "訓練データがとても少ないと、ネットワークは1ステップも学習しません。割る数のほうが大きいとき、商はいくつになるでしょうか。1エポックのステップ数には下限がありました。"
# fails = "test_large_batch"
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
        for step in range(len(x_train) // batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
