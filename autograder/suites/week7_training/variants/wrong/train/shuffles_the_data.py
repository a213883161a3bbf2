# /// variant
# title.en = "The training set itself is shuffled"
# title.ja = "訓練データそのものを並べ替えている"
# hint.en = "After your training the rows of the training set lie in another order than before, and whoever uses them next is surprised. What could you shuffle in place of the data?"
# hint.ja = "学習の後、渡された訓練データの行の順番が変わっています。次にこのデータを使う人が困ってしまいます。データそのものの代わりに、何を並べ替えればよいでしょうか。"
# fails = "test_data_stay"
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
        order = rng.permutation(len(x_train))
        x_train[:] = x_train[order]
        t_train[:] = t_train[order]
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[i * batch_size : (i + 1) * batch_size]
            t_batch = t_train[i * batch_size : (i + 1) * batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
