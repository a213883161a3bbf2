# /// variant
# title.en = "The new values never reach the network"
# title.ja = "新しい値がネットワークに入っていない"
# hint.en = "After your step the network is exactly as it was. You give a new value to a name inside the function: is that the same as putting it into the network?"
# hint.ja = "一歩進んだはずなのに、ネットワークが元のままです。新しい値を、関数の中の変数に代入するだけで終わっていませんか。それでネットワークの中身は変わるでしょうか。"
# fails = "test_weights"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        param = network.params[key]
        param = param - learning_rate * grads[key]
