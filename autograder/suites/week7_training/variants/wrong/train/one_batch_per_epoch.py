# /// variant
# title.en = "A new mini-batch is drawn only once an epoch"
# title.ja = "ミニバッチをエポックごとに1回しか選び直していない"
# hint.en = "All steps of an epoch learn from the same mini-batch; only the next epoch brings another. In which of the two loops does the drawing belong?"
# hint.ja = "1つのエポックの間、どのステップでも同じミニバッチを使い回しています。選び直されるのは次のエポックになってからです。ミニバッチを選ぶ行は、二重ループのどちらに入れるべきでしょうか。"
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
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
