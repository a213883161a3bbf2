# The variant bank of `train`; docs/suites.md describes the format.

# %% wrong="after_the_first_step" lacks="entries, losses, accuracies"
# en: The record is made after the first step of an epoch, not after its last step
#     You record once per epoch, but too early: the network has taken only one step of the epoch,
#     and the result of the last epoch is never recorded. When is an epoch over, and what should be
#     recorded before the very first step?
# ja: エポックの最後ではなく、最初のステップの直後に記録している
#     1エポックに1回記録していますが、タイミングが早すぎます。そのエポックをまだ1ステップしか進めて
#     いないうちに記録しており、最後のエポックの成果も残りません。エポックが終わるのはいつでしょう
#     か。最初の1歩を踏み出す前には、何を記録すべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss_list = []
    test_loss_list = []
    train_acc_list = []
    test_acc_list = []
    iter_per_epoch = max(x_train.shape[0] // batch_size, 1)
    iters_num = epochs * iter_per_epoch
    for i in range(iters_num):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
        if i % iter_per_epoch == 0:
            train_loss_list.append(network.loss(x_train, t_train))
            test_loss_list.append(network.loss(x_test, t_test))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss_list,
        "test_loss": test_loss_list,
        "train_accuracy": train_acc_list,
        "test_accuracy": test_acc_list,
    }

# %% wrong="all_on_the_batch" lacks="losses, accuracies"
# en: Training loss and training accuracy are those of the last mini-batch
#     You measure training loss and training accuracy on one mini-batch only, so they jump about
#     from epoch to epoch. On which samples should they be measured, according to the docstring?
# ja: 訓練データの損失も正解率も、最後のミニバッチだけで測っている
#     訓練データの損失も正解率も、1つのミニバッチだけで測った値なので、エポックごとに大きくばらつき
#     ます。docstringでは、どの範囲のデータで測ることになっているでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_batch, t_batch))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_batch, t_batch))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="ascent" lacks="learning_rate, left_out, digits"
# en: The gradient is added instead of subtracted
#     The longer your network learns, the larger its loss becomes. In which direction does the
#     gradient point, and in which direction do you want to move?
# ja: 勾配を引かずに足している
#     学習が進むほど、損失が大きくなっています。勾配はどちらの方向を指しているでしょうか。進みたいの
#     はどちらでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            grad = network.gradient(x_batch, t_batch)
            for key in ("W1", "b1", "W2", "b2"):
                network.params[key] += learning_rate * grad[key]
        record()
    return history

# %% wrong="averaged_again" lacks="learning_rate, left_out, digits"
# en: The step is divided by the batch size once more
#     Your network moves in the right direction, but its steps shrink as the mini-batches grow.
#     The loss is a mean over the mini-batch: what does this mean for its gradient?
# ja: 更新量を、バッチサイズでもう一度割っている
#     進む方向は合っていますが、ミニバッチが大きいほど歩幅が小さくなっています。ミニバッチの損失は、
#     各データの損失の平均です。では、その勾配は何を平均したものでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate / batch_size)
        record()
    return history

