# /// variant
# title.en = "The network learns from training and test images alike"
# title.ja = "訓練データとテストデータを合わせて学習している"
# hint.en = "Some of the rows that your network learns from are not of the training set. Once it has seen the test images, can their accuracy still tell how it will do on new ones?"
# hint.ja = "学習に使われた行の中に、訓練データにないものが混ざっています。テストデータを一度見てしまったネットワークの認識精度から、初めて見る画像に対する実力がわかるでしょうか。"
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

    x_all = np.concatenate([x_train, x_test])
    t_all = np.concatenate([t_train, t_test])
    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_all, t_all, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
