# /// variant
# title.en = "The loss is measured on the test set"
# title.ja = "損失をテストデータで測っている"
# hint.en = "What you record as the training loss is not that of the samples the network learns from. Which two sets are handed in, and which of them does each of the three lists tell of?"
# hint.ja = "訓練データの損失として記録されている値が、学習に使ったデータの損失になっていません。渡された二組のデータのうち、三つのリストはそれぞれどちらについての記録でしょうか。"
# fails = "test_loss"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
