# /// variant
# title.en = "The learning rate is a fixed number"
# title.ja = "学習率が決まった数に固定されている"
# hint.en = "Your step has the same length for every learning rate that is handed in. Which number in your code should be an argument instead?"
# hint.ja = "どんな学習率を渡しても、歩幅が変わりません。コードの中に、引数の値を使うべきところが数のまま残っていませんか。"
# fails = "test_learning_rate"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate=0.1):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] = network.params[key] - 0.1 * grads[key]
