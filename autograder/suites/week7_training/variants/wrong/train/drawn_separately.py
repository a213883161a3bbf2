# /// variant
# title.en = "Samples and answers are drawn separately"
# title.ja = "データと正解を別々に選んでいる"
# hint.en = "In your mini-batches the samples stand beside the answers of others. Each draw gives other rows: how do you make sure that both come from the same ones?"
# hint.ja = "ミニバッチの中で、データの隣にほかのデータの正解が並んでいます。引くたびに違う行が選ばれるので、両方を同じ行から取り出す工夫が必要です。"
# fails = "test_rows_belong_together"
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
            x_batch = x_train[rng.choice(len(x_train), batch_size)]
            t_batch = t_train[rng.choice(len(t_train), batch_size)]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
