# /// variant
# title.en = "An epoch has as many steps as there are samples"
# title.ja = "1エポックのステップ数が、訓練データの数と同じになっている"
# hint.en = "You take one step for every training sample, and each of them learns from a whole mini-batch, so an epoch sees every sample many times over. How many mini-batches make up one epoch?"
# hint.ja = "訓練データの数だけステップを進めていますが、どのステップもミニバッチ1つ分のデータを使うので、1エポックの間に同じデータを何度も見ています。1エポックは、ミニバッチいくつ分でしょうか。"
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
        for i in range(len(x_train)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
