# /// variant
# title.en = "The network learns from the test images"
# title.ja = "テストデータで学習している"
# hint.en = "Your network learns from rows that are not of the training set. Its accuracy on the test images then looks splendid and means nothing: what are those images kept aside for?"
# hint.ja = "訓練データにない行で学習しています。これではテストデータでの認識精度がどれほど高くても、意味がありません。テストデータは何のために分けてあるのでしょうか。"
# fails = "test_as_well_as_the_reference"
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
            x_batch, t_batch = mini_batch(x_test, t_test, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
