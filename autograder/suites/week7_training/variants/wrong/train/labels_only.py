# /// variant
# title.en = "Accuracies are counted for labels only"
# title.ja = "認識精度の計算が、ラベル形式の正解にしか対応していない"
# hint.en = "With one-hot answers your accuracies no longer fit: class numbers are compared with rows of zeros and ones. Who in the notebook already measures accuracy for either kind of answers?"
# hint.ja = "正解がone-hot表現だと、認識精度が正しく求まりません。クラスの番号を、0と1の並んだ行と比べているからです。どちらの形式でも認識精度を求めてくれるものが、ノートブックの中にありませんでしたか。"
# fails = "test_one_hot"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def accuracy(x, t):
        y = np.argmax(network.predict(x), axis=1)
        return np.sum(y == t) / len(x)

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(accuracy(x_train, t_train))
        history["test_accuracy"].append(accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
