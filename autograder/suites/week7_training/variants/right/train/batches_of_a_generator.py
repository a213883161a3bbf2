# /// variant
# unusual = "A generator function yields the mini-batches, a class keeps the record; keyword arguments"
# ///
def batches(x, t, size, rng):
    for _ in range(max(len(x) // size, 1)):
        yield mini_batch(x=x, t=t, size=size, rng=rng)


class Recorder(dict):
    def note(self, **values):
        for name, value in values.items():
            self.setdefault(name, []).append(value)


def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng(rng)
    history = Recorder()
    for epoch in range(epochs + 1):
        if epoch > 0:
            for x, t in batches(x_train, t_train, batch_size, rng):
                sgd_step(network, x_batch=x, t_batch=t, learning_rate=learning_rate)
        history.note(
            train_loss=network.loss(x_train, t_train),
            train_accuracy=network.accuracy(x_train, t_train),
            test_accuracy=network.accuracy(x_test, t_test),
            learning_rate=learning_rate,
        )
    return history
