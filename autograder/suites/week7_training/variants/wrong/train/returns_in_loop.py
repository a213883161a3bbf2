# /// variant
# title.en = "The function returns after the first epoch"
# title.ja = "最初のエポックの後で return している"
# hint.en = "Training ends after a single epoch, however many were asked for. A return ends the whole function at once: how far is yours indented?"
# hint.ja = "何エポックと指定されても、1エポックだけで学習が終わっています。return に出会うと、その場で関数全体が終わります。return の行はどこまで字下げされているでしょうか。"
# fails = "test_entries"
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
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
        return history
