# /// variant
# title.en = "Only the first sample of the mini-batch is used"
# title.ja = "ミニバッチの最初のデータしか使っていない"
# hint.en = "Your step listens to a single sample and ignores the rest of the mini-batch. What can the network's gradient be asked for at once?"
# hint.ja = "ミニバッチのうち1つのデータだけで一歩を決めていて、残りを使っていません。ネットワークには、どんな単位で勾配を求めさせることができたでしょうか。"
# fails = "test_batch_handed_on"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch[0:1], t_batch[0:1])
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]
