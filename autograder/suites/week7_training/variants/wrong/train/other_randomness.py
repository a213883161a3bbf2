# /// variant
# title.en = "Mini-batches are drawn with another source of randomness than rng"
# title.ja = "ミニバッチを、rng とは別の乱数で選んでいる"
# hint.en = "The generator that was handed in has no influence on your mini-batches, so nobody can repeat your run. Is the argument used at all, or does chance come from elsewhere, or from a generator made anew?"
# hint.ja = "渡された乱数生成器がミニバッチの選び方に影響しないため、同じ学習をもう一度再現することができません。引数を使わずに別の乱数を使ったり、乱数生成器を作り直したりしていませんか。"
# fails = "test_uses_the_generator"
# random = true
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

    train_size = x_train.shape[0]
    record()
    for epoch in range(epochs):
        for step in range(max(train_size // batch_size, 1)):
            batch_mask = np.random.choice(train_size, batch_size)
            sgd_step(network, x_train[batch_mask], t_train[batch_mask], learning_rate)
        record()
    return history
