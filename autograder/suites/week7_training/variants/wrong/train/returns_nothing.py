# /// variant
# title.en = "The history is kept, but never returned"
# title.ja = "履歴を作っているが、返していない"
# hint.en = "The network learns, but whoever calls your function gets nothing back, so no curve can be drawn. How does what you recorded leave the function?"
# hint.ja = "ネットワークの学習は進んでいますが、関数からは何も返ってこないため、学習曲線が描けません。記録した履歴を呼び出し元に渡すには、何が必要でしょうか。"
# fails = "test_entries"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch > 0:
            for step in range(max(len(x_train) // batch_size, 1)):
                x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        print(epoch, history["train_loss"][-1], history["test_accuracy"][-1])
