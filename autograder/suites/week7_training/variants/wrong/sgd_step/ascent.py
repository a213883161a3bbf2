# /// variant
# title.en = "The gradient is added instead of subtracted"
# title.ja = "勾配を引かずに足している"
# hint.en = "Your parameters move uphill: the loss grows with every step. In which direction does the gradient point?"
# hint.ja = "パラメータが坂を上っていて、一歩ごとに損失が大きくなります。勾配は、どちらの方向を指しているでしょうか。"
# fails = "test_weights"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in ("W1", "b1", "W2", "b2"):
        network.params[key] += learning_rate * grads[key]
