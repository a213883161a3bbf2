# /// variant
# title.en = "The lists are returned under other names"
# title.ja = "リストを、決められたものとは違うキーで返している"
# hint.en = "The dict that you return has keys of your own, so nobody finds the lists in it. What are the three keys called in the docstring?"
# hint.ja = "戻り値のディクショナリのキーが決められたものと違うため、リストを取り出せません。三つのキーは、docstring で何という名前になっていますか。"
# fails = "test_entries"
# random = true
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss_list = [network.loss(x_train, t_train)]
    train_acc_list = [network.accuracy(x_train, t_train)]
    test_acc_list = [network.accuracy(x_test, t_test)]
    for epoch in range(epochs):
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        train_loss_list.append(network.loss(x_train, t_train))
        train_acc_list.append(network.accuracy(x_train, t_train))
        test_acc_list.append(network.accuracy(x_test, t_test))
    return {
        "train_loss_list": train_loss_list,
        "train_acc_list": train_acc_list,
        "test_acc_list": test_acc_list,
    }
