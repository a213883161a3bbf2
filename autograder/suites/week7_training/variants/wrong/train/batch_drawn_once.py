# /// variant
# title.en = "A single mini-batch is drawn, before the loops"
# title.ja = "ミニバッチを、ループの前に1回だけ選んでいる"
# hint.en = "Every step of yours learns from the same few samples, and the network gets to know no others. How often has the line that draws to run?"
# hint.ja = "どのステップでも同じデータばかり使っていて、ほかのデータから学ぶことがありません。ミニバッチを選ぶ行は、何回実行される必要があるでしょうか。"
# fails = "test_new_batches"
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
    x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
