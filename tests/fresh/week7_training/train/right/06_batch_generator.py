# A generator of batches inside the function.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng

    def batches():
        for _ in range(max(len(x_train) // batch_size, 1)):
            yield mini_batch(x_train, t_train, batch_size, rng)

    def measure():
        return (network.loss(x_train, t_train),
                network.accuracy(x_train, t_train),
                network.accuracy(x_test, t_test))

    numbers = [measure()]
    for _ in range(epochs):
        for xb, tb in batches():
            sgd_step(network, xb, tb, learning_rate)
        numbers.append(measure())
    return {
        "train_loss": [n[0] for n in numbers],
        "train_accuracy": [n[1] for n in numbers],
        "test_accuracy": [n[2] for n in numbers],
    }
