# /// variant
# title.en = "Every mini-batch consists of the first rows"
# title.ja = "いつも先頭の行だけをミニバッチにしている"
# hint.en = "Your network only ever sees the first rows of the training set; it might as well have no others. Where does chance come into the choice of a mini-batch?"
# hint.ja = "訓練データの先頭の行しか学習に使われず、残りのデータは一度も使われません。ミニバッチを選ぶとき、乱数はどこで使われるはずでしょうか。"
# fails = "test_every_row_has_a_chance"
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
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[:batch_size]
            t_batch = t_train[:batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
