# /// variant
# unusual = "Deals from one shuffled deck and shuffles anew when it runs out; while loops"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"] += [network.loss(x_train, t_train)]
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]

    deck = np.array([], dtype=int)
    record()
    while len(history["train_loss"]) <= epochs:
        done = 0
        while done == 0 or done < len(x_train) // batch_size:
            while len(deck) < batch_size:
                deck = np.concatenate([deck, rng.permutation(len(x_train))])
            rows, deck = deck[:batch_size], deck[batch_size:]
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
            done += 1
        record()
    return history
