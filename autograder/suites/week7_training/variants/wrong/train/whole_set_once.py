# /// variant
# title.en = "One step with the whole training set in place of mini-batches"
# title.ja = "ミニバッチを使わず、訓練データ全体で1ステップだけ進めている"
# hint.en = "Each of your epochs is one long computation over all the training samples, and then a single step. Stochastic gradient descent takes many quick steps instead: what is each of them computed from?"
# hint.ja = "1エポックごとに訓練データ全体で勾配を求め、1ステップだけ進んでいます。確率的勾配降下法では、もっと少ないデータで素早く何歩も進みます。1回のステップには何を使うのでしょうか。"
# fails = "test_steps"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        sgd_step(network, x_train, t_train, learning_rate)
        record()
    return history
