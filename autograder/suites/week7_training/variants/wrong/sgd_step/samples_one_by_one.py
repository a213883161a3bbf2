# /// variant
# title.en = "One step for every sample instead of one for the mini-batch"
# title.ja = "ミニバッチで1歩ではなく、データ1個ごとに1歩進んでいる"
# hint.en = "Your function takes as many steps as the mini-batch has samples, so a larger mini-batch moves the network further. How many updates does one mini-batch stand for?"
# hint.ja = "ミニバッチに含まれるデータの数だけ歩いているため、ミニバッチが大きいほどネットワークが大きく動きます。1つのミニバッチでの更新は何回でしょうか。"
# fails = "test_one_gradient"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    for i in range(len(x_batch)):
        grads = network.gradient(x_batch[i : i + 1], t_batch[i : i + 1])
        for key in network.params:
            network.params[key] -= learning_rate * grads[key]
