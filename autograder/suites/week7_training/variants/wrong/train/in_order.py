# /// variant
# title.en = "Mini-batches are cut off in the order of the data"
# title.ja = "ミニバッチを、データの並び順に切り出している"
# hint.en = "You go through the training set from front to back, so each epoch brings the same mini-batches in the same order. What does the word stochastic in stochastic gradient descent ask for?"
# hint.ja = "訓練データを前から順に切り出しているため、どのエポックでも同じミニバッチが同じ順番で現れます。「確率的」勾配降下法という名前は、何を求めているのでしょうか。"
# fails = "test_new_batches"
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
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[i * batch_size : (i + 1) * batch_size]
            t_batch = t_train[i * batch_size : (i + 1) * batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
