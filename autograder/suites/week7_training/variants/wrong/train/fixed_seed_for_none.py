# /// variant
# title.en = "Without a generator the same seed is used every time"
# title.ja = "乱数生成器を省略すると、いつも同じシードが使われる"
# hint.en = "When no generator is handed in, two runs of yours draw exactly the same mini-batches. What does the docstring say that None stands for, and what does a fixed seed do to it?"
# hint.ja = "乱数生成器を省略すると、何度実行してもまったく同じミニバッチになります。None は何を意味すると docstring に書いてあるでしょうか。シードを固定すると、それがどう変わるか考えてみましょう。"
# fails = "test_no_generator"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng(42)
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
