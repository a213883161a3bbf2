# The textbook's `if i % iter_per_epoch == 0`: records at the start of each epoch after one step, the last is missing.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = rng or np.random.default_rng()
    train_loss_list = []
    train_acc_list = []
    test_acc_list = []
    train_size = x_train.shape[0]
    iter_per_epoch = max(train_size // batch_size, 1)
    iters_num = epochs * iter_per_epoch

    for i in range(iters_num):
        batch_mask = rng.choice(train_size, batch_size)
        x_batch = x_train[batch_mask]
        t_batch = t_train[batch_mask]

        grad = network.gradient(x_batch, t_batch)
        for key in ('W1', 'b1', 'W2', 'b2'):
            network.params[key] -= learning_rate * grad[key]

        if i % iter_per_epoch == 0:
            train_loss_list.append(network.loss(x_train, t_train))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))

    return {"train_loss": train_loss_list, "train_accuracy": train_acc_list, "test_accuracy": test_acc_list}
