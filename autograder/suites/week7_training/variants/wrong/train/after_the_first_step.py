# /// variant
# title.en = "Recorded after the first step of an epoch, not after its last"
# title.ja = "エポックの最後ではなく、最初のステップの直後に記録している"
# hint.en = "You record once an epoch, but too early in it: the network has taken only one step of the epoch, and the work of the last epoch never shows. When is an epoch over, and what about the moment before the very first step?"
# hint.ja = "1エポックに1回記録していますが、タイミングが早すぎます。そのエポックをまだ1ステップしか進めていないうちに記録しており、最後のエポックの成果も残りません。エポックが終わるのはいつでしょうか。最初の一歩を踏み出す前の記録はどうしますか。"
# fails = "test_entries"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss_list = []
    train_acc_list = []
    test_acc_list = []
    iter_per_epoch = max(x_train.shape[0] // batch_size, 1)
    iters_num = epochs * iter_per_epoch
    for i in range(iters_num):
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
