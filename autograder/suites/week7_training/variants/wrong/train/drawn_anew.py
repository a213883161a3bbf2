# /// variant
# title.en = "Every epoch begins with new random parameters"
# title.ja = "エポックごとに、パラメータを乱数で作り直している"
# hint.en = "More epochs do not make your network any better, for each of them begins with a network that knows nothing. When are the parameters drawn at random, and by whom?"
# hint.ja = "エポックを重ねても、ネットワークが良くなっていきません。どのエポックも、何も知らないネットワークから始まっているからです。パラメータを乱数で決めるのは、いつ、どこの仕事でしょうか。"
# fails = "test_most_digits"
# random = true
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
        for name, value in network.params.items():
            network.params[name] = 0.01 * np.random.randn(*value.shape)
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
