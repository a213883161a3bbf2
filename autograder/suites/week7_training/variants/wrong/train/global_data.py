# /// variant
# title.en = "The notebook's own data are used in place of the arguments"
# title.ja = "引数ではなく、ノートブックの変数のデータを使っている"
# hint.en = "Whatever data are handed in, your network learns from the digits that the notebook has loaded. Compare the names in the first line of your function with those inside it."
# hint.ja = "どんなデータを渡されても、ノートブックで読み込んだ数字の画像から学習しています。関数の1行目の引数の名前と、関数の中で使っている名前を見比べてみましょう。"
# fails = "test_renamed_digits"
# ///
def train(
    network, x, t, x_te, t_te, epochs=10, batch_size=100, learning_rate=0.1, rng=None
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
