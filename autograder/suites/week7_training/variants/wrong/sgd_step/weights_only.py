# /// variant
# title.en = "Only the weights are updated, not the biases"
# title.ja = "重みだけを更新し、バイアスを更新していない"
# hint.en = "Half of your parameters never move. Which parameters does the network have beside its weight matrices?"
# hint.ja = "パラメータのうち半分がまったく動いていません。このネットワークには、重みのほかにどんなパラメータがあったでしょうか。"
# fails = "test_biases"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    network.params["W1"] -= learning_rate * grads["W1"]
    network.params["W2"] -= learning_rate * grads["W2"]
