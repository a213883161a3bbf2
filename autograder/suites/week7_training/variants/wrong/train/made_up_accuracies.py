# /// variant
# title.en = "The accuracies are written down, not measured"
# title.ja = "認識精度を測らずに、それらしい数を並べている"
# hint.en = "Your accuracies are the same for every network and every set of data, so they cannot have been measured. Who in the notebook knows how to count right answers?"
# hint.ja = "どんなネットワークでもどんなデータでも、認識精度がいつも同じです。実際に測った値ではありません。正解の割合を数えてくれるものが、ノートブックの中にありませんでしたか。"
# fails = "test_accuracies"
# ///
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    losses = [network.loss(x_train, t_train)]
    for epoch in range(epochs):
        for step in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        losses.append(network.loss(x_train, t_train))
    return {
        "train_loss": losses,
        "train_accuracy": np.linspace(0.1, 0.99, epochs + 1).tolist(),
        "test_accuracy": np.linspace(0.1, 0.97, epochs + 1).tolist(),
    }
