# /// variant
# title.en = "Accuracies are recorded in percent"
# title.ja = "認識精度をパーセントで記録している"
# hint.en = "Your accuracies run far beyond 1. An accuracy is the fraction of right answers: what is it when all of them are right?"
# hint.ja = "認識精度が 1 を大きく超えています。認識精度は正解の割合です。すべて正解したとき、割合はいくつになるでしょうか。"
# fails = "test_accuracies"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(100 * network.accuracy(x_train, t_train))
        history["test_accuracy"].append(100 * network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
