# /// variant
# title.en = "Every epoch begins again from the starting parameters"
# title.ja = "エポックごとに、パラメータを最初の値に戻している"
# hint.en = "More epochs do not make your network any better: whatever one of them has learned is gone when the next begins. Where do the parameters of a new epoch come from?"
# hint.ja = "エポックを重ねても、ネットワークが良くなっていきません。あるエポックで学んだことが、次のエポックの始めに失われています。新しいエポックは、どんなパラメータから始まるべきでしょうか。"
# fails = "test_most_digits"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    first = {name: value.copy() for name, value in network.params.items()}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        network.params = {name: value.copy() for name, value in first.items()}
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
