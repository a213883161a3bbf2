# /// variant
# title.en = "The gradient is computed twice in every step"
# title.ja = "1ステップの間に勾配を2回求めている"
# hint.en = "Every step of yours computes the gradient two times: once in the loop, and once more inside the function that takes the step. One of the two is thrown away unused; which one?"
# hint.ja = "1ステップごとに勾配を2回計算しています。ループの中で1回、一歩進む関数の中でもう1回です。そのうち一方は使われないまま捨てられています。どちらでしょうか。"
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
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            grads = network.gradient(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
