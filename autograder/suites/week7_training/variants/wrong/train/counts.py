# /// variant
# title.en = "Right answers are counted, but not turned into a fraction"
# title.ja = "正解の数を数えただけで、割合にしていない"
# hint.en = "Your accuracies grow with the size of the set, so those of the training and the test images cannot be compared. When would two such counts mean the same?"
# hint.ja = "認識精度がデータの数とともに大きくなるので、訓練データとテストデータの値を比べられません。個数を割合にするには、どうすればよいでしょうか。"
# fails = "test_accuracies"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def right(x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return int(np.sum(network.predict(x).argmax(axis=1) == labels))

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(right(x_train, t_train))
        history["test_accuracy"].append(right(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
