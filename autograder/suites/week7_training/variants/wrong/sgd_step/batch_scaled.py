# /// variant
# title.en = "The mini-batch itself is scaled"
# title.ja = "渡されたミニバッチを正規化して書き換えている"
# hint.en = "After your step the samples of the mini-batch have other values than before, and the gradient is not that of the data handed in. Operators like -= and /= change an array on the spot: does anybody ask for a scaling here?"
# hint.ja = "更新の後、ミニバッチのデータの値が変わっています。勾配も、渡されたデータのものではなくなっています。-= や /= は配列をその場で書き換えます。そもそもここで正規化が必要でしょうか。"
# fails = "test_batch_stays"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    x_batch -= np.mean(x_batch)
    x_batch /= np.std(x_batch)
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]