# %% wrong="batch_accuracy" lacks="accuracies"
# en: The training accuracy is that of the last mini-batch
#     Your training accuracy jumps up and down because you measure it on one mini-batch only. On how
#     many of the training samples should it be measured?
# ja: 訓練データの正解率を、最後のミニバッチだけで測っている
#     訓練データの正解率が大きく上下しています。1つのミニバッチだけで測っているからです。どれだけの
#     訓練データで測るべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_batch, t_batch))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="batch_drawn_once" lacks="new_batches, every_row_has_a_chance, digits"
# en: A single mini-batch is drawn, before the loops
#     All your steps learn from the same few samples, and the network never sees the others. How
#     often does the line that draws a mini-batch have to run?
# ja: ミニバッチを、ループの前に1回だけ選んでいる
#     どのステップでも同じデータばかり使っていて、ほかのデータから学ぶことがありません。ミニバッチを
#     選ぶ行は、何回実行される必要があるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="batch_loss" lacks="losses"
# en: The training loss is that of the last mini-batch
#     The training losses in your history jump about because they are measured only on the few
#     samples that were drawn last. Over which samples should you take the mean?
# ja: 訓練データの損失を、最後のミニバッチだけで測っている
#     履歴にある訓練データの損失が、大きくばらついています。最後に選ばれたわずかなデータでしか測って
#     いないからです。どの範囲のデータで平均した損失を記録すべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_batch, t_batch))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="batch_loss_before_step" lacks="losses"
# en: The training loss is that of the last mini-batch, before the last step
#     The training losses in your history are measured on a few samples only, and before the network
#     takes its last step. When is an epoch over, and on which samples should the loss then be
#     measured?
# ja: 訓練データの損失を、最後のミニバッチで、しかも更新の前に測っている
#     履歴にある訓練データの損失は、わずかなデータだけで、しかも最後の更新より前のネットワークで測っ
#     た値です。エポックが終わるのはいつでしょうか。そのとき、損失はどの範囲のデータで測るべきでしょ
#     うか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            loss = network.loss(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(loss)
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="batch_size_as_steps" lacks="steps, left_out, digits"
# en: The batch size is used as the number of steps in an epoch
#     The larger your mini-batches, the more steps your epoch has; it should be the other way round.
#     If you divide the training data into groups of batch_size samples, how many groups do you get?
# ja: バッチサイズを、1エポックのステップ数として使っている
#     ミニバッチを大きくすると、1エポックのステップ数まで増えています。本来は逆になるはずです。訓練
#     データをバッチサイズずつ取り分けていくと、いくつの束ができるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for i in range(batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="batch_size_not_used" lacks="rows"
# en: The mini-batches always have the same size, whatever batch_size is
#     The size of your mini-batches does not change when another batch size is given. Look for a
#     fixed number in your loop: which argument should replace it?
# ja: batch_sizeに関係なく、ミニバッチの大きさがいつも同じ
#     バッチサイズを変えても、ミニバッチの大きさが変わりません。ループの中に、数がそのまま書かれてい
#     るところはありませんか。そこにはどの引数が入るべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, 100, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="begins_anew" lacks="learning_rate, left_out, losses, accuracies, digits"
# en: Every epoch begins again from the starting parameters
#     More epochs do not make your network any better: what it learns in one epoch is lost when the
#     next begins. With which parameters should a new epoch begin?
# ja: エポックごとに、パラメータを最初の値に戻している
#     エポックを重ねても、ネットワークが良くなっていきません。あるエポックで学んだことが、次のエポッ
#     クの始めに失われています。新しいエポックは、どんなパラメータから始まるべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    first = {name: value.copy() for name, value in network.params.items()}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        network.params = {name: value.copy() for name, value in first.items()}
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="counts" lacks="accuracies"
# en: Right answers are counted, but not turned into a fraction
#     Your accuracies grow with the amount of data, so those of the training and the test images
#     cannot be compared. How do you turn a count into a fraction?
# ja: 正解の数を数えただけで、割合にしていない
#     正解率がデータの数とともに大きくなるので、訓練データとテストデータの値を比べられません。個数を
#     割合にするには、どうすればよいでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def right(x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return int(np.sum(network.predict(x).argmax(axis=1) == labels))

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(right(x_train, t_train))
        history["test_accuracy"].append(right(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="defaults_changed" lacks="left_out"
# en: The default values are not those of the homework sheet
#     If the number of epochs, the batch size and the learning rate are left out, your training uses
#     numbers other than those of the homework sheet. Try things out by passing other arguments, and
#     leave the first line of the function as it was.
# ja: 引数の既定値が、宿題の値から変わっている
#     エポック数、バッチサイズ、学習率を省略して呼び出すと、宿題の値とは違う条件で学習が進みます。条
#     件を変えて試すときは引数で渡し、defの行は変えないでおきましょう。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=20, batch_size=50, learning_rate=0.5, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="drawn_anew" lacks="learning_rate, left_out, losses, accuracies, digits" random="true"
# en: Every epoch begins with new random parameters
#     More epochs do not make your network any better, because each of them begins with a network
#     that knows nothing. When should the parameters be drawn at random, and by which code?
# ja: エポックごとに、パラメータを乱数で作り直している
#     エポックを重ねても、ネットワークが良くなっていきません。どのエポックも、何も知らないネットワー
#     クから始まっているからです。パラメータを乱数で決めるのは、いつ、どのコードの役目でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for name, value in network.params.items():
            network.params[name] = 0.01 * np.random.randn(*value.shape)
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="drawn_separately" lacks="rows_belong_together, digits"
# en: Samples and answers are drawn separately
#     In your mini-batches, samples have the answers of other samples. Each draw gives different
#     rows: how do you make sure that samples and answers come from the same rows?
# ja: データと正解を別々に選んでいる
#     ミニバッチの中で、データにほかのデータの正解が組み合わされています。行を選び直すたびに、違う行
#     になります。データと正解を同じ行から取り出すには、どうすればよいでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
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
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="entry_every_step" lacks="entries, losses, accuracies"
# en: The record is made after every step instead of every epoch
#     Your lists are much too long: they grow with every mini-batch, and measuring on all the data
#     each time is slow. Which of the two loops does the recording belong in? Check its indentation.
# ja: エポックごとではなく、ステップごとに記録している
#     リストが長すぎます。ミニバッチを1つ処理するたびに要素が増え、データ全体での測定に時間もかかっ
#     ています。記録する行は、二重ループのどちらに入れるべきでしょうか。字下げの深さを見直してみま
#     しょう。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
            record()
    return history

# %% wrong="epoch_is_one_batch" lacks="steps, left_out, digits"
# en: An epoch is a single step
#     Your network takes one step in each epoch and hardly learns. An epoch lasts until the
#     network has seen as many samples as the training set has: how many mini-batches does that
#     take?
# ja: 1エポックが1ステップだけになっている
#     1エポックに1ステップしか進まないため、ほとんど学習できていません。1エポックは、訓練データの総
#     数とほぼ同じ数のデータを見終わるまで続きます。それにはミニバッチがいくつ必要でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
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

# %% wrong="first_batch_only" lacks="new_batches, every_row_has_a_chance, generator, digits"
# en: Every mini-batch consists of the first rows
#     Your network only sees the first rows of the training set and never the others. Where are
#     random numbers needed to choose a mini-batch?
# ja: いつも先頭の行だけをミニバッチにしている
#     訓練データの先頭の行しか学習に使われず、残りのデータは一度も使われません。ミニバッチを選ぶとき、
#     乱数はどこで使われるはずでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[:batch_size]
            t_batch = t_train[:batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="fixed_generator" lacks="generator"
# en: A generator with a fixed seed replaces the given one
#     Your mini-batches are the same in every run, whichever generator is given. Look for the line
#     that makes a generator: what is the only case in which a new one is needed?
# ja: 渡された乱数生成器を、シードを固定した別のもので置き換えている
#     どんな乱数生成器を渡されても、毎回同じミニバッチになっています。乱数生成器を作っている行を探し
#     ましょう。新しく作る必要があるのは、どんな場合だけでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng(0)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="fixed_seed_for_none" lacks="generator"
# en: Without a generator the same seed is used every time
#     If no generator is given, two of your runs draw exactly the same mini-batches. What does None
#     mean according to the docstring, and is that still true with a fixed seed?
# ja: 乱数生成器を省略すると、いつも同じシードが使われる
#     乱数生成器を省略すると、何度実行してもまったく同じミニバッチになります。Noneは何を意味する
#     とdocstringに書いてあるでしょうか。シードを固定しても、そのとおりになるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng(42)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="fractional_epoch" lacks="steps, entries, losses, accuracies"
# en: The number of steps in an epoch is not an integer
#     If the training set does not divide evenly into mini-batches, your number of steps per epoch
#     is not an integer, so the end of an epoch is noticed at the wrong moment or never. Which
#     division gives integers?
# ja: 1エポックのステップ数が小数になっている
#     訓練データの数がバッチサイズで割り切れないと、1エポックのステップ数が小数になり、エポックの終
#     わりを正しく判定できなくなっています。商が整数になるのは、どの割り算でしょうか。
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
    test_loss_list = [network.loss(x_test, t_test)]
    train_acc_list = [network.accuracy(x_train, t_train)]
    test_acc_list = [network.accuracy(x_test, t_test)]
    for i in range(1, iters_num + 1):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
        if i % iter_per_epoch == 0:
            train_loss_list.append(network.loss(x_train, t_train))
            test_loss_list.append(network.loss(x_test, t_test))
            train_acc_list.append(network.accuracy(x_train, t_train))
            test_acc_list.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss_list,
        "test_loss": test_loss_list,
        "train_accuracy": train_acc_list,
        "test_accuracy": test_acc_list,
    }

# %% wrong="generator_required" lacks="generator"
# en: An omitted generator is not replaced by a new one
#     Your loop works if a generator is given, and stops with an error if it is omitted. Which
#     value does the parameter have then, and what does the docstring say about it?
# ja: 乱数生成器が省略されたとき、新しく作っていない
#     乱数生成器を渡せば動きますが、省略するとエラーで止まります。そのとき引数はどんな値になっている
#     でしょうか。その場合にどうするかはdocstringに書いてあります。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="global_data" lacks="everything"
# en: The notebook's own data are used instead of the arguments
#     Whatever data are given, your network learns from the digits that the notebook has loaded.
#     Compare the names in the first line of your function with those inside it.
# ja: 引数ではなく、ノートブックの変数のデータを使っている
#     どんなデータを渡されても、ノートブックで読み込んだ数字の画像から学習しています。関数の1行目の
#     引数の名前と、関数の中で使っている名前を見比べてみましょう。
def train(
    network, x, t, x_te, t_te, epochs=10, batch_size=100, learning_rate=0.1, rng=None
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="gradient_twice" lacks="steps, new_batches, learning_rate, left_out"
# en: The gradient is computed twice in every step
#     Each of your steps computes the gradient twice: once in the loop, and once in the function
#     that takes the step. Which of the two results is never used?
# ja: 1ステップの間に勾配を2回求めている
#     1ステップごとに勾配を2回計算しています。ループの中で1回、1歩進む関数の中でもう1回です。そのう
#     ち一方は使われないまま捨てられています。どちらでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            grads = network.gradient(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="history_reset" lacks="entries, losses, accuracies"
# en: The history starts again in every epoch
#     Only the last epoch is left in your history; what was recorded before is lost. Which line
#     creates the empty lists, and how many times does it run?
# ja: エポックごとに履歴を空に戻している
#     履歴には最後のエポックの記録しか残っていません。それまでの記録が途中で消えています。空のリスト
#     を作っているのはどの行で、その行は何回実行されるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    for epoch in range(epochs):
        history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="in_order" lacks="new_batches, every_row_has_a_chance, generator"
# en: Mini-batches are taken in the order of the data
#     You go through the training set from front to back, so each epoch uses the same mini-batches
#     in the same order. What is chosen at random in stochastic gradient descent?
# ja: ミニバッチを、データの並び順に切り出している
#     訓練データを前から順に切り出しているため、どのエポックでも同じミニバッチが同じ順番で現れます。
#     「確率的」勾配降下法の「確率的」とは、何をランダムに選ぶという意味でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[i * batch_size : (i + 1) * batch_size]
            t_batch = t_train[i * batch_size : (i + 1) * batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="in_order_with_rest" lacks="new_batches, generator"
# en: Mini-batches are taken in the order of the data, with a smaller last one
#     You go through the training set from front to back, so each epoch uses the same mini-batches
#     in the same order. Where are random numbers needed to choose a mini-batch?
# ja: ミニバッチを並び順に切り出していて、最後のものだけが小さい
#     訓練データを前から順に切り出しているため、どのエポックでも同じミニバッチが同じ順番で現れます。
#     ミニバッチを選ぶとき、乱数はどこで使うのでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for i in range(0, len(x_train), batch_size):
            x_batch, t_batch = x_train[i : i + batch_size], t_train[i : i + batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="labels_only" lacks="one_hot"
# en: The accuracies are right for labels only
#     With one-hot answers your accuracies are wrong: class numbers are compared with rows of zeros
#     and ones. Which part of the notebook already measures the accuracy for both kinds of answers?
# ja: 正解率の計算が、ラベル形式の正解にしか対応していない
#     正解がone-hot表現だと、正解率が正しく求まりません。クラスの番号を、0と1の並んだ行と比べている
#     からです。どちらの形式でも正解率を求めてくれるものが、ノートブックの中にありませんでしたか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def accuracy(x, t):
        y = np.argmax(network.predict(x), axis=1)
        return np.sum(y == t) / len(x)

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(accuracy(x_train, t_train))
        history["test_accuracy"].append(accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="last_entry_missing" lacks="entries, losses, accuracies"
# en: The record is made before every epoch, but not after the last one
#     Your record begins correctly, with the untrained network, but it ends too early: no list
#     contains the result of the last epoch. At which moments does the docstring ask for an entry?
# ja: 各エポックの前に記録し、最後のエポックの後は記録していない
#     学習前の値から正しく記録が始まっていますが、終わるのが早すぎます。最後のエポックの成果が、どの
#     リストにも残っていません。docstringでは、どの時点で記録することになっているでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    iter_per_epoch = max(len(x_train) // batch_size, 1)
    for i in range(epochs * iter_per_epoch):
        if i % iter_per_epoch == 0:
            history["train_loss"].append(network.loss(x_train, t_train))
            history["test_loss"].append(network.loss(x_test, t_test))
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate)
    return history

# %% wrong="made_up_accuracies" lacks="accuracies"
# en: The accuracies are made up, not measured
#     Your accuracies are the same for every network and for all data, so they were not measured.
#     Which part of the notebook counts right answers?
# ja: 正解率を測らずに、それらしい数を並べている
#     どんなネットワークでもどんなデータでも、正解率がいつも同じです。実際に測った値ではありません。
#     正解の割合を求めてくれるものが、ノートブックの中にありませんでしたか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    losses = [network.loss(x_train, t_train)]
    test_losses = [network.loss(x_test, t_test)]
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        losses.append(network.loss(x_train, t_train))
        test_losses.append(network.loss(x_test, t_test))
    return {
        "train_loss": losses,
        "test_loss": test_losses,
        "train_accuracy": np.linspace(0.1, 0.99, epochs + 1).tolist(),
        "test_accuracy": np.linspace(0.1, 0.97, epochs + 1).tolist(),
    }

# %% wrong="mean_of_batch_losses" lacks="losses"
# en: The training loss is the mean of the mini-batch losses during the epoch
#     You average the losses of mini-batches while the network is still changing, so the result does
#     not belong to one moment. At which moment, and on which samples, should the loss be measured?
# ja: エポックの途中で測ったミニバッチの損失を平均している
#     ネットワークが変化している途中でミニバッチごとに測った損失を平均しているため、どの時点の損失な
#     のかが決まりません。記録したいのは、いつのネットワークの、どのデータに対する損失でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    steps = max(len(x_train) // batch_size, 1)
    for epoch in range(epochs):
        running_loss = 0.0
        for step in range(steps):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            running_loss += network.loss(x_batch, t_batch)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(running_loss / steps)
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history

# %% wrong="names_of_its_own" lacks="entries, losses, accuracies" random="true"
# en: The lists are returned under other names
#     The keys of the dict that you return are not those in the docstring, so the lists are not
#     found. What does the docstring call the four keys?
# ja: リストを、決められたものとは違うキーで返している
#     戻り値の辞書（dict）のキーがdocstringと違うため、リストを取り出せません。4つのキー
#     は、docstringで何という名前になっていますか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss_list = [network.loss(x_train, t_train)]
    test_loss_list = [network.loss(x_test, t_test)]
    train_acc_list = [network.accuracy(x_train, t_train)]
    test_acc_list = [network.accuracy(x_test, t_test)]
    for epoch in range(epochs):
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        train_loss_list.append(network.loss(x_train, t_train))
        test_loss_list.append(network.loss(x_test, t_test))
        train_acc_list.append(network.accuracy(x_train, t_train))
        test_acc_list.append(network.accuracy(x_test, t_test))
    return {
        "train_loss_list": train_loss_list,
        "test_loss_list": test_loss_list,
        "train_acc_list": train_acc_list,
        "test_acc_list": test_acc_list,
    }

# %% wrong="network_untouched" lacks="everything" random="true"
# en: The given network is never trained
#     The given network is no better afterwards than before, because its gradient is never computed.
#     Do you train another network in your function? Where do the numbers in the history come from?
# ja: 渡されたネットワークを学習させていない
#     渡されたネットワークは、学習の前と何も変わっていません。その勾配が一度も求められていないからで
#     す。関数の中で、別のネットワークを学習させていませんか。履歴の値は、どこから来ているでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    net = TwoLayerNet(x_train.shape[1], 50, 10)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(net.loss(x_train, t_train))
        history["test_loss"].append(net.loss(x_test, t_test))
        history["train_accuracy"].append(net.accuracy(x_train, t_train))
        history["test_accuracy"].append(net.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(net, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="no_initial_entry" lacks="entries, losses, accuracies"
# en: Nothing is recorded before training
#     Your lists are one entry short, and their first entry already belongs to a trained network.
#     Which point of the learning curve should show the network that knows nothing yet?
# ja: 学習を始める前の値を記録していない
#     リストの要素が1つ足りず、最初の記録が、すでに1エポック学習した後の値になっています。まだ何も学
#     んでいないネットワークの実力は、学習曲線のどこを見ればわかるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
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

# %% wrong="no_step_for_large_batch" lacks="steps"
# en: There is no step at all if the batch size is larger than the training set
#     With very few training samples your network learns nothing, because it takes no step. What
#     does an integer division give if the divisor is the larger number, and what is the smallest
#     number of steps that an epoch may have?
# ja: バッチサイズが訓練データの件数より大きいと、1ステップも進まない
#     訓練データがとても少ないと、ネットワークは1ステップも学習しません。割る数のほうが大きいとき、
#     商はいくつになるでしょうか。1エポックは、少なくとも何ステップでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(len(x_train) // batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="numbers_not_lists" lacks="entries, losses, accuracies"
# en: Each entry overwrites the previous one
#     Your history contains single numbers instead of lists: every epoch replaces what the previous
#     one recorded. How can you add a new value and keep the earlier ones?
# ja: 前の記録を新しい記録で上書きしている
#     リストのはずのところに、数が1つずつしか入っていません。エポックのたびに、前の値が新しい値に置
#     き換わっています。前の値を残したまま追加していくには、どうすればよいでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {}
    history["train_loss"] = network.loss(x_train, t_train)
    history["test_loss"] = network.loss(x_test, t_test)
    history["train_accuracy"] = network.accuracy(x_train, t_train)
    history["test_accuracy"] = network.accuracy(x_test, t_test)
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"] = network.loss(x_train, t_train)
        history["test_loss"] = network.loss(x_test, t_test)
        history["train_accuracy"] = network.accuracy(x_train, t_train)
        history["test_accuracy"] = network.accuracy(x_test, t_test)
    return history

# %% wrong="one_batch_per_epoch" lacks="new_batches, digits"
# en: A new mini-batch is drawn only once per epoch
#     All steps of an epoch learn from the same mini-batch; you draw another one only when the next
#     epoch begins. Which of the two loops does the drawing belong in?
# ja: ミニバッチを1エポックに1回しか選び直していない
#     1つのエポックの間、どのステップでも同じミニバッチを使い回しています。選び直されるのは次のエポッ
#     クになってからです。ミニバッチを選ぶ行は、二重ループのどちらに入れるべきでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="other_randomness" lacks="generator" random="true"
# en: Mini-batches are not drawn with the given generator
#     The given generator has no influence on your mini-batches, so your run cannot be repeated.
#     Do you use the argument at all, or do you draw with other random functions or with a new
#     generator?
# ja: ミニバッチを、rngとは別の乱数で選んでいる
#     渡された乱数生成器がミニバッチの選び方に影響しないため、同じ学習を再現できません。引数を使わず
#     に別の乱数を使ったり、乱数生成器を作り直したりしていませんか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    train_size = x_train.shape[0]
    record()
    for epoch in range(epochs):
        for step in range(max(train_size // batch_size, 1)):
            batch_mask = np.random.choice(train_size, batch_size)
            sgd_step(network, x_train[batch_mask], t_train[batch_mask], learning_rate)
        record()
    return history

# %% wrong="percent" lacks="accuracies"
# en: Accuracies are recorded in percent
#     Your accuracies are far larger than 1. An accuracy is the fraction of right answers: what is
#     it if all answers are right?
# ja: 正解率をパーセントで記録している
#     正解率が1を大きく超えています。正解率は正解の割合です。すべて正解したとき、割合はいくつになる
#     でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(100 * network.accuracy(x_train, t_train))
        history["test_accuracy"].append(100 * network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="rate_not_used" lacks="learning_rate, digits" base="averaged_again" replaces="learning_rate / batch_size" by="0.1"
# en: The learning rate is a fixed number
#     Your network takes steps of the same size whichever learning rate is given. Look for a
#     number in your loop that should be one of the arguments.
# ja: 学習率が決まった数に固定されている
#     どんな学習率を指定しても、同じ歩幅で進んでいます。引数の値を使うべきところに、数をそのまま書い
#     ていませんか。

# %% wrong="returns_in_loop" lacks="steps, every_row_has_a_chance, left_out, entries, losses, accuracies, digits"
# en: The function returns after the first epoch
#     Training ends after a single epoch, however many are asked for. A return ends the whole
#     function: how far is yours indented?
# ja: 最初のエポックの後でreturnしている
#     何エポックと指定されても、1エポックだけで学習が終わっています。returnに出会うと、その場で関数
#     全体が終わります。returnの行はどこまで字下げされているでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
        return history

# %% wrong="returns_nothing" lacks="entries, losses, accuracies"
# en: The history is recorded, but not returned
#     The network learns, but your function returns nothing, so no curve can be drawn. What is
#     missing so that the caller gets what you recorded?
# ja: 履歴を作っているが、返していない
#     ネットワークの学習は進んでいますが、関数からは何も返ってこないため、学習曲線が描けません。記録
#     した履歴を呼び出した側に渡すには、何が必要でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch > 0:
            for step in range(max(len(x_train) // batch_size, 1)):
                x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, x_batch, t_batch, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        print(epoch, history["train_loss"][-1], history["test_accuracy"][-1])

# %% wrong="samples_as_steps" lacks="steps, left_out" base="batch_size_as_steps" replaces="(batch_size)" by="(len(x_train))"
# en: An epoch has as many steps as there are samples
#     You take one step for every training sample, and each step learns from a whole mini-batch, so
#     the network sees every sample many times in one epoch. How many mini-batches make up one
#     epoch?
# ja: 1エポックのステップ数が、訓練データの数と同じになっている
#     訓練データの数だけステップを進めていますが、どのステップもミニバッチ1つ分のデータを使うの
#     で、1エポックの間に同じデータを何度も見ています。1エポックは、ミニバッチいくつ分でしょうか。

# %% wrong="shuffles_the_data" lacks="data_stay"
# en: The training set itself is shuffled
#     After your training the rows of the training set are in a different order, so code that later
#     looks up a row by its number finds another row. What could you shuffle instead of the data?
# ja: 訓練データそのものを並べ替えている
#     学習の後、渡された訓練データの行の順番が変わっています。後で行番号を使って取り出すと、別の行に
#     なってしまいます。データそのものの代わりに、何を並べ替えればよいでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[:] = x_train[order]
        t_train[:] = t_train[order]
        for i in range(max(len(x_train) // batch_size, 1)):
            x_batch = x_train[i * batch_size : (i + 1) * batch_size]
            t_batch = t_train[i * batch_size : (i + 1) * batch_size]
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="test_accuracy_on_train" lacks="accuracies"
# en: The test accuracy is measured on the training set
#     Your two accuracies are always equal, however long the network learns, so they cannot show
#     overfitting. On which images should each of them be measured?
# ja: テストデータの正解率を、訓練データで測っている
#     どれだけ学習しても、2つの正解率がまったく同じ値になっています。これでは、正解率から過学習に気
#     づけません。それぞれ、どの画像で測るものでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
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

# %% wrong="test_loss" lacks="losses"
# en: The training loss is measured on the test set
#     What you record as the training loss is not the loss on the samples from which the network
#     learns. Which of the two sets belongs to each of the four lists?
# ja: 訓練データの損失を、テストデータで測っている
#     訓練データの損失として記録されている値が、学習に使ったデータの損失になっていません。4つのリス
#     トは、それぞれどちらのデータについての記録でしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_test, t_test))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="test_loss_missing" lacks="losses"
# en: The test loss is not recorded
#     Your history has one list too few: nothing shows how the loss on the test images develops.
#     According to the docstring, which two numbers should be recorded for each of the two sets?
# ja: テストデータの損失を記録していない
#     リストが1つ足りず、テストデータの損失がどう変わったかがわかりません。docstringでは、2組のデー
#     タのそれぞれについて、どの2つの値を記録することになっているでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="test_loss_on_train" lacks="losses"
# en: The test loss is measured on the training set
#     Your two losses are equal in every epoch, so they cannot show overfitting. On which images
#     does each of them have to be measured?
# ja: テストデータの損失を、訓練データで測っている
#     2つの損失が、どのエポックでもまったく同じ値になっています。これでは、損失から過学習に気づけま
#     せん。それぞれ、どの画像で測るものでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="trains_on_both" lacks="rows"
# en: The network learns from both training and test images
#     Some of the rows from which your network learns are not in the training set. Once it has seen
#     the test images, does its accuracy on them still show how well it reads new ones?
# ja: 訓練データとテストデータを合わせて学習している
#     学習に使われた行の中に、訓練データにないものが混ざっています。テストデータを一度見てしまったら、
#     テストデータでの正解率から、初めて見る画像に対する実力がわかるでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    x_all = np.concatenate([x_train, x_test])
    t_all = np.concatenate([t_train, t_test])
    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_all, t_all, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="trains_on_test" lacks="rows, every_row_has_a_chance, digits"
# en: The network learns from the test images
#     Your network learns from rows that are not in the training set. Its accuracy on the test
#     images is then high and means nothing: why are those images set aside?
# ja: テストデータで学習している
#     訓練データにない行で学習しています。これではテストデータでの正解率がどれほど高くても、意味があ
#     りません。テストデータは何のために分けてあるのでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_test, t_test, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% wrong="whole_set_every_step" lacks="rows, new_batches, generator, left_out"
# en: Every step uses the whole training set
#     You take the right number of steps, but each is computed from all training samples at once,
#     which is slow. Where in your loop do mini-batches belong?
# ja: どのステップでも、ミニバッチではなく訓練データ全体を使っている
#     ステップの数は合っていますが、毎回すべての訓練データから勾配を求めているため、時間がかかります。
#     ミニバッチはループのどこで使うものでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            sgd_step(network, x_train, t_train, learning_rate)
        record()
    return history

# %% wrong="whole_set_once" lacks="steps, rows, new_batches, generator, left_out, digits"
# en: One step with the whole training set instead of mini-batches
#     In each epoch you compute one gradient from all training samples and take a single step.
#     Stochastic gradient descent takes many quick steps instead: what is each of them computed
#     from?
# ja: ミニバッチを使わず、訓練データ全体で1ステップだけ進めている
#     1エポックごとに訓練データ全体で勾配を求め、1ステップだけ進んでいます。確率的勾配降下法では、もっ
#     と少ないデータで素早く何歩も進みます。1回のステップには何を使うのでしょうか。
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        sgd_step(network, x_train, t_train, learning_rate)
        record()
    return history

# %% right="batches_of_a_generator"
# A generator function yields the mini-batches, a class keeps the record; keyword arguments
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
            test_loss=network.loss(x_test, t_test),
            train_accuracy=network.accuracy(x_train, t_train),
            test_accuracy=network.accuracy(x_test, t_test),
            learning_rate=learning_rate,
        )
    return history

# %% right="deck"
# Deals from one shuffled deck and shuffles anew when it runs out; while loops
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"] += [network.loss(x_train, t_train)]
        history["test_loss"] += [network.loss(x_test, t_test)]
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

# %% right="lists_of_rows"
# Picks row by row into lists, in sorted order; keeps the losses of the mini-batches, too
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": [], "batch_loss": []}

    def record():
        history["train_loss"].append(float(network.loss(x_train, t_train)))
        history["test_loss"].append(float(network.loss(x_test, t_test)))
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            rows = sorted(int(rng.integers(len(x_train))) for _ in range(batch_size))
            x_batch = np.array([x_train[row] for row in rows])
            t_batch = np.array([t_train[row] for row in rows])
            history["batch_loss"].append(float(network.loss(x_batch, t_batch)))
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% right="one_loop"
# One loop over all steps; batches without replacement; prints
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = rng or np.random.default_rng()
    n = x_train.shape[0]
    per_epoch = max(n // batch_size, 1)
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for i in range(epochs * per_epoch + 1):
        if i % per_epoch == 0:
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["train_loss"].append(network.loss(x_train, t_train))
            history["test_loss"].append(network.loss(x_test, t_test))
            print("epoch", i // per_epoch, history["train_loss"][-1])
        if i < epochs * per_epoch:
            rows = rng.choice(n, min(batch_size, n), replace=False)
            sgd_step(network, np.take(x_train, rows, axis=0), t_train[rows], learning_rate)
    return history

# %% right="own_measures"
# Counts loss and accuracies from predict, for labels and one-hot, in float32; guard 1e-4,
# clipped
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None, verbose=0,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss, test_loss, train_acc, test_acc = [], [], [], []

    def labels_of(t):
        return np.argmax(t, axis=1) if np.ndim(t) == 2 else t

    def fraction_right(x, t):
        right = np.argmax(network.predict(x), axis=1) == labels_of(t)
        return np.array(np.mean(right), dtype=np.float32)

    def mean_loss(x, t):
        y = np.asarray(network.predict(x))
        p = y[np.arange(len(y)), labels_of(t)]
        return np.float32(-np.log(np.clip(p, 1e-4, 1)).mean())

    def measure():
        train_loss.append(mean_loss(x_train, t_train))
        test_loss.append(mean_loss(x_test, t_test))
        train_acc.append(fraction_right(x_train, t_train))
        test_acc.append(fraction_right(x_test, t_test))

    measure()
    for epoch in range(epochs):
        steps = len(x_train) // batch_size
        if steps == 0:
            steps = 1
        for step in range(steps):
            sgd_step(network, *mini_batch(x_train, t_train, batch_size, rng), learning_rate)
            if verbose:
                print(epoch, step, network.loss(x_train, t_train))
        measure()
    return dict(
        train_loss=train_loss, test_loss=test_loss,
        train_accuracy=tuple(train_acc), test_accuracy=test_acc,
    )

# %% right="recursion"
# Calls itself with one epoch less; the answers are handed on one-hot
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    start = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    if epochs == 0:
        return start
    classes = len(network.params["b2"])
    hot = t_train if np.ndim(t_train) == 2 else np.eye(classes)[t_train]
    for _ in range(max(len(x_train) // batch_size, 1)):
        sgd_step(network, *mini_batch(x_train, hot, batch_size, rng), learning_rate)
    rest = train(
        network, x_train, t_train, x_test, t_test, epochs - 1, batch_size, learning_rate, rng
    )
    return {name: start[name] + rest[name] for name in start}

# %% right="shuffled_epochs"
# A new random order each epoch, updates in place by itself, returns arrays and further keys
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    n = len(x_train)
    loss = np.zeros((2, epochs + 1))
    accuracy = np.zeros((2, epochs + 1))

    def measure(epoch):
        loss[0, epoch] = network.loss(x_train, t_train)
        loss[1, epoch] = network.loss(x_test, t_test)
        accuracy[0, epoch] = network.accuracy(x_train, t_train)
        accuracy[1, epoch] = network.accuracy(x_test, t_test)

    measure(0)
    for epoch in range(1, epochs + 1):
        order = rng.permutation(n)
        for batch in range(max(n // batch_size, 1)):
            rows = order[batch * batch_size : (batch + 1) * batch_size]
            gradient = network.gradient(x_train[rows], t_train[rows])
            for name in gradient:
                network.params[name] -= learning_rate * gradient[name]
        measure(epoch)
    return {
        "train_loss": loss[0],
        "test_loss": loss[1],
        "train_accuracy": accuracy[0],
        "test_accuracy": accuracy[1],
        "epochs": epochs,
        "seconds": None,
    }

# %% right="spawned_generator"
# Draws a seed from rng for a generator of its own; a new dict of float32 parameters every step
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    own = np.random.default_rng(int(rng.integers(2**32)))
    rows_of = [(network.loss, x_train, t_train), (network.loss, x_test, t_test)]
    rows_of += [(network.accuracy, x_train, t_train), (network.accuracy, x_test, t_test)]
    entries = [[measure(x, t) for measure, x, t in rows_of]]
    for _ in range(epochs):
        for _ in range(max(1, len(x_train) // batch_size)):
            rows = own.permutation(len(x_train))[:batch_size]
            grads = network.gradient(x_train[rows], t_train[rows])
            network.params = {
                name: (value - learning_rate * grads[name]).astype(np.float32)
                for name, value in network.params.items()
            }
        entries.append([measure(x, t) for measure, x, t in rows_of])
    columns = [list(column) for column in zip(*entries)]
    return dict(zip(("train_loss", "test_loss", "train_accuracy", "test_accuracy"), columns))

# %% right="rest_as_a_batch"
# Takes the rows that are left at the end of an epoch as a smaller mini-batch
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    loss, test_loss, train_acc, test_acc = [], [], [], []
    loss.append(network.loss(x_train, t_train))
    test_loss.append(network.loss(x_test, t_test))
    train_acc.append(network.accuracy(x_train, t_train))
    test_acc.append(network.accuracy(x_test, t_test))
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(x_train), batch_size):
            rows = order[start : start + batch_size]
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        loss.append(network.loss(x_train, t_train))
        test_loss.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": loss, "test_loss": test_loss,
        "train_accuracy": train_acc, "test_accuracy": test_acc,
    }

# %% right="steps_rounded_up"
# Rounds the number of steps of an epoch up
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for epoch in range(epochs):
        for step in range(int(np.ceil(len(x_train) / batch_size))):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history

# %% equivalent
# The larger of two numbers does not depend on their order.
#     max(len(x_train) // batch_size, 1) -> max(1, len(x_train) // batch_size) in: for _ in range(max(len(x_train) // batch_size, 1)):

# %% equivalent
# There are as many answers as samples.
#     x_train -> t_train in: for _ in range(max(len(x_train) // batch_size, 1)):
