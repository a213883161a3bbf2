# /// variant
# title.en = "Every step uses the whole training set"
# title.ja = "どのステップでも、ミニバッチではなく訓練データ全体を使っている"
# hint.en = "You take the right number of steps, but each is computed from all the training samples at once, which makes it slow. What have mini-batches to do with it, and where do they go in your loop?"
# hint.ja = "ステップの数は合っていますが、毎回すべての訓練データから勾配を求めているため、時間がかかります。ミニバッチはループのどこで使うものでしょうか。"
# fails = "test_rows"
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
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_train, t_train, learning_rate)
        record()
    return history
