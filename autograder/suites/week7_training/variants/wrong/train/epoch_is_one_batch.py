# /// variant
# title.en = "An epoch is a single step"
# title.ja = "1エポックが1ステップだけになっている"
# hint.en = "Your network takes one step in each epoch, and hardly learns. An epoch lasts until the network has seen about as many samples as there are in the training set: how many mini-batches does that take?"
# hint.ja = "1エポックに1ステップしか進まないため、ほとんど学習できていません。1エポックは、訓練データの総数とほぼ同じ数のデータを見終わるまで続きます。それにはミニバッチがいくつ必要でしょうか。"
# fails = "test_steps"
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
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
