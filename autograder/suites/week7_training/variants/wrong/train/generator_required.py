# /// variant
# title.en = "Nothing is drawn with where no generator is given"
# title.ja = "乱数生成器が省略された場合に対応していない"
# hint.en = "Your loop works as long as a generator is handed in, and stops with an error where it is left out. Which value does the parameter have then, and what does the docstring say about it?"
# hint.ja = "乱数生成器を渡せば動きますが、省略するとエラーで止まります。そのとき引数はどんな値になっているでしょうか。その場合にどうするかは docstring に書いてあります。"
# fails = "test_no_generator"
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
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
