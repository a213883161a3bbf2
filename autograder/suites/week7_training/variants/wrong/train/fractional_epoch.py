# /// variant
# title.en = "An epoch is a fraction of steps"
# title.ja = "1エポックのステップ数が小数になっている"
# hint.en = "Where the training set does not divide evenly into mini-batches, your number of steps in an epoch is not a whole number, so epochs end at odd moments or are never noticed at all. Which division gives whole numbers?"
# hint.ja = "訓練データの数がバッチサイズで割り切れないと、1エポックのステップ数が小数になり、エポックの終わりが判定できなくなっています。商が整数になる割り算を使いましょう。"
# fails = "test_steps"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_size = x_train.shape[0]
    iter_per_epoch = max(train_size / batch_size, 1)
    iters_num = int(epochs * iter_per_epoch)
    train_loss_list = [network.loss(x_train, t_train)]
    train_acc_list = [network.accuracy(x_train, t_train)]
    test_acc_list = [network.accuracy(x_test, t_test)]
    for i in range(1, iters_num + 1):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
        if i % iter_per_epoch == 0:
            train_loss_list.append(network.loss(x_train, t_train))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss_list,
        "train_accuracy": train_acc_list,
        "test_accuracy": test_acc_list,
    }
