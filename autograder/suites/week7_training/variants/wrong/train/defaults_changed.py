# /// variant
# title.en = "The default values are not those of the homework sheet"
# title.ja = "引数の既定値が、宿題の値から変わっている"
# hint.en = "Where epochs, batch size and learning rate are left out, your training runs by other numbers than the homework sheet's. Try things out by handing in arguments, and leave the first line of the stub as it was."
# hint.ja = "エポック数、バッチサイズ、学習率を省略して呼び出すと、宿題の値とは違う条件で学習が進みます。条件を変えて試すときは引数で渡し、def の行は元のままにしておきましょう。"
# fails = "test_left_out"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=20, batch_size=50, learning_rate=0.5, rng=None,
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
