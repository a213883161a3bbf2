# /// variant
# title.en = "The batch size is taken for the number of steps in an epoch"
# title.ja = "バッチサイズを、1エポックのステップ数として使っている"
# hint.en = "The larger your mini-batches, the more steps your epoch has; it should be the other way round. Think of a deck of cards dealt out in hands: how many hands are there?"
# hint.ja = "ミニバッチを大きくすると、1エポックのステップ数まで増えています。本来は逆になるはずです。訓練データをバッチサイズずつ取り分けていくと、いくつの束ができるでしょうか。"
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
        for i in range(batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
