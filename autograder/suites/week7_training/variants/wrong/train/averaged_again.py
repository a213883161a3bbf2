# /// variant
# title.en = "The step is divided by the batch size once more"
# title.ja = "更新量を、バッチサイズでもう一度割っている"
# hint.en = "Your network goes in the right direction, but with steps that shrink as the mini-batches grow. The loss is a mean over the mini-batch: what does that make of its gradient?"
# hint.ja = "進む方向は合っていますが、ミニバッチが大きいほど歩幅が小さくなっています。損失はミニバッチの平均でした。では、その勾配はもう何になっているでしょうか。"
# fails = "test_learning_rate"
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
            sgd_step(network, x_batch, t_batch, learning_rate / batch_size)
        record()
    return history
