# /// variant
# title.en = "Each entry overwrites the one before"
# title.ja = "前の記録を新しい記録で上書きしている"
# hint.en = "Your history holds three single numbers where lists were asked for: every epoch replaces what the last one wrote. How can a value be added to what is there already?"
# hint.ja = "リストのはずのところに、数が1つずつしか入っていません。エポックのたびに、前の値が新しい値に置き換わっています。前の値を残したまま追加していくには、どうすればよいでしょうか。"
# fails = "test_entries"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {}
    history["train_loss"] = network.loss(x_train, t_train)
    history["train_accuracy"] = network.accuracy(x_train, t_train)
    history["test_accuracy"] = network.accuracy(x_test, t_test)
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"] = network.loss(x_train, t_train)
        history["train_accuracy"] = network.accuracy(x_train, t_train)
        history["test_accuracy"] = network.accuracy(x_test, t_test)
    return history
