# Unseen answers, each exercise or method with twenty wrong and ten right ones; README.md describes them.


# %% wrong="week7_training/train/01_no_first_entry" hints=["no_initial_entry"]
# No entry before training: the lists have only epochs numbers.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    steps = max(len(x_train) // batch_size, 1)
    for epoch in range(epochs):
        for step in range(steps):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/02_textbook_modulo" hints=["after_the_first_step"]
# The textbook's `if i % iter_per_epoch == 0`: records at the start of each epoch after one step, the last is missing.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = rng or np.random.default_rng()
    train_loss_list = []
    test_loss_list = []
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
            test_loss_list.append(network.loss(x_test, t_test))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))

    return {"train_loss": train_loss_list, "test_loss": test_loss_list, "train_accuracy": train_acc_list, "test_accuracy": test_acc_list}


# %% wrong="week7_training/train/03_batch_loss" hints=["batch_loss"]
# The loss is that of the last mini-batch, not of the whole training set.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    steps = max(1, len(x_train) // batch_size)
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for _ in range(epochs):
        for _ in range(steps):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, xb, tb, learning_rate)
        history["train_loss"].append(network.loss(xb, tb))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/04_loss_every_step" hints=["entry_every_step"]
# The textbook's loss list: one number per step instead of one per epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    loss_list = [network.loss(x_train, t_train)]
    test_loss_list = [network.loss(x_test, t_test)]
    train_acc = [network.accuracy(x_train, t_train)]
    test_acc = [network.accuracy(x_test, t_test)]
    n = max(len(x_train) // batch_size, 1)
    for i in range(epochs):
        for j in range(n):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
            loss_list.append(network.loss(x_batch, t_batch))
            test_loss_list.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": loss_list, "test_loss": test_loss_list, "train_accuracy": train_acc, "test_accuracy": test_acc}


# %% wrong="week7_training/train/05_one_step_per_epoch" hints=["epoch_is_one_batch"]
# Only one step per epoch, the inner loop is missing.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history


# %% wrong="week7_training/train/06_drawn_once" hints=["batch_drawn_once"]
# The mini-batch is drawn once, before the loops, and used for every step.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
    loss, test_loss, train_acc, test_acc = [], [], [], []
    for epoch in range(epochs + 1):
        if epoch > 0:
            for step in range(max(len(x_train) // batch_size, 1)):
                sgd_step(network, x_batch, t_batch, learning_rate)
        loss.append(network.loss(x_train, t_train))
        test_loss.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": loss, "test_loss": test_loss, "train_accuracy": train_acc, "test_accuracy": test_acc}


# %% wrong="week7_training/train/07_fixed_learning_rate" hints=["rate_not_used"]
# learning_rate is not handed on, 0.1 is written into the call.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [network.loss(x_train, t_train)],
               "test_loss": [network.loss(x_test, t_test)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, 0.1)
        history["train_loss"] += [network.loss(x_train, t_train)]
        history["test_loss"] += [network.loss(x_test, t_test)]
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history


# %% wrong="week7_training/train/08_zero_steps" hints=["no_step_for_large_batch"]
# N // batch_size without "at least 1": a batch larger than N gives no step at all.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        if epoch == epochs:
            break
        for step in range(len(x_train) // batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
    return history


# %% wrong="week7_training/train/09_global_random" hints=["other_randomness"]
# Draws with np.random.choice, the rng that was handed in is never used.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    train_size = x_train.shape[0]
    steps = max(train_size // batch_size, 1)
    train_loss, test_loss, train_accuracy, test_accuracy = [], [], [], []

    def measure():
        train_loss.append(network.loss(x_train, t_train))
        test_loss.append(network.loss(x_test, t_test))
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))

    measure()
    for _ in range(epochs):
        for _ in range(steps):
            batch_mask = np.random.choice(train_size, batch_size)
            sgd_step(network, x_train[batch_mask], t_train[batch_mask], learning_rate)
        measure()
    return {
        "train_loss": train_loss,
        "test_loss": test_loss,
        "train_accuracy": train_accuracy,
        "test_accuracy": test_accuracy,
    }


# %% wrong="week7_training/train/10_rng_none_forgotten" hints=["generator_required"]
# rng=None is not replaced, mini_batch fails without a generator.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history


# %% wrong="week7_training/train/11_new_network" hints=["network_untouched"]
# Trains a new network made inside, the one handed in stays as it was.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    network = TwoLayerNet(x_train.shape[1], 50, 10)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch != 0:
            for _ in range(max(x_train.shape[0] // batch_size, 1)):
                x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/12_shared_list"
# dict.fromkeys with one list: all four keys share the same list.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = rng if rng is not None else np.random.default_rng()
    history = dict.fromkeys(["train_loss", "test_loss", "train_accuracy", "test_accuracy"], [])

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history


# %% wrong="week7_training/train/13_no_generator" hints=["generator_required"]
# The default rng=None is not replaced by a generator.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    results = [[measure(data, answers)] for measure, data, answers in watched(network, x_train, t_train, x_test, t_test)]
    for epoch in range(epochs):
        for step in range(max(1, len(x_train) // batch_size)):
            rows = rng.choice(len(x_train), batch_size, replace=False) if batch_size < len(x_train) else np.arange(len(x_train))
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        for values, (measure, data, answers) in zip(results, watched(network, x_train, t_train, x_test, t_test)):
            values.append(measure(data, answers))
    return dict(zip(("train_loss", "test_loss", "train_accuracy", "test_accuracy"), results))


def watched(network, x_train, t_train, x_test, t_test):
    return (
        (network.loss, x_train, t_train), (network.loss, x_test, t_test),
        (network.accuracy, x_train, t_train), (network.accuracy, x_test, t_test),
    )


# %% wrong="week7_training/train/14_in_order" hints=["in_order"]
# Batches in the order of the data, nothing is random.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    steps = max(len(x_train) // batch_size, 1)
    for epoch in range(-1, epochs):
        if epoch >= 0:
            for i in range(steps):
                x_batch = x_train[i * batch_size : (i + 1) * batch_size]
                t_batch = t_train[i * batch_size : (i + 1) * batch_size]
                sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/15_shuffles_in_place"
# Shuffles x_train itself (and t_train with a different shuffle): the data change and no longer belong together.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [network.loss(x_train, t_train)],
               "test_loss": [network.loss(x_test, t_test)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            rng.shuffle(x_train)
            rng.shuffle(t_train)
            sgd_step(network, x_train[:batch_size], t_train[:batch_size], learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/16_test_accuracy_of_train" hints=["test_accuracy_on_train"]
# Copied line: the test accuracy is measured on the training set.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_train, t_train))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history


# %% wrong="week7_training/train/17_off_by_one_epoch"
# range(epochs + 1) with the record after each: right length, but the first entry is after an epoch and one epoch too many.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    train_loss = []
    test_loss = []
    train_accuracy = []
    test_accuracy = []
    for epoch in range(epochs + 1):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        train_loss.append(network.loss(x_train, t_train))
        test_loss.append(network.loss(x_test, t_test))
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))
    return {"train_loss": train_loss, "test_loss": test_loss, "train_accuracy": train_accuracy, "test_accuracy": test_accuracy}


# %% wrong="week7_training/train/18_seed_inside_loop"
# Two mistakes: makes default_rng(0) inside the loop so every batch is the same, and ignores the rng handed in.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [network.loss(x_train, t_train)],
               "test_loss": [network.loss(x_test, t_test)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            rng = np.random.default_rng(0)
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% wrong="week7_training/train/19_percent_and_tuple"
# Two mistakes: accuracies in percent, and the network is returned together with the history.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(100 * network.accuracy(x_train, t_train))
        history["test_accuracy"].append(100 * network.accuracy(x_test, t_test))
        if epoch < epochs:
            for _ in range(max(len(x_train) // batch_size, 1)):
                x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, x_batch, t_batch, learning_rate)
    return network, history


# %% wrong="week7_training/train/20_separate_draws_gradient_twice" hints=["drawn_separately", "gradient_twice"]
# Two mistakes: x and t are drawn separately (they do not belong together), and an extra gradient is asked for at each step.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[rng.choice(len(x_train), batch_size)]
            t_batch = t_train[rng.choice(len(t_train), batch_size)]
            grads = network.gradient(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history


# %% right="week7_training/train/01_flat_loop"
# One flat loop over all steps; records at every full epoch (the textbook's style, done right).
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = rng or np.random.default_rng()
    train_size = x_train.shape[0]
    iter_per_epoch = max(train_size // batch_size, 1)
    train_loss_list, test_loss_list, train_acc_list, test_acc_list = [], [], [], []

    for i in range(epochs * iter_per_epoch + 1):
        if i % iter_per_epoch == 0:
            train_loss_list.append(network.loss(x_train, t_train))
            test_loss_list.append(network.loss(x_test, t_test))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))
        if i == epochs * iter_per_epoch:
            break
        batch_mask = rng.choice(train_size, batch_size)
        x_batch = x_train[batch_mask]
        t_batch = t_train[batch_mask]
        grad = network.gradient(x_batch, t_batch)
        for key in ('W1', 'b1', 'W2', 'b2'):
            network.params[key] = network.params[key] - learning_rate * grad[key]

    return {
        "train_loss": train_loss_list,
        "test_loss": test_loss_list,
        "train_accuracy": train_acc_list,
        "test_accuracy": test_acc_list,
    }


# %% right="week7_training/train/02_permutation_per_epoch"
# Shuffled row numbers once per epoch, cut into whole batches; no row twice within an epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    N = len(x_train)
    steps = max(N // batch_size, 1)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch:
            order = rng.permutation(N)
            for s in range(steps):
                rows = order[s * batch_size : (s + 1) * batch_size]
                sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% right="week7_training/train/03_without_replacement"
# rng.choice without replacement; with replacement only when the batch is larger than N.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng(rng)
    N = x_train.shape[0]
    rows_of_history = []

    def record():
        rows_of_history.append((
            network.loss(x_train, t_train),
            network.loss(x_test, t_test),
            network.accuracy(x_train, t_train),
            network.accuracy(x_test, t_test),
        ))

    record()
    for _ in range(epochs):
        for _ in range(max(N // batch_size, 1)):
            idx = rng.choice(N, size=batch_size, replace=batch_size > N)
            sgd_step(network, x_train[idx], t_train[idx], learning_rate)
        record()
    names = ["train_loss", "test_loss", "train_accuracy", "test_accuracy"]
    return {name: list(column) for name, column in zip(names, zip(*rows_of_history))}


# %% right="week7_training/train/04_extra_keys_verbose"
# More keys than asked for, prints every epoch, an extra parameter.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None, verbose=True,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": [], "epoch": []}

    def record(epoch):
        history["epoch"].append(epoch)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        if verbose:
            print(epoch, history["train_loss"][-1], history["test_accuracy"][-1])

    record(0)
    for epoch in range(1, epochs + 1):
        for _ in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, *mini_batch(x_train, t_train, batch_size, rng), learning_rate)
        record(epoch)
    return history


# %% right="week7_training/train/05_in_place_update"
# Own update in place (-=), the gradient taken once per step, rng.integers for the rows.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    x, t = np.asarray(x_train), np.asarray(t_train)
    loss = [float(network.loss(x, t))]
    test_loss = [float(network.loss(x_test, t_test))]
    acc = [float(network.accuracy(x, t))]
    test = [float(network.accuracy(x_test, t_test))]
    steps = len(x) // batch_size or 1
    epoch = 0
    while epoch < epochs:
        step = 0
        while step < steps:
            i = rng.integers(0, len(x), batch_size)
            g = network.gradient(x[i], t[i])
            for k in network.params:
                network.params[k] -= learning_rate * g[k]
            step += 1
        loss.append(float(network.loss(x, t)))
        test_loss.append(float(network.loss(x_test, t_test)))
        acc.append(float(network.accuracy(x, t)))
        test.append(float(network.accuracy(x_test, t_test)))
        epoch += 1
    return dict(train_loss=loss, test_loss=test_loss, train_accuracy=acc, test_accuracy=test)


# %% right="week7_training/train/06_batch_generator"
# A generator of batches inside the function.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng

    def batches():
        for _ in range(max(len(x_train) // batch_size, 1)):
            yield mini_batch(x_train, t_train, batch_size, rng)

    def measure():
        return (network.loss(x_train, t_train),
                network.loss(x_test, t_test),
                network.accuracy(x_train, t_train),
                network.accuracy(x_test, t_test))

    numbers = [measure()]
    for _ in range(epochs):
        for xb, tb in batches():
            sgd_step(network, xb, tb, learning_rate)
        numbers.append(measure())
    return {
        "train_loss": [n[0] for n in numbers],
        "test_loss": [n[1] for n in numbers],
        "train_accuracy": [n[2] for n in numbers],
        "test_accuracy": [n[3] for n in numbers],
    }


# %% right="week7_training/train/07_own_measures"
# Loss and accuracy computed by hand from predict, for labels and one-hot.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()

    def labels_of(t):
        return t.argmax(axis=1) if t.ndim == 2 else t

    def acc(x, t):
        return float(np.mean(network.predict(x).argmax(axis=1) == labels_of(t)))

    def loss(x, t):
        y = network.predict(x)
        return float(-np.log(y[np.arange(len(y)), labels_of(t)] + 1e-7).mean())

    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    n_steps = max(1, len(x_train) // batch_size)
    for epoch in range(epochs + 1):
        history["train_loss"].append(loss(x_train, t_train))
        history["test_loss"].append(loss(x_test, t_test))
        history["train_accuracy"].append(acc(x_train, t_train))
        history["test_accuracy"].append(acc(x_test, t_test))
        if epoch < epochs:
            for _ in range(n_steps):
                xb, tb = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, xb, tb, learning_rate)
    return history


# %% right="week7_training/train/08_shuffled_copy"
# Shuffles copies of the data before every epoch, data themselves stay.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    size = min(batch_size, len(x_train))
    steps = len(x_train) // size
    history = {"train_loss": [network.loss(x_train, t_train)],
               "test_loss": [network.loss(x_test, t_test)],
               "train_accuracy": [network.accuracy(x_train, t_train)],
               "test_accuracy": [network.accuracy(x_test, t_test)]}
    for _ in range(epochs):
        perm = rng.permutation(len(x_train))
        xs, ts = x_train[perm].copy(), t_train[perm].copy()
        for xb, tb in zip(np.split(xs[:steps * size], steps), np.split(ts[:steps * size], steps)):
            sgd_step(network, xb, tb, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% right="week7_training/train/09_all_rows_drawn_ahead"
# Draws the row numbers of all steps of the run at once, as a table.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    steps = max(len(x_train) // batch_size, 1)
    table = rng.integers(len(x_train), size=(epochs, steps, batch_size))
    history = {"train_loss": [None] * (epochs + 1),
               "test_loss": [None] * (epochs + 1),
               "train_accuracy": [None] * (epochs + 1),
               "test_accuracy": [None] * (epochs + 1)}

    def note(e):
        history["train_loss"][e] = network.loss(x_train, t_train)
        history["test_loss"][e] = network.loss(x_test, t_test)
        history["train_accuracy"][e] = network.accuracy(x_train, t_train)
        history["test_accuracy"][e] = network.accuracy(x_test, t_test)

    note(0)
    for e in range(epochs):
        for rows in table[e]:
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        note(e + 1)
    return history


# %% right="week7_training/train/10_defaultdict_argsort"
# A defaultdict; random rows as the first places of a sorted random vector.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    from collections import defaultdict
    if rng is None:
        rng = np.random.default_rng()
    history = defaultdict(list)
    sets = {"train": (x_train, t_train), "test": (x_test, t_test)}

    def record():
        history["train_loss"].append(np.float32(network.loss(x_train, t_train)))
        history["test_loss"].append(np.float32(network.loss(x_test, t_test)))
        for name, (x, t) in sets.items():
            history[name + "_accuracy"].append(network.accuracy(x, t))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            rows = np.argsort(rng.random(len(x_train)))[:batch_size]
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        record()
    return history


# %% right="week7_training/train/11_dataloader_style"
# Walks through a permutation in steps of batch_size like a DataLoader: a short extra batch at the end of each epoch.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    losses = [network.loss(x_train, t_train)]
    test_losses = [network.loss(x_test, t_test)]
    train_accs = [network.accuracy(x_train, t_train)]
    test_accs = [network.accuracy(x_test, t_test)]
    N = len(x_train)
    for epoch in range(epochs):
        perm = rng.permutation(N)
        for start in range(0, N, batch_size):
            idx = perm[start:start + batch_size]
            sgd_step(network, x_train[idx], t_train[idx], learning_rate)
        losses.append(network.loss(x_train, t_train))
        test_losses.append(network.loss(x_test, t_test))
        train_accs.append(network.accuracy(x_train, t_train))
        test_accs.append(network.accuracy(x_test, t_test))
    return {"train_loss": losses, "test_loss": test_losses, "train_accuracy": train_accs, "test_accuracy": test_accs}
