# /// variant
# title.en = "The history begins anew in every epoch"
# title.ja = "エポックごとに履歴を空に戻している"
# hint.en = "Of all epochs, only the last is left in your history. Something wipes out what was written before: in which line do the empty lists come into being, and how often does it run?"
# hint.ja = "履歴には最後のエポックの記録しか残っていません。それまでの記録が途中で消えています。空のリストを作っているのはどの行で、その行は何回実行されるでしょうか。"
# fails = "test_entries"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    for epoch in range(epochs):
        history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
