# /// variant
# title.en = "Mini-batches are cut off in the order of the data, down to a smaller last one"
# title.ja = "ミニバッチを並び順に切り出し、端数も最後のミニバッチにしている"
# hint.en = "You go through the training set from front to back, so each epoch brings the same mini-batches in the same order, and the last of them can be too small. Where does chance come in, and how large is every mini-batch to be?"
# hint.ja = "訓練データを前から順に切り出しているため、どのエポックでも同じミニバッチが同じ順番で現れ、最後の一つは小さくなることがあります。乱数はどこで使うのでしょうか。ミニバッチの大きさはどう決められているでしょうか。"
# fails = "test_new_batches"
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
        for i in range(0, len(x_train), batch_size):
            x_batch, t_batch = x_train[i : i + batch_size], t_train[i : i + batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
