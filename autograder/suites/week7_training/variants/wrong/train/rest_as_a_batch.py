# /// variant
# title.en = "What is left over makes a last, smaller mini-batch"
# title.ja = "余りの行を、最後の小さなミニバッチにしている"
# hint.en = "You deal out the shuffled rows to the very end, so the last mini-batch of an epoch can be smaller than the others. How large is every mini-batch to be, and what happens to the rows that are left over?"
# hint.ja = "並べ替えた行を最後まで使い切っているため、エポックの最後のミニバッチだけ小さくなることがあります。ミニバッチの大きさはどう決められているでしょうか。余った行はどうすればよいでしょうか。"
# fails = "test_rows"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    loss, train_acc, test_acc = [], [], []
    loss.append(network.loss(x_train, t_train))
    train_acc.append(network.accuracy(x_train, t_train))
    test_acc.append(network.accuracy(x_test, t_test))
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(x_train), batch_size):
            rows = order[start : start + batch_size]
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        loss.append(network.loss(x_train, t_train))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": loss, "train_accuracy": train_acc, "test_accuracy": test_acc}
