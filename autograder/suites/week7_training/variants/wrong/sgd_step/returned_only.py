# /// variant
# title.en = "The new parameters are returned, but not put into the network"
# title.ja = "新しいパラメータを返すだけで、ネットワークに入れていない"
# hint.en = "Your function hands the new parameters back, but the network itself keeps the old ones. Where does the docstring say that the result has to be?"
# hint.ja = "新しいパラメータは戻り値になっていますが、ネットワークには古い値が残ったままです。結果をどこに入れるように docstring に書いてあるでしょうか。"
# fails = "test_weights"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    params = network.params.copy()
    for key in params:
        params[key] = params[key] - learning_rate * grads[key]
    return params
