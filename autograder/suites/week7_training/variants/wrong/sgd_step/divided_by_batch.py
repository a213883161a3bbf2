# /// variant
# title.en = "The gradient is divided by the batch size once more"
# title.ja = "勾配を、バッチサイズでもう一度割っている"
# hint.en = "Your steps go in the right direction, but they shrink as the mini-batch grows. The loss is already a mean over the mini-batch: what does that make of its gradient?"
# hint.ja = "進む方向は合っていますが、ミニバッチが大きいほど歩幅が小さくなっています。損失はすでにミニバッチの平均でした。では、その勾配はもう何になっているでしょうか。"
# fails = "test_weights"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    batch_size = x_batch.shape[0]
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key] / batch_size
