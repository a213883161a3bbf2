# /// variant
# title.en = "Recorded after every step instead of every epoch"
# title.ja = "エポックごとではなく、ステップごとに記録している"
# hint.en = "Your lists are much too long: they grow with every mini-batch. Which of the two loops does the record belong to? Measuring over the whole data is also dear, so look at the indentation."
# hint.ja = "リストが長すぎます。ミニバッチを1つ処理するたびに要素が増えています。記録は、二重ループのどちらに属するものでしょうか。データ全体での測定は時間もかかります。字下げの深さを見直してみましょう。"
# fails = "test_entries"
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
            sgd_step(network, x_batch, t_batch, learning_rate)
            record()
    return history
