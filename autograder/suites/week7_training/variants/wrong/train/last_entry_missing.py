# /// variant
# title.en = "Recorded before every epoch, but not after the last"
# title.ja = "各エポックの前に記録し、最後のエポックの後は記録していない"
# hint.en = "Your record begins well, with the untrained network, but it ends too early: what the last epoch achieved is found in none of your lists. At which moments of training does the docstring want an entry?"
# hint.ja = "学習前の値から正しく記録が始まっていますが、終わるのが早すぎます。最後のエポックの成果が、どのリストにも残っていません。docstring では、どの時点で記録することになっているでしょうか。"
# fails = "test_entries"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    iter_per_epoch = max(len(x_train) // batch_size, 1)
    for i in range(epochs * iter_per_epoch):
        if i % iter_per_epoch == 0:
            history["train_loss"].append(network.loss(x_train, t_train))
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
    return history
