# /// variant
# title.en = "A generator with a seed of its own replaces the one handed in"
# title.ja = "渡された乱数生成器を、シードを固定した別のもので置き換えている"
# hint.en = "Your mini-batches are the same in every run, whichever generator is handed in. Look for the line that makes a generator: in which case alone is a new one called for?"
# hint.ja = "どんな乱数生成器を渡されても、毎回同じミニバッチになっています。乱数生成器を作っている行を探しましょう。新しく作る必要があるのは、どんな場合だけでしょうか。"
# fails = "test_uses_the_generator"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng(0)
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
